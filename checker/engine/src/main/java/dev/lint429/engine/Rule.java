package dev.lint429.engine;

/** The rules, named as users suppress them. */
public enum Rule {
  UNHANDLED_RATE_LIMIT("UnhandledRateLimit"),
  FIXED_DELAY_RETRY("FixedDelayRetry");

  private final String id;

  Rule(String id) {
    this.id = id;
  }

  /** The name in reports, options and {@code @SuppressWarnings}. */
  public String id() {
    return id;
  }
}
