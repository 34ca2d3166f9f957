package dev.lint429.run.changes;

import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Step;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The lines that are not as they were, by file. Files are named relative to the run's root, with
 * slashes; lines count from 1.
 */
public final class ChangedLines {
  private final Map<String, BitSet> changed = new HashMap<>();

  /** Of each file the lines above which others were removed and none put in their place. */
  private final Map<String, BitSet> removedBefore = new HashMap<>();

  /**
   * @param last inclusive
   */
  void addChanged(String path, int first, int last) {
    changed.computeIfAbsent(path, p -> new BitSet()).set(first, last + 1);
  }

  void addRemoved(String path, int before) {
    removedBefore.computeIfAbsent(path, p -> new BitSet()).set(before);
  }

  /**
   * Whether a change may have made the finding: a line of its own or one of those that tell how it
   * is known has changed, or lines were removed from the method that it stands in.
   */
  public boolean touch(Issue issue) {
    return changed(issue.path(), issue.place().line(), issue.place().endLine())
        || issue.evidence().stream().anyMatch(this::touch)
        || any(removedBefore, issue.path(), issue.around().first() + 1, issue.around().last());
  }

  private boolean touch(Step step) {
    return step.place() != null
        && changed(step.path(), step.place().line(), step.place().endLine());
  }

  private boolean changed(String path, int first, int last) {
    return any(changed, path, first, last);
  }

  private static boolean any(Map<String, BitSet> lines, String path, int first, int last) {
    BitSet set = lines.get(path);
    int next = set == null ? -1 : set.nextSetBit(first);
    return next >= 0 && next <= last;
  }
}
