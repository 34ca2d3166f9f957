package dev.lint429.backoff;

import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.failsafe.function.ContextualSupplier;
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
    Policy policy = backoff.policy();
    return RetryPolicy.<R>builder()
        .withMaxAttempts(policy.maxAttempts())
        .withMaxDuration(policy.budget())
        .handleIf((result, failure) -> Adapters.mayRetry(policy, result, failure))
        .onRetry(event -> Discards.discard(event.getLastResult()))
        .withDelayFn(delayFunction(backoff));
  }

  /** The wait after a refusal: the server's hint, plus jitter that grows. */
  public static <R> ContextualSupplier<R, Duration> delayFunction(Backoff backoff) {
    Policy policy = backoff.policy();
    return context ->
        Duration.ofNanos(
            Adapters.delay(
                policy,
                context.getAttemptCount(),
                context.getLastResult(),
                context.getLastException()));
  }
}
