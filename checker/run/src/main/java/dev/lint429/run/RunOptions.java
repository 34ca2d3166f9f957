package dev.lint429.run;

import dev.lint429.engine.Options;
import dev.lint429.run.config.FailOn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What somebody asked for, on the command line or in a build file. What is not set is looked up in
 * {@code lint429.yaml}, or has its default.
 */
public final class RunOptions {
  private Path workingDirectory = Path.of("");
  private List<Path> paths = List.of();
  private Path config;
  private List<String> excludes = List.of();
  private Options.Scope scope;
  private FailOn failOn;
  private Path baseline;
  private boolean useBaseline = true;
  private boolean shrinkBaseline = true;
  private String changedSince;
  private boolean useCache = true;
  private Path cacheDirectory;
  private List<Path> libraries = List.of();
  private int threads = Runtime.getRuntime().availableProcessors();

  /** What relative paths are relative to; the process's own directory unless set. */
  public RunOptions workingDirectory(Path directory) {
    this.workingDirectory = directory;
    return this;
  }

  /** Files and directories to check; none for those of the configuration. */
  public RunOptions paths(List<Path> list) {
    this.paths = List.copyOf(list);
    return this;
  }

  /** The configuration file, in place of the one that is found upwards. */
  public RunOptions config(Path file) {
    this.config = file;
    return this;
  }

  /** Globs of files that are not reported, relative to the working directory. */
  public RunOptions excludes(List<String> globs) {
    this.excludes = List.copyOf(globs);
    return this;
  }

  public RunOptions scope(Options.Scope which) {
    this.scope = which;
    return this;
  }

  public RunOptions failOn(FailOn severity) {
    this.failOn = severity;
    return this;
  }

  /** The baseline, in place of the configured one. */
  public RunOptions baseline(Path file) {
    this.baseline = file;
    return this;
  }

  /** Whether a baseline is used at all. */
  public RunOptions useBaseline(boolean use) {
    this.useBaseline = use;
    return this;
  }

  /** Whether a check takes accepted findings that are gone out of the baseline's file. */
  public RunOptions shrinkBaseline(boolean shrink) {
    this.shrinkBaseline = shrink;
    return this;
  }

  /** The Git revision since which changed lines are reported; null for all lines. */
  public RunOptions changedSince(String revision) {
    this.changedSince = revision;
    return this;
  }

  public RunOptions useCache(boolean use) {
    this.useCache = use;
    return this;
  }

  /** Where results are kept, in place of the user's cache directory. */
  public RunOptions cacheDirectory(Path directory) {
    this.cacheDirectory = directory;
    return this;
  }

  /** Jars and directories of classes whose models are used, those that have any. */
  public RunOptions libraries(List<Path> jars) {
    this.libraries = List.copyOf(jars);
    return this;
  }

  /** How many files are analysed at a time; at least one. */
  public RunOptions threads(int count) {
    this.threads = Math.max(1, count);
    return this;
  }

  Path workingDirectory() {
    return real(workingDirectory.toAbsolutePath().normalize());
  }

  /** Without symbolic links, which no walk of a tree follows; what is not there stays as it is. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  /** A path of the user's, absolute. */
  Path resolve(Path path) {
    return workingDirectory().resolve(path).normalize();
  }

  List<Path> paths() {
    return paths.stream().map(path -> real(resolve(path))).toList();
  }

  Path config() {
    return config == null ? null : resolve(config);
  }

  List<String> excludes() {
    return excludes;
  }

  Options.Scope scope() {
    return scope;
  }

  FailOn failOn() {
    return failOn;
  }

  Path baseline() {
    return baseline == null ? null : resolve(baseline);
  }

  boolean useBaseline() {
    return useBaseline;
  }

  boolean shrinkBaseline() {
    return shrinkBaseline;
  }

  String changedSince() {
    return changedSince;
  }

  boolean useCache() {
    return useCache;
  }

  Path cacheDirectory() {
    return cacheDirectory == null ? null : resolve(cacheDirectory);
  }

  List<Path> libraries() {
    return libraries;
  }

  int threads() {
    return threads;
  }
}
