package dev.lint429.backoff;

import feign.FeignException;
import feign.RetryableException;
import feign.Retryer;
import feign.codec.ErrorDecoder;

/**
 * {@link Backoff} for all calls of a Feign client (13 or newer). Both parts are needed: without the
 * decoder Feign repeats only answers that have a {@code Retry-After}.
 *
 * <pre>{@code
 * Api api =
 *     Feign.builder()
 *         .retryer(FeignBackoff.retryer(Backoff.standard()))
 *         .errorDecoder(FeignBackoff.errorDecoder(Backoff.standard()))
 *         .target(Api.class, url);
 * }</pre>
 */
public final class FeignBackoff {

  private FeignBackoff() {}

  /**
   * Waits in the calling thread. Unlike Feign's own retryer it does not repeat after a broken
   * connection, and waits as long as {@code Retry-After} says.
   */
  public static Retryer retryer(Backoff backoff) {
    return new Repeating(backoff.policy());
  }

  /** Makes refusals retryable; everything else as {@link ErrorDecoder.Default} does. */
  public static ErrorDecoder errorDecoder(Backoff backoff) {
    return errorDecoder(backoff, new ErrorDecoder.Default());
  }

  /** Makes refusals retryable among what another decoder gives. */
  public static ErrorDecoder errorDecoder(Backoff backoff, ErrorDecoder decoder) {
    Policy policy = backoff.policy();
    return (methodKey, response) -> {
      Exception failure = decoder.decode(methodKey, response);
      if (failure instanceof RetryableException || !policy.retriesOn(response.status())) {
        return failure;
      }
      byte[] body =
          failure instanceof FeignException feign
              ? feign.responseBody().map(b -> b.array()).orElse(null)
              : null;
      RetryableException retryable =
          new RetryableException(
              response.status(),
              failure.getMessage(),
              response.request().httpMethod(),
              (Long) null,
              response.request(),
              body,
              response.headers());
      retryable.initCause(failure);
      return retryable;
    };
  }

  /** Feign clones one for each call. */
  private static final class Repeating implements Retryer {

    private final Policy policy;
    private final Retries retries;

    Repeating(Policy policy) {
      this.policy = policy;
      this.retries = new Retries(policy, null);
      retries.begin();
    }

    @Override
    public void continueOrPropagate(RetryableException failure) {
      Answer refusal = Recognition.refusal(policy, failure);
      if (refusal == null) {
        retries.end(failure);
        throw passOn(failure);
      }
      Decision decision = retries.decide(refusal);
      if (decision.stop() != null) {
        retries.giveUp(decision, failure);
        throw passOn(failure);
      }
      try {
        if (!retries.pause(decision, failure)) {
          throw passOn(failure);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw passOn(failure);
      }
      retries.remember(failure);
      retries.begin();
    }

    private RetryableException passOn(RetryableException failure) {
      retries.attachEarlierTo(failure);
      return failure;
    }

    @Override
    public Retryer clone() {
      return new Repeating(policy);
    }
  }
}
