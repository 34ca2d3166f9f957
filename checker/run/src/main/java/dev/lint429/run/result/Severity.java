package dev.lint429.run.result;

import java.util.Locale;

/** How much a finding matters; what a rule is set to in {@code lint429.yaml}. The least first. */
public enum Severity {
  /** The rule reports nothing. */
  OFF,
  SUGGESTION,
  WARNING,
  ERROR;

  /** The name in configuration files and reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this reaches {@code threshold}. */
  public boolean atLeast(Severity threshold) {
    return compareTo(threshold) >= 0;
  }
}
