package dev.lint429.run.fix;

import dev.lint429.run.files.TextFile;

/** What is to become of a file. */
public final class FileChange {
  private final String path;
  private final TextFile before;
  private final byte[] after;

  FileChange(String path, TextFile before, byte[] after) {
    this.path = path;
    this.before = before;
    this.after = after;
  }

  /** The file, relative to the run's root, with slashes. */
  public String path() {
    return path;
  }

  /** As it was read. */
  public TextFile before() {
    return before;
  }

  /** What it is to hold. */
  public byte[] after() {
    return after.clone();
  }

  /** As a unified diff. */
  public byte[] diff() {
    return UnifiedDiff.file(path, before.bytes(), after);
  }
}
