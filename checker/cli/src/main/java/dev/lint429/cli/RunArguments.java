package dev.lint429.cli;

import dev.lint429.engine.Options;
import dev.lint429.run.RunOptions;
import dev.lint429.run.config.FailOn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what is checked and how; the same for all commands that check. */
final class RunArguments {
  @Parameters(
      paramLabel = "PATH",
      description = "Files and directories; if none, the paths of lint429.yaml or this directory.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration in place of the lint429.yaml that is found upwards.")
  private Path config;

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Files that are not reported, as in .gitignore; may be repeated.")
  private List<String> excludes = new ArrayList<>();

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "inference: calls to inference endpoints; all: every HTTP call, and every retry loop.")
  private Scope scope;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Accepted findings, which are not reported (lint429-baseline.json).")
  private Path baseline;

  @Option(names = "--no-cache", description = "Neither use nor keep results of earlier runs.")
  private boolean noCache;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many files are analysed at a time; as many as there are processors.")
  private Integer threads;

  /** As it is written on the command line. */
  enum Scope {
    inference,
    all
  }

  /** As it is written on the command line. */
  enum Threshold {
    suggestion,
    warning,
    error,
    never
  }

  RunOptions options(Terminal terminal) {
    RunOptions options =
        new RunOptions()
            .workingDirectory(terminal.directory())
            .paths(paths)
            .config(config)
            .excludes(excludes)
            .baseline(baseline)
            .useCache(!noCache)
            .shrinkBaseline(!terminal.isBuildServer());
    if (scope != null) {
      options.scope(Options.Scope.valueOf(scope.name().toUpperCase(Locale.ROOT)));
    }
    if (threads != null) {
      options.threads(threads);
    }
    String cache = terminal.environment().get("LINT429_CACHE");
    return cache == null || cache.isBlank() ? options : options.cacheDirectory(Path.of(cache));
  }

  static FailOn failOn(Threshold threshold) {
    return threshold == null ? null : FailOn.of(threshold.name());
  }
}
