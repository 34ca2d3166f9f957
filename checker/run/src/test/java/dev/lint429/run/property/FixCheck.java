package dev.lint429.run.property;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.lint429.fixtures.Fixtures;
import dev.lint429.run.Checker;
import dev.lint429.run.Progress;
import dev.lint429.run.RunOptions;
import dev.lint429.run.Settings;
import dev.lint429.run.fix.FileChange;
import dev.lint429.run.fix.FixResult;
import dev.lint429.run.fix.FixWriter;
import dev.lint429.run.fix.Fixer;
import dev.lint429.run.fix.TextEdits;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Repair;
import dev.lint429.run.result.Severity;
import dev.lint429.run.scan.SourceScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of the fixes of any program that compiles. */
final class FixCheck {
  private static final String WRAP = "Wrap the call in Backoff";

  private final Javac javac = new Javac();
  private final SourceScanner scanner = new SourceScanner();
  private final Path root;

  /** A fault of a fix. */
  static final class Fault extends AssertionError {
    Fault(String what, Object details) {
      super(what + "\n" + details);
    }
  }

  /**
   * @param root an empty directory, for the files of one program after the other
   */
  FixCheck(Path root) {
    try {
      this.root = root.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a program compiles; one that only a compiler understands is no better. */
  boolean compiles(Program program) {
    return program.javaFiles().stream()
            .allMatch(path -> scanner.syntaxProblem(program.files().get(path)) == null)
        && javac.errors(program).isEmpty();
  }

  /** What is found in a program, suggestions left out. */
  List<Issue> issues(Program program) {
    write(program);
    List<Issue> issues =
        new ArrayList<>(new Checker(settings(), scanner, Progress.NONE).check().issues());
    issues.removeIf(issue -> issue.severity() == Severity.SUGGESTION);
    return issues;
  }

  /** Applies each fix alone, the alternatives included. */
  void each(Program program) {
    for (Issue issue : issues(program)) {
      if (issue.repairs().isEmpty() == (issue.noFix() == null)) {
        throw new Fault("a fix or a reason, not both and not none", issue);
      }
      for (Repair repair : issue.repairs()) {
        alone(program, issue, repair);
      }
    }
  }

  private void alone(Program program, Issue issue, Repair repair) {
    Map<String, List<Edit>> edits = new TreeMap<>();
    repair.allEdits().forEach(e -> edits.computeIfAbsent(e.path(), p -> new ArrayList<>()).add(e));
    Program fixed = program;
    for (Map.Entry<String, List<Edit>> file : edits.entrySet()) {
      String before = program.files().get(file.getKey());
      fixed = fixed.with(file.getKey(), TextEdits.apply(before, file.getValue()));
    }
    String title = issue.rule() + ": " + repair.title();
    sound(program, fixed, title);
    // For a connection that is the statements that open it.
    if (repair.title().equals(WRAP) && !program.toString().contains("openConnection")) {
      confined(program, issue, repair);
    }
    for (Edit edit : repair.importEdits()) {
      if (!edit.text().replaceAll("\\s+", " ").strip().matches("(import [\\w.]+; ?)+")) {
        throw new Fault("an import that is none", edit);
      }
    }
  }

  /** What must hold of a fixed text, whoever applied the fixes. */
  private void sound(Program before, Program after, String title) {
    for (String path : before.javaFiles()) {
      String old = before.files().get(path);
      String text = after.files().get(path);
      String problem = scanner.syntaxProblem(text);
      if (problem != null) {
        throw new Fault(title + " does not parse: " + problem, text);
      }
      List<String> lost = new ArrayList<>(Lexeme.comments(old));
      Lexeme.comments(text).forEach(comment -> remove(lost, comment));
      if (!lost.isEmpty()) {
        throw new Fault(title + " loses comments " + lost, text);
      }
      Set<String> newLineEnds = lineEnds(text);
      newLineEnds.removeAll(lineEnds(old));
      if (!newLineEnds.isEmpty() && !lineEnds(old).isEmpty()) {
        throw new Fault(title + " brings in other line ends", after);
      }
      if (!ending(old).equals(ending(text))) {
        throw new Fault(title + " changes the end of the file", after);
      }
    }
    List<String> errors = javac.errors(after);
    if (!errors.isEmpty()) {
      throw new Fault(title + " does not compile: " + errors, after);
    }
  }

  /** A comment of several lines may be indented with its statement. */
  private static void remove(List<String> comments, String comment) {
    if (!comments.remove(comment)) {
      String flat = comment.replaceAll("\\s+", " ");
      for (int i = 0; i < comments.size(); i++) {
        if (comments.get(i).replaceAll("\\s+", " ").equals(flat)) {
          comments.remove(i);
          return;
        }
      }
    }
  }

  private static Set<String> lineEnds(String text) {
    return java.util.regex.Pattern.compile("\r\n|\r|\n")
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String ending(String text) {
    return text.substring(text.stripTrailing().length());
  }

  /** The edits lie in the innermost statement or member around the finding. */
  private static void confined(Program program, Issue issue, Repair repair) {
    Ast ast = Ast.of(program.files().get(issue.path())).orElseThrow();
    Node around =
        ast.unit().findAll(Node.class).stream()
            .filter(n -> isPlace(n) && n.getRange().isPresent())
            .filter(n -> ast.start(n) <= issue.place().start())
            .filter(n -> ast.end(n) >= issue.place().end())
            .min(Comparator.comparingInt(n -> ast.end(n) - ast.start(n)))
            .orElseThrow();
    for (Edit edit : repair.edits()) {
      boolean inside =
          edit.path().equals(issue.path())
              && edit.place().start() >= ast.start(around)
              && edit.place().end() <= ast.end(around);
      if (!inside) {
        throw new Fault("an edit outside the statement", edit + "\n" + program);
      }
    }
  }

  private static boolean isPlace(Node node) {
    return (node instanceof Statement && !(node instanceof BlockStmt))
        || node instanceof BodyDeclaration;
  }

  /** Lets the fixes be applied as a user does, twice. */
  void all(Program program) {
    List<Issue> before = issues(program);
    FixResult result = fixer().fix();
    if (result.changes().isEmpty()) {
      if (before.stream().anyMatch(issue -> !issue.repairs().isEmpty())) {
        throw new Fault("a fix was not applied: " + result.refused(), program);
      }
      return;
    }
    FixWriter.write(root, result);
    Program fixed = program;
    for (FileChange change : result.changes()) {
      String text = program.encoding().decode(change.after());
      if (text == null) {
        throw new Fault("the byte order mark is gone", program);
      }
      fixed = fixed.with(change.path(), text);
    }
    sound(program, fixed, "all fixes");
    List<Issue> left = issues(fixed);
    long unfixable = before.stream().filter(issue -> issue.repairs().isEmpty()).count();
    if (left.size() > unfixable) {
      throw new Fault("found again: " + left + " before: " + before, fixed);
    }
    if (!result.refused().isEmpty()) {
      throw new Fault("refused: " + result.refused(), program);
    }
    FixResult second = fixer().fix();
    if (!second.changes().isEmpty()) {
      throw new Fault("a second run changes something", fixed);
    }
  }

  private Fixer fixer() {
    return new Fixer(settings(), scanner, Progress.NONE, pom -> false);
  }

  private Settings settings() {
    return Settings.of(new RunOptions().workingDirectory(root).useCache(false).threads(1));
  }

  private void write(Program program) {
    clear();
    try {
      for (Map.Entry<String, String> file : program.files().entrySet()) {
        Path path = root.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        boolean java = file.getKey().endsWith(".java");
        Program.Encoding encoding = java ? program.encoding() : Program.Encoding.UTF_8;
        Files.write(path, encoding.encode(file.getValue()));
      }
      Files.writeString(root.resolve("build.gradle"), build(program.classpath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A build file that names what the program compiles against. */
  private static String build(String classpath) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Path jar : Fixtures.classpath(classpath)) {
      String artifact = jar.getFileName().toString().replaceFirst("-\\d[^/]*\\.jar$", "");
      lines.put(artifact, "  implementation 'group:" + artifact + ":1'\n");
    }
    lines.put("helper", "  implementation 'dev.lint429:lint429-backoff:1'\n");
    return "dependencies {\n" + String.join("", lines.values()) + "}\n";
  }

  private void clear() {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(root)) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
