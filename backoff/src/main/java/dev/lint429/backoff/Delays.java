package dev.lint429.backoff;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a refusal.
 *
 * <p>Full jitter: a uniformly random time between zero and a ceiling that doubles with each attempt
 * ("Exponential Backoff And Jitter", AWS Architecture Blog). A hint of the server is a lower bound;
 * the jitter goes on top of it, because callers that all return at the instant that the server
 * named meet the same limit again. After a long hint the ceiling is longer, too: an eighth of it,
 * and once it did not hold, because too many came back at once, the whole, twice and four times.
 */
final class Delays {

  private static final long STEPS = 1L << 53;

  private Delays() {}

  /**
   * The wait in nanoseconds.
   *
   * @param attempt the number of attempts made so far, from 1
   * @param hint what the server asks for, 0 if nothing
   * @param longest the longest hint of this call so far
   * @param remaining what is left of the budget, at least {@code hint}; the wait is not longer
   * @param part how much of the ceiling, from 0 to 1: {@link #random}
   */
  static long next(
      Policy policy, int attempt, long hint, long longest, long remaining, double part) {
    long ceiling = Math.min(ceiling(policy, attempt, longest), remaining - hint);
    return hint + (long) (part * ceiling);
  }

  /** {@code baseDelay * 2^(attempt-1)}, at most {@code maxDelay}, or that part of the hint. */
  static long ceiling(Policy policy, int attempt, long hint) {
    long max = Nanos.saturated(policy.maxDelay());
    long plain = doubled(Nanos.saturated(policy.baseDelay()), attempt - 1, max);
    return Math.max(plain, attempt == 1 ? hint / 8 : doubled(hint, attempt - 2, 4 * hint));
  }

  private static long doubled(long first, int times, long max) {
    long value = first;
    for (int i = 0; i < times && value < max; i++) {
      value = Nanos.plus(value, value);
    }
    return Math.min(value, max);
  }

  /** A uniformly random number from 0 to 1. */
  static double random(Policy policy) {
    RandomGenerator random = policy.random();
    if (random == null) {
      random = ThreadLocalRandom.current();
    }
    return random.nextLong(STEPS + 1) / (double) STEPS;
  }
}
