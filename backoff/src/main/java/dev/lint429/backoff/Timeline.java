package dev.lint429.backoff;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time since one call began, and the time of day.
 *
 * <p>By default elapsed time is monotonic, so that a corrected system clock neither ends a budget
 * early nor extends it. An injected clock gives both.
 */
final class Timeline {

  /** Times must be positive, {@link System#nanoTime} need not be. */
  private static final long ORIGIN = System.nanoTime() - 1;

  private final InstantSource clock;
  private final long start;

  /** Begins now; a null clock stands for the system's. */
  Timeline(InstantSource clock) {
    this.clock = clock;
    this.start = nanos();
  }

  /** Began at that time of {@link #real}. */
  Timeline(long start) {
    this.clock = null;
    this.start = start;
  }

  Instant now() {
    return clock == null ? Instant.now() : clock.instant();
  }

  /** Nanoseconds of a clock with an arbitrary beginning. */
  long nanos() {
    if (clock == null) {
      return real();
    }
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  /** Nanoseconds of the monotonic clock, positive. */
  static long real() {
    return System.nanoTime() - ORIGIN;
  }

  /** Nanoseconds since the beginning, never negative. */
  long elapsedNanos() {
    return elapsedUntil(nanos());
  }

  /** Nanoseconds from the beginning to a time of {@link #nanos}, never negative. */
  long elapsedUntil(long time) {
    return Math.max(0, time - start);
  }
}
