package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exponential ceilings, full jitter, hints as lower bounds, the budget as the upper one. */
final class DelaysTest {

  /** Always the largest value below the bound. */
  private static final RandomGenerator LARGEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  private final VirtualTime time = new VirtualTime();

  private List<Duration> sleepsOf(Backoff.Builder backoff, Answer answer) {
    assertThrows(
        IOException.class,
        () ->
            backoff
                .build()
                .call(
                    () -> {
                      throw new IOException("refused");
                    },
                    (result, failure) -> answer));
    return time.sleeps();
  }

  private static List<Duration> seconds(double... seconds) {
    List<Duration> durations = new ArrayList<>();
    for (double one : seconds) {
      durations.add(Duration.ofNanos(Math.round(one * 1e9)));
    }
    return durations;
  }

  @Test
  void ceilingsDoubleUpToTheLargest() {
    assertEquals(
        seconds(1, 2, 4, 8, 16, 32, 60), sleepsOf(time.backoff().random(LARGEST), Answer.of(429)));
  }

  @Test
  void ceilingDoesNotOverflow() {
    Backoff.Builder backoff =
        time.backoff()
            .maxAttempts(200)
            .maxDelay(Duration.ofDays(365))
            .budget(Duration.ofDays(365))
            .random(LARGEST);
    List<Duration> sleeps = sleepsOf(backoff, Answer.of(429));
    Duration total = sleeps.stream().reduce(Duration.ZERO, Duration::plus);
    assertEquals(Duration.ofDays(365), total);
    assertTrue(sleeps.stream().noneMatch(Duration::isNegative));
  }

  @Test
  void baseAndLargestCeilingMayBeEqual() {
    Duration one = Duration.ofSeconds(1);
    assertEquals(
        List.of(one, one, one),
        sleepsOf(time.backoff().maxAttempts(4).maxDelay(one).random(LARGEST), Answer.of(429)));
  }

  @Test
  void jitterMayBeZero() {
    assertEquals(seconds(0, 0), sleepsOf(time.backoff().maxAttempts(3), Answer.of(503)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 20})
  void jitterIsUniformBelowTheCeiling(int attempt) {
    Policy policy = Backoff.builder().random(new SplittableRandom(429)).build().policy();
    long ceiling = Duration.ofSeconds(Math.min(60, 1L << (attempt - 1))).toNanos();
    int n = 20_000;
    int[] tenths = new int[10];
    for (int i = 0; i < n; i++) {
      long delay = Delays.next(policy, attempt, 0, 0, Long.MAX_VALUE, Delays.random(policy));
      assertTrue(delay >= 0 && delay <= ceiling);
      tenths[(int) Math.min(9, delay * 10 / ceiling)]++;
    }
    for (int count : tenths) {
      // Five standard deviations of a binomial count; the seed is fixed.
      assertEquals(n / 10.0, count, 5 * Math.sqrt(n * 0.1 * 0.9));
    }
  }

  @Test
  void jitterGoesOnTopOfTheHint() {
    Answer answer = Answer.of(429).withDelay(Duration.ofSeconds(20));
    assertEquals(
        seconds(22.5, 40, 60, 100, 77.5),
        sleepsOf(time.backoff().maxAttempts(6).random(LARGEST), answer));
  }

  @Test
  void jitterAfterAShortHintIsThatWithoutOne() {
    Answer answer = Answer.of(429).withDelay(Duration.ofSeconds(2));
    assertEquals(
        seconds(3, 4, 6, 10), sleepsOf(time.backoff().maxAttempts(5).random(LARGEST), answer));
  }

  @Test
  void hintMayBeLongerThanTheLargestCeiling() {
    Answer answer = Answer.of(429).withDelay(Duration.ofSeconds(90));
    assertEquals(seconds(90), sleepsOf(time.backoff().maxAttempts(2), answer));
  }

  @Test
  void waitEndsWithTheBudgetButNeverBeforeTheHint() {
    Backoff.Builder backoff = time.backoff().budget(Duration.ofMillis(20_400)).random(LARGEST);
    Answer answer = Answer.of(429).withDelay(Duration.ofSeconds(20));
    assertEquals(seconds(20.4), sleepsOf(backoff, answer));
  }

  @Test
  void hintOfExactlyTheBudgetIsFollowed() {
    Answer answer = Answer.of(429).withDelay(Duration.ofMinutes(5));
    assertEquals(seconds(300), sleepsOf(time.backoff(), answer));
  }

  @Test
  void hintBeyondTheBudgetIsNotWaitedFor() {
    Answer answer = Answer.of(429).withDelay(Duration.ofMinutes(5).plusNanos(1));
    assertEquals(List.of(), sleepsOf(time.backoff(), answer));
  }

  @Test
  void standardRandomDiffersBetweenCalls() {
    Backoff.Builder backoff = Backoff.builder().clock(time).sleeper(time).maxAttempts(4);
    sleepsOf(backoff, Answer.of(429));
    sleepsOf(backoff, Answer.of(429));
    List<Duration> sleeps = time.sleeps();
    assertTrue(!sleeps.subList(0, 3).equals(sleeps.subList(3, 6)), sleeps::toString);
  }
}
