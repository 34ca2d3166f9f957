package dev.lint429.backoff;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A {@link Backoff} as those see it who fit it to a client or to another retry library; the
 * artifact {@code lint429-backoff-adapters} does so for the usual ones. Applications need nothing
 * of this.
 *
 * <p>Immutable and thread-safe. {@link Attempts} is for clients that make the attempts themselves.
 */
public final class Adapter {

  private final Policy policy;

  private Adapter(Policy policy) {
    this.policy = policy;
  }

  /** The adapter's view of a backoff. */
  public static Adapter of(Backoff backoff) {
    return new Adapter(backoff.policy());
  }

  Policy policy() {
    return policy;
  }

  /** How often a call is tried in all. */
  public int maxAttempts() {
    return policy.maxAttempts();
  }

  /** How long a call may last before another attempt begins. */
  public Duration budget() {
    return policy.budget();
  }

  /** Whether an HTTP status is one of those that are retried. */
  public boolean retriesOn(int status) {
    return policy.retriesOn(status);
  }

  /**
   * Runs a blocking call whose URL is known.
   *
   * @param url of the request, of which only scheme and authority count; null if it is not known
   * @param attempt makes one attempt
   * @param classifier as in {@link Backoff#call(ThrowingSupplier, Classifier)}; null for none
   * @throws IOException as the attempt does, or with a {@link HostBusyException} as its cause
   */
  public <T> T call(
      String url, ThrowingSupplier<T, IOException> attempt, Classifier<? super T> classifier)
      throws IOException {
    try {
      return Retries.call(policy, Hosts.key(url), attempt, classifier, attempt);
    } catch (HostBusyException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Runs a call that blocks no thread, and whose URL is known.
   *
   * @param url as in {@link #call}
   * @param attempt begins one attempt; its future is cancelled if the one that is returned is
   * @param classifier as in {@link #call}
   */
  public <T> CompletableFuture<T> callAsync(
      String url,
      Supplier<? extends CompletionStage<T>> attempt,
      Classifier<? super T> classifier) {
    Retries retries = new Retries(policy, Hosts.key(url));
    return AsyncCall.start(
        policy,
        retries,
        attempt,
        (result, failure) -> {
          Answer refusal = Recognition.refusal(policy, classifier, result, failure);
          return refusal == null ? null : retries.decide(refusal);
        });
  }

  /**
   * The answer if an outcome is a refusal that is to be retried, as recognised for the clients in
   * the package description; else null.
   *
   * @param result of the attempt; not looked at if there is a failure
   * @param failure of the attempt, null if there is none
   */
  public Answer refusal(Object result, Throwable failure) {
    return failure == null
        ? Recognition.refusal(policy, result)
        : Recognition.refusal(policy, failure);
  }

  /** Whether an outcome is a refusal, as in {@link #refusal}, that waiting can mend. */
  public boolean mayRetry(Object result, Throwable failure) {
    Answer refusal = refusal(result, failure);
    return refusal != null && decide(refusal, 1).stop() == null;
  }

  /**
   * How long to wait after an outcome: what the server asks for, plus jitter that grows with the
   * attempts. For libraries that count attempts themselves; nothing is shared between their calls.
   *
   * @param attempts how many were made so far, from 1
   * @return zero if the outcome is no refusal
   */
  public Duration delay(int attempts, Object result, Throwable failure) {
    Answer refusal = refusal(result, failure);
    return Duration.ofNanos(refusal == null ? 0 : decide(refusal, attempts).delay());
  }

  private Decision decide(Answer refusal, int attempts) {
    int counted = Math.max(1, Math.min(attempts, policy.maxAttempts() - 1));
    return Decision.after(policy, new Timeline(policy.clock()), counted, 0, refusal);
  }

  /** The HTTP status of a result or exception of a known client; -1 if it tells none. */
  public static int status(Object outcome) {
    return KnownTypes.shapeOf(outcome.getClass()).status(outcome);
  }

  /** Closes a response that nobody will read, and its body. Null and other results are let be. */
  public static void discard(Object result) {
    Discards.discard(result);
  }
}
