package dev.lint429.errorprone;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.Finding;

/**
 * A finding as a compiler's message. javac prints the first line, then the line of code, then the
 * rest: so the first line says what is wrong, and below the code stand how that is known and what
 * to do.
 */
final class Report {
  private static final String SENTENCE_END = ". ";

  private Report() {}

  static String of(Finding finding) {
    String message = finding.message();
    int end = message.indexOf(SENTENCE_END);
    StringBuilder text = new StringBuilder(end < 0 ? message : message.substring(0, end + 1));
    if (!finding.evidence().isEmpty()) {
      text.append("\n  How it is known:");
      finding.evidence().forEach(evidence -> text.append("\n    ").append(line(evidence)));
    }
    if (end >= 0) {
      text.append("\n  ").append(message.substring(end + SENTENCE_END.length()));
    }
    if (!finding.fixes().isEmpty()) {
      text.append("\n  Fix: ").append(finding.fixes().get(0).title()).append('.');
    } else if (finding.noFix() != null) {
      text.append("\n  No fix is offered: ").append(finding.noFix()).append('.');
    }
    return text.toString();
  }

  /** {@code File.java:12: what was seen there}; the file without its directories. */
  private static String line(Evidence evidence) {
    String path = evidence.file().path();
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String place = evidence.line() == 0 ? name : name + ":" + evidence.line();
    return place + ": " + evidence.text();
  }
}
