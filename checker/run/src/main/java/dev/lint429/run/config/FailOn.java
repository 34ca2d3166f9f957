package dev.lint429.run.config;

import dev.lint429.run.result.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The least severity that makes a check fail. */
public enum FailOn {
  SUGGESTION(Severity.SUGGESTION),
  WARNING(Severity.WARNING),
  ERROR(Severity.ERROR),
  NEVER(null);

  private final Severity threshold;

  FailOn(Severity threshold) {
    this.threshold = threshold;
  }

  /** Whether a finding of this severity makes a check fail. */
  public boolean isReachedBy(Severity severity) {
    return threshold != null && severity.atLeast(threshold);
  }

  /** The name in configuration files and on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(FailOn::id).toList();
  }

  /** By its {@link #id}. */
  public static FailOn of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
