package dev.lint429.backoff;

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
    Policy policy = backoff.policy();
    return Retry.from(
        signals -> {
          Retries retries = new Retries(policy, null);
          retries.begin();
          return signals.concatMap(signal -> next(policy, retries, signal.failure()));
        });
  }

  private static Mono<Boolean> next(Policy policy, Retries retries, Throwable failure) {
    Answer refusal = Adapters.refusal(policy, null, failure);
    if (refusal == null) {
      retries.end(failure);
      return failed(retries, failure);
    }
    Decision decision = retries.decide(refusal);
    if (decision.stop() != null) {
      retries.giveUp(decision, failure);
      return failed(retries, failure);
    }
    long nanos = retries.waitAfter(decision, failure);
    if (nanos == Retries.GIVE_UP) {
      return failed(retries, failure);
    }
    return after(retries, nanos, failure, decision);
  }

  private static Mono<Boolean> after(
      Retries retries, long nanos, Throwable failure, Decision decision) {
    long since = retries.now();
    return Mono.delay(Duration.ofNanos(nanos))
        .doOnCancel(retries::leave)
        .flatMap(
            tick -> {
              retries.slept(nanos, since);
              long more = retries.waitAgain(failure);
              if (more > 0) {
                return after(retries, more, failure, decision);
              }
              if (more == Retries.GIVE_UP) {
                return failed(retries, failure);
              }
              if (failure instanceof Exception exception) {
                retries.remember(exception);
              }
              retries.begin();
              return Mono.just(true);
            });
  }

  private static Mono<Boolean> failed(Retries retries, Throwable failure) {
    retries.attachEarlierTo(failure);
    return Mono.error(failure);
  }
}
