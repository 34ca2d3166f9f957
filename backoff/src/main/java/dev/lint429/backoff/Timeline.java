package dev.lint429.backoff;

import java.time.Duration;
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
  private final Instant start;
  private final long startNanos;

  /** Begins now; a null clock stands for the system's. */
  Timeline(InstantSource clock) {
    this.clock = clock;
    this.start = clock == null ? null : clock.instant();
    this.startNanos = clock == null ? System.nanoTime() : 0;
  }

  Instant now() {
    return clock == null ? Instant.now() : clock.instant();
  }

  /** Nanoseconds since the beginning, never negative. */
  long elapsedNanos() {
    return clock == null
        ? Math.max(0, System.nanoTime() - startNanos)
        : Nanos.saturated(Duration.between(start, clock.instant()));
  }
}
