package dev.lint429.source.lower;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.SimpleName;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Import;
import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.source.tree.FileScope;
import dev.lint429.source.tree.Identifiers;
import dev.lint429.source.tree.Offsets;
import dev.lint429.source.tree.SourceClass;
import dev.lint429.source.tree.SourceEntry;
import dev.lint429.source.types.Overloads;
import dev.lint429.source.types.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lowers one file: what its parts, one for each sort of syntax, share. Not safe for use by several
 * threads.
 */
public final class Lowering {
  private final SourceFile file;
  private final Offsets offsets;
  private final FileScope fileScope;
  private final Types types;
  private final Overloads overloads;
  private final Map<String, SourceClass> localClasses;
  private final Map<String, Integer> localCounts = new HashMap<>();
  private boolean isNowhere;

  private final Declarations declarations = new Declarations(this);
  private final Statements statements = new Statements(this);
  private final Switches switches = new Switches(this);
  private final Expressions expressions = new Expressions(this);
  private final Names names = new Names(this);
  private final Calls calls = new Calls(this);
  private final Functions functions = new Functions(this);
  private final Annotations annotations = new Annotations(this);

  private Lowering(SourceEntry entry, SourceEntry.Header header, Types types) {
    this.file = new SourceFile(entry.name(), entry.text());
    this.offsets = new Offsets(entry.text());
    this.fileScope = header.scope();
    this.types = types;
    this.overloads = new Overloads(types);
    this.localClasses = entry.localClasses();
  }

  /**
   * The code model of a file.
   *
   * @param header what {@code ast} declares
   */
  public static CompilationUnit lower(
      SourceEntry entry,
      SourceEntry.Header header,
      com.github.javaparser.ast.CompilationUnit ast,
      Types types) {
    return new Lowering(entry, header, types).lower(ast, header.classes());
  }

  private CompilationUnit lower(
      com.github.javaparser.ast.CompilationUnit ast, Map<String, SourceClass> classes) {
    List<Import> imports =
        ast.getImports().stream()
            .filter(i -> !i.isModule())
            .map(i -> new Import(span(i), i.getNameAsString(), i.isStatic(), i.isAsterisk()))
            .toList();
    String prefix = fileScope.packageName().isEmpty() ? "" : fileScope.packageName() + ".";
    List<TypeDecl> lowered = new ArrayList<>();
    for (TypeDeclaration<?> type : ast.getTypes()) {
      SourceClass declaring = classes.get(prefix + Identifiers.text(type.getNameAsString()));
      if (declaring != null) {
        lowered.add(declarations.type(type, declaring, classes, null));
      }
    }
    int importsEnd = ast.getPackageDeclaration().map(p -> span(p).end()).orElse(0);
    return new CompilationUnit(file, fileScope.packageName(), importsEnd, imports, lowered);
  }

  Span span(Node node) {
    return isNowhere ? Span.NONE : offsets.of(node);
  }

  /** Where a name stands, without the brackets that may follow it. */
  Span nameSpan(SimpleName name) {
    Span span = span(name);
    boolean isPlain = span.exists() && file.text().startsWith(name.getIdentifier(), span.start());
    return isPlain ? new Span(span.start(), span.start() + name.getIdentifier().length()) : span;
  }

  /** Lowers something as if it stood nowhere in the source. */
  <T> T nowhere(Supplier<T> part) {
    isNowhere = true;
    try {
      return part.get();
    } finally {
      isNowhere = false;
    }
  }

  /** From the start of the one node to the end of the other. */
  Span span(Node first, Node last) {
    return new Span(span(first).start(), span(last).end());
  }

  char charAt(int offset) {
    String text = file.text();
    return offset < text.length() ? text.charAt(offset) : 0;
  }

  boolean startsWith(String word, int offset) {
    return file.text().startsWith(word, offset);
  }

  FileScope fileScope() {
    return fileScope;
  }

  Types types() {
    return types;
  }

  Overloads overloads() {
    return overloads;
  }

  Declarations declarations() {
    return declarations;
  }

  Statements statements() {
    return statements;
  }

  Switches switches() {
    return switches;
  }

  Expressions expressions() {
    return expressions;
  }

  Names names() {
    return names;
  }

  Calls calls() {
    return calls;
  }

  Functions functions() {
    return functions;
  }

  Annotations annotations() {
    return annotations;
  }

  /** A name for a local class, or for an anonymous one if {@code simpleName} is empty. */
  String localName(SourceClass enclosing, String simpleName) {
    String outer = enclosing.binaryName();
    int number = localCounts.merge(outer + "$" + simpleName, 1, Integer::sum);
    return outer + "$" + number + simpleName;
  }

  /** Makes a local or anonymous class known to the program. */
  void register(SourceClass local) {
    localClasses.put(local.name(), local);
  }

  void registerAll(Map<String, SourceClass> locals) {
    localClasses.putAll(locals);
  }
}
