package dev.lint429.run.fix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Unified diffs, as {@code git apply} and {@code patch} take them. */
public final class UnifiedDiff {
  private UnifiedDiff() {}

  /** The hunks between two texts; empty if they are equal. */
  public static String hunks(String before, String after) {
    return new String(
        hunks(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8)),
        StandardCharsets.UTF_8);
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
    RawText a = new RawText(before);
    RawText b = new RawText(after);
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.format(edits, a, b);
      formatter.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
