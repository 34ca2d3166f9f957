package dev.lint429.run.report;

import dev.lint429.run.RunResult;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Place;
import dev.lint429.run.result.Repair;
import dev.lint429.run.result.Severity;
import dev.lint429.run.result.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviewdog Diagnostic Format (rdjson). Its columns count bytes of UTF-8. Reviewdog makes suggested
 * changes of a pull request of the fix: one for the statement, one for its imports.
 */
final class RdjsonReport implements Report {
  @Override
  public void write(RunResult result, Appendable out) throws IOException {
    Json.object()
        .put("source", Json.object().put("name", "lint429"))
        .put("diagnostics", Json.array(result.issues(), RdjsonReport::diagnostic))
        .write(out);
  }

  private static Json diagnostic(Issue issue) {
    List<Step> steps = issue.evidence().stream().filter(step -> step.place() != null).toList();
    return Json.object()
        .put("message", issue.message())
        .put("location", location(issue.path(), issue.place()))
        .put("severity", severity(issue.severity()))
        .put("code", Json.object().put("value", issue.rule()))
        .putAll("suggestions", suggestions(issue), RdjsonReport::suggestion)
        .putAll(
            "relatedLocations",
            steps,
            step ->
                Json.object()
                    .put("message", step.text())
                    .put("location", location(step.path(), step.place())));
  }

  private static List<Edit> suggestions(Issue issue) {
    List<Edit> suggestions = new ArrayList<>();
    if (!issue.repairs().isEmpty()) {
      Repair repair = issue.repairs().get(0);
      boolean oneFile = repair.edits().stream().allMatch(e -> e.path().equals(issue.path()));
      // A suggestion is for the diagnostic's own file.
      if (oneFile && repair.block() != null) {
        suggestions.add(repair.block());
        suggestions.addAll(repair.importEdits());
      }
    }
    return suggestions;
  }

  private static Json suggestion(Edit edit) {
    return Json.object().put("range", range(edit.place())).put("text", edit.text());
  }

  private static Json location(String path, Place place) {
    return Json.object().put("path", path).put("range", range(place));
  }

  private static Json range(Place place) {
    return Json.object()
        .put("start", position(place.line(), place.utf8Column()))
        .put("end", position(place.endLine(), place.endUtf8Column()));
  }

  private static Json position(int line, int column) {
    return Json.object().put("line", line).put("column", column);
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "ERROR";
      case WARNING -> "WARNING";
      default -> "INFO";
    };
  }
}
