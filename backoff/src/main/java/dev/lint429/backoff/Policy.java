package dev.lint429.backoff;

import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * The settings of a {@link Backoff}, all valid.
 *
 * @param maxAttempts at least 1
 * @param baseDelay ceiling of the first wait without a hint
 * @param maxDelay upper bound of all such ceilings
 * @param budget how long a call may take in all before another attempt begins
 * @param statuses those to be retried; never changed
 * @param clock null for the system's clocks: a monotonic one for the budget, wall time for dates
 * @param random null for the thread's own generator
 * @param listener null for none
 */
record Policy(
    int maxAttempts,
    Duration baseDelay,
    Duration maxDelay,
    Duration budget,
    BitSet statuses,
    InstantSource clock,
    Sleeper sleeper,
    RandomGenerator random,
    BackoffListener listener) {

  boolean retriesOn(int status) {
    return status >= 0 && statuses.get(status);
  }
}
