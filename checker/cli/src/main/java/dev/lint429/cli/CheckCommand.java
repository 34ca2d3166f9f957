package dev.lint429.cli;

import dev.lint429.run.Checker;
import dev.lint429.run.RunResult;
import dev.lint429.run.Settings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code lint429 check}. */
@Command(
    name = "check",
    description = "Reports calls to inference endpoints that would fall over on 429.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Mixin private RunArguments run;

  @Mixin private Output output;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Least severity for exit status 1: ${COMPLETION-CANDIDATES}; warning.")
  private RunArguments.Threshold failOn;

  @Option(
      names = "--changed-since",
      paramLabel = "REF",
      description = "Report only what lines changed since the merge base with REF may have caused.")
  private String changedSince;

  @Option(names = "--no-baseline", description = "Report accepted findings, too.")
  private boolean noBaseline;

  @Override
  public Integer call() throws IOException {
    output.check();
    Settings settings =
        Settings.of(
            run.options(main.terminal())
                .failOn(RunArguments.failOn(failOn))
                .changedSince(changedSince)
                .useBaseline(!noBaseline));
    RunResult result =
        main.withProgress(progress -> new Checker(settings, main.scanner(), progress).check());
    output.write(result, main.terminal());
    return result.failed() ? Main.FINDINGS : Main.CLEAN;
  }
}
