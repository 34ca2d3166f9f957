package dev.lint429.backoff.adapters;

import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.failsafe.function.ContextualSupplier;
import dev.lint429.backoff.Adapter;
import dev.lint429.backoff.Backoff;
import java.time.Duration;

/**
 * {@link Backoff}'s knowledge for those who keep Failsafe (3.0 or newer): what a refusal is, and
 * how long to wait after it.
 *
 * <pre>{@code
 * Failsafe.with(FailsafeBackoff.<Response>policy(Backoff.standard()).build())
 *     .get(() -> okHttp.newCall(request).execute());
 * }</pre>
 *
 * <p>Failsafe makes the attempts, so callers do not share what they learn.
 */
public final class FailsafeBackoff {

  private FailsafeBackoff() {}

  /** A policy with the attempts, budget, refusals and waits of a backoff, to be completed. */
  public static <R> RetryPolicyBuilder<R> policy(Backoff backoff) {
    Adapter adapter = Adapter.of(backoff);
    return RetryPolicy.<R>builder()
        .withMaxAttempts(adapter.maxAttempts())
        .withMaxDuration(adapter.budget())
        .handleIf((result, failure) -> adapter.mayRetry(result, failure))
        .onRetry(event -> Adapter.discard(event.getLastResult()))
        .withDelayFn(delayFunction(backoff));
  }

  /** The wait after a refusal: the server's hint, plus jitter that grows. */
  public static <R> ContextualSupplier<R, Duration> delayFunction(Backoff backoff) {
    Adapter adapter = Adapter.of(backoff);
    return context ->
        adapter.delay(
            context.getAttemptCount(), context.getLastResult(), context.getLastException());
  }
}
