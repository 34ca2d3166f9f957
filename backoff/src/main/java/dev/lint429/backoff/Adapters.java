package dev.lint429.backoff;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What the adapters for clients and retry libraries have in common. */
final class Adapters {

  private Adapters() {}

  /** A blocking call whose URL is known. */
  static <T> T call(Backoff backoff, String url, ThrowingSupplier<T, IOException> attempt)
      throws IOException {
    return call(backoff, url, attempt, null);
  }

  static <T> T call(
      Backoff backoff,
      String url,
      ThrowingSupplier<T, IOException> attempt,
      Classifier<? super T> classifier)
      throws IOException {
    try {
      return Retries.call(backoff.policy(), Hosts.key(url), attempt, classifier, attempt);
    } catch (HostBusyException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A call that blocks no thread, whose URL, unless null, is known. */
  static <T> CompletableFuture<T> callAsync(
      Policy policy,
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

  /** Refuses a body that a second attempt could not send, before the first one. */
  static void requireRepeatable(boolean repeatable, String what) {
    if (!repeatable) {
      throw new IllegalArgumentException(
          what
              + " can be sent only once, so a refused request could not be repeated;"
              + " build the request inside Backoff.call(() -> ...) instead");
    }
  }

  // For the loops of other libraries, which count attempts themselves

  /** Whether an outcome is a refusal that waiting can mend. */
  static boolean mayRetry(Policy policy, Object result, Throwable failure) {
    Answer refusal = refusal(policy, result, failure);
    return refusal != null && decide(policy, refusal, 1).stop() == null;
  }

  /** How long to wait after attempt number {@code attempts} had this outcome, in nanoseconds. */
  static long delay(Policy policy, int attempts, Object result, Throwable failure) {
    Answer refusal = refusal(policy, result, failure);
    return refusal == null ? 0 : decide(policy, refusal, attempts).delay();
  }

  private static Decision decide(Policy policy, Answer refusal, int attempts) {
    int counted = Math.max(1, Math.min(attempts, policy.maxAttempts() - 1));
    return Decision.after(policy, new Timeline(policy.clock()), counted, 0, refusal);
  }

  static Answer refusal(Policy policy, Object result, Throwable failure) {
    return failure == null
        ? Recognition.refusal(policy, result)
        : Recognition.refusal(policy, failure);
  }
}
