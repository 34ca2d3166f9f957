package dev.lint429.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.run.Checker;
import dev.lint429.run.RunOptions;
import dev.lint429.run.Settings;
import dev.lint429.run.scan.SourceScanner;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The editor and the executable jar find in the sample application what the plugin finds. */
class SampleAppTest {
  private static final Path APP =
      Path.of("../../test-fixtures/sample-app").toAbsolutePath().normalize();

  @Test
  void theSameFindings(@TempDir(cleanup = CleanupMode.NEVER) Path temporary) throws Exception {
    // The file is what the compiler plugin's build of the application is compared with.
    List<String> expected = Files.readAllLines(APP.resolve("expected-findings.txt"));
    Path copy = temporary.toRealPath().resolve("app");
    copy(APP.resolve("src"), copy.resolve("src"));
    Files.copy(APP.resolve("pom.xml"), copy.resolve("pom.xml"));
    assertSame(expected, ofTheJar(copy));
    assertSame(expected, ofTheEditor(copy, temporary.resolve("logs")));
  }

  /**
   * @param lines all lines of the expression
   */
  private record Found(String file, int line, int endLine, String rule) {
    /** The compiler points at the name of a method in a chain, others at the whole of it. */
    boolean is(String expected) {
      return IntStream.rangeClosed(line, endLine)
          .anyMatch(at -> expected.equals(file + ":" + at + " " + rule));
    }
  }

  private static void assertSame(List<String> expected, List<Found> found) {
    assertEquals(expected.size(), found.size(), found::toString);
    for (String each : expected) {
      assertEquals(1, found.stream().filter(f -> f.is(each)).count(), () -> each + found);
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static List<Found> ofTheJar(Path app) {
    Settings settings = Settings.of(new RunOptions().workingDirectory(app).useCache(false));
    return new Checker(settings, new SourceScanner(), dev.lint429.run.Progress.NONE)
        .check().issues().stream()
            .map(i -> new Found(name(i.path()), i.place().line(), i.place().endLine(), i.rule()))
            .toList();
  }

  private static List<Found> ofTheEditor(Path app, Path logs) throws Exception {
    List<Found> found = new ArrayList<>();
    try (Editor editor = Editor.in(logs, app)) {
      editor.client.await("the end", c -> c.logs.contains("All files are analysed"));
      editor.client.diagnostics.forEach(
          (uri, params) ->
              params
                  .getDiagnostics()
                  .forEach(
                      d ->
                          found.add(
                              new Found(
                                  name(URI.create(uri).getPath()),
                                  d.getRange().getStart().getLine() + 1,
                                  d.getRange().getEnd().getLine() + 1,
                                  d.getCode().getLeft()))));
    }
    return found;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
