package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Where in a chain, and around which part of it, a retry stands. */
class ReactivePlacementTest {
  private static Shapes chains(String verdict, String... operators) {
    return chains(Code.spring(), verdict, operators);
  }

  private static Shapes chains(Shapes shapes, String verdict, String... operators) {
    for (String operator : operators) {
      shapes.is(
          verdict,
          operator,
          """
          static boolean limited(Throwable e) {
            return e instanceof WebClientResponseException w && w.getStatusCode().value() == 429;
          }

          static boolean broken(Throwable e) {
            return e instanceof WebClientResponseException w && w.getStatusCode().is5xxServerError();
          }

          Mono<String> ask() {
            return CHAIN
                OPERATOR;
          }
          """
              .replace("OPERATOR", operator));
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> placement() {
    return Code.spring()
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "on the caller's chain",
            """
            Mono<String> once() {
              return CHAIN;
            }

            Mono<String> ask() {
              return once().map(String::trim).retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }
            """)
        .is(
            "MISSING",
            "on one of two callers' chains",
            """
            Mono<String> once() {
              return CHAIN;
            }

            Mono<String> ask() {
              return once().retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }

            Mono<String> too() {
              return once();
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "inside a flatMap of items",
            """
            Flux<String> ask(Flux<String> prompts) {
              return prompts.flatMap(prompt ->
                  CHAIN.retryWhen(Retry.backoff(3, Duration.ofSeconds(1))));
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "behind a flatMap of items",
            """
            Flux<String> ask(Flux<String> prompts) {
              return prompts.flatMap(prompt -> CHAIN)
                  .retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }
            """)
        .is(
            "MISSING",
            "a retry before the request in the chain",
            """
            Mono<String> ask(Mono<String> prompt) {
              return prompt.retryWhen(Retry.backoff(3, Duration.ofSeconds(1)))
                  .flatMap(p -> CHAIN);
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "deferred",
            """
            Mono<String> ask() {
              return Mono.defer(() -> CHAIN).retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "a blocking call in a callable",
            """
            Mono<String> ask() {
              return Mono.fromCallable(() -> SEND)
                  .retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }
            """)
        .is(
            "MISSING",
            "a blocking call that is made once, before the chain",
            """
            Mono<String> ask() {
              return Mono.just(SEND).retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "blocked on in a loop",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return CHAIN.block();
                } catch (WebClientResponseException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "a loop around the creation of the chain only",
            """
            Mono<String> ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return CHAIN;
                } catch (WebClientResponseException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "an annotation around the creation of the chain",
            """
            @org.springframework.retry.annotation.Retryable
            Mono<String> ask() {
              return CHAIN;
            }
            """)
        .is(
            "HANDLED ANNOTATION UNKNOWN",
            "an annotation that waits for the publisher",
            """
            @io.github.resilience4j.retry.annotation.Retry(name = "ai")
            Mono<String> ask() {
              return CHAIN;
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "a local variable in between",
            """
            String ask() {
              Mono<String> answer = CHAIN;
              Mono<String> again = answer.retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
              return again.block();
            }
            """)
        .is(
            "MISSING",
            "the chain with the retry is dropped",
            """
            String ask() {
              Mono<String> answer = CHAIN;
              answer.retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
              return answer.block();
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "a stream",
            """
            Flux<String> ask() {
              return FLUX.retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "an operator of one's own by transform",
            """
            <T> Mono<T> resilient(Mono<T> mono) {
              return mono.retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }

            Mono<String> ask() {
              return CHAIN.transform(this::resilient);
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "an operator of one's own as a method",
            """
            <T> Mono<T> resilient(Mono<T> mono) {
              return mono.retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }

            Mono<String> ask() {
              return resilient(CHAIN);
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "onStatus maps to an exception that is retried",
            """
            static class LimitException extends RuntimeException {}

            Mono<String> ask() {
              return web.post().uri(URL).retrieve()
                  .onStatus(s -> s.value() == 429, r -> Mono.error(new LimitException()))
                  .bodyToMono(String.class)
                  .retryWhen(Retry.backoff(3, Duration.ofSeconds(1))
                      .filter(e -> e instanceof LimitException));
            }
            """)
        .is(
            "MISSING",
            "onStatus maps to an exception that is not retried",
            """
            static class AskException extends RuntimeException {}

            Mono<String> ask() {
              return web.post().uri(URL).retrieve()
                  .onStatus(HttpStatusCode::isError, r -> Mono.error(new AskException()))
                  .bodyToMono(String.class)
                  .retryWhen(Retry.backoff(3, Duration.ofSeconds(1))
                      .filter(e -> e instanceof WebClientResponseException));
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "onStatus takes 429 as an exception of its own",
            """
            static class LimitException extends RuntimeException {}

            Mono<String> ask() {
              return web.post().uri(URL).retrieve()
                  .onStatus(s -> s.value() == 429, r -> Mono.error(new LimitException()))
                  .bodyToMono(String.class);
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "exchangeToMono makes the error",
            """
            Mono<String> ask() {
              return web.post().uri(URL).exchangeToMono(r ->
                      r.statusCode().isError()
                          ? Mono.error(new IllegalStateException())
                          : r.bodyToMono(String.class))
                  .retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }
            """)
        .is(
            "MISSING",
            "exchangeToMono reads the body whatever the status",
            """
            Mono<String> ask() {
              return web.post().uri(URL).exchangeToMono(r -> r.bodyToMono(String.class))
                  .retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
            }
            """)
        .is(
            "MISSING",
            "subscribed with callbacks that report",
            """
            void ask() {
              CHAIN.subscribe(System.out::println, System.err::println);
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "the error callback asks again",
            """
            final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

            void ask(int attempt) {
              CHAIN.subscribe(System.out::println, e -> {
                if (attempt < 3) {
                  timer.schedule(() -> ask(attempt + 1), 1, TimeUnit.SECONDS);
                }
              });
            }
            """)
        .tests();
  }
}
