package dev.lint429.run.scan;

import dev.lint429.run.result.FileResult;
import java.util.List;

/**
 * What a scan found.
 *
 * @param files the files with something to report, in the order of their paths
 */
public record ScanResult(List<FileResult> files) {
  public ScanResult {
    files = List.copyOf(files);
  }

  /** Whether another scan would find the same: lint429 itself did not fail, as on little memory. */
  public boolean isReproducible() {
    return files.stream()
        .map(FileResult::trouble)
        .noneMatch(trouble -> trouble != null && trouble.kind() == FileResult.Kind.FAILED);
  }
}
