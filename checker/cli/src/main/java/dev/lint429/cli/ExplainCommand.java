package dev.lint429.cli;

import dev.lint429.engine.catalogue.Nearest;
import dev.lint429.run.UserError;
import dev.lint429.run.rules.RuleBook;
import dev.lint429.run.rules.RuleInfo;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code lint429 explain}. */
@Command(
    name = "explain",
    description = "Explains a rule: why, an example, what to do.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "RULE",
      description = "One of ${COMPLETION-CANDIDATES}.",
      completionCandidates = Rules.class)
  private String rule;

  /** For the help and for shells. */
  static final class Rules implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return RuleBook.ids().iterator();
    }
  }

  @Override
  public Integer call() {
    RuleInfo info = RuleBook.rule(rule);
    if (info == null) {
      throw new UserError(
          "There is no rule \""
              + rule
              + "\""
              + Nearest.hint(rule, RuleBook.ids())
              + "; the rules are "
              + String.join(", ", RuleBook.ids()));
    }
    main.print("# " + info.id() + "\n\nseverity: " + info.severity().id() + "\n");
    main.print(info.summary() + "\n\n" + info.help());
    return Main.CLEAN;
  }
}
