package dev.lint429.backoff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only while somebody sleeps; remembers the sleeps. */
public final class VirtualTime implements InstantSource, Sleeper {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    sleeps.add(duration);
    now = now.plus(duration);
  }

  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }

  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  /** The standard settings on this clock, with no jitter at all. */
  public Backoff.Builder backoff() {
    return Backoff.builder().clock(this).sleeper(this).random(() -> 0L);
  }
}
