package dev.lint429.engine.model;

/**
 * A half-open range of a source file.
 *
 * @param start offset of the first character, in UTF-16 code units
 * @param end offset behind the last character
 */
public record Span(int start, int end) {
  /** Of nodes that the compiler made up and that stand nowhere in the source. */
  public static final Span NONE = new Span(-1, -1);

  /** Whether {@code other} lies wholly within this range. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end && other.start >= 0;
  }

  /** Whether this range stands in the source at all. */
  public boolean exists() {
    return start >= 0;
  }
}
