package dev.lint429.engine;

/** The rules, named as users suppress them. */
public enum Rule {
  UNHANDLED_RATE_LIMIT("UnhandledRateLimit", false),
  FIXED_DELAY_RETRY("FixedDelayRetry", false),
  UNBOUNDED_RETRY("UnboundedRetry", false),
  STACKED_RETRIES("StackedRetries", false),
  RETRY_AFTER_IGNORED("RetryAfterIgnored", true),
  BACKOFF_WITHOUT_JITTER("BackoffWithoutJitter", true),
  NON_RETRYABLE_RETRIED("NonRetryableRetried", true);

  private final String id;
  private final boolean suggestion;

  Rule(String id, boolean suggestion) {
    this.id = id;
    this.suggestion = suggestion;
  }

  /** The name in reports, options and {@code @SuppressWarnings}. */
  public String id() {
    return id;
  }

  /** Whether it tells how working code could be better, not that it is wrong. */
  public boolean isSuggestion() {
    return suggestion;
  }
}
