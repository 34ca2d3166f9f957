package dev.lint429.backoff;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a refusal.
 *
 * <p>Full jitter: a uniformly random time between zero and a ceiling that doubles with each attempt
 * ("Exponential Backoff And Jitter", AWS Architecture Blog). A hint of the server is a lower bound;
 * the jitter goes on top of it, because callers that all return at the instant that the server
 * named meet the same limit again.
 */
final class Delays {

  private Delays() {}

  /**
   * The wait in nanoseconds.
   *
   * @param attempt the number of attempts made so far, from 1
   * @param hint what the server asks for, 0 if nothing
   * @param remaining what is left of the budget, at least {@code hint}; the wait is not longer
   */
  static long next(Policy policy, int attempt, long hint, long remaining) {
    return Math.min(remaining, Nanos.plus(hint, jitter(policy, ceiling(policy, attempt))));
  }

  /** {@code baseDelay * 2^(attempt-1)}, at most {@code maxDelay}. */
  static long ceiling(Policy policy, int attempt) {
    long ceiling = Nanos.saturated(policy.baseDelay());
    long max = Nanos.saturated(policy.maxDelay());
    for (int i = 1; i < attempt && ceiling < max; i++) {
      ceiling = Nanos.plus(ceiling, ceiling);
    }
    return Math.min(ceiling, max);
  }

  private static long jitter(Policy policy, long ceiling) {
    RandomGenerator random = policy.random();
    if (random == null) {
      random = ThreadLocalRandom.current();
    }
    return random.nextLong(ceiling + 1); // No overflow: maxDelay is at most a year.
  }
}
