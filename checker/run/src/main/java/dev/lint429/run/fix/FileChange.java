package dev.lint429.run.fix;

import dev.lint429.run.files.TextFile;

/** What is to become of a file. */
public final class FileChange {
  private final String path;
  private final TextFile before;
  private final byte[] after;
  private final boolean isNew;

  FileChange(String path, TextFile before, byte[] after) {
    this(path, before, after, false);
  }

  FileChange(String path, TextFile before, byte[] after, boolean isNew) {
    this.path = path;
    this.before = before;
    this.after = after;
    this.isNew = isNew;
  }

  /** The file, relative to the run's root, with slashes. */
  public String path() {
    return path;
  }

  /** Whether there is no such file yet. */
  public boolean isNew() {
    return isNew;
  }

  /** As it was read; empty if there is no such file yet. */
  public TextFile before() {
    return before;
  }

  /** What it is to hold. */
  public byte[] after() {
    return after.clone();
  }

  /** As a unified diff. */
  public byte[] diff() {
    return isNew ? UnifiedDiff.newFile(path, after) : UnifiedDiff.file(path, before.bytes(), after);
  }
}
