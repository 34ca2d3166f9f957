package dev.lint429.maven;

import dev.lint429.run.AcceptedFindings;
import dev.lint429.run.Checker;
import dev.lint429.run.Progress;
import dev.lint429.run.Settings;
import dev.lint429.run.scan.SourceScanner;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Accepts all findings of today, so that check reports only new ones. */
@Mojo(name = "baseline", requiresProject = false, aggregator = true, threadSafe = true)
public final class BaselineMojo extends RunMojo {
  /**
   * Whether a baseline that is there is brought up to date: new findings added, others taken out.
   */
  @Parameter(property = "lint429.update", defaultValue = "false")
  private boolean update;

  @Override
  void run() {
    Settings settings = Settings.of(options(Reactor.of(session())));
    Checker checker = new Checker(settings, new SourceScanner(), Progress.NONE);
    AcceptedFindings.Update done =
        new AcceptedFindings(settings).accept(checker.findings(), update);
    getLog()
        .info(
            done.file()
                + ": "
                + done.total()
                + " accepted ("
                + done.added()
                + " new, "
                + done.removed()
                + " taken out)");
  }
}
