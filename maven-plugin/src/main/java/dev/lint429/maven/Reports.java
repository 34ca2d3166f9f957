package dev.lint429.maven;

import dev.lint429.run.RunResult;
import dev.lint429.run.UserError;
import dev.lint429.run.files.AtomicFiles;
import dev.lint429.run.report.ReportFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reports that a check writes into files. */
final class Reports {
  private static final String NONE = "none";

  private final List<ReportFormat> formats;

  /**
   * Reports in these formats.
   *
   * @throws UserError if there is no such format
   */
  Reports(List<String> names) {
    List<String> allowed = new ArrayList<>(ReportFormat.ids());
    allowed.add(NONE);
    this.formats =
        names.stream()
            .map(name -> RunMojo.oneOf("formats", name, allowed))
            .filter(name -> !name.equals(NONE))
            .map(name -> ReportFormat.valueOf(name.toUpperCase(Locale.ROOT)))
            .distinct()
            .toList();
  }

  /** Writes them; returns the files. */
  List<Path> write(RunResult result, Path directory) {
    List<Path> files = new ArrayList<>();
    for (ReportFormat format : formats) {
      Path file = directory.resolve(fileName(format));
      String text = text(format, result);
      try {
        AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UserError("The report " + file + " cannot be written: " + e.getMessage(), e);
      }
      files.add(file);
      if (format == ReportFormat.GITHUB) {
        print(text);
      }
    }
    return files;
  }

  /**
   * GitHub Actions only reads lines that start with the command. So it does not go through the log,
   * nor through {@code System.out}, which Maven 4 puts its prefix before.
   */
  private static void print(String text) {
    // Not closed: it is the standard output.
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UserError("The standard output cannot be written: " + e.getMessage(), e);
    }
  }

  private static String text(ReportFormat format, RunResult result) {
    StringBuilder text = new StringBuilder();
    try {
      format.report().write(result, text);
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder does not fail", e);
    }
    return text.toString();
  }

  /** The name of the file that a report goes to. */
  static String fileName(ReportFormat format) {
    return switch (format) {
      case TEXT -> "lint429.txt";
      case SARIF -> "lint429.sarif";
      case HTML -> "lint429.html";
      case GITHUB -> "lint429-github.txt";
      case GITLAB -> "lint429-gitlab.json";
      case CHECKSTYLE -> "lint429-checkstyle.xml";
      case RDJSON -> "lint429-rdjson.json";
      case INVENTORY -> "lint429-inventory.json";
    };
  }
}
