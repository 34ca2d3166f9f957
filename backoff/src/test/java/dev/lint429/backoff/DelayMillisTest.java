package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The wait for loops that are not the helper's own. */
final class DelayMillisTest {

  /** Draws the largest number each time, so that the wait is the ceiling. */
  private static final class Largest implements RandomGenerator {
    @Override
    public long nextLong() {
      return -1;
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }

  private final Backoff backoff = Backoff.builder().random(new Largest()).build();

  @Test
  void isRandomFromZero() {
    assertEquals(0, Backoff.builder().random(() -> 0L).build().delayMillis(5));
  }

  @Test
  void lessThanOneCountsAsOne() {
    assertEquals(1_000, backoff.delayMillis(0));
    assertEquals(1_000, backoff.delayMillis(Integer.MIN_VALUE));
  }

  @Test
  void doublesUpToTheLargestCeiling() {
    assertEquals(1_000, backoff.delayMillis(1));
    assertEquals(2_000, backoff.delayMillis(2));
    assertEquals(32_000, backoff.delayMillis(6));
    assertEquals(60_000, backoff.delayMillis(7));
    assertEquals(60_000, backoff.delayMillis(Integer.MAX_VALUE));
  }

  @Test
  void takesTheSettings() {
    Backoff quick =
        backoff.toBuilder()
            .baseDelay(Duration.ofMillis(10))
            .maxDelay(Duration.ofMillis(25))
            .build();
    assertEquals(10, quick.delayMillis(1));
    assertEquals(20, quick.delayMillis(2));
    assertEquals(25, quick.delayMillis(3));
  }
}
