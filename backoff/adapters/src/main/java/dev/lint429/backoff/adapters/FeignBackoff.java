package dev.lint429.backoff.adapters;

import dev.lint429.backoff.Adapter;
import dev.lint429.backoff.Attempts;
import dev.lint429.backoff.Backoff;
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
    return new Repeating(Adapter.of(backoff));
  }

  /** Makes refusals retryable; everything else as {@link ErrorDecoder.Default} does. */
  public static ErrorDecoder errorDecoder(Backoff backoff) {
    return errorDecoder(backoff, new ErrorDecoder.Default());
  }

  /** Makes refusals retryable among what another decoder gives. */
  public static ErrorDecoder errorDecoder(Backoff backoff, ErrorDecoder decoder) {
    Adapter adapter = Adapter.of(backoff);
    return (methodKey, response) -> {
      Exception failure = decoder.decode(methodKey, response);
      if (failure instanceof RetryableException || !adapter.retriesOn(response.status())) {
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

    private final Adapter adapter;
    private final Attempts attempts;

    Repeating(Adapter adapter) {
      this.adapter = adapter;
      this.attempts = new Attempts(adapter, null);
    }

    @Override
    public void continueOrPropagate(RetryableException failure) {
      try {
        if (attempts.pause(failure)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw failure;
    }

    @Override
    public Retryer clone() {
      return new Repeating(adapter);
    }
  }
}
