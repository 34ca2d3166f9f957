package dev.lint429.backoff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A clock, and what is to happen when it gets there; {@link #run} lets it happen. */
final class VirtualScheduler extends ScheduledThreadPoolExecutor implements InstantSource {

  private record Event(long time, long number, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return time == other.time
          ? Long.compare(number, other.number)
          : Long.compare(time, other.time);
    }
  }

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long now;
  private long numbers;

  VirtualScheduler() {
    super(0);
  }

  @Override
  public Instant instant() {
    return VirtualTime.START.plusNanos(now);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
    events.add(new Event(now + unit.toNanos(delay), numbers++, action));
    return null;
  }

  void after(Duration delay, Runnable action) {
    schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Runs what is due until nothing is left. */
  Duration run() {
    while (!events.isEmpty()) {
      step();
    }
    return Duration.ofNanos(now);
  }

  boolean step() {
    Event next = events.poll();
    if (next != null) {
      now = next.time();
      next.action().run();
    }
    return next != null;
  }

  /** The standard settings on this clock, with no jitter at all. */
  Backoff.Builder backoff() {
    return Backoff.builder().clock(this).scheduler(this).random(() -> 0L);
  }
}
