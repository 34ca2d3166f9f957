package dev.lint429.engine;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a user may choose.
 *
 * @param endpoints further endpoints: patterns searched in the whole URL
 * @param helper qualified name of the class that fixes call
 * @param scope which HTTP calls are looked at
 */
public record Options(List<Pattern> endpoints, String helper, Scope scope) {
  public static final String DEFAULT_HELPER = "dev.lint429.backoff.Backoff";
  public static final Options DEFAULT = new Options(List.of(), DEFAULT_HELPER, Scope.INFERENCE);

  public Options {
    endpoints = List.copyOf(endpoints);
  }

  /** Which HTTP calls the rules look at. */
  public enum Scope {
    INFERENCE,
    ALL
  }
}
