package dev.lint429.engine.model;

import java.util.Arrays;

/** A source file's name and text, with lines and columns computed when they are asked for. */
public final class SourceFile {
  private final String path;
  private final String text;
  private volatile int[] lineStarts;

  /**
   * @param path the name to show: relative to the run's root where there is one
   * @param text the whole text as decoded; offsets count its UTF-16 code units
   */
  public SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The text of {@code span}; empty for {@link Span#NONE}. */
  public String text(Span span) {
    return span.exists() ? text.substring(span.start(), span.end()) : "";
  }

  /** The text of {@code span} without comments and white space, for comparing. */
  public String code(Span span) {
    String code = text(span);
    StringBuilder compact = new StringBuilder(code.length());
    int at = 0;
    while (at < code.length()) {
      char c = code.charAt(at);
      int end = at + 1;
      if (code.startsWith("//", at)) {
        end = lineEnd(code, at);
      } else if (code.startsWith("/*", at)) {
        end = code.indexOf("*/", at + 2) + 2;
      } else if (c == '"' || c == '\'') {
        end = quotedEnd(code, at);
        compact.append(code, at, end);
      } else if (!Character.isWhitespace(c)) {
        compact.append(c);
      }
      at = end;
    }
    return compact.toString();
  }

  private static int lineEnd(String code, int from) {
    int at = from;
    while (at < code.length() && code.charAt(at) != '\n' && code.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static int quotedEnd(String code, int from) {
    String quote = code.startsWith("\"\"\"", from) ? "\"\"\"" : code.substring(from, from + 1);
    int at = from + quote.length();
    while (at < code.length() && !code.startsWith(quote, at)) {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + quote.length(), code.length());
  }

  /** The line of an offset, from 1. */
  public int line(int offset) {
    int at = Arrays.binarySearch(lineStarts(), offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** The column of an offset, from 1, in UTF-16 code units. */
  public int column(int offset) {
    return offset - lineStarts()[line(offset) - 1] + 1;
  }

  /**
   * A line without its end.
   *
   * @param line from 1
   */
  public String lineText(int line) {
    int start = lineStarts()[line - 1];
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return text.substring(start, end);
  }

  private int[] lineStarts() {
    int[] starts = lineStarts;
    if (starts == null) {
      starts = computeLineStarts();
      lineStarts = starts;
    }
    return starts;
  }

  private int[] computeLineStarts() {
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineEnd =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (lineEnd) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public String toString() {
    return path;
  }
}
