package dev.lint429.run.report;

import dev.lint429.run.RunResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Place;
import dev.lint429.run.result.Severity;
import java.io.IOException;

/** Workflow commands of GitHub Actions, which it shows as annotations. */
final class GithubReport implements Report {
  @Override
  public void write(RunResult result, Appendable out) throws IOException {
    for (Issue issue : result.issues()) {
      Place place = issue.place();
      out.append("::")
          .append(command(issue.severity()))
          .append(" file=")
          .append(property(issue.path()))
          .append(",line=" + place.line() + ",endLine=" + place.endLine());
      if (place.line() == place.endLine()) {
        // GitHub ignores columns of an annotation that spans lines.
        out.append(",col=" + place.column() + ",endColumn=" + place.endColumn());
      }
      out.append(",title=")
          .append(property(issue.rule()))
          .append("::")
          .append(data(message(issue)))
          .append('\n');
    }
  }

  private static String message(Issue issue) {
    StringBuilder text = new StringBuilder(issue.message());
    issue
        .evidence()
        .forEach(
            step -> {
              String line = step.place() == null ? "" : ":" + step.place().line();
              text.append('\n').append(step.path()).append(line).append(": ").append(step.text());
            });
    return text.toString();
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      default -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
