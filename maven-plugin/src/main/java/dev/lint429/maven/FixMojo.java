package dev.lint429.maven;

import dev.lint429.run.Progress;
import dev.lint429.run.Settings;
import dev.lint429.run.UserError;
import dev.lint429.run.files.AtomicFiles;
import dev.lint429.run.fix.FileChange;
import dev.lint429.run.fix.FixResult;
import dev.lint429.run.fix.FixWriter;
import dev.lint429.run.fix.Fixer;
import dev.lint429.run.scan.SourceScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Applies the fixes of what check reports to the source files, and adds the helper that they use to
 * a {@code pom.xml} that lacks it. What is left afterwards is shown and does not fail the build.
 */
@Mojo(name = "fix", requiresProject = false, aggregator = true, threadSafe = true)
public final class FixMojo extends RunMojo {
  /**
   * Whether nothing is to be changed: what would change is printed and written as one unified diff
   * into {@code lint429.patch} in the output directory, for {@code git apply} or {@code patch -p1}.
   */
  @Parameter(property = "lint429.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** Whether the dependency on the helper is added where it is missing. */
  @Parameter(property = "lint429.addDependency", defaultValue = "true")
  private boolean addDependency;

  /**
   * A package into which the helper's source is put as one file, instead of the dependency; {@code
   * true} for the one that the fixed files have in common.
   */
  @Parameter(property = "lint429.helperSource", defaultValue = "false")
  private String helperSource;

  /**
   * A Git revision: fix only what lines changed since the merge base with it may have caused.
   * Uncommitted changes count.
   */
  @Parameter(property = "lint429.changedSince")
  private String changedSince;

  @Override
  void run() throws MojoExecutionException {
    Reactor reactor = Reactor.of(session());
    Settings settings = Settings.of(options(reactor).changedSince(changedSince));
    FixResult result =
        new Fixer(
                settings,
                new SourceScanner(),
                Progress.NONE,
                pom -> addDependency,
                Terms.helperPackage(helperSource))
            .fix();
    if (dryRun) {
      show(result, settings, outputDirectory(reactor).resolve("lint429.patch"));
    } else {
      write(result, settings);
    }
  }

  private void show(FixResult result, Settings settings, Path file) {
    ByteArrayOutputStream diff = new ByteArrayOutputStream();
    for (FileChange change : result.changes()) {
      diff.writeBytes(change.diff());
    }
    result.refused().forEach(why -> getLog().warn(Terms.maven(why)));
    if (diff.size() == 0) {
      getLog().info("There is nothing to fix");
      deleteOld(file);
      return;
    }
    try {
      AtomicFiles.write(file, diff.toByteArray());
    } catch (IOException e) {
      throw new UserError("The diff " + file + " cannot be written: " + e.getMessage(), e);
    }
    getLog().info("What would change:\n" + diff.toString(StandardCharsets.UTF_8));
    getLog().info("Nothing was changed; the diff is in " + file + ", for " + settings.root());
  }

  private static void deleteOld(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UserError("The old diff " + file + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  private void write(FixResult result, Settings settings) throws MojoExecutionException {
    FixWriter.Written written = FixWriter.write(settings.root(), result);
    written.files().forEach(file -> getLog().info("fixed " + file));
    result.refused().forEach(why -> getLog().warn(Terms.maven(why)));
    Console.printLeft(result.after(), getLog());
    if (!written.refused().isEmpty()) {
      throw new MojoExecutionException(String.join("; ", written.refused()));
    }
  }
}
