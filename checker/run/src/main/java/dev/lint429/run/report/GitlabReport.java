package dev.lint429.run.report;

import dev.lint429.run.RunResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Severity;
import java.io.IOException;

/** The code quality report of GitLab: the part of Code Climate's format that GitLab reads. */
final class GitlabReport implements Report {
  @Override
  public void write(RunResult result, Appendable out) throws IOException {
    Json.write(Json.array(result.issues(), GitlabReport::issue), out);
  }

  private static Json issue(Issue issue) {
    return Json.object()
        .put("description", issue.message())
        .put("check_name", issue.rule())
        .put("fingerprint", issue.fingerprint())
        .put("severity", severity(issue.severity()))
        .put(
            "location",
            Json.object()
                .put("path", issue.path())
                .put(
                    "lines",
                    Json.object()
                        .put("begin", issue.place().line())
                        .put("end", issue.place().endLine())));
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      default -> "info";
    };
  }
}
