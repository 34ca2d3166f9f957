package dev.lint429.cli;

import dev.lint429.run.RunResult;
import dev.lint429.run.UserError;
import dev.lint429.run.files.AtomicFiles;
import dev.lint429.run.report.Report;
import dev.lint429.run.report.ReportFormat;
import dev.lint429.run.report.Summary;
import dev.lint429.run.report.TextReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where the reports go. */
final class Output {
  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      parameterConsumer = FormatConsumer.class,
      completionCandidates = FormatNames.class,
      description =
          "${COMPLETION-CANDIDATES}; may be repeated, each in front of the --output that it is for.")
  private List<String> formats;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      parameterConsumer = FileConsumer.class,
      description = "Where the report goes; names in .sarif, .html, .xml, .txt tell its format.")
  private List<Path> files;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never; auto: on a terminal unless NO_COLOR is set.")
  private Colour colour = Colour.auto;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only write the reports that are asked for.")
  private boolean quiet;

  /** As it is written on the command line. */
  enum Colour {
    auto,
    always,
    never
  }

  /** The reports in the order of the command line; those without a file in the end. */
  private final List<Target> targets = new ArrayList<>();

  /**
   * One report.
   *
   * @param format null to go by the file's name
   * @param file null for the standard output
   */
  private record Target(ReportFormat format, Path file) {}

  static final class FormatNames extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    FormatNames() {
      super(ReportFormat.ids());
    }
  }

  static final class FormatConsumer implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> args, ArgSpec arg, CommandSpec command) {
      String name = value(args, arg, command);
      if (!ReportFormat.ids().contains(name.toLowerCase(Locale.ROOT))) {
        throw new ParameterException(
            command.commandLine(),
            "There is no format \""
                + name
                + "\"; the formats are "
                + String.join(", ", ReportFormat.ids()));
      }
      ReportFormat format = ReportFormat.valueOf(name.toUpperCase(Locale.ROOT));
      output(arg).targets.add(new Target(format, null));
    }
  }

  static final class FileConsumer implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> args, ArgSpec arg, CommandSpec command) {
      Path file = Path.of(value(args, arg, command));
      List<Target> targets = output(arg).targets;
      int last = targets.size() - 1;
      boolean isNamed = last >= 0 && targets.get(last).file == null;
      ReportFormat format = isNamed ? targets.remove(last).format : null;
      targets.add(new Target(format, file));
    }
  }

  /** The object whose option it is. */
  private static Output output(ArgSpec arg) {
    try {
      return arg.scope().get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String value(Stack<String> args, ArgSpec arg, CommandSpec command) {
    if (args.isEmpty()) {
      throw new MissingParameterException(
          command.commandLine(),
          arg,
          "Missing " + arg.paramLabel() + " of " + ((OptionSpec) arg).longestName());
    }
    return args.pop();
  }

  /** Complains of what cannot be, before a long run. */
  void check() {
    pairReversed();
    targets.replaceAll(t -> t.format == null ? new Target(ReportFormat.of(t.file), t.file) : t);
    if (targets.stream().filter(target -> target.file == null).count() > 1) {
      throw new UserError(
          "Only one report can go to the standard output; give the others a file with --output");
    }
  }

  /** A single report may have its file named first, as in "-o report.json -f gitlab". */
  private void pairReversed() {
    if (targets.size() != 2 || targets.get(0).format != null || targets.get(1).file != null) {
      return;
    }
    Path file = targets.get(0).file;
    ReportFormat format = targets.get(1).format;
    if (ReportFormat.told(file).orElse(format) == format) {
      targets.clear();
      targets.add(new Target(format, file));
    }
  }

  void write(RunResult result, Terminal terminal) throws IOException {
    boolean onOut = false;
    for (Target target : targets) {
      if (target.file == null) {
        onOut = true;
        print(report(target.format, terminal), result, terminal);
      } else {
        write(target.format.report(), result, terminal.directory().resolve(target.file));
      }
    }
    if (quiet) {
      return;
    }
    if (!onOut) {
      print(report(ReportFormat.TEXT, terminal), result, terminal);
      if (terminal.interactive() && !result.issues().isEmpty()) {
        terminal.err().println(hint(result));
      }
    } else if (targets.stream().noneMatch(t -> t.file == null && t.format == ReportFormat.TEXT)) {
      Summary.lines(result).forEach(terminal.err()::println);
    }
  }

  /** What a person can do next. */
  private static String hint(RunResult result) {
    String rule = result.issues().get(0).rule();
    boolean fixable = result.issues().stream().anyMatch(issue -> !issue.repairs().isEmpty());
    return "Why: lint429 explain " + rule + (fixable ? "; mend: lint429 fix" : "");
  }

  private Report report(ReportFormat format, Terminal terminal) {
    boolean coloured = colour == Colour.always || (colour == Colour.auto && terminal.hasColour());
    return format == ReportFormat.TEXT ? new TextReport(coloured) : format.report();
  }

  private static void print(Report report, RunResult result, Terminal terminal) throws IOException {
    terminal.out().write(bytes(report, result));
    terminal.out().flush();
  }

  private static void write(Report report, RunResult result, Path file) throws IOException {
    byte[] bytes = bytes(report, result);
    try {
      AtomicFiles.write(file, bytes);
    } catch (IOException e) {
      throw new UserError("The report " + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Report report, RunResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    report.write(result, text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
