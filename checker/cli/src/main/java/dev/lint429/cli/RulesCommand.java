package dev.lint429.cli;

import dev.lint429.run.rules.RuleBook;
import dev.lint429.run.rules.RuleInfo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code lint429 rules}. */
@Command(name = "rules", description = "Lists the rules.", mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Override
  public Integer call() {
    for (RuleInfo rule : RuleBook.rules()) {
      main.print(String.format("%-20s %-11s %s", rule.id(), rule.severity().id(), rule.summary()));
    }
    return Main.CLEAN;
  }
}
