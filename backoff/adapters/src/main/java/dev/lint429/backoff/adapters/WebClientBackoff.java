package dev.lint429.backoff.adapters;

import dev.lint429.backoff.Adapter;
import dev.lint429.backoff.Answer;
import dev.lint429.backoff.Backoff;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import reactor.core.publisher.Mono;

/**
 * {@link Backoff} for Spring's WebClient.
 *
 * <pre>{@code
 * WebClient client =
 *     WebClient.builder().filter(WebClientBackoff.filter(Backoff.standard())).build();
 * }</pre>
 *
 * <p>For a single call, {@code .retryWhen(ReactorBackoff.retry(Backoff.standard()))}.
 */
public final class WebClientBackoff {

  private static final int LIMIT = 64 * 1024;

  private WebClientBackoff() {}

  /**
   * Repeats every refused request of a client. No thread waits; cancelling ends waits and attempts.
   * A response that was accepted is passed on unread, so streams stay streams. A body that comes
   * from a publisher is subscribed to for each attempt.
   */
  public static ExchangeFilterFunction filter(Backoff backoff) {
    Adapter adapter = Adapter.of(backoff);
    return (request, next) ->
        Mono.deferContextual(
            context -> {
              CompletableFuture<Exchange> call =
                  adapter.callAsync(
                      request.url().toString(),
                      () ->
                          next.exchange(request)
                              .flatMap(response -> read(adapter, response))
                              .contextWrite(context)
                              .toFuture(),
                      (exchange, failure) -> exchange == null ? null : exchange.refusal);
              return Mono.fromFuture(call).map(exchange -> exchange.response);
            });
  }

  /** A response, and what it tells if it is a refusal. */
  private record Exchange(ClientResponse response, Answer refusal) {}

  private static Mono<Exchange> read(Adapter adapter, ClientResponse response) {
    int status = response.statusCode().value();
    if (!adapter.retriesOn(status)) {
      return Mono.just(new Exchange(response, null));
    }
    Answer answer = Answer.of(status, name -> response.headers().asHttpHeaders().getFirst(name));
    // A refusal is short; one that is not is not read.
    if (response.headers().contentLength().orElse(0) > LIMIT) {
      return Mono.just(new Exchange(response, answer));
    }
    return response
        .bodyToMono(String.class)
        .defaultIfEmpty("")
        .onErrorReturn("")
        .map(body -> new Exchange(response.mutate().body(body).build(), answer.withBody(body)));
  }
}
