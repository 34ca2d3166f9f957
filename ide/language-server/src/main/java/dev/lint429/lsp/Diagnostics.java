package dev.lint429.lsp;

import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Severity;
import dev.lint429.run.result.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Findings in the terms of the protocol. */
final class Diagnostics {
  static final String SOURCE = "lint429";

  private Diagnostics() {}

  /**
   * The findings of one file.
   *
   * @param uriOf the URI of a file, by its name in results
   */
  static List<Diagnostic> of(FileResult result, Function<String, String> uriOf, RulePages pages) {
    return result.issues().stream().map(issue -> of(issue, uriOf, pages)).toList();
  }

  static Diagnostic of(Issue issue, Function<String, String> uriOf, RulePages pages) {
    Diagnostic diagnostic =
        new Diagnostic(
            Lines.range(issue.place()), issue.message(), severity(issue.severity()), SOURCE);
    diagnostic.setCode(Either.forLeft(issue.rule()));
    String page = pages.uri(issue.rule());
    if (page != null) {
      diagnostic.setCodeDescription(new DiagnosticCodeDescription(page));
    }
    List<DiagnosticRelatedInformation> related = new ArrayList<>();
    for (Step step : issue.evidence()) {
      if (step.place() != null) {
        Location location = new Location(uriOf.apply(step.path()), Lines.range(step.place()));
        related.add(new DiagnosticRelatedInformation(location, step.text()));
      }
    }
    diagnostic.setRelatedInformation(related);
    return diagnostic;
  }

  /** A configuration file that cannot be used. */
  static Diagnostic ofConfiguration(String message, int line) {
    Range range = new Range(new Position(line, 0), new Position(line, Integer.MAX_VALUE));
    return new Diagnostic(range, message, DiagnosticSeverity.Error, SOURCE);
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case SUGGESTION, OFF -> DiagnosticSeverity.Information;
    };
  }
}
