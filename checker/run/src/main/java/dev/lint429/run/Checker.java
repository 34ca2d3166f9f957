package dev.lint429.run;

import dev.lint429.run.baseline.Baseline;
import dev.lint429.run.cache.CacheKey;
import dev.lint429.run.cache.ResultCache;
import dev.lint429.run.changes.ChangedLines;
import dev.lint429.run.changes.GitChanges;
import dev.lint429.run.files.SourceTree;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.InferenceCall;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Severity;
import dev.lint429.run.scan.ScanJob;
import dev.lint429.run.scan.ScanResult;
import dev.lint429.run.scan.Scanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a source tree: finds the files, has them analysed, sorts out what is to be reported. */
public final class Checker {
  private final Settings settings;
  private final Scanner scanner;
  private final Progress progress;

  public Checker(Settings settings, Scanner scanner, Progress progress) {
    this.settings = settings;
    this.scanner = scanner;
    this.progress = progress;
  }

  /**
   * Everything that the rules find, before the baseline and changed lines are considered.
   *
   * @param issues in their order, without those whose rule is off
   * @param cached whether the result of an earlier run was used
   */
  public record Findings(
      SourceTree tree, ScanJob job, ScanResult scan, List<Issue> issues, boolean cached) {}

  /**
   * One check.
   *
   * @throws NoSourcesError if there is nothing to check
   * @throws UserError if something that is needed is not as it should be
   */
  public RunResult check() {
    long start = System.nanoTime();
    Findings findings = findings();
    Filter filter = filter();
    List<Issue> reported = findings.issues.stream().filter(filter::reports).toList();
    new AcceptedFindings(settings).shrink(filter.baseline, findings, filter.notes);
    return result(findings, filter, reported, Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Finds the files and analyses them.
   *
   * @throws NoSourcesError if there is nothing to check
   */
  public Findings findings() {
    SourceTree tree =
        SourceTree.find(
            settings.root(), settings.contexts(), settings.paths(), settings.excluded());
    if (tree.reported().isEmpty()) {
      throw new NoSourcesError(noSources());
    }
    ScanJob job =
        new ScanJob(
            settings.root(),
            tree.projects(),
            tree.reported(),
            settings.options(),
            settings.catalogue(),
            Map.of(),
            settings.threads());
    return scan(tree, job);
  }

  private String noSources() {
    List<String> paths = settings.paths().stream().map(Path::toString).toList();
    return "There is no Java source file in "
        + String.join(", ", paths)
        + " (build output, generated sources and what the configuration excludes are left out)";
  }

  private Findings scan(SourceTree tree, ScanJob job) {
    if (!settings.useCache()) {
      return findings(tree, job, scanner.scan(job, progress), false);
    }
    Optional<CacheKey> key = CacheKey.of(job, settings.catalogueText(), tree.settings());
    if (key.isEmpty()) {
      return findings(tree, job, scanner.scan(job, progress), false);
    }
    ResultCache cache = cache();
    Optional<ScanResult> known = cache.get(key.get().hash());
    if (known.isPresent()) {
      return findings(tree, job, known.get(), true);
    }
    ScanResult scanned = scanner.scan(job, progress);
    if (scanned.isReproducible() && key.get().stillHolds()) {
      cache.put(key.get().hash(), scanned);
    }
    return findings(tree, job, scanned, false);
  }

  private ResultCache cache() {
    Path directory = settings.cacheDirectory();
    return new ResultCache(
        directory != null ? directory : ResultCache.userDirectory(System.getenv()));
  }

  /** What another scan of the same tree found. */
  public Findings findings(SourceTree tree, ScanJob job, ScanResult scan) {
    return findings(tree, job, scan, false);
  }

  private Findings findings(SourceTree tree, ScanJob job, ScanResult scan, boolean cached) {
    List<Issue> issues =
        scan.files().stream()
            .flatMap(file -> file.issues().stream())
            .map(issue -> issue.withSeverity(settings.severity(issue.rule())))
            .filter(issue -> issue.severity() != Severity.OFF)
            .sorted(RunResult.ORDER)
            .toList();
    return new Findings(tree, job, scan, issues, cached);
  }

  /** What of the findings is reported, and what becomes of the others. */
  public Filter filter() {
    List<String> notes = new ArrayList<>(settings.notes());
    ChangedLines changed = null;
    if (settings.changedSince() != null) {
      changed = GitChanges.since(settings.root(), settings.changedSince(), notes::add).orElse(null);
    }
    return new Filter(baseline(), changed, notes);
  }

  /** The baseline; {@link Baseline#EMPTY} if there is none. */
  Baseline baseline() {
    Path file = settings.baseline();
    if (file == null) {
      return Baseline.EMPTY;
    }
    if (Files.exists(file)) {
      return Baseline.read(file);
    }
    if (settings.isBaselineNamed()) {
      throw new UserError("There is no baseline " + file + "; \"lint429 baseline\" writes one");
    }
    return Baseline.EMPTY;
  }

  /**
   * What is not reported.
   *
   * @param changed null if all lines count
   * @param notes what the user should know about it
   */
  public record Filter(Baseline baseline, ChangedLines changed, List<String> notes) {
    /** Whether it lets through whatever the rules find. */
    public boolean isOpen() {
      return changed == null && baseline.entries().isEmpty();
    }

    public boolean reports(Issue issue) {
      return !baseline.accepts(issue) && (changed == null || changed.touch(issue));
    }
  }

  /** The result of a run that reports some of the findings. */
  public RunResult result(Findings findings, Filter filter, List<Issue> reported, Duration time) {
    List<InferenceCall> calls = new ArrayList<>();
    Map<String, FileResult.Trouble> troubles = new HashMap<>();
    int suppressed = 0;
    int unknown = 0;
    for (FileResult file : findings.scan.files()) {
      calls.addAll(file.calls());
      suppressed += file.suppressed();
      unknown += file.unknown();
      if (file.trouble() != null) {
        troubles.put(file.path(), file.trouble());
      }
    }
    int accepted = (int) findings.issues.stream().filter(filter.baseline::accepts).count();
    return new RunResult(
        settings.root(),
        findings.tree.reported().size(),
        reported,
        calls,
        accepted,
        findings.issues.size() - accepted - reported.size(),
        suppressed,
        unknown,
        troubles,
        filter.notes,
        reported.stream().anyMatch(issue -> settings.failOn().isReachedBy(issue.severity())),
        findings.cached,
        time);
  }
}
