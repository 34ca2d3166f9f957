package dev.lint429.run.fix;

import dev.lint429.run.RunResult;
import java.util.Comparator;
import java.util.List;

/**
 * What came of fixing, before anything is written.
 *
 * @param after the findings that would be left
 * @param groups the files that change; those of one group are written together or not at all
 * @param applied how many fixes were applied
 * @param refused what was not done, and why; a sentence each
 */
public record FixResult(
    RunResult after, List<List<FileChange>> groups, int applied, List<String> refused) {
  public FixResult {
    groups = groups.stream().map(List::copyOf).toList();
    refused = List.copyOf(refused);
  }

  /** The files that change, in the order of their paths. */
  public List<FileChange> changes() {
    return groups.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(FileChange::path))
        .toList();
  }
}
