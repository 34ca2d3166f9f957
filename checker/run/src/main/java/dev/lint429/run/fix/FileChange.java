package dev.lint429.run.fix;

import dev.lint429.run.files.TextFile;

/**
 * What is to become of a file.
 *
 * @param path relative to the run's root, with slashes
 * @param before as it was read
 */
public record FileChange(String path, TextFile before, byte[] after) {

  /** As a unified diff. */
  public byte[] diff() {
    return UnifiedDiff.file(path, before.bytes(), after);
  }
}
