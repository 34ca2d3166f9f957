package dev.lint429.backoff.adapters;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/backoff.md shows compiles, and the plots that it names are there. */
final class DocsTest {

  private static final Path ROOT = Path.of("../..");

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").trim();
  }

  @Test
  void examplesAreCompiled() throws Exception {
    String docs = Files.readString(ROOT.resolve("docs/backoff.md"));
    String compiled =
        squeezed(
            Files.readString(Path.of("src/test/java/dev/lint429/backoff/adapters/Snippets.java")));
    Matcher example = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(docs);
    int examples = 0;
    while (example.find()) {
      examples++;
      for (String part : example.group(1).split("\n\n")) {
        assertTrue(compiled.contains(squeezed(part)), () -> "not in Snippets: " + part);
      }
    }
    assertTrue(examples > 5, "only " + examples + " examples");
  }

  @Test
  void plotsAreThere() throws Exception {
    String docs = Files.readString(ROOT.resolve("docs/backoff.md"));
    Matcher plot = Pattern.compile("\\]\\((backoff/[^)]+\\.svg)\\)").matcher(docs);
    int plots = 0;
    while (plot.find()) {
      plots++;
      assertTrue(Files.exists(ROOT.resolve("docs").resolve(plot.group(1))), plot.group(1));
    }
    assertTrue(plots >= 3, "only " + plots + " plots");
  }
}
