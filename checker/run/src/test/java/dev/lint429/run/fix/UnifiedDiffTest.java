package dev.lint429.run.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hunks of edits are those of the texts before and after as a whole. */
final class UnifiedDiffTest {
  /** No two lines are alike, so that there is but one shortest diff. */
  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  private static Edit edit(SourceFile file, int start, int end, String text) {
    return new Edit(file.path(), Place.of(file, new Span(start, end)), text);
  }

  private static Edit replace(SourceFile file, String before, String after) {
    int start = file.text().indexOf(before);
    return edit(file, start, start + before.length(), after);
  }

  private static void assertAsWhole(SourceFile file, List<Edit> edits) {
    String after = TextEdits.apply(file.text(), edits);
    assertEquals(
        UnifiedDiff.hunks(file.text(), after), UnifiedDiff.hunks(file.text(), edits), after);
  }

  @Test
  void noEdits() {
    assertEquals("", UnifiedDiff.hunks(lines(0, 50), List.of()));
  }

  @Test
  void farApart() {
    SourceFile file = new SourceFile("A.java", lines(0, 100));
    List<Edit> edits =
        List.of(
            replace(file, "line 5\n", "new\nlines\nof code\n"),
            replace(file, "line 50\nline 51\n", ""),
            replace(file, "line 90\n", "line 90 (changed)\n"));
    assertAsWhole(file, edits);
    assertEquals(
        3, UnifiedDiff.hunks(file.text(), edits).lines().filter(UnifiedDiffTest::isHead).count());
  }

  private static boolean isHead(String line) {
    return line.startsWith("@@");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 7, 8, 15, 16, 17, 18})
  void nearEachOther(int distance) {
    SourceFile file = new SourceFile("A.java", lines(0, 100));
    assertAsWhole(
        file,
        List.of(
            replace(file, "line 30\n", "first\n"),
            replace(file, "line " + (30 + distance) + "\n", "second\nthird\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void atTheEnds(String end) {
    SourceFile file = new SourceFile("A.java", "a\nb\nc" + end);
    assertAsWhole(file, List.of(edit(file, 0, 0, "import x;\n")));
    assertAsWhole(file, List.of(edit(file, file.text().length(), file.text().length(), "d\n")));
    assertAsWhole(file, List.of(edit(file, 0, file.text().length(), "")));
  }

  @Test
  void manyEdits() {
    Random random = new Random(429);
    for (int round = 0; round < 200; round++) {
      SourceFile file = new SourceFile("A.java", lines(0, 20 + random.nextInt(100)));
      List<Edit> edits = new ArrayList<>();
      int at = random.nextInt(40);
      while (at < file.text().length()) {
        int end = Math.min(at + random.nextInt(20), file.text().length());
        edits.add(edit(file, at, end, random.nextBoolean() ? "x" + at : "x" + at + "\ny" + at));
        at = end + 1 + random.nextInt(250);
      }
      assertAsWhole(file, edits);
    }
  }

  @Test
  void theOrderOfEditsDoesNotMatter() {
    SourceFile file = new SourceFile("A.java", lines(0, 60));
    Edit first = replace(file, "line 3\n", "three\n");
    Edit last = replace(file, "line 40\n", "forty\n");
    String hunks = UnifiedDiff.hunks(file.text(), List.of(last, first));
    assertEquals(UnifiedDiff.hunks(file.text(), List.of(first, last)), hunks);
    assertTrue(hunks.contains("-line 40\n+forty\n"), hunks);
  }
}
