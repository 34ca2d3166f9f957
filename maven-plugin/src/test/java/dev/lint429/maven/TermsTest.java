package dev.lint429.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lint429.run.AcceptedFindings;
import dev.lint429.run.Checker;
import dev.lint429.run.Progress;
import dev.lint429.run.RunOptions;
import dev.lint429.run.Settings;
import dev.lint429.run.UserError;
import dev.lint429.run.scan.SourceScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the messages from the run itself, so that a change of them is noticed. */
final class TermsTest {
  @TempDir private Path directory;

  @Test
  void leavesOtherMessages() {
    assertEquals("a--b \"lint429\"", Terms.maven("a--b \"lint429\""));
  }

  @Test
  void namesTheGoalThatWritesABaseline() throws IOException {
    Files.writeString(directory.resolve("A.java"), "class A {}\n");
    Settings settings = Settings.of(options().baseline(Path.of("accepted.json")));
    Checker checker = new Checker(settings, new SourceScanner(), Progress.NONE);
    UserError error = assertThrows(UserError.class, checker::check);
    assertEquals(
        "There is no baseline "
            + directory.resolve("accepted.json")
            + "; \"mvn lint429:baseline\" writes one",
        Terms.maven(error.getMessage()));
  }

  @Test
  void namesThePropertyThatAllowsAnUpdate() throws IOException {
    Files.writeString(directory.resolve("A.java"), "class A {}\n");
    Settings settings = Settings.of(options());
    AcceptedFindings accepted = new AcceptedFindings(settings);
    Checker.Findings findings =
        new Checker(settings, new SourceScanner(), Progress.NONE).findings();
    accepted.accept(findings, false);
    UserError error = assertThrows(UserError.class, () -> accepted.accept(findings, false));
    assertEquals(
        "The baseline "
            + directory.resolve("lint429-baseline.json")
            + " is there already; -Dlint429.update brings it up to date",
        Terms.maven(error.getMessage()));
  }

  private RunOptions options() {
    return new RunOptions().workingDirectory(directory).useCache(false);
  }
}
