package dev.lint429.maven;

import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.Nearest;
import dev.lint429.run.RunOptions;
import dev.lint429.run.UserError;
import dev.lint429.run.config.FailOn;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals that look at sources have in common. */
abstract class RunMojo extends AbstractMojo {
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** Whether to do nothing. */
  @Parameter(property = "lint429.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Files and directories to look at, relative to the root of the build. By default the {@code
   * paths} of {@code lint429.yaml}, or else the directories of the projects that are built.
   */
  @Parameter(property = "lint429.paths")
  private List<String> paths = List.of();

  /**
   * Globs of files that are not reported, as in {@code .gitignore}, relative to the root of the
   * build; besides those of {@code lint429.yaml}. Build output and generated sources are left out
   * anyway.
   */
  @Parameter(property = "lint429.excludes")
  private List<String> excludes = List.of();

  /**
   * The configuration file, relative to the root of the build. By default {@code lint429.yaml} in
   * that directory or above it.
   */
  @Parameter(property = "lint429.config")
  private String config;

  /**
   * Which HTTP calls to look at: {@code inference} for those to inference endpoints, or {@code
   * all}. By default as in {@code lint429.yaml}, or else {@code inference}.
   */
  @Parameter(property = "lint429.scope")
  private String scope;

  /**
   * The least severity that makes the build fail: {@code suggestion}, {@code warning}, {@code
   * error} or {@code never}. By default as in {@code lint429.yaml}, or else {@code warning}.
   */
  @Parameter(property = "lint429.failOn")
  private String failOn;

  /**
   * The file of accepted findings, relative to the root of the build. By default as in {@code
   * lint429.yaml}, or else {@code lint429-baseline.json} beside it or at the root of the Git work
   * tree, if it is there.
   */
  @Parameter(property = "lint429.baseline")
  private String baseline;

  /**
   * The directory of reports. By default {@code lint429} in the build directory of the root of the
   * build: {@code target/lint429}.
   */
  @Parameter(property = "lint429.outputDirectory")
  private String outputDirectory;

  /** Whether to use and keep results of earlier runs, in the user's cache directory. */
  @Parameter(property = "lint429.cache", defaultValue = "true")
  private boolean cache;

  /** How many files are analysed at a time; by default as many as there are processors. */
  @Parameter(property = "lint429.threads")
  private Integer threads;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("lint429 is skipped");
      skipped();
      return;
    }
    guarded(this::run);
  }

  /** Something that may fail in Maven's ways or in lint429's. */
  interface Work {
    void run() throws MojoExecutionException, MojoFailureException;
  }

  /** Turns what lint429 throws into what Maven shows in one sentence. */
  static void guarded(Work work) throws MojoExecutionException, MojoFailureException {
    try {
      work.run();
    } catch (UserError e) {
      throw new MojoExecutionException(Terms.maven(e.getMessage()), e);
    } catch (RuntimeException e) {
      throw new MojoExecutionException(
          "lint429 failed inside, please report it with the output of mvn -e: " + e, e);
    }
  }

  /** The goal. */
  abstract void run() throws MojoExecutionException, MojoFailureException;

  /** Told instead of {@link #run} if the goal is skipped. */
  void skipped() {}

  MavenSession session() {
    return session;
  }

  MavenProject project() {
    return project;
  }

  /**
   * The options that hold for all goals.
   *
   * @param reactor what to look at unless paths are given
   */
  RunOptions options(Reactor reactor) {
    RunOptions options =
        new RunOptions()
            .workingDirectory(reactor.root())
            .config(path(config))
            .scope(scope())
            .failOn(failOn())
            .baseline(path(baseline))
            .useCache(cache)
            .shrinkBaseline(!isBuildServer())
            .libraries(Libraries.of(session))
            .excludes(excludes);
    if (threads != null) {
      options.threads(threads);
    }
    return paths.isEmpty()
        ? reactor.restrict(options, excludes)
        : options.paths(paths.stream().map(RunMojo::path).toList());
  }

  private static Path path(String text) {
    try {
      return text == null || text.isBlank() ? null : Path.of(text.strip());
    } catch (InvalidPathException e) {
      throw new UserError("\"" + text + "\" is not a path: " + e.getReason(), e);
    }
  }

  /** Whether this is a build server, as they say by the variable CI. */
  private static boolean isBuildServer() {
    String ci = System.getenv("CI");
    return ci != null && !ci.isEmpty() && !ci.equalsIgnoreCase("false");
  }

  private Options.Scope scope() {
    List<String> allowed =
        Arrays.stream(Options.Scope.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList();
    return scope == null
        ? null
        : Options.Scope.valueOf(oneOf("scope", scope, allowed).toUpperCase(Locale.ROOT));
  }

  private FailOn failOn() {
    return failOn == null ? null : FailOn.of(oneOf("failOn", failOn, FailOn.ids()));
  }

  /** The value of a parameter that has only a few. */
  static String oneOf(String parameter, String value, List<String> allowed) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    if (!allowed.contains(word)) {
      throw new UserError(
          "lint429."
              + parameter
              + ": \""
              + value
              + "\" is not one of "
              + String.join(", ", allowed)
              + Nearest.hint(value, allowed));
    }
    return word;
  }

  /** Where reports go, absolute. */
  Path outputDirectory(Reactor reactor) {
    Path asked = path(outputDirectory);
    return asked == null ? reactor.output() : reactor.root().resolve(asked).normalize();
  }
}
