package dev.lint429.maven;

import dev.lint429.run.Checker;
import dev.lint429.run.NoSourcesError;
import dev.lint429.run.Progress;
import dev.lint429.run.RunResult;
import dev.lint429.run.Settings;
import dev.lint429.run.UserError;
import dev.lint429.run.result.Issue;
import dev.lint429.run.scan.SourceScanner;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Reports calls to inference endpoints that would fall over on 429 Too Many Requests, and fails the
 * build if there are any. It reads the source files of all projects that are built, and needs
 * neither class files nor a {@code pom.xml}. With several projects it checks and fails at the end
 * of the build, after the last of them.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class CheckMojo extends RunMojo {
  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * Reports to write into the output directory: any of {@code sarif}, {@code html}, {@code github},
   * {@code gitlab}, {@code checkstyle}, {@code rdjson}, {@code inventory} and {@code text}; or
   * {@code none}. {@code github} is also printed, for the annotations of GitHub Actions. The
   * findings are on the console anyway.
   */
  @Parameter(property = "lint429.formats", defaultValue = "sarif")
  private List<String> formats;

  /**
   * A Git revision: report only what lines changed since the merge base with it may have caused.
   * Uncommitted changes count.
   */
  @Parameter(property = "lint429.changedSince")
  private String changedSince;

  /** Whether accepted findings are left out; {@code false} reports them, too. */
  @Parameter(property = "lint429.useBaseline", defaultValue = "true")
  private boolean useBaseline;

  /**
   * Whether it is an error if there is no Java source file. It never is where all projects have the
   * packaging {@code pom}.
   */
  @Parameter(property = "lint429.failIfNoSources", defaultValue = "true")
  private boolean failIfNoSources;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    if (session().getProjects().size() > 1) {
      BuildEnd.of(session()).add(this);
    } else {
      check(List.of(project()), List.of());
    }
  }

  @Override
  void skipped() {
    if (session().getProjects().size() > 1) {
      BuildEnd.of(session()).skip(this);
    }
  }

  /** Tells the executions of this goal in one project apart. */
  String executionId() {
    return execution.getExecutionId();
  }

  /**
   * Checks projects together, by the parameters of this one.
   *
   * @throws MojoFailureException if there are findings that matter
   */
  void check(Collection<MavenProject> projects, Collection<MavenProject> skipped)
      throws MojoExecutionException, MojoFailureException {
    Reports reports = new Reports(formats);
    Reactor reactor = Reactor.of(session(), projects, skipped);
    Settings settings =
        Settings.of(options(reactor).changedSince(changedSince).useBaseline(useBaseline));
    RunResult result;
    try {
      result = new Checker(settings, new SourceScanner(), Progress.NONE).check();
    } catch (NoSourcesError e) {
      nothingToCheck(e, projects);
      return;
    }
    Console.print(result, settings, getLog());
    List<Path> written = reports.write(result, outputDirectory(reactor));
    written.forEach(file -> getLog().info("Report: " + file));
    if (result.failed()) {
      throw new MojoFailureException(failure(result, settings));
    }
  }

  private void nothingToCheck(NoSourcesError e, Collection<MavenProject> projects) {
    boolean expected =
        projects.stream().allMatch(p -> p.getFile() != null && p.getPackaging().equals("pom"));
    if (failIfNoSources && !expected) {
      throw new UserError(
          e.getMessage() + "; if that is as it should be, set lint429.failIfNoSources to false", e);
    }
    getLog().info(e.getMessage());
  }

  private static String failure(RunResult result, Settings settings) {
    List<Issue> serious =
        result.issues().stream()
            .filter(issue -> settings.failOn().isReachedBy(issue.severity()))
            .toList();
    String byRule =
        serious.stream()
            .collect(Collectors.groupingBy(Issue::rule, Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    return "lint429 found "
        + (serious.size() == 1 ? "a call that falls" : "calls that fall")
        + " over on 429 Too Many Requests ("
        + byRule
        + "); \"mvn lint429:fix\" applies the fixes, \"mvn lint429:baseline\" accepts what is there";
  }
}
