package dev.lint429.maven.wiring;

import java.util.Comparator;
import java.util.List;

/**
 * A part of a text that another one takes the place of.
 *
 * @param start where the part begins
 * @param end behind it; {@code start} if something is only inserted
 * @param text what stands there instead
 */
record Change(int start, int end, String text) {
  static Change insert(int at, String text) {
    return new Change(at, at, text);
  }

  /** The text with all changes made; of several insertions at one place the first goes first. */
  static String apply(String text, List<Change> changes) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Change change : sorted(changes)) {
      if (change.start < at) {
        throw new IllegalArgumentException("changes overlap at " + change.start);
      }
      out.append(text, at, change.start).append(change.text);
      at = change.end;
    }
    return out.append(text.substring(at)).toString();
  }

  static List<Change> sorted(List<Change> changes) {
    return changes.stream().sorted(Comparator.comparingInt(Change::start)).toList();
  }
}
