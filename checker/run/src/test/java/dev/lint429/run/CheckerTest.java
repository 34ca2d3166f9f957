package dev.lint429.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.run.config.FailOn;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerTest {
  private TestTree tree;

  @BeforeEach
  void start(@TempDir Path directory) {
    tree = new TestTree(directory);
  }

  @Test
  void noSourcesIsAnError() {
    tree.write("target/A.java", "bad(UnhandledRateLimit)");
    assertEquals(
        "There is no Java source file in "
            + tree.root()
            + " (build output, generated sources and what the configuration excludes are left"
            + " out)",
        assertThrows(UserError.class, () -> check(tree.options())).getMessage());
  }

  @Test
  void everythingExcludedIsAnError() {
    tree.write("A.java", "bad(UnhandledRateLimit)").write("lint429.yaml", "exclude: A.java");
    assertThrows(UserError.class, () -> check(tree.options()));
  }

  @Test
  void aMissingPathIsAnError() {
    RunOptions options = tree.options().paths(List.of(Path.of("nowhere")));
    assertEquals(
        "There is no file or directory " + tree.path("nowhere"),
        assertThrows(UserError.class, () -> check(options)).getMessage());
  }

  @Test
  void twoConfigurationsAreAnError() {
    tree.write("a/A.java", "").write("a/lint429.yaml", "").write("b/B.java", "");
    RunOptions options = tree.options().paths(List.of(Path.of("a"), Path.of("b")));
    assertEquals(
        "The paths have different configuration files ("
            + tree.path("a/lint429.yaml")
            + ", none); name one with --config",
        assertThrows(UserError.class, () -> check(options)).getMessage());
  }

  @Test
  void clean() {
    tree.write("A.java", "class A {}");
    RunResult result = check(tree.options());
    assertEquals(1, result.files());
    assertEquals(List.of(), result.issues());
    assertFalse(result.failed());
  }

  @Test
  void aRuleThatIsOff() {
    tree.write("A.java", "bad(UnhandledRateLimit)")
        .write("lint429.yaml", "rules: {UnhandledRateLimit: off}");
    assertEquals(List.of(), check(tree.options()).issues());
  }

  @Test
  void severities() {
    tree.write("A.java", "bad(UnhandledRateLimit) bad(FixedDelayRetry)");
    tree.write("lint429.yaml", "rules: {UnhandledRateLimit: suggestion}");
    assertEquals(
        List.of(Severity.SUGGESTION, Severity.WARNING),
        check(tree.options()).issues().stream().map(Issue::severity).toList());
  }

  @Test
  void belowTheThreshold() {
    tree.write("A.java", "bad(UnhandledRateLimit)").write("lint429.yaml", "failOn: error");
    assertFalse(check(tree.options()).failed());
    assertTrue(check(tree.options().failOn(FailOn.WARNING)).failed(), "options go first");
    assertFalse(check(tree.options().failOn(FailOn.NEVER)).failed());
  }

  @Test
  void excludedFilesAreNotReported() {
    tree.write("sub/legacy/A.java", "bad(UnhandledRateLimit)").write("B.java", "");
    tree.write("lint429.yaml", "exclude: legacy");
    assertEquals(List.of(), check(tree.options()).issues());
    tree.write("lint429.yaml", "");
    assertEquals(1, check(tree.options()).issues().size());
    RunOptions below =
        tree.options().workingDirectory(tree.path("sub")).excludes(List.of("legacy/*.java"));
    tree.write("sub/B.java", "");
    assertEquals(List.of(), check(below).issues(), "relative to the working directory");
  }

  @Test
  void theConfigurationSaysWhatIsChecked() {
    tree.write("src/A.java", "").write("lib/B.java", "bad(UnhandledRateLimit)");
    tree.write("lint429.yaml", "paths: src");
    assertEquals(1, check(tree.options()).files());
    RunResult below = check(tree.options().workingDirectory(tree.path("src")));
    assertEquals(tree.root(), below.root(), "found upwards");
    assertEquals(1, below.files());
  }

  @Test
  void inTheOrderOfPathsAndPlaces() {
    tree.write("b/B.java", "bad(UnhandledRateLimit)").write("a/Z.java", "bad(FixedDelayRetry)");
    tree.write("a/A.java", "bad(UnhandledRateLimit)\nbad(FixedDelayRetry)\n");
    assertEquals(
        List.of("a/A.java:1", "a/A.java:2", "a/Z.java:1", "b/B.java:1"),
        check(tree.options()).issues().stream()
            .map(i -> i.path() + ":" + i.place().line())
            .toList());
  }

  @Test
  void brokenFilesAreNamed() {
    tree.write("A.java", "syntax error").write("B.java", "");
    assertEquals(
        Map.of(
            "A.java", new FileResult.Trouble(FileResult.Kind.NOT_PARSED, "line 1: syntax error")),
        check(tree.options()).troubles());
  }

  private static RunResult check(RunOptions options) {
    return new Checker(Settings.of(options), new FakeScanner(), Progress.NONE).check();
  }
}
