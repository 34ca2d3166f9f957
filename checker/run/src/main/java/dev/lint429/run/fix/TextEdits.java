package dev.lint429.run.fix;

import dev.lint429.run.result.Edit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Applies edits to a text. */
public final class TextEdits {
  private TextEdits() {}

  /**
   * The text with all edits made.
   *
   * @param edits of one file; of several insertions at one place the first goes first
   * @throws IllegalArgumentException if they overlap
   */
  public static String apply(String text, Collection<Edit> edits) {
    return apply(text, 0, text.length(), edits);
  }

  /**
   * A part of the text with all edits made.
   *
   * @param edits as above, all of them in that part
   */
  public static String apply(String text, int start, int end, Collection<Edit> edits) {
    List<Edit> sorted =
        edits.stream()
            .sorted(
                Comparator.<Edit>comparingInt(e -> e.place().start())
                    .thenComparingInt(e -> e.place().end()))
            .toList();
    StringBuilder out = new StringBuilder(end - start + 256);
    int at = start;
    for (Edit edit : sorted) {
      if (edit.place().start() < at) {
        throw new IllegalArgumentException("edits overlap at " + edit.path() + ":" + at);
      }
      out.append(text, at, edit.place().start()).append(edit.text());
      at = edit.place().end();
    }
    return out.append(text, at, end).toString();
  }
}
