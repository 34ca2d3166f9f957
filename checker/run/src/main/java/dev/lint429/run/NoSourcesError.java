package dev.lint429.run;

/** There is no Java source file in what is to be checked. */
public final class NoSourcesError extends UserError {
  NoSourcesError(String message) {
    super(message);
  }
}
