package dev.lint429.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.run.Progress;
import dev.lint429.run.rules.RuleBook;
import dev.lint429.run.scan.ScanJob;
import dev.lint429.run.scan.ScanResult;
import dev.lint429.run.scan.Scanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private Path directory;
  private Cli cli;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary.toRealPath();
    cli = new Cli(directory);
  }

  @Test
  void noCommand() {
    assertEquals(2, cli.run());
    assertEquals(
        "lint429: Name a command: check, fix, baseline, rules, explain, lsp\nSee lint429 --help\n",
        cli.err());
  }

  @Test
  void unknownCommand() {
    assertEquals(2, cli.run("chekc"));
    assertEquals(
        "lint429: Unmatched argument at index 0: 'chekc'\nDid you mean check?\n", cli.err());
  }

  @Test
  void unknownOption() {
    assertEquals(2, cli.run("check", "--basline", "x"));
    assertTrue(cli.err().startsWith("lint429: Unknown option: '--basline'"), cli.err());
    assertTrue(cli.err().contains("--baseline"), cli.err());
  }

  @Test
  void unknownValue() {
    assertEquals(2, cli.run("check", "--fail-on", "warn"));
    assertEquals(
        "lint429: Invalid value for option '--fail-on': expected one of [suggestion, warning,"
            + " error, never] (case-sensitive) but was 'warn'\nSee lint429 check --help\n",
        cli.err());
  }

  @Test
  void nothingToCheck() {
    assertEquals(2, cli.run("check"));
    assertEquals(
        "lint429: There is no Java source file in "
            + directory
            + " (build output, generated sources and what the configuration excludes are left"
            + " out)\n",
        cli.err());
    assertEquals("", cli.out());
  }

  @Test
  void missingPath() {
    assertEquals(2, cli.run("check", "nowhere"));
    assertEquals(
        "lint429: There is no file or directory " + directory.resolve("nowhere") + "\n", cli.err());
  }

  @Test
  void brokenConfiguration() {
    write("A.java", Samples.BAD);
    write("lint429.yaml", "failon: error");
    assertEquals(2, cli.run("check"));
    assertTrue(cli.err().contains("failon: this key is unknown (did you mean \"failOn\"?)"));
  }

  @Test
  void outputWithoutAFormat() {
    write("A.java", Samples.BAD);
    assertEquals(2, cli.run("check", "--output", "x.json"));
    assertTrue(cli.err().startsWith("lint429: The name x.json does not tell a format"));
  }

  @Test
  void twoReportsOnTheStandardOutput() {
    write("A.java", Samples.BAD);
    assertEquals(2, cli.run("check", "--format", "sarif", "--format", "html"));
    assertEquals(
        "lint429: Only one report can go to the standard output; give the others a file with"
            + " --output\n",
        cli.err());
  }

  @Test
  void reportThatCannotBeWritten() {
    write("A.java", Samples.BAD);
    write("file", "");
    assertEquals(2, cli.run("check", "-f", "sarif", "-o", "file/x.sarif"));
    assertTrue(cli.err().startsWith("lint429: The report " + directory.resolve("file/x.sarif")));
  }

  @Test
  void internalError() {
    write("A.java", Samples.BAD);
    Scanner failing =
        new Scanner() {
          @Override
          public ScanResult scan(ScanJob job, Progress progress) {
            throw new IllegalStateException("oops");
          }

          @Override
          public String syntaxProblem(String text) {
            return null;
          }
        };
    assertEquals(2, cli.run(failing, "check"));
    assertTrue(cli.err().startsWith("lint429: internal error, please report it"), cli.err());
  }

  @Test
  void clean() {
    write("A.java", Samples.GOOD);
    assertEquals(0, cli.run("check", "."));
    assertEquals("", cli.err());
    assertTrue(
        cli.out()
            .matches(
                "1 file, 1 inference call \\(1 handled\\), 0 with unknown URL, 0 unparsed,"
                    + " \\d+\\.\\d s\nNo findings\n"),
        cli.out());
  }

  @Test
  void findings() {
    write("src/A.java", Samples.BAD);
    assertEquals(1, cli.run("check", "src"));
    assertEquals("", cli.err());
    assertTrue(cli.out().startsWith("A.java:12:12: warning: "), cli.out());
    assertTrue(cli.out().endsWith("\n1 finding: 1 UnhandledRateLimit\n"), cli.out());
  }

  @Test
  void belowTheThreshold() {
    write("A.java", Samples.BAD);
    assertEquals(0, cli.run("check", "--fail-on", "error"));
    assertEquals(0, cli.run("check", "--fail-on", "never"));
  }

  @Test
  void severalReports() throws IOException {
    write("A.java", Samples.BAD);
    assertEquals(
        1,
        cli.run("check", "-f", "gitlab", "-o", "out/q.json", "-o", "out/r.html", "-o", "r.sarif"));
    assertTrue(Files.readString(directory.resolve("out/q.json")).startsWith("["));
    assertTrue(Files.readString(directory.resolve("out/r.html")).startsWith("<!DOCTYPE html>"));
    assertTrue(Files.readString(directory.resolve("r.sarif")).contains("\"2.1.0\""));
    assertTrue(cli.out().contains("warning:"), "and the text, too");
  }

  @Test
  void aFormatIsForTheOutputBehindIt() throws IOException {
    write("A.java", Samples.BAD);
    assertEquals(
        1, cli.run("check", "-q", "-o", "r.sarif", "-o", "r.html", "-f", "gitlab", "-o", "q.json"));
    assertTrue(Files.readString(directory.resolve("r.sarif")).contains("\"2.1.0\""));
    assertTrue(Files.readString(directory.resolve("r.html")).startsWith("<!DOCTYPE html>"));
    assertTrue(Files.readString(directory.resolve("q.json")).startsWith("["));
  }

  @Test
  void aSingleReportMayNameItsFileFirst() throws IOException {
    write("A.java", Samples.BAD);
    assertEquals(1, cli.run("check", "-q", "-o", "q.json", "-f", "GitLab"));
    assertTrue(Files.readString(directory.resolve("q.json")).startsWith("["));
    assertEquals("", cli.out());
  }

  @Test
  void aFileOfOneFormatAndAnotherOnTheStandardOutput() throws IOException {
    write("A.java", Samples.BAD);
    assertEquals(1, cli.run("check", "-q", "-o", "r.html", "-f", "gitlab"));
    assertTrue(Files.readString(directory.resolve("r.html")).startsWith("<!DOCTYPE html>"));
    assertTrue(cli.out().startsWith("["));
  }

  @Test
  void noSuchFormat() {
    write("A.java", Samples.BAD);
    assertEquals(2, cli.run("check", "--format=xml"));
    assertTrue(cli.err().startsWith("lint429: There is no format \"xml\"; the formats are text,"));
  }

  @Test
  void formatWithoutAValue() {
    assertEquals(2, cli.run("check", "--format"));
    assertTrue(cli.err().startsWith("lint429: Missing FORMAT of --format"), cli.err());
  }

  @Test
  void throughASymbolicLink() throws IOException {
    write("real/A.java", Samples.BAD);
    Files.createSymbolicLink(directory.resolve("link"), directory.resolve("real"));
    assertEquals(1, cli.run("check", "link"));
  }

  @Test
  void aReportOnTheStandardOutputIsAlone() {
    write("A.java", Samples.BAD);
    assertEquals(1, cli.run("check", "--format", "gitlab"));
    assertTrue(cli.out().startsWith("[\n") && cli.out().endsWith("]\n"), cli.out());
    assertTrue(cli.err().endsWith("1 finding: 1 UnhandledRateLimit\n"), "the summary stays");
  }

  @Test
  void quiet() {
    write("A.java", Samples.BAD);
    assertEquals(1, cli.run("check", "--quiet", "-o", "r.sarif"));
    assertEquals("", cli.out() + cli.err());
  }

  @Test
  void colour() {
    write("A.java", Samples.BAD);
    cli.run("check");
    assertFalse(cli.out().contains("\u001B["), "no terminal");
    cli.run("check", "--color", "always");
    assertTrue(cli.out().contains("\u001B["), "asked for");
    cli.interactive().run("check");
    assertTrue(cli.out().contains("\u001B["), "a terminal");
    cli.run("check", "--color", "never");
    assertFalse(cli.out().contains("\u001B["), "asked not to");
    cli.environment("NO_COLOR", "1").run("check");
    assertFalse(cli.out().contains("\u001B["), "asked not to by NO_COLOR");
  }

  @Test
  void scopeAll() {
    write("A.java", Samples.BAD.replace("api.openai.com/v1/chat/completions", "example.org/users"));
    assertEquals(0, cli.run("check"));
    assertEquals(1, cli.run("check", "--scope", "all"));
  }

  @Test
  void baseline() {
    write("A.java", Samples.BAD);
    assertEquals(0, cli.run("baseline"));
    assertEquals(
        directory.resolve("lint429-baseline.json") + ": 1 accepted (1 new, 0 taken out)\n",
        cli.err());
    assertEquals(0, cli.run("check"));
    assertTrue(cli.out().endsWith("No findings (1 accepted by the baseline)\n"), cli.out());
    assertEquals(1, cli.run("check", "--no-baseline"));
    assertEquals(2, cli.run("baseline"));
    assertEquals(0, cli.run("baseline", "--update"));
    write("B.java", Samples.BAD.replace("class Chat", "class Talk"));
    assertEquals(1, cli.run("check"), "a new one");
  }

  @Test
  void fixDryRun() {
    write("com/acme/Chat.java", Samples.BAD);
    assertEquals(1, cli.run("fix", "--dry-run"));
    assertTrue(cli.out().startsWith("--- a/com/acme/Chat.java\n+++ b/com/acme/Chat.java\n@@ "));
    assertEquals(Samples.BAD, read("com/acme/Chat.java"));
  }

  @Test
  void fix() {
    write("com/acme/Chat.java", Samples.BAD);
    assertEquals(0, cli.run("fix"));
    assertEquals("fixed com/acme/Chat.java\n", cli.err());
    assertEquals(Samples.GOOD, read("com/acme/Chat.java"));
    assertEquals(0, cli.run("fix"));
    assertEquals("", cli.err());
    assertEquals(0, cli.run("fix", "--dry-run"));
    assertEquals("", cli.out());
  }

  @Test
  void fixAddsTheDependency() {
    write("com/acme/Chat.java", Samples.BAD);
    write("pom.xml", "<project>\n  <artifactId>p</artifactId>\n</project>\n");
    assertEquals(0, cli.run("fix", "--add-dependency"));
    assertTrue(read("pom.xml").contains("<artifactId>lint429-backoff</artifactId>"));
    assertEquals(0, cli.run("fix", "--dry-run", "--add-dependency"));
    assertEquals("", cli.out());
  }

  @Test
  void secondRunFromTheCache() {
    write("A.java", Samples.BAD);
    assertEquals(1, cli.run("check"));
    assertEquals(1, cli.run("check", "--no-cache"));
    assertFalse(cli.out().contains("(cached)"));
  }

  @Test
  void rules() {
    assertEquals(0, cli.run("rules"));
    assertEquals(RuleBook.ids().size(), cli.out().lines().count());
    assertTrue(cli.out().startsWith("UnhandledRateLimit   warning     A request to "), cli.out());
  }

  @Test
  void explain() {
    assertEquals(0, cli.run("explain", "FixedDelayRetry"));
    assertTrue(cli.out().startsWith("# FixedDelayRetry\n\nseverity: warning\n\n"), cli.out());
    assertTrue(cli.out().contains("## Why"));
  }

  @Test
  void explainNoSuchRule() {
    assertEquals(2, cli.run("explain", "FixedDelay"));
    assertEquals(
        "lint429: There is no rule \"FixedDelay\" (did you mean \"FixedDelayRetry\"?); the rules"
            + " are "
            + String.join(", ", RuleBook.ids())
            + "\n",
        cli.err());
  }

  @Test
  void version() {
    assertEquals(0, cli.run("--version"));
    assertTrue(cli.out().matches("lint429 \\d+\\.\\d+\\.\\d+.*\n"), cli.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "fix", "baseline", "rules", "explain"})
  void help(String command) {
    assertEquals(0, cli.run(command, "--help"));
    assertTrue(cli.out().startsWith("Usage: lint429 " + command), cli.out());
    assertEquals("", cli.err());
  }

  @Test
  void completion() {
    assertEquals(0, cli.run("completion"));
    assertTrue(cli.out().contains("--changed-since"), "a script for bash and zsh");
  }

  /** Whoever adds an option documents it: the help names every one. */
  @Test
  void everyOptionIsInTheHelp() {
    cli.run("check", "--help");
    Matcher option = Pattern.compile("--[a-z-]+").matcher(cli.out());
    List<String> names = option.results().map(r -> r.group()).distinct().sorted().toList();
    assertEquals(
        List.of(
            "--baseline",
            "--changed-since",
            "--color",
            "--config",
            "--exclude",
            "--fail-on",
            "--format",
            "--help",
            "--no-baseline",
            "--no-cache",
            "--output",
            "--quiet",
            "--scope",
            "--threads",
            "--version"),
        names);
  }

  private void write(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
