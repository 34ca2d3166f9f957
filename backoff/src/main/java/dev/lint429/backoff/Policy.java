package dev.lint429.backoff;

import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The settings of a {@link Backoff}, all valid.
 *
 * @param maxAttempts at least 1
 * @param baseDelay ceiling of the first wait without a hint
 * @param maxDelay upper bound of all such ceilings
 * @param budget how long a call may take in all before another attempt begins
 * @param statuses those to be retried; never changed
 * @param limitInBody tells a limit in the body of a 2xx answer; null for none
 * @param clock null for the system's clocks: a monotonic one for the budget, wall time for dates
 * @param sleeper what blocking calls wait with
 * @param scheduler what calls that do not block wait with; null for the JDK's
 * @param random null for the thread's own generator
 * @param listener null for none
 * @param hosts what is shared with other calls; null to share nothing
 * @param key what stands for the host; null for the host itself
 * @param retryShare how many retries each call allows a host
 */
record Policy(
    int maxAttempts,
    Duration baseDelay,
    Duration maxDelay,
    Duration budget,
    BitSet statuses,
    Predicate<String> limitInBody,
    InstantSource clock,
    Sleeper sleeper,
    ScheduledExecutorService scheduler,
    RandomGenerator random,
    BackoffListener listener,
    Hosts hosts,
    String key,
    double retryShare) {

  boolean retriesOn(int status) {
    return status >= 0 && statuses.get(status);
  }

  /** These settings for another host. */
  Policy withKey(String host) {
    return new Policy(
        maxAttempts,
        baseDelay,
        maxDelay,
        budget,
        statuses,
        limitInBody,
        clock,
        sleeper,
        scheduler,
        random,
        listener,
        hosts,
        host,
        retryShare);
  }
}
