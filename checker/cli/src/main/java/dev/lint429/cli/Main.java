package dev.lint429.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lint429.run.Progress;
import dev.lint429.run.UserError;
import dev.lint429.run.Version;
import dev.lint429.run.scan.Scanner;
import dev.lint429.run.scan.SourceScanner;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code lint429}. */
@Command(
    name = "lint429",
    description =
        "Finds calls to inference endpoints that would fall over on 429 Too Many Requests.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionLine.class,
    subcommands = {
      CheckCommand.class,
      FixCommand.class,
      BaselineCommand.class,
      RulesCommand.class,
      ExplainCommand.class,
      LspCommand.class
    },
    footer = {
      "",
      "Exit status: 0 clean, 1 findings, 2 bad use or failure.",
      "Shell completion: source <(lint429 completion)"
    })
public final class Main implements Runnable {
  static final int CLEAN = 0;
  static final int FINDINGS = 1;
  static final int FAILURE = 2;

  private final Terminal terminal;
  private final Scanner scanner;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  Main(Terminal terminal, Scanner scanner) {
    this.terminal = terminal;
    this.scanner = scanner;
  }

  public static void main(String[] args) {
    System.exit(run(Terminal.system(), new SourceScanner(), args));
  }

  /** Runs one command; returns the exit status. */
  static int run(Terminal terminal, Scanner scanner, String... args) {
    CommandLine line = new CommandLine(new Main(terminal, scanner));
    line.addSubcommand("completion", new GenerateCompletion());
    PrintWriter out = new PrintWriter(new OutputStreamWriter(terminal.out(), UTF_8), true);
    line.setOut(out);
    line.setErr(new PrintWriter(new OutputStreamWriter(terminal.err(), UTF_8), true));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.hasColour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.getSubcommands().get("completion").getCommandSpec().usageMessage().hidden(true);
    line.setParameterExceptionHandler((e, a) -> complain(terminal, e));
    line.setExecutionExceptionHandler((e, c, r) -> complain(terminal, e));
    int status = line.execute(args);
    out.flush();
    return status;
  }

  private static int complain(Terminal terminal, CommandLine.ParameterException e) {
    terminal.err().println("lint429: " + firstLine(e.getMessage()));
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    StringBuilder hint = new StringBuilder();
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      for (String suggestion : unmatched.getSuggestions()) {
        hint.append(hint.isEmpty() ? "Did you mean " : " or ").append(suggestion);
      }
    }
    terminal.err().println(hint.isEmpty() ? "See " + command + " --help" : hint + "?");
    return FAILURE;
  }

  private static int complain(Terminal terminal, Exception e) {
    if (e instanceof UserError) {
      terminal.err().println("lint429: " + e.getMessage());
    } else {
      terminal.err().println("lint429: internal error, please report it with what follows");
      e.printStackTrace(terminal.err());
    }
    return FAILURE;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** Without a command. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Name a command: " + String.join(", ", commands()));
  }

  private List<String> commands() {
    return spec.subcommands().values().stream()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden())
        .map(CommandLine::getCommandName)
        .distinct()
        .toList();
  }

  Terminal terminal() {
    return terminal;
  }

  Scanner scanner() {
    return scanner;
  }

  /** A line on the standard output. */
  void print(String line) {
    try {
      terminal.out().write((line + "\n").getBytes(UTF_8));
      terminal.out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs something that may take long, and shows how far it is if somebody looks. */
  <T> T withProgress(Function<Progress, T> work) {
    if (!terminal.interactive() || terminal.isBuildServer()) {
      return work.apply(Progress.NONE);
    }
    ProgressLine progress = new ProgressLine(terminal.err());
    try {
      return work.apply(progress);
    } finally {
      progress.clear();
    }
  }

  /** Asks a person; no if there is none. */
  boolean ask(String question) {
    if (!terminal.interactive()) {
      return false;
    }
    String answer = System.console().readLine("%s [y/N] ", question);
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }

  /** What {@code --version} prints. */
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"lint429 " + Version.current()};
    }
  }
}
