package dev.lint429.run.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Excerpt;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Place;
import dev.lint429.run.result.Repair;
import dev.lint429.run.result.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {
  private final Round round = new Round();

  @Test
  void overlapping() {
    assertTrue(take(List.of(edit(10, 20, "a")), List.of()));
    assertFalse(take(List.of(edit(15, 25, "b")), List.of()));
    assertFalse(take(List.of(edit(10, 20, "a")), List.of()), "the same edit twice");
    assertFalse(take(List.of(edit(12, 14, "b")), List.of()), "within");
    assertFalse(take(List.of(edit(30, 40, "c"), edit(19, 20, "d")), List.of()), "one of two");
    assertTrue(take(List.of(edit(30, 40, "c")), List.of()), "nothing of the last one was kept");
  }

  @Test
  void insertionsAtOnePlace() {
    assertTrue(take(List.of(edit(10, 10, "a")), List.of()));
    assertFalse(take(List.of(edit(10, 10, "b")), List.of()));
    assertFalse(take(List.of(edit(10, 12, "b")), List.of()));
    assertFalse(take(List.of(edit(8, 10, "b")), List.of()));
  }

  @Test
  void neighbours() {
    assertTrue(take(List.of(edit(10, 20, "a")), List.of()));
    assertTrue(take(List.of(edit(20, 30, "b")), List.of()));
    assertTrue(take(List.of(edit(5, 10, "c")), List.of()));
  }

  @Test
  void anotherFile() {
    assertTrue(take(List.of(edit(10, 20, "a")), List.of()));
    Edit elsewhere = new Edit("B.java", edit(10, 20, "a").place(), "a");
    assertTrue(take(List.of(elsewhere), List.of()));
  }

  @Test
  void theSameImport() {
    Edit imported = edit(0, 0, "import a.B;\n");
    assertTrue(take(List.of(edit(10, 20, "a")), List.of(imported)));
    assertTrue(take(List.of(edit(30, 40, "b")), List.of(imported)));
    assertEquals(3, round.edits().size());
    assertFalse(
        take(List.of(edit(50, 60, "c")), List.of(edit(0, 0, "import a.C;\n"))),
        "another import at the same place waits for the next round");
  }

  private boolean take(List<Edit> edits, List<Edit> imports) {
    Issue issue =
        new Issue(
            "R",
            Severity.WARNING,
            "A.java",
            edits.get(0).place(),
            new Issue.Lines(1, 1),
            "",
            List.of(),
            List.of(),
            null,
            Excerpt.NONE,
            "",
            "f" + round.chosen().size());
    return round.take(issue, new Repair("", edits, imports, List.of(), null, ""));
  }

  private static Edit edit(int start, int end, String text) {
    return new Edit(
        "A.java", new Place(start, end, 1, start + 1, 1, end + 1, start + 1, end + 1), text);
  }
}
