package dev.lint429.backoff;

import java.time.Duration;

/** Durations as nanoseconds in a long, from 0 to about 292 years, without overflow. */
final class Nanos {

  private static final Duration MAX = Duration.ofNanos(Long.MAX_VALUE);

  private Nanos() {}

  /** Zero for a negative duration, {@code Long.MAX_VALUE} for one that is too long. */
  static long saturated(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(MAX) >= 0 ? Long.MAX_VALUE : duration.toNanos();
  }

  /** The sum of two numbers that are not negative. */
  static long plus(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
