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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the reports go. */
final class Output {
  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<Target> targets = new ArrayList<>();

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

  /** As it is written on the command line. */
  enum Format {
    text,
    sarif,
    html,
    github,
    gitlab,
    checkstyle,
    rdjson,
    inventory
  }

  /** One report. */
  static final class Target {
    @Option(
        names = {"-f", "--format"},
        paramLabel = "FORMAT",
        description = "${COMPLETION-CANDIDATES}; may be repeated, each with its own --output.")
    private Format format;

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where the report goes; the format is told by .sarif, .html, .xml or .txt.")
    private Path file;

    ReportFormat format() {
      return format == null
          ? ReportFormat.of(file)
          : ReportFormat.valueOf(format.name().toUpperCase(Locale.ROOT));
    }
  }

  /** Complains of what cannot be, before a long run. */
  void check() {
    targets.forEach(Target::format);
    if (targets.stream().filter(target -> target.file == null).count() > 1) {
      throw new UserError(
          "Only one report can go to the standard output; give the others a file with --output");
    }
  }

  void write(RunResult result, Terminal terminal) throws IOException {
    boolean onOut = false;
    for (Target target : targets) {
      if (target.file == null) {
        onOut = true;
        print(report(target.format(), terminal), result, terminal);
      } else {
        write(target.format().report(), result, terminal.directory().resolve(target.file));
      }
    }
    if (quiet) {
      return;
    }
    if (!onOut) {
      print(report(ReportFormat.TEXT, terminal), result, terminal);
    } else if (targets.stream().noneMatch(t -> t.file == null && t.format == Format.text)) {
      Summary.lines(result).forEach(terminal.err()::println);
    }
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
