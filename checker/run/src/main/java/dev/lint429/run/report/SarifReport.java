package dev.lint429.run.report;

import com.google.gson.JsonElement;
import dev.lint429.run.RunResult;
import dev.lint429.run.Version;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Excerpt;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Place;
import dev.lint429.run.result.Repair;
import dev.lint429.run.result.Severity;
import dev.lint429.run.result.Step;
import dev.lint429.run.rules.RuleBook;
import dev.lint429.run.rules.RuleInfo;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SARIF 2.1.0 (OASIS). Files are named relative to {@code SRCROOT}. GitHub's code scanning shows
 * the first location, the rule's help and the code flow; VS Code's viewer applies the fixes.
 */
final class SarifReport implements Report {
  private static final String BASE = "SRCROOT";
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /** Changes only when the fingerprints of the same findings do. */
  private static final String FINGERPRINT = "lint429/v1";

  @Override
  public void write(RunResult result, Appendable out) throws IOException {
    Json run =
        Json.object()
            .put("tool", Json.object().put("driver", driver()))
            .putOne("invocations", invocation(result))
            .put(
                "originalUriBaseIds",
                Json.object()
                    .put(BASE, Json.object().put("uri", directoryUri(result.root().toUri()))))
            .put("columnKind", "utf16CodeUnits")
            .put("results", Json.array(result.issues(), SarifReport::result));
    Json.object().put("$schema", SCHEMA).put("version", "2.1.0").putOne("runs", run).write(out);
  }

  private static String directoryUri(URI root) {
    String uri = root.toString();
    return uri.endsWith("/") ? uri : uri + "/";
  }

  private static Json driver() {
    return Json.object()
        .put("name", "lint429")
        .put("semanticVersion", Version.current())
        .put("rules", Json.array(RuleBook.rules(), SarifReport::rule));
  }

  private static Json rule(RuleInfo rule) {
    return Json.object()
        .put("id", rule.id())
        .put("name", rule.id())
        .put("shortDescription", text(rule.summary()))
        .put("fullDescription", text(rule.summary()))
        .put("help", text(rule.help()).put("markdown", rule.help()))
        .put("defaultConfiguration", Json.object().put("level", level(rule.severity())))
        .put(
            "properties",
            Json.object()
                .put("precision", "high")
                .put("problem.severity", problemSeverity(rule.severity()))
                .put("tags", Json.strings(List.of("reliability"))));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case SUGGESTION -> "note";
      case OFF -> "none";
    };
  }

  /** As GitHub's code scanning calls it. */
  private static String problemSeverity(Severity severity) {
    return severity == Severity.SUGGESTION ? "recommendation" : level(severity);
  }

  private static Json text(String text) {
    return Json.object().put("text", text);
  }

  private static Json invocation(RunResult result) {
    return Json.object()
        .put("executionSuccessful", true)
        .putAll(
            "toolExecutionNotifications",
            List.copyOf(result.troubles().entrySet()),
            e -> notification(e.getKey(), e.getValue()));
  }

  private static Json notification(String path, FileResult.Trouble trouble) {
    return Json.object()
        .put("level", trouble.kind() == FileResult.Kind.FAILED ? "error" : "warning")
        .put("message", text(Summary.trouble(path, trouble)))
        .putOne(
            "locations",
            Json.object()
                .put("physicalLocation", Json.object().put("artifactLocation", file(path))));
  }

  private static Json result(Issue issue) {
    List<Step> steps = issue.evidence().stream().filter(step -> step.place() != null).toList();
    return Json.object()
        .put("ruleId", issue.rule())
        .put("ruleIndex", RuleBook.ids().indexOf(issue.rule()))
        .put("level", level(issue.severity()))
        .put("message", text(issue.message()))
        .putOne("locations", location(issue))
        .put("partialFingerprints", Json.object().put(FINGERPRINT, issue.fingerprint()))
        .putAll("relatedLocations", steps, SarifReport::related)
        .putAll("codeFlows", steps.isEmpty() ? List.of() : List.of(steps), s -> flow(s, issue))
        .putAll("fixes", issue.repairs(), SarifReport::fix);
  }

  private static Json location(Issue issue) {
    String line = issue.excerpt().line(issue.place().line());
    Json region = region(issue.place());
    if (line != null && issue.place().line() == issue.place().endLine()) {
      int from = issue.place().column() - 1;
      region.put("snippet", text(line.substring(from, issue.place().endColumn() - 1)));
    }
    return Json.object()
        .put(
            "physicalLocation",
            Json.object()
                .put("artifactLocation", file(issue.path()))
                .put("region", region)
                .put("contextRegion", context(issue.excerpt())));
  }

  private static Json context(Excerpt excerpt) {
    return excerpt.lines().isEmpty()
        ? null
        : Json.object()
            .put("startLine", excerpt.firstLine())
            .put("endLine", excerpt.firstLine() + excerpt.lines().size() - 1)
            .put("snippet", text(String.join("\n", excerpt.lines()) + "\n"));
  }

  private static Json related(Step step) {
    return Json.object()
        .put(
            "physicalLocation",
            Json.object()
                .put("artifactLocation", file(step.path()))
                .put("region", region(step.place())))
        .put("message", text(step.text()));
  }

  /** The trail, and at its end the finding itself. */
  private static Json flow(List<Step> steps, Issue issue) {
    List<Json> locations = new ArrayList<>();
    steps.forEach(step -> locations.add(Json.object().put("location", related(step))));
    locations.add(
        Json.object().put("location", location(issue).put("message", text(issue.message()))));
    return Json.object()
        .putOne("threadFlows", Json.object().put("locations", Json.array(locations, l -> l)));
  }

  private static Json fix(Repair repair) {
    Map<String, List<Edit>> byFile = new LinkedHashMap<>();
    repair
        .allEdits()
        .forEach(edit -> byFile.computeIfAbsent(edit.path(), p -> new ArrayList<>()).add(edit));
    return Json.object()
        .put("description", text(repair.title()))
        .put(
            "artifactChanges",
            Json.array(
                List.copyOf(byFile.entrySet()),
                e ->
                    Json.object()
                        .put("artifactLocation", file(e.getKey()))
                        .put("replacements", replacements(e.getValue()))));
  }

  private static JsonElement replacements(List<Edit> edits) {
    return Json.array(
        edits,
        edit ->
            Json.object()
                .put("deletedRegion", region(edit.place()))
                .put("insertedContent", text(edit.text())));
  }

  private static Json region(Place place) {
    return Json.object()
        .put("startLine", place.line())
        .put("startColumn", place.column())
        .put("endLine", place.endLine())
        .put("endColumn", place.endColumn())
        .put("charOffset", place.start())
        .put("charLength", place.end() - place.start());
  }

  private static Json file(String path) {
    return Json.object().put("uri", uri(path)).put("uriBaseId", BASE);
  }

  /** A relative path as a relative URI. */
  static String uri(String path) {
    try {
      // With a slash before it a colon in the first name is no scheme.
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
