package dev.lint429.engine;

import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;

/**
 * One step of how a finding is known: a place and what was seen there.
 *
 * @param text a short phrase in plain English, lower case, without a full stop
 */
public record Evidence(SourceFile file, Span span, String text) {
  /** The line at which it was seen, from 1; 0 where it stands nowhere in the source. */
  public int line() {
    return span.exists() ? file.line(span.start()) : 0;
  }
}
