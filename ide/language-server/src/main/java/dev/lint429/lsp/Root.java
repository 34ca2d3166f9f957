package dev.lint429.lsp;

import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.files.ProjectRoot;
import dev.lint429.engine.files.SourceFinder;
import dev.lint429.run.RunOptions;
import dev.lint429.run.Settings;
import dev.lint429.run.UserError;
import dev.lint429.run.baseline.Baseline;
import dev.lint429.run.files.SourceTree;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Severity;
import dev.lint429.run.scan.LiveProject;
import dev.lint429.run.scan.ScanJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Files that are analysed with one configuration: a folder of the workspace, or what belongs to a
 * file outside of all of them. For the worker's thread only.
 */
final class Root {
  private final Path folder;
  private final Path file;
  private final Path base;
  private final Settings settings;
  private final Baseline baseline;
  private final List<ScanJob.Project> layout;
  private final Map<String, LiveProject> projects = new HashMap<>();
  private final Set<String> reported = new TreeSet<>();
  private final Map<String, FileResult> results = new TreeMap<>();
  private final Survivors survivors = new Survivors();
  private final ConfigStamp stamp;

  private Root(Path folder, Path file, Options.Scope scope) {
    this.folder = folder;
    this.file = file;
    RunOptions asked = new RunOptions().workingDirectory(folder).scope(scope);
    this.settings = Settings.of(file == null ? asked : asked.paths(List.of(file)));
    this.base = settings.root();
    this.stamp = ConfigStamp.of(settings, folder);
    this.baseline = baseline(settings);
    if (file != null && !belongsToProject(file)) {
      this.layout = List.of(new ScanJob.Project("", neighbours()));
      reported.addAll(layout.get(0).files());
    } else {
      SourceTree tree =
          SourceTree.find(
              settings.root(), settings.contexts(), settings.paths(), settings.excluded());
      this.layout = tree.projects();
      tree.reported().stream().filter(name -> isBelow(path(name))).forEach(reported::add);
    }
  }

  /** A document that was never saved: nothing belongs to it. */
  private Root(Path file) {
    this.folder = file.getParent();
    this.file = file;
    this.base = folder;
    this.settings = null;
    this.stamp = ConfigStamp.NONE;
    this.baseline = Baseline.EMPTY;
    this.layout = List.of(new ScanJob.Project("", List.of()));
    LiveProject alone = LiveProject.of(Map.of(), Options.DEFAULT, CatalogueLoader.builtIn());
    projects.put("", alone);
    reported.add(name(file));
  }

  /** A document that was never saved. */
  static Root ofUnsaved(Path file) {
    return new Root(file);
  }

  /**
   * A folder of the workspace.
   *
   * @throws UserError if the configuration that holds there is not as it should be
   */
  static Root ofFolder(Path folder, Options.Scope scope) {
    return new Root(folder, null, scope);
  }

  /**
   * What belongs to a file outside of the workspace: its project, or else its directory. Only files
   * that are open are reported.
   *
   * @throws UserError as {@link #ofFolder} does
   */
  static Root ofFile(Path file, Options.Scope scope) {
    return new Root(file.getParent(), file, scope);
  }

  private static boolean belongsToProject(Path file) {
    return !ProjectRoot.of(file.getParent(), null).equals(file.getParent())
        || ProjectRoot.workTree(file) != null;
  }

