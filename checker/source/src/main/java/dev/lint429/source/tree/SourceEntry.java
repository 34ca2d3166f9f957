package dev.lint429.source.tree;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.lint429.engine.files.Decoder;
import dev.lint429.source.types.Types;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One file of the source tree. What is asked for is read, parsed and kept then. */
public final class SourceEntry {
  private final String name;
  private final Path path;
  private final TextBudget budget;
  private final Map<String, SourceClass> localClasses = new ConcurrentHashMap<>();
  private volatile Decoder.Text decoded;
  private volatile String packageName;
  private volatile Header header;
  private volatile WordFilter words;

  /** What is declared at the top of the file and in its classes. */
  public record Header(FileScope scope, Map<String, SourceClass> classes) {}

  /**
   * @param name what to call it in messages: relative to the root, with slashes
   */
  SourceEntry(String name, Path path, TextBudget budget) {
    this.name = name;
    this.path = path;
    this.budget = budget;
  }

  /** A file whose text is not, or not yet, what is on the disk. */
  public static SourceEntry ofText(String name, String text) {
    SourceEntry entry = new SourceEntry(name, null, null);
    entry.decoded = new Decoder.Text(text, StandardCharsets.UTF_8, false);
    return entry;
  }

  public String name() {
    return name;
  }

  /** The file's name without directory and extension. */
  String baseName() {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.substring(0, last.length() - ".java".length());
  }

  public Decoder.Text decoded() {
    Decoder.Text known = decoded;
    if (known == null) {
      known = read();
      if (budget.take(known.text().length())) {
        decoded = known;
      }
    }
    return known;
  }

  private Decoder.Text read() {
    try {
      return Decoder.decode(Files.readAllBytes(path));
    } catch (IOException e) {
      // Deleted meanwhile, or not readable: a file with nothing in it.
      return new Decoder.Text("", StandardCharsets.UTF_8, false);
    }
  }

  public String text() {
    return decoded().text();
  }

  /**
   * Whether all of {@code searched} stand in the text. What they have of words must stand there as
   * whole words.
   */
  public boolean contains(String... searched) {
    return contains(new Searched(searched));
  }

  boolean contains(Searched searched) {
    return mayContain(searched) && searched.isIn(text());
  }

  /** False of most files that do not have it. */
  boolean mayContain(Searched searched) {
    return searched.mayBeIn(words());
  }

  private WordFilter words() {
    WordFilter known = words;
    if (known == null) {
      known = WordFilter.of(text());
      words = known;
    }
    return known;
  }

  String packageName() {
    String known = packageName;
    if (known == null) {
      known = PackageScanner.packageName(text());
      packageName = known;
    }
    return known;
  }

  /** Lets go of what was worked out from the text with the help of other files. */
  void forget() {
    header = null;
    localClasses.clear();
  }

  /** Local and anonymous classes by name; filled when the file is lowered. */
  public Map<String, SourceClass> localClasses() {
    return localClasses;
  }

  /** What the file declares; parses it the first time. */
  public Header header(Types types, AstCache asts) {
    Header known = header;
    if (known == null) {
      synchronized (this) {
        known = header;
        if (known == null) {
          known = read(tree(asts), types);
          header = known;
        }
      }
    }
    return known;
  }

  /** The whole tree if it is at hand, else one without the bodies of methods. */
  private CompilationUnit tree(AstCache asts) {
    JavaFileParser.Parsed parsed = asts.peek(this);
    if (parsed == null) {
      parsed = JavaFileParser.parse(HeaderText.of(text()));
    }
    if (!parsed.problems().isEmpty()) {
      parsed = asts.get(this);
    }
    return parsed.ast().orElseGet(CompilationUnit::new);
  }

  private static Header read(CompilationUnit ast, Types types) {
    FileScope scope = new FileScope(types, ast);
    Map<String, SourceClass> classes = new LinkedHashMap<>();
    String prefix = scope.packageName().isEmpty() ? "" : scope.packageName() + ".";
    for (TypeDeclaration<?> type : ast.getTypes()) {
      String simpleName = Identifiers.text(type.getNameAsString());
      SourceClass.of(type, prefix + simpleName, scope, scope, classes);
    }
    return new Header(scope, classes);
  }

  @Override
  public String toString() {
    return name;
  }
}
