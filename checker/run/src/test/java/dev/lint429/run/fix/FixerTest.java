package dev.lint429.run.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.run.FakeScanner;
import dev.lint429.run.Progress;
import dev.lint429.run.RunOptions;
import dev.lint429.run.Settings;
import dev.lint429.run.TestTree;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.scan.ScanJob;
import dev.lint429.run.scan.ScanResult;
import dev.lint429.run.scan.Scanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to files, with fixes that are written in them. */
class FixerTest {
  private TestTree tree;
  private final Scanner scanner = new FakeScanner();

  @BeforeEach
  void start(@TempDir Path directory) {
    tree = new TestTree(directory);
  }

  @Test
  void nothingToFix() {
    tree.write("A.java", "bad(UnhandledRateLimit)");
    FixResult result = fix(tree.options());
    assertEquals(List.of(), result.changes());
    assertEquals(1, result.after().issues().size());
    assertTrue(result.after().failed());
  }

  @Test
  void allAtOnce() {
    tree.write("A.java", "a bad(UnhandledRateLimit->b) c bad(UnhandledRateLimit->d) e");
    FixResult result = fix(tree.options());
    assertEquals("a b c d e", after(result, "A.java"));
    assertEquals(2, result.applied());
    assertFalse(result.after().failed());
    assertEquals(
        "a bad(UnhandledRateLimit->b) c bad(UnhandledRateLimit->d) e",
        tree.read("A.java"),
        "nothing is written yet");
  }

  @Test
  void aFixOfAnotherFileOnly() {
    tree.write("A.java", "a").write("Policy.java", "bad(FixedDelayRetry->growing)");
    FixResult result =
        new Fixer(Settings.of(tree.options()), new PolicyScanner(), Progress.NONE, pom -> false)
            .fix();
    assertEquals("growing", after(result, "Policy.java"));
    assertEquals(1, result.applied());
    assertEquals(List.of(), result.after().issues());
  }

  /** What it finds in {@code Policy.java} it reports in {@code A.java}, where it is used. */
  private static final class PolicyScanner implements Scanner {
    private final FakeScanner fake = new FakeScanner();

    @Override
    public ScanResult scan(ScanJob job, Progress progress) {
      if (!job.reported().contains("A.java")) {
        return new ScanResult(List.of());
      }
      ScanResult policy = fake.scan(job.with(Set.of("Policy.java"), job.texts()), progress);
      return new ScanResult(policy.files().stream().map(PolicyScanner::used).toList());
    }

    private static FileResult used(FileResult policy) {
      return new FileResult(
          "A.java",
          policy.issues().stream().map(PolicyScanner::used).toList(),
          List.of(),
          0,
          0,
          null);
    }

    private static Issue used(Issue issue) {
      return new Issue(
          issue.rule(),
          issue.severity(),
          "A.java",
          issue.place(),
          issue.around(),
          issue.message(),
          issue.evidence(),
          issue.repairs(),
          issue.noFix(),
          issue.excerpt(),
          issue.code(),
          issue.fingerprint());
    }

    @Override
    public String syntaxProblem(String text) {
      return null;
    }
  }

  @Test
  void whatAFixUncoversIsFixed() {
    tree.write("A.java", "bad(UnhandledRateLimit->bad)(FixedDelayRetry->x)");
    assertEquals("x", after(fix(tree.options()), "A.java"));
  }

  @Test
  void fixesThatNeverEndAreGivenUp() {
    tree.write("A.java", "bad(UnhandledRateLimit->bad)" + "(UnhandledRateLimit->bad)".repeat(30));
    tree.write("B.java", "bad(UnhandledRateLimit->b)");
    FixResult result = fix(tree.options());
    assertEquals(List.of("B.java"), result.changes().stream().map(FileChange::path).toList());
    assertEquals(
        List.of("A.java is not fixed, because its fixes do not come to an end"), result.refused());
    assertEquals(1, result.after().issues().size());
  }

  @Test
  void aFixWhoseResultDoesNotParse() {
    tree.write("A.java", "bad(UnhandledRateLimit->syntax error)\nbad(UnhandledRateLimit->b)\n");
    FixResult result = fix(tree.options());
    assertEquals("bad(UnhandledRateLimit->syntax error)\nb\n", after(result, "A.java"));
    assertEquals(
        List.of(
            "A.java:1: the fix is not applied, because its result does not parse: line 1: syntax"
                + " error"),
        result.refused());
    assertEquals(1, result.after().issues().size());
    assertEquals(1, result.applied());
  }

