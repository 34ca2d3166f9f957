package dev.lint429.run.report;

import dev.lint429.run.UserError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of reports. All are UTF-8. */
public enum ReportFormat {
  TEXT("for people, on a terminal", ".txt"),
  SARIF("SARIF 2.1.0, for code scanning and editors", ".sarif"),
  HTML("one self-contained page", ".html"),
  GITHUB("workflow commands, which GitHub Actions shows as annotations", null),
  GITLAB("code quality report of GitLab", null),
  CHECKSTYLE("Checkstyle XML, which many tools read", ".xml"),
  RDJSON("Reviewdog Diagnostic Format, with suggested changes", null),
  INVENTORY("JSON of all inference calls, good ones too", null);

  private final String purpose;
  private final String extension;

  ReportFormat(String purpose, String extension) {
    this.purpose = purpose;
    this.extension = extension;
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is for, a phrase. */
  public String purpose() {
    return purpose;
  }

  /** The report; text without colour. */
  public Report report() {
    return switch (this) {
      case TEXT -> new TextReport(false);
      case SARIF -> new SarifReport();
      case HTML -> new HtmlReport();
      case GITHUB -> new GithubReport();
      case GITLAB -> new GitlabReport();
      case CHECKSTYLE -> new CheckstyleReport();
      case RDJSON -> new RdjsonReport();
      case INVENTORY -> new InventoryReport();
    };
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(ReportFormat::id).toList();
  }

  /** The format that a file's name tells, if it tells one. */
  public static Optional<ReportFormat> told(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.extension != null && name.endsWith(format.extension))
        .findFirst();
  }

  /**
   * The format that a file's name tells.
   *
   * @throws UserError if it tells none
   */
  public static ReportFormat of(Path file) {
    return told(file)
        .orElseThrow(
            () ->
                new UserError(
                    "The name "
                        + file
                        + " does not tell a format; put one of "
                        + String.join(", ", ids())
                        + " before it with --format"));
  }
}
