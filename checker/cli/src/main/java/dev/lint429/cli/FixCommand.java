package dev.lint429.cli;

import dev.lint429.run.Settings;
import dev.lint429.run.fix.FileChange;
import dev.lint429.run.fix.FixResult;
import dev.lint429.run.fix.FixWriter;
import dev.lint429.run.fix.Fixer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code lint429 fix}. */
@Command(
    name = "fix",
    description = "Applies the fixes of what check reports.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class FixCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Mixin private RunArguments run;

  @Mixin private Output output;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Write nothing; print what would change as a unified diff.")
  private boolean dryRun;

  @Option(
      names = "--add-dependency",
      description = "Add the helper that fixes use to a pom.xml that lacks it.")
  private boolean addDependency;

  @Option(
      names = "--helper-source",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "PACKAGE",
      description =
          "Put the helper's source into PACKAGE, the fixed files' common one unless given, and use"
              + " that instead of the dependency.")
  private String helperSource;

  @Option(
      names = "--changed-since",
      paramLabel = "REF",
      description = "Fix only what lines changed since the merge base with REF may have caused.")
  private String changedSince;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Least severity for exit status 1: ${COMPLETION-CANDIDATES}; warning.")
  private RunArguments.Threshold failOn;

  @Override
  public Integer call() throws IOException {
    output.check();
    Settings settings =
        Settings.of(
            run.options(main.terminal())
                .failOn(RunArguments.failOn(failOn))
                .changedSince(changedSince));
    FixResult result =
        main.withProgress(
            progress ->
                new Fixer(settings, main.scanner(), progress, this::mayAdd, helperSource).fix());
    return dryRun ? print(result) : write(result, settings);
  }

  private boolean mayAdd(String pom) {
    return addDependency
        || (!dryRun && main.ask("Add the helper that the fixes use to " + pom + "?"));
  }

  private int print(FixResult result) throws IOException {
    for (FileChange change : result.changes()) {
      main.terminal().out().write(change.diff());
    }
    main.terminal().out().flush();
    result.refused().forEach(main.terminal().err()::println);
    boolean clean = result.changes().isEmpty() && !result.after().failed();
    return clean ? Main.CLEAN : Main.FINDINGS;
  }

  private int write(FixResult result, Settings settings) throws IOException {
    FixWriter.Written written = FixWriter.write(settings.root(), result);
    List<String> notes = new ArrayList<>(result.refused());
    notes.addAll(written.refused());
    written.files().forEach(file -> main.terminal().err().println("fixed " + file));
    notes.forEach(main.terminal().err()::println);
    output.write(result.after(), main.terminal());
    if (!written.refused().isEmpty()) {
      return Main.FAILURE;
    }
    return result.after().failed() ? Main.FINDINGS : Main.CLEAN;
  }
}
