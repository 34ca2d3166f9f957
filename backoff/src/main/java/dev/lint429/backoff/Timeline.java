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

  private final InstantSource clock;
  private final long start;

  /** Begins now; a null clock stands for the system's. */
  Timeline(InstantSource clock) {
    this.clock = clock;
    this.start = nanos();
  }

  /** Began at that time of {@link System#nanoTime}. */
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
      return System.nanoTime();
    }
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
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
