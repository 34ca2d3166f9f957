package dev.lint429.backoff.adapters;

import dev.lint429.backoff.Adapter;
import dev.lint429.backoff.Attempts;
import dev.lint429.backoff.Backoff;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * {@link Backoff} for chains of Reactor, such as WebClient's.
 *
 * <pre>{@code
 * Mono<String> answer =
 *     client.post().uri(url).bodyValue(question).retrieve().bodyToMono(String.class)
 *         .retryWhen(ReactorBackoff.retry(Backoff.standard()));
 * }</pre>
 */
public final class ReactorBackoff {

  private ReactorBackoff() {}

  /**
   * Repeats the chain above it while it fails with a refusal, and passes other failures on. A
   * refusal comes before the first element, so a stream that has begun is never begun again.
   */
  public static Retry retry(Backoff backoff) {
    Adapter adapter = Adapter.of(backoff);
    return Retry.from(
        signals -> {
          Attempts attempts = new Attempts(adapter, null);
          return signals.concatMap(
              signal -> after(attempts, attempts.waitAfter(signal.failure()), signal.failure()));
        });
  }

  private static Mono<Boolean> after(Attempts attempts, long nanos, Throwable failure) {
    if (nanos == Attempts.GIVE_UP) {
      return Mono.error(failure);
    }
    return Mono.delay(Duration.ofNanos(nanos))
        .doOnCancel(attempts::leave)
        .flatMap(
            tick -> {
              long more = attempts.waitAgain();
              return more == 0 ? Mono.just(true) : after(attempts, more, failure);
            });
  }
}
