package dev.lint429.cli;

import dev.lint429.run.AcceptedFindings;
import dev.lint429.run.Checker;
import dev.lint429.run.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code lint429 baseline}. */
@Command(
    name = "baseline",
    description = "Accepts all findings of today, so that check reports only new ones.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class BaselineCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Mixin private RunArguments run;

  @Option(
      names = "--update",
      description =
          "Bring a baseline that is there up to date: add what is new, take out the rest.")
  private boolean update;

  @Override
  public Integer call() {
    Settings settings = Settings.of(run.options(main.terminal()));
    Checker.Findings findings =
        main.withProgress(progress -> new Checker(settings, main.scanner(), progress).findings());
    AcceptedFindings.Update done = new AcceptedFindings(settings).accept(findings, update);
    main.terminal()
        .err()
        .println(
            done.file()
                + ": "
                + done.total()
                + " accepted ("
                + done.added()
                + " new, "
                + done.removed()
                + " taken out)");
    return Main.CLEAN;
  }
}
