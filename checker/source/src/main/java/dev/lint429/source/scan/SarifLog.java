package dev.lint429.source.scan;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Rule;
import dev.lint429.engine.UnitReport;
import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as a log in the format SARIF 2.1.0 (OASIS), with paths relative to the root. */
final class SarifLog {
  private SarifLog() {}

  static String of(Scan.Result result) {
    List<Object> results = new ArrayList<>();
    for (UnitReport report : result.reports().values()) {
      for (Finding finding : report.findings()) {
        results.add(result(finding));
      }
    }
    List<Object> rules = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      rules.add(Map.of("id", rule.id()));
    }
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "lint429");
    driver.put("rules", rules);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put("results", results);
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return Json.write(log);
  }

  private static Map<String, Object> result(Finding finding) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", finding.rule().id());
    result.put("message", Map.of("text", finding.message()));
    result.put("locations", List.of(location(finding.unit().file(), finding.span(), null)));
    List<Object> related = new ArrayList<>();
    for (Evidence evidence : finding.evidence()) {
      if (evidence.span().exists()) {
        related.add(location(evidence.file(), evidence.span(), evidence.text()));
      }
    }
    if (!related.isEmpty()) {
      result.put("relatedLocations", related);
    }
    return result;
  }

  private static Map<String, Object> location(SourceFile file, Span span, String text) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", file.line(span.start()));
    region.put("startColumn", file.column(span.start()));
    region.put("endLine", file.line(span.end()));
    region.put("endColumn", file.column(span.end()));
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", Map.of("uri", uri(file.path())));
    physical.put("region", region);
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("physicalLocation", physical);
    if (text != null) {
      location.put("message", Map.of("text", text));
    }
    return location;
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, path, null).getRawPath();
    } catch (URISyntaxException e) {
      return path;
    }
  }
}
