package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Operators behind a WebClient: which of them send again. */
class ReactiveTest {
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
  Stream<DynamicTest> noRetry() {
    return chains(
            "MISSING",
            ".log()",
            ".timeout(Duration.ofSeconds(5))",
            ".map(String::trim)",
            ".doOnError(e -> System.err.println(e))",
            ".onErrorReturn(\"\")",
            ".onErrorResume(e -> Mono.empty())",
            ".onErrorResume(e -> Mono.just(\"sorry\"))",
            ".onErrorMap(e -> new IllegalStateException(e))",
            ".retry(0)",
            ".retryWhen(Retry.backoff(0, Duration.ofSeconds(1)))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(e -> e instanceof IOException))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(e -> e instanceof WebClientRequestException))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(e -> e instanceof WebClientResponseException.ServiceUnavailable))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(Test::broken))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(e -> e instanceof WebClientResponseException w && w.getStatusCode().is5xxServerError()))",
            ".onErrorResume(e -> Mono.just(\"sorry\")).retry(3)",
            ".onErrorResume(WebClientResponseException.class, e -> Mono.empty()).retry(3)",
            ".onErrorReturn(\"sorry\").retryWhen(Retry.backoff(3, Duration.ofSeconds(1)))",
            ".onErrorMap(e -> new IllegalStateException(e)).retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(Test::limited))",
            ".repeat(2).next()")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> acknowledged() {
    return chains(
            "ACKNOWLEDGED",
            ".onErrorResume(WebClientResponseException.TooManyRequests.class, e -> Mono.just(\"busy\"))",
            ".onErrorResume(e -> limited(e) ? Mono.just(\"busy\") : Mono.error(e))",
            ".onErrorMap(WebClientResponseException.TooManyRequests.class, e -> new IllegalStateException())",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(e -> !limited(e)))")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> fixed() {
    return chains(
            "HANDLED OPERATOR FIXED",
            ".retryWhen(Retry.fixedDelay(3, Duration.ofSeconds(1)))",
            ".retryWhen(Retry.fixedDelay(3, Duration.ofSeconds(1)).filter(Test::limited))",
            ".retryWhen(reactor.util.retry.Retry.fixedDelay(3, Duration.ofSeconds(1)).jitter(0.0))")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> none() {
    return chains(
            "HANDLED OPERATOR NONE",
            ".retry()",
            ".retry(3)",
            ".retryWhen(Retry.max(3))",
            ".retryWhen(Retry.maxInARow(3))",
            ".retryWhen(Retry.indefinitely())",
            ".retryWhen(Retry.max(3).filter(Test::limited))",
            ".onErrorMap(e -> new IllegalStateException(e)).retry(3)",
            ".onErrorResume(IOException.class, e -> Mono.empty()).retry(3)",
            ".doOnError(e -> System.err.println(e)).map(String::trim).retry(3)",
            ".retry(3).onErrorReturn(\"sorry\")")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> exponential() {
    return chains(
            "HANDLED OPERATOR EXPONENTIAL",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(30)).jitter(0.75))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(e -> limited(e)))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(Test::limited))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(e -> e instanceof WebClientResponseException.TooManyRequests || e instanceof IOException))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter(WebClientResponseException.TooManyRequests.class::isInstance))",
            ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).onRetryExhaustedThrow((s, signal) -> signal.failure()))",
            ".timeout(Duration.ofSeconds(9)).retryWhen(Retry.backoff(3, Duration.ofSeconds(1))).onErrorResume(e -> Mono.just(\"\"))")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> customRetries() {
    return Code.spring()
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "a policy in a field",
            """
            private final reactor.util.retry.RetryBackoffSpec policy =
                Retry.backoff(3, Duration.ofSeconds(1));

            Mono<String> ask() {
              return CHAIN.retryWhen(policy);
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "a policy that a method makes",
            """
            private Retry policy() {
              return Retry.backoff(3, Duration.ofSeconds(1)).filter(e -> e instanceof WebClientResponseException);
            }

            Mono<String> ask() {
              return CHAIN.retryWhen(policy());
            }
            """)
        .is(
            "HANDLED OPERATOR UNKNOWN",
            "a policy that is given",
            """
            Mono<String> ask(Retry policy) {
              return CHAIN.retryWhen(policy);
            }
            """)
        .is(
            "HANDLED OPERATOR EXPONENTIAL",
            "a companion of one's own that doubles",
            """
            Mono<String> ask() {
              return CHAIN.retryWhen(Retry.from(signals ->
                  signals.flatMap(s -> Mono.delay(Duration.ofSeconds(1L << s.totalRetries())))));
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "recursion after a delay",
            """
            Mono<String> ask(int attempt) {
              return CHAIN.onErrorResume(WebClientResponseException.TooManyRequests.class, e ->
                  attempt > 3
                      ? Mono.error(e)
                      : Mono.delay(Duration.ofSeconds(2)).flatMap(t -> ask(attempt + 1)));
            }
            """)
        .is(
            "HANDLED RECURSION NONE",
            "recursion at once",
            """
            Mono<String> ask(int attempt) {
              return CHAIN.onErrorResume(e -> attempt > 3 ? Mono.error(e) : ask(attempt + 1));
            }
            """)
        .is(
            "MISSING",
            "a fallback to another method",
            """
            Mono<String> ask() {
              return CHAIN.onErrorResume(e -> other());
            }

            Mono<String> other() {
              return Mono.just("from elsewhere");
            }
            """)
        .tests();
  }
}