  private List<String> neighbours() {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files
          .filter(f -> SourceFinder.isJava(f.getFileName().toString()))
          .map(this::name)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(name(file));
    }
  }

  private static Baseline baseline(Settings settings) {
    Path accepted = settings.baseline();
    return accepted != null && Files.exists(accepted) ? Baseline.read(accepted) : Baseline.EMPTY;
  }

  Path folder() {
    return folder;
  }

  /** Null for a document that was never saved. */
  Settings settings() {
    return settings;
  }

  /** What names of files are relative to. */
  Path base() {
    return base;
  }

  /** Whether this is a folder of the workspace, all of whose files are reported. */
  boolean isFolder() {
    return file == null;
  }

  /** Whether the configuration on the disk is another than this was made with. */
  boolean isOutdated() {
    return settings != null && !stamp.equals(ConfigStamp.of(settings, folder));
  }

  /** Whether a file is this root's. */
  boolean holds(Path path) {
    return file == null ? isBelow(path) : reported.contains(name(path));
  }

  private boolean isBelow(Path path) {
    return file != null || path.startsWith(folder);
  }

  /** The name of a file in results. */
  String name(Path path) {
    return base.relativize(path).toString().replace('\\', '/');
  }

  Path path(String name) {
    return base.resolve(name);
  }

  /** The files that are reported, in their order. */
  Set<String> reported() {
    return reported;
  }

  /** The project that a file belongs to; it is read now if it was not yet. */
  LiveProject project(String name) {
    ScanJob.Project best = null;
    for (ScanJob.Project project : layout) {
      boolean above = project.directory().isEmpty() || name.startsWith(project.directory() + "/");
      boolean closer = best == null || project.directory().length() > best.directory().length();
      if (above && closer) {
        best = project;
      }
    }
    ScanJob.Project found = best == null ? new ScanJob.Project("", List.of()) : best;
    return projects.computeIfAbsent(
        found.directory(),
        directory ->
            LiveProject.of(
                settings.root(), found, Map.of(), settings.options(), settings.catalogue()));
  }

  /**
   * Gives a file another text, adds or removes it.
   *
   * @param text null if it is gone
   */
  void update(String name, String text) {
    LiveProject project = project(name);
    project.update(name, text);
    if (text == null) {
      reported.remove(name);
      results.remove(name);
      survivors.forget(name);
    } else if (!reported.contains(name) && isWanted(name)) {
      reported.add(name);
    }
  }

  private boolean isWanted(String name) {
    Path path = path(name);
    Path relative = base.relativize(path);
    boolean isSource = SourceFinder.isJava(path.getFileName().toString()) && isBelow(path);
    for (Path at = relative.getParent(); isSource && at != null; at = at.getParent()) {
      isSource = SourceFinder.isSource(at);
    }
    return isSource && !settings.excluded().test(path);
  }

  /** The files whose results may be others now, taken from all projects. */
  Set<String> takeStale() {
    Set<String> stale = new TreeSet<>();
    projects.values().forEach(project -> stale.addAll(project.takeStale()));
    stale.retainAll(reported);
    return stale;
  }

  /** Analyses a file; findings whose rule is off or that are accepted are left out. */
  FileResult analyse(String name) {
    LiveProject project = project(name);
    FileResult found = project.analyse(name);
    FileResult result = survivors.complete(found, project.text(name));
    FileResult shown =
        new FileResult(
            name,
            reported.contains(name)
                ? result.issues().stream().flatMap(this::shown).toList()
                : List.of(),
            result.calls(),
            result.unknown(),
            result.suppressed(),
            result.trouble());
    results.put(name, shown);
    return shown;
  }

  private Stream<Issue> shown(Issue issue) {
    Severity severity = settings == null ? issue.severity() : settings.severity(issue.rule());
    return severity == Severity.OFF || baseline.accepts(issue)
        ? Stream.of()
        : Stream.of(issue.withSeverity(severity));
  }

  /** The last result of a file; null if it was not analysed yet. */
  FileResult result(String name) {
    return results.get(name);
  }

  /** What is known of a file's past is of no use any more: it was closed. */
  void forgetPast(String name) {
    survivors.forget(name);
  }

  /** The results so far of all files. */
  List<FileResult> results() {
    return new ArrayList<>(results.values());
  }

  /** A finding is to be fixed if it is shown. */
  boolean isShown(Issue issue) {
    return shown(issue).findAny().isPresent();
  }
}
