package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Failsafe around blocking code. */
class FailsafeTest {
  @TestFactory
  Stream<DynamicTest> failsafe() {
    String ask =
        """
        static Duration asked(dev.failsafe.ExecutionContext<String> context) {
          HttpStatusCodeException e = context.getLastException();
          return Duration.ofSeconds(
              Long.parseLong(e.getResponseHeaders().getFirst("Retry-After")));
        }

        String ask() {
          return dev.failsafe.Failsafe.with(POLICY).get(() -> SEND);
        }
        """;
    String policy = "dev.failsafe.RetryPolicy.<String>builder()";
    Shapes shapes = Code.spring();
    String[][] policies = {
      {"MISSING", policy + ".handle(IOException.class).build()"},
      {"MISSING", policy + ".abortOn(HttpClientErrorException.class).build()"},
      {"MISSING", policy + ".abortIf((s, e) -> e instanceof HttpClientErrorException).build()"},
      {"MISSING", policy + ".handleIf(e -> e instanceof HttpServerErrorException).build()"},
      {"MISSING", policy + ".withMaxAttempts(1).build()"},
      {"MISSING", policy + ".withMaxRetries(0).build()"},
      {"HANDLED WRAP NONE", "dev.failsafe.RetryPolicy.<String>ofDefaults()"},
      {"HANDLED WRAP NONE", policy + ".handle(RestClientException.class).build()"},
      {
        "HANDLED WRAP NONE",
        policy + ".handle(IOException.class, RestClientException.class).build()"
      },
      {"HANDLED WRAP NONE", policy + ".handle(List.of(RestClientException.class)).build()"},
      {
        "HANDLED WRAP NONE",
        policy + ".abortIf((s, e) -> e instanceof HttpServerErrorException).build()"
      },
      {"HANDLED WRAP FIXED", policy + ".withDelay(Duration.ofSeconds(1)).build()"},
      {
        "HANDLED WRAP RANDOM",
        policy + ".withDelay(Duration.ofSeconds(1), Duration.ofSeconds(2)).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL",
        policy + ".withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30)).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL",
        policy
            + ".withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30)).withJitter(0.2).build()"
      },
      {"HANDLED WRAP FIXED", policy + ".withDelayFn(c -> Duration.ofSeconds(1)).build()"},
      {
        "HANDLED WRAP EXPONENTIAL",
        policy + ".withDelayFn(c -> Duration.ofSeconds(1L << c.getAttemptCount())).build()"
      },
      {"HANDLED WRAP SERVER", policy + ".withDelayFn(Test::asked).build()"},
    };
    for (String[] row : policies) {
      shapes.is(row[0], row[1], ask.replace("POLICY", row[1]));
    }
    return shapes
        .is(
            "HANDLED WRAP EXPONENTIAL",
            "a static field",
            """
            private static final dev.failsafe.RetryPolicy<Object> POLICY =
                dev.failsafe.RetryPolicy.builder()
                    .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                    .build();

            Object ask() {
              return dev.failsafe.Failsafe.with(POLICY).get(() -> SEND);
            }
            """)
        .is(
            "HANDLED WRAP EXPONENTIAL",
            "an executor in a field that the constructor makes",
            """
            private final dev.failsafe.FailsafeExecutor<Object> executor;

            Test() {
              dev.failsafe.RetryPolicy<Object> policy =
                  dev.failsafe.RetryPolicy.builder()
                      .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                      .build();
              executor = dev.failsafe.Failsafe.with(policy);
            }

            Object ask() {
              return executor.get(() -> SEND);
            }
            """)
        .is(
            "MISSING",
            "a circuit breaker is no retry",
            """
            Object ask() {
              return dev.failsafe.Failsafe.with(dev.failsafe.CircuitBreaker.ofDefaults())
                  .get(() -> SEND);
            }
            """)
        .is(
            "HANDLED WRAP NONE",
            "a circuit breaker around a retry",
            """
            Object ask() {
              return dev.failsafe.Failsafe
                  .with(dev.failsafe.CircuitBreaker.ofDefaults(), dev.failsafe.RetryPolicy.ofDefaults())
                  .get(() -> SEND);
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> failsafeReturning() {
    String ask =
        """
        String ask() throws Exception {
          return dev.failsafe.Failsafe.with(POLICY).get(() -> SEND).body();
        }
        """;
    String policy = "dev.failsafe.RetryPolicy.<HttpResponse<String>>builder()";
    Shapes shapes = Code.jdk();
    String[][] policies = {
      {"MISSING", policy + ".build()"},
      {"MISSING", policy + ".handle(IOException.class).build()"},
      {"MISSING", policy + ".handleResult(null).build()"},
      {"MISSING", policy + ".handleResultIf(r -> r.statusCode() == 503).build()"},
      {"HANDLED WRAP NONE", policy + ".handleResultIf(r -> r.statusCode() == 429).build()"},
      {
        "HANDLED WRAP FIXED",
        policy
            + ".handleResultIf(r -> r.statusCode() >= 400).withDelay(Duration.ofSeconds(1)).build()"
      },
    };
    for (String[] row : policies) {
      shapes.is(row[0], row[1], ask.replace("POLICY", row[1]));
    }
    return shapes.tests();
  }
}