  @Test
  void aFileThatDoesNotParse() {
    tree.write("A.java", "bad(UnhandledRateLimit->a)").write("B.java", "syntax error");
    assertEquals(List.of(), fix(tree.options()).refused(), "it has no findings");
  }

  @Test
  void acceptedFindingsStay() {
    tree.write("A.java", "bad(UnhandledRateLimit->a)")
        .write("B.java", "bad(UnhandledRateLimit->b)");
    tree.write(
        Settings.BASELINE_NAME,
        """
        {"version": 1, "findings": [{"path": "A.java", "rule": "UnhandledRateLimit", "code": "",
          "fingerprint": "A.java#bad(UnhandledRateLimit->a)#0"}]}
        """);
    FixResult result = fix(tree.options());
    assertEquals(List.of("B.java"), result.changes().stream().map(FileChange::path).toList());
    assertFalse(result.after().failed());
  }

  @Test
  void onlyChangedLines() throws Exception {
    tree.write("A.java", "bad(UnhandledRateLimit->a)\n\n");
    try (Git git = Git.init().setDirectory(tree.root().toFile()).setInitialBranch("main").call()) {
      git.add().addFilepattern(".").call();
      PersonIdent author = new PersonIdent("Test", "test@example.org");
      git.commit().setMessage("a").setAuthor(author).setCommitter(author).setSign(false).call();
    }
    tree.write("A.java", "bad(UnhandledRateLimit->a)\n\nbad(UnhandledRateLimit->b)\n");
    FixResult result = fix(tree.options().changedSince("main"));
    assertEquals("bad(UnhandledRateLimit->a)\n\nb\n", after(result, "A.java"));
    assertFalse(result.after().failed());
  }

  @Test
  void carriageReturns() {
    tree.write("A.java", "a\r\nbad(UnhandledRateLimit->b)\r\n");
    write(fix(tree.options()));
    assertEquals("a\r\nb\r\n", tree.read("A.java"));
  }

  @Test
  void byteOrderMark() {
    tree.write("A.java", "\uFEFFbad(UnhandledRateLimit->ü)");
    // The fake reads files as they are; the draft's text has no mark.
    write(fix(tree.options()));
    assertEquals("\uFEFFü", tree.read("A.java"));
  }

  @Test
  void anEncodingWithoutTheCharacter() {
    byte[] latin1 = "bad(UnhandledRateLimit->x) ü".getBytes(StandardCharsets.ISO_8859_1);
    tree.write("A.java", latin1);
    FixResult result =
        new Fixer(Settings.of(tree.options()), new Latin1Scanner(), Progress.NONE, pom -> false)
            .fix();
    assertEquals(List.of(), result.changes());
    assertEquals(
        List.of(
            "A.java is not fixed, because its encoding ISO-8859-1 lacks a character of the fix"),
        result.refused());
  }

  /** Whatever it fixes, it makes a character that ISO-8859-1 lacks. */
  private static final class Latin1Scanner implements Scanner {
    private final FakeScanner fake = new FakeScanner();

    @Override
    public ScanResult scan(ScanJob job, Progress progress) {
      String text = job.texts().getOrDefault("A.java", "bad(UnhandledRateLimit->x) ü");
      return fake.scan(
          job.with(job.reported(), Map.of("A.java", text.replace("->x", "->“"))), progress);
    }

    @Override
    public String syntaxProblem(String text) {
      return null;
    }
  }

  @Test
  void changedMeanwhile() {
    tree.write("A.java", "bad(UnhandledRateLimit->a)")
        .write("B.java", "bad(UnhandledRateLimit->b)");
    FixResult result = fix(tree.options());
    tree.write("A.java", "somebody else's bad(UnhandledRateLimit->a)");
    FixWriter.Written written = write(result);
    assertEquals(List.of("B.java"), written.files());
    assertEquals(
        List.of("A.java was not written: A.java was changed meanwhile; run again"),
        written.refused());
    assertEquals("somebody else's bad(UnhandledRateLimit->a)", tree.read("A.java"));
    assertEquals("b", tree.read("B.java"));
  }

