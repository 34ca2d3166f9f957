package dev.lint429.errorprone.javac;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.atomic.AtomicReference;

/** Runs code on a stack of a given size. */
final class Threads {
  private Threads() {}

  /** Runs {@code work} to its end; fails if it throws. */
  static void run(long stackSize, Runnable work) throws InterruptedException {
    Thread thread = new Thread(null, work, "stack of " + stackSize, stackSize);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    thread.join();
    assertNull(failure.get());
  }
}
