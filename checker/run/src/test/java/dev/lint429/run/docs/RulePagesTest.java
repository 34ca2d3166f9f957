package dev.lint429.run.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The code in {@code docs/rules} is code of the fixtures, which the front ends' tests run. */
class RulePagesTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path FIXTURES = ROOT.resolve("test-fixtures/src/fixtures");

  private static final Pattern SNIPPET =
      Pattern.compile("(?:<!-- fixture: (\\S+) -->\\n)?```java\\n(.*?)\\n```", Pattern.DOTALL);

  @Test
  void otherCodeIsFound() {
    assertFalse(holds("a();\nc();", "b();\na();\nb();\nc();"));
  }

  @Test
  void indentAndMarksDoNotCount() {
    assertTrue(
        holds(
            "if (a) {\n  b();\n}", "  {\n    if (a) {\n      // finding: X\n      b();\n    }\n"));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void codeIsOfFixtures(Rule rule) throws IOException {
    String page = Files.readString(ROOT.resolve("docs/rules/" + rule.id() + ".md"));
    List<String> paths = new ArrayList<>();
    Matcher snippet = SNIPPET.matcher(page);
    while (snippet.find()) {
      String path = snippet.group(1);
      assertTrue(path != null, "no fixture is named for\n" + snippet.group(2));
      assertTrue(
          holds(snippet.group(2), Files.readString(FIXTURES.resolve(path))),
          path + " does not have\n" + snippet.group(2));
      paths.add(path);
    }
    assertTrue(paths.size() >= 2 && paths.size() % 2 == 0, paths.toString());
    for (int i = 0; i < paths.size(); i += 2) {
      String found = paths.get(i);
      String better = paths.get(i + 1);
      assertTrue(expects(rule, found), found);
      // What the fix makes of it, or, for a rule without a fix, a program that the rule accepts.
      if (!better.equals(found.replace("/before/", "/after/"))) {
        assertTrue(better.contains("/before/") && !expects(rule, better), better);
      }
    }
  }

  private static boolean expects(Rule rule, String fixture) throws IOException {
    return Files.readString(FIXTURES.resolve(fixture)).contains("// finding: " + rule.id());
  }

  /** Whether code has a snippet as whole lines, all with the same further indent. */
  private static boolean holds(String snippet, String code) {
    List<String> wanted = snippet.lines().toList();
    List<String> lines = code.lines().filter(line -> !line.contains("// finding:")).toList();
    for (int start = 0; start + wanted.size() <= lines.size(); start++) {
      String first = lines.get(start);
      String indent = first.substring(0, first.length() - first.stripLeading().length());
      List<String> indented =
          wanted.stream().map(line -> line.isEmpty() ? line : indent + line).toList();
      if (indented.equals(lines.subList(start, start + wanted.size()))) {
        return true;
      }
    }
    return false;
  }
}
