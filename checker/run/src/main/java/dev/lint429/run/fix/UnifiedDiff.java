package dev.lint429.run.fix;

import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Unified diffs, as {@code git apply} and {@code patch} take them. */
public final class UnifiedDiff {
  /** More than the lines of context, so that a hunk is what it would be in the whole text. */
  private static final int WINDOW_LINES = 8;

  private UnifiedDiff() {}

  /** The hunks between two texts; empty if they are equal. */
  public static String hunks(String before, String after) {
    return new String(
        hunks(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8)),
        StandardCharsets.UTF_8);
  }

  /**
   * The hunks that edits of a text make. Only the lines around each are compared, so it costs
   * little in a long file.
   *
   * @param edits of one file, which do not overlap
   */
  public static String hunks(String before, Collection<Edit> edits) {
    List<Edit> sorted =
        edits.stream().sorted(Comparator.comparingInt(edit -> edit.place().start())).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int linesAdded = 0;
    for (int first = 0, next; first < sorted.size(); first = next) {
      int lastLine = sorted.get(first).place().endLine();
      for (next = first + 1; next < sorted.size(); next++) {
        Place place = sorted.get(next).place();
        if (place.line() - lastLine > 2 * WINDOW_LINES) {
          break;
        }
        lastLine = Math.max(lastLine, place.endLine());
      }
      List<Edit> near = sorted.subList(first, next);
      int start = linesBack(before, near.get(0).place().start());
      int end = linesOn(before, near.get(near.size() - 1).place().end());
      RawText a = raw(before.substring(start, end));
      RawText b = raw(TextEdits.apply(before, start, end, near));
      int line = near.get(0).place().line() - newlines(before, start, near.get(0).place().start());
      write(a, b, out, line - 1, line - 1 + linesAdded);
      linesAdded += b.size() - a.size();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static RawText raw(String text) {
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The start of the line some lines before an offset. */
  private static int linesBack(String text, int offset) {
    int at = offset;
    for (int i = 0; i <= WINDOW_LINES && at >= 0; i++) {
      at = text.lastIndexOf('\n', at - 1);
    }
    return at + 1;
  }

  /** The end of the line some lines behind an offset. */
  private static int linesOn(String text, int offset) {
    int at = offset;
    for (int i = 0; i <= WINDOW_LINES; i++) {
      int newline = text.indexOf('\n', at);
      if (newline < 0) {
        return text.length();
      }
      at = newline + 1;
    }
    return at;
  }

  private static int newlines(String text, int start, int end) {
    return (int) text.substring(start, end).chars().filter(c -> c == '\n').count();
  }

  /**
   * The diff of one file.
   *
   * @param path as it stands behind {@code a/} and {@code b/}
   */
  public static byte[] file(String path, byte[] before, byte[] after) {
    return file("a/" + path, path, hunks(before, after));
  }

  /** The diff of a file that there was not. */
  public static byte[] newFile(String path, byte[] after) {
    return file("/dev/null", path, hunks(new byte[0], after));
  }

  private static byte[] file(String before, String path, byte[] hunks) {
    if (hunks.length == 0) {
      return hunks;
    }
    byte[] header = ("--- " + before + "\n+++ b/" + path + "\n").getBytes(charsetOfPaths());
    byte[] all = new byte[header.length + hunks.length];
    System.arraycopy(header, 0, all, 0, header.length);
    System.arraycopy(hunks, 0, all, header.length, hunks.length);
    return all;
  }

  private static Charset charsetOfPaths() {
    return StandardCharsets.UTF_8;
  }

  private static byte[] hunks(byte[] before, byte[] after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(new RawText(before), new RawText(after), out, 0, 0);
    return out.toByteArray();
  }

  /** Both texts may be parts of others: so many lines are before them. */
  private static void write(
      RawText a, RawText b, OutputStream out, int linesBeforeA, int linesBeforeB) {
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b);
    DiffFormatter formatter =
        new DiffFormatter(out) {
          @Override
          protected void writeHunkHeader(
              int aStart, int aEnd, int bStart, int bEnd, String funcName) throws IOException {
            super.writeHunkHeader(
                aStart + linesBeforeA,
                aEnd + linesBeforeA,
                bStart + linesBeforeB,
                bEnd + linesBeforeB,
                funcName);
          }
        };
    try (formatter) {
      formatter.format(edits, a, b);
      formatter.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