  @Test
  void deletedMeanwhile() {
    tree.write("A.java", "bad(UnhandledRateLimit->a)");
    FixResult result = fix(tree.options());
    tree.delete("A.java");
    assertEquals(
        List.of("A.java was not written: A.java cannot be read any more"), write(result).refused());
    assertTrue(Files.notExists(tree.path("A.java")));
  }

  @Test
  void twice() {
    tree.write("A.java", "bad(UnhandledRateLimit->a)");
    write(fix(tree.options()));
    FixResult second = fix(tree.options());
    assertEquals(List.of(), second.changes());
    assertEquals(0, second.applied());
  }

  @Test
  void permissionsStay() throws IOException {
    tree.write("A.java", "bad(UnhandledRateLimit->a)");
    Files.setPosixFilePermissions(
        tree.path("A.java"), PosixFilePermissions.fromString("rw-rw-r--"));
    write(fix(tree.options()));
    assertEquals(
        "rw-rw-r--",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(tree.path("A.java"))));
  }

  @Test
  void diffs() {
    tree.write("sub dir/A.java", "one\r\nbad(UnhandledRateLimit->two)\r\nthree");
    FixResult result = fix(tree.options());
    assertEquals(
        """
        --- a/sub dir/A.java
        +++ b/sub dir/A.java
        @@ -1,3 +1,3 @@
         one\r
        -bad(UnhandledRateLimit->two)\r
        +two\r
         three
        \\ No newline at end of file
        """,
        new String(result.changes().get(0).diff(), StandardCharsets.UTF_8));
  }

  @Test
  void theHelperIsMissing() {
    String pom = "<project>\n  <artifactId>p</artifactId>\n</project>\n";
    String fixed = "bad(UnhandledRateLimit->dev.lint429.backoff.Backoff)";
    tree.write("pom.xml", pom).write("src/A.java", fixed);
    FixResult refused = fix(tree.options());
    assertEquals(List.of("src/A.java"), refused.changes().stream().map(FileChange::path).toList());
    assertTrue(
        refused
            .refused()
            .get(0)
            .startsWith("pom.xml lacks the dependency dev.lint429:lint429-backoff:"),
        refused.refused().toString());
    FixResult added =
        new Fixer(Settings.of(tree.options()), scanner, Progress.NONE, p -> p.equals("pom.xml"))
            .fix();
    assertEquals(List.of(), added.refused());
    write(added);
    assertTrue(new PomDependencies(tree.read("pom.xml")).has("dev.lint429", "lint429-backoff"));
  }

  @Test
  void theHelperIsThere() {
    String dependency =
        "<dependency><groupId>dev.lint429</groupId><artifactId>lint429-backoff</artifactId>"
            + "</dependency>";
    tree.write("pom.xml", "<project><dependencies>" + dependency + "</dependencies></project>");
    tree.write("m/pom.xml", "<project><parent></parent></project>");
    tree.write("m/A.java", "bad(UnhandledRateLimit->dev.lint429.backoff.Backoff)");
    tree.write("g/build.gradle", "implementation 'dev.lint429:lint429-backoff:1'");
    tree.write("g/A.java", "bad(UnhandledRateLimit->dev.lint429.backoff.Backoff)");
    FixResult result = fix(tree.options());
    assertEquals(List.of(), result.refused());
    assertEquals(2, result.changes().size());
  }

  @Test
  void theHelperIsMissingInGradle() {
    tree.write("build.gradle.kts", "")
        .write("A.java", "bad(UnhandledRateLimit->dev.lint429.backoff.Backoff)");
    List<String> refused = fix(tree.options()).refused();
    assertTrue(
        refused.get(0).startsWith("build.gradle.kts does not name dev.lint429:lint429-backoff"),
        refused.toString());
  }

  private FixResult fix(RunOptions options) {
    return new Fixer(Settings.of(options), scanner, Progress.NONE, pom -> false).fix();
  }

  private FixWriter.Written write(FixResult result) {
    return FixWriter.write(tree.root(), result);
  }

  private static String after(FixResult result, String path) {
    return result.changes().stream()
        .filter(change -> change.path().equals(path))
        .map(change -> new String(change.after(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("unchanged");
  }
}
