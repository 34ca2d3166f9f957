package dev.lint429.run.fix;

import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Repair;
import dev.lint429.run.scan.LiveProject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Applies the first fix of each finding of some files of a project that is open in an editor. */
public final class LiveFixer {
  /** As of {@link Fixer}. */
  private static final int MAX_ROUNDS = 20;

  private final LiveProject project;
  private final Predicate<Issue> wanted;
  private final Map<String, String> before = new TreeMap<>();
  private final Set<String> rejected = new HashSet<>();

  /**
   * @param wanted whether a finding is to be fixed
   */
  public LiveFixer(LiveProject project, Predicate<Issue> wanted) {
    this.project = project;
    this.wanted = wanted;
  }

  /**
   * What all fixes together make of the files, by file; the project is as before afterwards. Empty
   * if the fixes do not come to an end.
   *
   * @param files those whose findings are to be fixed; fixes may change others
   */
  public Map<String, String> fix(Collection<String> files) {
    Map<String, String> after = new TreeMap<>();
    try {
      int rounds = 0;
      while (round(files)) {
        if (++rounds == MAX_ROUNDS) {
          return Map.of();
        }
      }
      before.keySet().forEach(file -> after.put(file, project.text(file)));
      return after;
    } finally {
      before.forEach(project::update);
    }
  }

  private boolean round(Collection<String> files) {
    Round round = new Round();
    for (String file : files) {
      for (Issue issue : project.analyse(file).issues()) {
        boolean open = !issue.repairs().isEmpty() && wanted.test(issue);
        if (open && !rejected.contains(key(issue))) {
          round.take(issue, issue.repairs().get(0));
        }
      }
    }
    if (round.chosen().isEmpty()) {
      return false;
    }
    if (!take(round.edits())) {
      // One of them breaks a file: find out which, alone each. The others come in the next round.
      for (Map.Entry<Issue, Repair> each : round.chosen().entrySet()) {
        if (take(each.getValue().allEdits())) {
          return true;
        }
        rejected.add(key(each.getKey()));
      }
    }
    return true;
  }

  private static String key(Issue issue) {
    return issue.fingerprint() + " " + issue.repairs().get(0).title();
  }

  /** Makes the edits, unless a file could not be parsed any more then. */
  private boolean take(Collection<Edit> edits) {
    Map<String, List<Edit>> byFile = new TreeMap<>();
    edits.forEach(e -> byFile.computeIfAbsent(e.path(), p -> new ArrayList<>()).add(e));
    Map<String, String> texts = new TreeMap<>();
    byFile.forEach((path, list) -> texts.put(path, TextEdits.apply(project.text(path), list)));
    if (texts.values().stream().anyMatch(text -> LiveProject.syntaxProblem(text) != null)) {
      return false;
    }
    texts.forEach(
        (path, text) -> {
          before.putIfAbsent(path, project.text(path));
          project.update(path, text);
        });
    return true;
  }
}
