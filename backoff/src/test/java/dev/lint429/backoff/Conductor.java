package dev.lint429.backoff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Runs threads one at a time in virtual time, by a schedule that a seed tells. A thread may lose
 * its turn for up to {@link #LATE} wherever it sleeps or looks at the clock, so also between two
 * steps of the code under test; the same seed gives the same run.
 */
final class Conductor implements InstantSource, Sleeper {

  /** How long a thread stands still at most when it loses its turn, in nanoseconds. */
  static final long LATE = 2_000_000;

  private record Waiting(long due, long number, Semaphore turn) {}

  private final Random random;
  private final Supplier<Collection<?>> locks;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::due).thenComparing(Waiting::number));
  private final Semaphore baton = new Semaphore(0);
  private final List<Throwable> failures = new ArrayList<>();
  private boolean running;
  private long now;
  private long numbers;

  /**
   * Begins at time 0.
   *
   * @param locks that nobody may hold who sleeps, or looks at the clock
   */
  Conductor(long seed, Supplier<Collection<?>> locks) {
    this.random = new Random(seed);
    this.locks = locks;
  }

  /** Runs threads number 0 to {@code threads} - 1, each from a time within that many seconds on. */
  void run(int threads, double seconds, IntConsumer body) throws InterruptedException {
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      Semaphore turn = new Semaphore(0);
      waiting.add(new Waiting((long) (random.nextDouble() * seconds * 1e9), numbers++, turn));
      Thread thread =
          new Thread(
              () -> {
                turn.acquireUninterruptibly();
                try {
                  body.accept(number);
                } catch (Throwable failure) {
                  failures.add(failure);
                }
                baton.release();
              });
      thread.setDaemon(true);
      all.add(thread);
      thread.start();
    }
    running = true;
    while (!waiting.isEmpty()) {
      Waiting next = waiting.poll();
      now = Math.max(now, next.due());
      next.turn().release();
      baton.acquire();
    }
    running = false;
    for (Thread thread : all) {
      thread.join();
    }
    for (Throwable failure : failures) {
      throw new AssertionError("in one of the threads", failure);
    }
  }

  /** Nanoseconds since the beginning. */
  long now() {
    return now;
  }

  double random() {
    return random.nextDouble();
  }

  long jitter() {
    return random.nextLong();
  }

  @Override
  public Instant instant() {
    if (running && random.nextInt(4) == 0) {
      pass((long) (random.nextDouble() * LATE));
    }
    return VirtualTime.START.plusNanos(now);
  }

  @Override
  public void sleep(Duration duration) {
    pass(duration.toNanos() + (long) (random.nextDouble() * LATE));
  }

  /** Lets other threads go on for that long. */
  void pass(long nanos) {
    for (Object lock : locks.get()) {
      if (Thread.holdsLock(lock)) {
        throw new AssertionError("waits with a lock held: " + lock);
      }
    }
    Semaphore turn = new Semaphore(0);
    waiting.add(new Waiting(now + nanos, numbers++, turn));
    baton.release();
    turn.acquireUninterruptibly();
  }
}
