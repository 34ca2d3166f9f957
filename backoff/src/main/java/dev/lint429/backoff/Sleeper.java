package dev.lint429.backoff;

import java.time.Duration;

/** How a {@link Backoff} waits. Replace it in tests so that nothing really waits. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Blocks the calling thread for at least {@code duration}.
   *
   * @param duration how long; never null or negative, may be zero
   * @throws InterruptedException if the thread is or gets interrupted
   */
  void sleep(Duration duration) throws InterruptedException;
}
