package dev.lint429.run.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.run.AcceptedFindings;
import dev.lint429.run.Checker;
import dev.lint429.run.FakeScanner;
import dev.lint429.run.Progress;
import dev.lint429.run.RunOptions;
import dev.lint429.run.RunResult;
import dev.lint429.run.Settings;
import dev.lint429.run.TestTree;
import dev.lint429.run.UserError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  private static final String FILE = Settings.BASELINE_NAME;

  private TestTree tree;

  @BeforeEach
  void start(@TempDir Path directory) {
    tree = new TestTree(directory);
  }

  @Test
  void noJson() {
    tree.write("A.java", "").write(FILE, "<<<<<<< HEAD");
    assertEquals(
        "The baseline "
            + tree.path(FILE)
            + " cannot be read: Expected BEGIN_OBJECT but was STRING at line 1 column 1 path $",
        assertThrows(UserError.class, this::check).getMessage());
  }

  @Test
  void anotherVersion() {
    tree.write("A.java", "").write(FILE, "{\"version\": 2, \"findings\": []}");
    assertEquals(
        "The baseline "
            + tree.path(FILE)
            + " is not of version 1; write it anew with \"lint429 baseline --update\"",
        assertThrows(UserError.class, this::check).getMessage());
  }

  @Test
  void anIncompleteEntry() {
    tree.write("A.java", "")
        .write(FILE, "{\"version\": 1, \"findings\": [{\"path\": \"A.java\"}]}");
    assertThrows(UserError.class, this::check);
  }

  @Test
  void whatIsNamedMustBeThere() {
    tree.write("A.java", "");
    RunOptions options = tree.options().baseline(Path.of("accepted.json"));
    assertEquals(
        "There is no baseline " + tree.path("accepted.json") + "; \"lint429 baseline\" writes one",
        assertThrows(UserError.class, () -> check(options)).getMessage());
  }

  @Test
  void aNewFindingIsReported() {
    tree.write("A.java", "bad(UnhandledRateLimit)");
    accept(false);
    tree.write("B.java", "bad(UnhandledRateLimit)");
    RunResult result = check();
    assertEquals(List.of("B.java"), result.issues().stream().map(i -> i.path()).toList());
    assertEquals(1, result.accepted());
    assertTrue(result.failed());
  }

  @Test
  void oneMoreOfTheSameIsReported() {
    tree.write("A.java", "bad(UnhandledRateLimit)");
    accept(false);
    tree.write("A.java", "bad(UnhandledRateLimit)\nbad(UnhandledRateLimit)\n");
    assertEquals(1, check().issues().size());
  }

  @Test
  void whatIsAcceptedIsNotReportedWhereverItMoves() {
    tree.write("A.java", "bad(UnhandledRateLimit)");
    accept(false);
    tree.write("A.java", "\n\n  bad(UnhandledRateLimit)");
    RunResult result = check();
    assertEquals(List.of(), result.issues());
    assertEquals(1, result.accepted());
    assertEquals(List.of(), result.notes());
  }

  @Test
  void withoutTheBaseline() {
    tree.write("A.java", "bad(UnhandledRateLimit)");
    accept(false);
    assertEquals(1, check(tree.options().useBaseline(false)).issues().size());
  }

  @Test
  void theFileIsSorted() {
    tree.write("b/B.java", "bad(UnhandledRateLimit)")
        .write("a/A.java", "  bad(UnhandledRateLimit)\n  bad(FixedDelayRetry) // \"<é>\"\n");
    accept(false);
    assertEquals(
        """
        {
          "version": 1,
          "findings": [
            {"path":"a/A.java","rule":"FixedDelayRetry","code":"bad(FixedDelayRetry) // \\"<é>\\"","fingerprint":"a/A.java#bad(FixedDelayRetry)#1"},
            {"path":"a/A.java","rule":"UnhandledRateLimit","code":"bad(UnhandledRateLimit)","fingerprint":"a/A.java#bad(UnhandledRateLimit)#0"},
            {"path":"b/B.java","rule":"UnhandledRateLimit","code":"bad(UnhandledRateLimit)","fingerprint":"b/B.java#bad(UnhandledRateLimit)#0"}
          ]
        }
        """,
        tree.read(FILE));
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() {
    tree.write("A.java", "bad(UnhandledRateLimit)");
    accept(false);
    assertEquals(
        "The baseline " + tree.path(FILE) + " is there already; --update brings it up to date",
        assertThrows(UserError.class, () -> accept(false)).getMessage());
  }

  @Test
  void update() {
    tree.write("A.java", "bad(UnhandledRateLimit)").write("B.java", "bad(UnhandledRateLimit)");
    accept(false);
    tree.write("A.java", "bad(FixedDelayRetry)");
    AcceptedFindings.Update update = accept(true);
    assertEquals(new AcceptedFindings.Update(tree.path(FILE), 1, 1, 2), update);
    assertEquals(2, check().accepted());
  }

  @Test
  void updateOfAPartKeepsTheRest() {
    tree.write("a/A.java", "bad(UnhandledRateLimit)").write("b/B.java", "bad(UnhandledRateLimit)");
    tree.write("pom.xml", "");
    accept(false);
    tree.write("a/A.java", "");
    accept(tree.options().paths(List.of(Path.of("a"))), true);
    assertEquals(
        List.of("b/B.java"),
        Baseline.read(tree.path(FILE)).entries().stream().map(Baseline.Entry::path).toList());
  }

  @Test
  void shrinksByItself() {
    tree.write("A.java", "bad(UnhandledRateLimit)").write("B.java", "bad(UnhandledRateLimit)");
    tree.write("C.java", "bad(UnhandledRateLimit)");
    accept(false);
    tree.write("A.java", "mended").delete("B.java");
    assertEquals(
        List.of("Accepted findings that are gone from the code: 2, taken out of " + FILE),
        check().notes());
    assertEquals(List.of(), check().notes());
    tree.write("A.java", "bad(UnhandledRateLimit)");
    assertEquals(1, check().issues().size(), "once gone, it is not accepted again");
  }

  @Test
  void doesNotShrinkOnABuildServer() {
    tree.write("A.java", "bad(UnhandledRateLimit)");
    accept(false);
    String before = tree.read(FILE);
    tree.write("A.java", "");
    assertEquals(
        List.of(
            "Accepted findings that are gone from the code: 1; \"lint429 baseline --update\" takes"
                + " them out of "
                + FILE),
        check(tree.options().shrinkBaseline(false)).notes());
    assertEquals(before, tree.read(FILE));
  }

  @Test
  void doesNotShrinkByWhatWasNotLookedAt() {
    tree.write("a/A.java", "bad(UnhandledRateLimit)").write("b/B.java", "bad(UnhandledRateLimit)");
    tree.write("c/C.java", "bad(FixedDelayRetry)").write("pom.xml", "");
    accept(false);
    String before = tree.read(FILE);
    // Not among the paths; not parsed; the rule is off.
    tree.write("b/B.java", "").write("a/A.java", "syntax error").write("c/C.java", "");
    tree.write("lint429.yaml", "rules: {FixedDelayRetry: off}");
    check(tree.options().paths(List.of(Path.of("a"), Path.of("c"))));
    assertEquals(before, tree.read(FILE));
  }

  private RunResult check() {
    return check(tree.options());
  }

  private static RunResult check(RunOptions options) {
    return new Checker(Settings.of(options), new FakeScanner(), Progress.NONE).check();
  }

  private AcceptedFindings.Update accept(boolean update) {
    return accept(tree.options(), update);
  }

  private static AcceptedFindings.Update accept(RunOptions options, boolean update) {
    Settings settings = Settings.of(options);
    Checker.Findings findings = new Checker(settings, new FakeScanner(), Progress.NONE).findings();
    return new AcceptedFindings(settings).accept(findings, update);
  }
}
