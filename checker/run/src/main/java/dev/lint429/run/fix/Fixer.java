package dev.lint429.run.fix;

import dev.lint429.engine.Options;
import dev.lint429.run.Checker;
import dev.lint429.run.Progress;
import dev.lint429.run.Settings;
import dev.lint429.run.UserError;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Repair;
import dev.lint429.run.scan.ScanJob;
import dev.lint429.run.scan.ScanResult;
import dev.lint429.run.scan.Scanner;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Applies the first fix of each finding, round by round, until none is left: a round takes fixes
 * that do not overlap, and what it made is analysed anew. All of it happens in memory.
 */
public final class Fixer {
  /** No sound set of fixes needs more; one that does would go on for ever. */
  private static final int MAX_ROUNDS = 20;

  private final Settings settings;
  private final Scanner scanner;
  private final Checker checker;
  private final Draft draft;

  /** Whether the dependency on the helper is added to a build file, by its path. */
  private final Predicate<String> addDependency;

  /** The package for the helper's source, empty for one that fits; null for the dependency. */
  private final String helperSource;

  private final Set<String> refused = new LinkedHashSet<>();

  /** Files that are left alone. */
  private final Set<String> untouchable = new HashSet<>();

  /** Fixes that are not to be tried again, by fingerprint and title. */
  private final Set<String> rejected = new HashSet<>();

  private int applied;

  /**
   * @param addDependency asked with the path of a {@code pom.xml} that lacks the helper which the
   *     fixes use: whether to add it
   */
  public Fixer(
      Settings settings, Scanner scanner, Progress progress, Predicate<String> addDependency) {
    this(settings, scanner, progress, addDependency, null);
  }

  /**
   * @param addDependency as above
   * @param helperSource the package into which the helper's source is put, so that no dependency is
   *     needed; empty for the one that the fixed files have in common; null for the dependency
   */
  public Fixer(
      Settings settings,
      Scanner scanner,
      Progress progress,
      Predicate<String> addDependency,
      String helperSource) {
    this.settings = settings;
    this.scanner = scanner;
    this.checker = new Checker(settings, scanner, progress);
    this.draft = new Draft(settings.root());
    this.addDependency = addDependency;
    this.helperSource = helperSource;
  }

  /**
   * Works out what is to be changed; writes nothing.
   *
   * @throws UserError as {@link Checker#check} does, or if the helper's source has no place
   */
  public FixResult fix() {
    long start = System.nanoTime();
    Checker.Findings found = checker.findings();
    Checker.Filter filter = checker.filter();
    // Fixes move lines and change statements, so what is to be fixed is settled before.
    Set<String> wanted =
        filter.isOpen()
            ? null
            : found.issues().stream()
                .filter(filter::reports)
                .map(Issue::fingerprint)
                .collect(Collectors.toSet());
    HelperCopies copies =
        helperSource == null ? null : copies(fixable(probe(found).issues(), wanted));
    Checker.Findings after = settle(copies == null ? found : with(copies, found), wanted);
    List<Issue> left =
        after.issues().stream()
            .filter(issue -> wanted == null || wanted.contains(issue.fingerprint()))
            .toList();
    List<List<FileChange>> groups = groups(copies);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new FixResult(
        checker.result(after, filter, left, time), groups, applied, List.copyOf(refused));
  }

  /** With the helper that is always known: a configured one may be the copy that is not there. */
  private Checker.Findings probe(Checker.Findings found) {
    ScanJob job = HelperCopies.withHelper(found.job(), Options.DEFAULT_HELPER);
    return job.options().equals(found.job().options())
        ? found
        : checker.findings(found.tree(), job, scanner.scan(job, Progress.NONE));
  }

  /** The copies of the helper's source that fixes may need; null if there is nothing to fix. */
  private HelperCopies copies(List<Issue> issues) {
    TreeMap<String, String> texts = new TreeMap<>();
    for (String path : paths(issues)) {
      load(path);
      if (draft.has(path)) {
        texts.put(path, draft.text(path));
      }
    }
    return texts.isEmpty() ? null : new HelperCopies(settings.root(), helperSource, texts);
  }

  private Checker.Findings with(HelperCopies copies, Checker.Findings found) {
    for (String path : copies.paths()) {
      try {
        draft.put(path, copies.text());
      } catch (IOException e) {
        throw new UserError(path + " cannot be read: " + e.getMessage(), e);
      }
    }
    ScanJob job = copies.job(found.job()).with(found.tree().reported(), draft.texts());
    return checker.findings(found.tree(), job, scanner.scan(job, Progress.NONE));
  }

  /** Applies fixes until there is none; returns what is found then. */
  private Checker.Findings settle(Checker.Findings found, Set<String> wanted) {
    Set<String> candidates = new TreeSet<>(paths(fixable(found.issues(), wanted)));
    if (candidates.isEmpty()) {
      return found;
    }
    for (int round = 0; ; round++) {
      candidates.forEach(this::load);
      List<Issue> issues = fixable(scan(found, candidates).issues(), wanted);
      Round chosen = choose(issues);
      if (chosen.chosen().isEmpty()) {
        Checker.Findings all = scan(found, found.tree().reported());
        if (!candidates.addAll(paths(fixable(all.issues(), wanted)))) {
          return all;
        }
      } else if (round < MAX_ROUNDS) {
        apply(chosen);
      } else {
        chosen.chosen().keySet().forEach(this::giveUp);
      }
    }
  }

