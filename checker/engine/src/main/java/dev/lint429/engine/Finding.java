package dev.lint429.engine;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Span;
import java.util.List;

/**
 * A defect that was found.
 *
 * @param unit the file it is reported in
 * @param span the expression it is reported at
 * @param message what is wrong and what to do, one or two sentences, without the trail
 * @param evidence how it is known, in the order in which a reader would follow it
 * @param fixes the repairs on offer, best first; each compiles
 * @param noFix why there is no fix, or null if there is one
 */
public record Finding(
    Rule rule,
    CompilationUnit unit,
    Span span,
    String message,
    List<Evidence> evidence,
    List<Fix> fixes,
    String noFix) {

  public Finding {
    evidence = List.copyOf(evidence);
    fixes = List.copyOf(fixes);
  }
}
