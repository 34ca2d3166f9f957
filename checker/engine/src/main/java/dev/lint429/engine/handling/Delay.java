package dev.lint429.engine.handling;

/** How the wait before a retry is chosen. */
public enum Delay {
  /** No wait at all. */
  NONE,
  /** The same wait each time. */
  FIXED,
  /** Nobody can tell: the wait is computed where the analysis cannot look. */
  UNKNOWN,
  /** Grows by a constant. */
  LINEAR,
  /** Drawn at random from a range that does not grow. */
  RANDOM,
  /** Grows by a factor. */
  EXPONENTIAL,
  /** As long as the server asks. */
  SERVER;

  /** Whether this is what the rule FixedDelayRetry reports. */
  public boolean isFixed() {
    return this == NONE || this == FIXED;
  }
}
