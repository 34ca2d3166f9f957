package dev.lint429.errorprone.javac;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.CompileStates;
import com.sun.tools.javac.comp.CompileStates.CompileState;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** One file of the compilation: its tree, its text, and its lowered form once that is asked for. */
final class SourceUnit {
  static final Comparator<SourceUnit> BY_NAME = Comparator.comparing(SourceUnit::name);

  private static final Path WORKING_DIRECTORY = Path.of("").toAbsolutePath();

  final JCCompilationUnit tree;
  private final Set<Env<AttrContext>> classes = new LinkedHashSet<>();

  /** Text of files that were only searched may go when memory is short; it is read again. */
  private SoftReference<String> text = new SoftReference<>(null);

  private WordFilter words;

  private CalledMethods called;

  /** Null until lowered. */
  CompilationUnit lowered;

  /** Set when lowering failed once: it would fail again. */
  boolean failed;

  SourceUnit(JCCompilationUnit tree) {
    this.tree = tree;
  }

  /** Adds a class of this file that the compiler has begun to work on. */
  void add(Env<AttrContext> env) {
    classes.add(env);
  }

  /**
   * Whether the tree is attributed and still as it was written. Under {@code
   * -XDcompilePolicy=simple} all trees are, when checks run; under {@code by-file} the other files
   * are either not attributed yet or already taken apart for code generation.
   */
  boolean isTrusted(CompileStates states) {
    for (Env<AttrContext> env : classes) {
      CompileState state = states.get(env);
      if (state == null
          || CompileState.ATTR.isAfter(state)
          || !CompileState.TRANSTYPES.isAfter(state)) {
        return false;
      }
    }
    return true;
  }

  /** The text as the compiler read it. */
  String text() {
    if (lowered != null) {
      return lowered.file().text();
    }
    String known = text.get();
    if (known == null) {
      known = read();
      text = new SoftReference<>(known);
    }
    return known;
  }

  /** What the file calls; its tree must be trusted when this is first asked. */
  CalledMethods called(Symbols symbols) {
    if (called == null) {
      called = CalledMethods.of(tree, symbols);
    }
    return called;
  }

  boolean isCalledKnown() {
    return called != null;
  }

  WordFilter words() {
    if (words == null) {
      words = new WordFilter(text());
    }
    return words;
  }

  private String read() {
    try {
      return tree.getSourceFile().getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stable name: files are visited in its order. */
  String name() {
    return tree.getSourceFile().getName();
  }

  SourceFile file() {
    return new SourceFile(shownPath(), text());
  }

  /**
   * The path relative to the working directory where it lies below, else as the compiler has it.
   */
  private String shownPath() {
    String name = name();
    try {
      Path path = Path.of(name);
      if (path.isAbsolute() && path.startsWith(WORKING_DIRECTORY)) {
        return WORKING_DIRECTORY.relativize(path).toString();
      }
    } catch (InvalidPathException e) {
      // The name of a file in memory need not be a path.
      return name;
    }
    return name;
  }

  /** Every class of the file but local and anonymous ones. */
  void forEachClass(Consumer<ClassSymbol> consumer) {
    tree.getTypeDecls().forEach(type -> visit(type, consumer));
  }

  private static void visit(JCTree tree, Consumer<ClassSymbol> consumer) {
    if (tree instanceof JCClassDecl type && type.sym != null) {
      consumer.accept(type.sym);
      type.defs.forEach(member -> visit(member, consumer));
    }
  }
}