  private Checker.Findings scan(Checker.Findings found, Set<String> files) {
    ScanJob job = found.job().with(files, draft.texts());
    ScanResult result = scanner.scan(job, Progress.NONE);
    return checker.findings(found.tree(), job, result);
  }

  private List<Issue> fixable(List<Issue> issues, Set<String> wanted) {
    return issues.stream()
        .filter(issue -> !issue.repairs().isEmpty())
        .filter(issue -> wanted == null || wanted.contains(issue.fingerprint()))
        .filter(issue -> !rejected.contains(key(issue)))
        .filter(issue -> paths(issue.repairs().get(0)).stream().noneMatch(untouchable::contains))
        .toList();
  }

  private static Set<String> paths(List<Issue> issues) {
    return issues.stream().map(Issue::path).collect(Collectors.toSet());
  }

  private static Set<String> paths(Repair repair) {
    return repair.allEdits().stream().map(Edit::path).collect(Collectors.toSet());
  }

  private static String key(Issue issue) {
    return issue.fingerprint() + " " + issue.repairs().get(0).title();
  }

  private void load(String path) {
    if (draft.has(path) || untouchable.contains(path)) {
      return;
    }
    try {
      draft.load(path);
      String problem = scanner.syntaxProblem(draft.text(path));
      if (problem != null) {
        refuse(path, path + " is not fixed, because it does not parse: " + problem);
      }
    } catch (IOException e) {
      refuse(path, path + " is not fixed, because it cannot be read: " + e.getMessage());
    }
  }

  private void refuse(String path, String why) {
    untouchable.add(path);
    refused.add(why);
  }

  /**
   * Fixes of one round. A file that only a fix changes, such as the one that makes a retry policy,
   * is read here: it is still as the fix saw it.
   */
  private Round choose(List<Issue> issues) {
    Round round = new Round();
    for (Issue issue : issues) {
      Repair repair = issue.repairs().get(0);
      Set<String> paths = paths(repair);
      paths.forEach(this::load);
      if (paths.stream().noneMatch(untouchable::contains)) {
        round.take(issue, repair);
      }
    }
    return round;
  }

  private void apply(Round round) {
    Map<String, String> preview = draft.preview(round.edits());
    if (preview.values().stream().allMatch(text -> scanner.syntaxProblem(text) == null)) {
      draft.take(preview, List.copyOf(round.chosen().values()));
      applied += round.chosen().size();
      return;
    }
    // One of them breaks a file: find out which, alone each. The others come in the next round.
    for (Map.Entry<Issue, Repair> each : round.chosen().entrySet()) {
      Issue issue = each.getKey();
      Map<String, String> alone = draft.preview(new LinkedHashSet<>(each.getValue().allEdits()));
      String problem =
          alone.values().stream()
              .map(scanner::syntaxProblem)
              .filter(text -> text != null)
              .findFirst()
              .orElse(null);
      if (problem == null) {
        draft.take(alone, List.of(each.getValue()));
        applied++;
        return;
      }
      rejected.add(key(issue));
      refused.add(
          issue.path()
              + ":"
              + issue.place().line()
              + ": the fix is not applied, because its result does not parse: "
              + problem);
    }
  }

  private void giveUp(Issue issue) {
    for (String path : draft.group(issue.path())) {
      draft.revert(path);
      refuse(path, path + " is not fixed, because its fixes do not come to an end");
    }
  }

  private List<List<FileChange>> groups(HelperCopies copies) {
    List<List<FileChange>> groups = new ArrayList<>();
    Set<String> done = new HashSet<>();
    if (copies != null) {
      String call = copies.helper().substring(copies.helper().lastIndexOf('.') + 1) + ".standard()";
      Set<String> fixed = new HashSet<>(draft.changed());
      fixed.removeAll(copies.paths());
      if (fixed.stream().noneMatch(path -> draft.text(path).contains(call))) {
        done.addAll(copies.paths()); // No fix uses the helper.
      } else if (!settings.options().helper().equals(copies.helper())) {
        refused.add(
            "lint429.yaml lacks \"helper: "
                + copies.helper()
                + "\", by which checks and further fixes know the helper's source");
      }
    }
    for (String path : draft.changed()) {
      if (done.add(path)) {
        Set<String> together = draft.group(path);
        done.addAll(together);
        List<FileChange> group = new ArrayList<>();
        for (String member : new TreeSet<>(together)) {
          if (draft.isChanged(member)) {
            group.add(change(member));
          }
        }
        if (!group.contains(null)) {
          groups.add(group);
        }
      }
    }
    if (copies != null) {
      return groups;
    }
    HelperDependency dependency = new HelperDependency(settings, addDependency);
    for (FileChange pom : dependency.changes(draft.changed(), draft::text)) {
      groups.add(List.of(pom));
    }
    refused.addAll(dependency.notes());
    return groups;
  }

  /** Null if the file's encoding lacks a character; then the reason is noted. */
  private FileChange change(String path) {
    try {
      byte[] after = draft.original(path).encode(draft.text(path));
      return new FileChange(path, draft.original(path), after, draft.isNew(path));
    } catch (CharacterCodingException e) {
      refused.add(
          path
              + " is not fixed, because its encoding "
              + draft.original(path).charset()
              + " lacks a character of the fix");
      return null;
    }
  }
}
