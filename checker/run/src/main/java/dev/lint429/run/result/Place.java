package dev.lint429.run.result;

import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import java.nio.charset.StandardCharsets;

/**
 * A range of a source file. Offsets and columns count UTF-16 code units of the decoded text,
 * without a byte order mark; lines and columns start at 1; ends are exclusive.
 *
 * @param utf8Column the column in bytes of UTF-8, which some formats count in
 */
public record Place(
    int start,
    int end,
    int line,
    int column,
    int endLine,
    int endColumn,
    int utf8Column,
    int endUtf8Column) {

  /** The place of a span that {@linkplain Span#exists() exists}. */
  public static Place of(SourceFile file, Span span) {
    int line = file.line(span.start());
    int column = file.column(span.start());
    int endLine = file.line(span.end());
    int endColumn = file.column(span.end());
    return new Place(
        span.start(),
        span.end(),
        line,
        column,
        endLine,
        endColumn,
        utf8Column(file, span.start(), column),
        utf8Column(file, span.end(), endColumn));
  }

  private static int utf8Column(SourceFile file, int offset, int column) {
    String before = file.text().substring(offset - column + 1, offset);
    return before.getBytes(StandardCharsets.UTF_8).length + 1;
  }
}
