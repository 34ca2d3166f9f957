package dev.lint429.run.fix;

import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Place;
import dev.lint429.run.result.Repair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fixes that can be applied at once, because no two of them change the same place. */
final class Round {
  private final Map<Issue, Repair> chosen = new LinkedHashMap<>();
  private final Set<Edit> edits = new LinkedHashSet<>();

  /** Whether the fix does not stand in the way of those that were taken; then it is taken, too. */
  boolean take(Issue issue, Repair repair) {
    List<Edit> added = new ArrayList<>();
    for (Edit edit : repair.allEdits()) {
      // Two fixes may need the same import.
      boolean shared = edits.contains(edit) && repair.importEdits().contains(edit);
      if (!shared) {
        if (edits.stream().anyMatch(other -> overlap(edit, other))) {
          return false;
        }
        added.add(edit);
      }
    }
    edits.addAll(added);
    chosen.put(issue, repair);
    return true;
  }

  /** Two insertions at one place overlap, too: nobody can tell which is to go first. */
  private static boolean overlap(Edit a, Edit b) {
    Place left = a.place();
    Place right = b.place();
    boolean apart = left.end() < right.start() || right.end() < left.start();
    boolean touch = left.end() == right.start() || right.end() == left.start();
    boolean inserts = left.start() == left.end() || right.start() == right.end();
    return a.path().equals(b.path()) && !apart && (!touch || inserts);
  }

  Map<Issue, Repair> chosen() {
    return chosen;
  }

  Set<Edit> edits() {
    return edits;
  }
}
