package dev.lint429.run.result;

import java.util.List;

/**
 * Lines of a source file, for showing.
 *
 * @param firstLine the number of the first of them, from 1
 * @param lines without line ends
 */
public record Excerpt(int firstLine, List<String> lines) {
  public static final Excerpt NONE = new Excerpt(0, List.of());

  public Excerpt {
    lines = List.copyOf(lines);
  }

  /** A line by its number, or null if it is not among them. */
  public String line(int number) {
    int index = number - firstLine;
    return index >= 0 && index < lines.size() ? lines.get(index) : null;
  }
}
