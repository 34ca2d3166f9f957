package dev.lint429.backoff.adapters;

import dev.lint429.backoff.Adapter;
import dev.lint429.backoff.Attempts;
import dev.lint429.backoff.Backoff;
import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.retry.RetryConfig;

/**
 * {@link Backoff}'s knowledge for those who keep Resilience4j (2.0 or newer): what a refusal is,
 * and how long to wait after it.
 *
 * <pre>{@code
 * Retry retry = Retry.of("inference", Resilience4jBackoff.config(Backoff.standard()).build());
 * }</pre>
 *
 * <p>Resilience4j makes the attempts, so callers do not share what they learn, and its waits have
 * no common budget: only a single hint beyond it ends the retries.
 */
public final class Resilience4jBackoff {

  private Resilience4jBackoff() {}

  /** A configuration with the attempts, refusals and waits of a backoff, to be completed. */
  public static <T> RetryConfig.Builder<T> config(Backoff backoff) {
    Adapter adapter = Adapter.of(backoff);
    return RetryConfig.<T>custom()
        .maxAttempts(adapter.maxAttempts())
        .retryOnResult(result -> adapter.mayRetry(result, null))
        .retryOnException(failure -> adapter.mayRetry(null, failure))
        .consumeResultBeforeRetryAttempt((attempt, result) -> Adapter.discard(result))
        .intervalBiFunction(intervalFunction(backoff));
  }

  /** The wait after a refusal: the server's hint, plus jitter that grows. */
  public static <T> IntervalBiFunction<T> intervalFunction(Backoff backoff) {
    Adapter adapter = Adapter.of(backoff);
    return (attempt, outcome) ->
        Attempts.millis(
            (outcome.isLeft()
                    ? adapter.delay(attempt, null, outcome.getLeft())
                    : adapter.delay(attempt, outcome.get(), null))
                .toNanos());
  }
}
