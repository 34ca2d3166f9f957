package dev.lint429.errorprone.handling;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Resilience4j around blocking code: whether the policy covers a 429, and how it waits. */
class Resilience4jTest {
  private static Shapes resilience4j(Shapes shapes) {
    return shapes
        .word("R.", "io.github.resilience4j.retry.")
        .word("IntervalFunction", "io.github.resilience4j.core.IntervalFunction");
  }

  @TestFactory
  Stream<DynamicTest> resilience4jThrowing() {
    String policy = "final R.Retry retry = R.Retry.of(\"ai\", CONFIG);\n";
    String ask = "String ask() { return retry.executeSupplier(() -> SEND); }\n";
    Shapes shapes = resilience4j(Code.spring());
    String[][] configs = {
      {"MISSING", "R.RetryConfig.custom().maxAttempts(1).build()"},
      {"MISSING", "R.RetryConfig.custom().retryExceptions(java.io.IOException.class).build()"},
      {"MISSING", "R.RetryConfig.custom().retryExceptions(HttpServerErrorException.class).build()"},
      {
        "MISSING", "R.RetryConfig.custom().ignoreExceptions(HttpClientErrorException.class).build()"
      },
      {
        "MISSING",
        "R.RetryConfig.custom().retryOnException(e -> e instanceof TimeoutException).build()"
      },
      {
        "MISSING",
        "R.RetryConfig.custom().retryOnException(e -> e instanceof HttpStatusCodeException h && h.getStatusCode().is5xxServerError()).build()"
      },
      {"HANDLED WRAP FIXED", "R.RetryConfig.ofDefaults()"},
      {"HANDLED WRAP FIXED", "R.RetryConfig.custom().waitDuration(Duration.ofSeconds(2)).build()"},
      {
        "HANDLED WRAP FIXED",
        "R.RetryConfig.custom().retryExceptions(RestClientException.class).build()"
      },
      {
        "HANDLED WRAP FIXED",
        "R.RetryConfig.custom().retryExceptions(IOException.class, HttpClientErrorException.TooManyRequests.class).build()"
      },
      {
        "HANDLED WRAP FIXED",
        "R.RetryConfig.custom().retryOnException(e -> e.getMessage().contains(\"429\")).build()"
      },
      {"HANDLED WRAP FIXED", "R.RetryConfig.custom().retryOnException(Test::again).build()"},
      {
        "HANDLED WRAP FIXED",
        "R.RetryConfig.custom().intervalFunction(IntervalFunction.of(500)).build()"
      },
      {
        "HANDLED WRAP RANDOM",
        "R.RetryConfig.custom().intervalFunction(IntervalFunction.ofRandomized(500)).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL",
        "R.RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialBackoff()).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL",
        "R.RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialBackoff(500, 2)).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL",
        "R.RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialRandomBackoff(500, 2.0, 0.5)).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL",
        "R.RetryConfig.custom().intervalFunction(n -> 500L << n).build()"
      },
      {"HANDLED WRAP FIXED", "R.RetryConfig.custom().intervalFunction(n -> 500L).build()"},
      {"HANDLED WRAP LINEAR", "R.RetryConfig.custom().intervalFunction(n -> 500L * n).build()"},
    };
    for (String[] config : configs) {
      shapes.is(
          config[0],
          config[1],
          "static boolean again(Throwable t) { return t instanceof RestClientException; }\n"
              + policy.replace("CONFIG", config[1])
              + ask);
    }
    String ofDefaults = policy.replace("CONFIG", "R.RetryConfig.ofDefaults()");
    return shapes
        .is(
            "MISSING",
            "a future that nobody waits for",
            ofDefaults
                + """
            CompletableFuture<String> ask() {
              return retry.executeSupplier(() -> CHAIN.toFuture());
            }
            """)
        .is(
            "HANDLED ANNOTATION UNKNOWN",
            "an annotation that looks at the future's outcome",
            """
            @R.annotation.Retry(name = "ai")
            CompletableFuture<String> ask() {
              return CHAIN.toFuture();
            }
            """)
        .is(
            "MISSING",
            "a future that hides the failure from the annotation",
            """
            @R.annotation.Retry(name = "ai")
            CompletableFuture<String> ask() {
              return CHAIN.toFuture().exceptionally(e -> null);
            }
            """)
        .is(
            "MISSING",
            "the code catches everything itself",
            policy.replace("CONFIG", "R.RetryConfig.ofDefaults()")
                + """
            String ask() {
              return retry.executeSupplier(() -> {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  return "";
                }
              });
            }
            """)
        .is(
            "MISSING",
            "the code throws another exception than the one the policy looks for",
            policy.replace(
                    "CONFIG",
                    "R.RetryConfig.custom().retryExceptions(RestClientException.class).build()")
                + """
            String ask() {
              return retry.executeSupplier(() -> {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  throw new IllegalStateException(e);
                }
              });
            }
            """)
        .is(
            "HANDLED WRAP FIXED",
            "decorated, called later",
            """
            String ask() {
              Supplier<String> asking =
                  R.Retry.decorateSupplier(R.Retry.ofDefaults("ai"), () -> SEND);
              return asking.get();
            }
            """)
        .is(
            "MISSING",
            "decorated, but the plain code is called",
            """
            String ask() {
              Supplier<String> plain = () -> SEND;
              Supplier<String> asking = R.Retry.decorateSupplier(R.Retry.ofDefaults("ai"), plain);
              return plain.get();
            }
            """)
        .is(
            "HANDLED WRAP UNKNOWN",
            "a policy that is injected",
            """
            private final R.Retry retry;

            Test(R.RetryRegistry registry) {
              this.retry = registry.retry("ai");
            }

            String ask() {
              return retry.executeSupplier(() -> SEND);
            }
            """)
        .is(
            "HANDLED WRAP EXPONENTIAL",
            "a policy that another class makes",
            """
            String ask() {
              return Policies.ai().executeSupplier(() -> SEND);
            }
            """,
            Map.of(
                "Policies.java",
                """
                class Policies {
                  static R.Retry ai() {
                    R.RetryConfig config = R.RetryConfig.custom()
                        .maxAttempts(5)
                        .intervalFunction(IntervalFunction.ofExponentialBackoff())
                        .build();
                    return R.Retry.of("ai", config);
                  }
                }
                """))
        .is(
            "HANDLED WRAP EXPONENTIAL",
            "a bean in another file",
            """
            @org.springframework.beans.factory.annotation.Autowired
            private R.Retry retry;

            String ask() {
              return retry.executeSupplier(() -> SEND);
            }
            """,
            Map.of(
                "Config.java",
                """
                import org.springframework.context.annotation.*;

                @Configuration
                class Config {
                  @Bean
                  R.Retry retry() {
                    return R.Retry.of("ai", R.RetryConfig.custom()
                        .intervalFunction(IntervalFunction.ofExponentialBackoff()).build());
                  }
                }
                """))
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> resilience4jReturning() {
    String ask =
        """
        String ask() throws Exception {
          return R.Retry.of("ai", CONFIG).executeCallable(() -> SEND).body();
        }
        """;
    Shapes shapes = resilience4j(Code.jdk());
    String[][] configs = {
      {"MISSING", "R.RetryConfig.ofDefaults()"},
      {"MISSING", "R.RetryConfig.custom().retryExceptions(IOException.class).build()"},
      {
        "MISSING",
        "R.RetryConfig.<HttpResponse<String>>custom().retryOnResult(r -> r.statusCode() >= 500).build()"
      },
      {
        "MISSING",
        "R.RetryConfig.<HttpResponse<String>>custom().retryOnResult(r -> r == null).build()"
      },
      {
        "HANDLED WRAP FIXED",
        "R.RetryConfig.<HttpResponse<String>>custom().retryOnResult(r -> r.statusCode() == 429).build()"
      },
      {
        "HANDLED WRAP FIXED",
        "R.RetryConfig.<HttpResponse<String>>custom().retryOnResult(r -> r.statusCode() != 200).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL",
        "R.RetryConfig.<HttpResponse<String>>custom().retryOnResult(r -> Set.of(429, 503).contains(r.statusCode())).intervalFunction(IntervalFunction.ofExponentialBackoff()).build()"
      },
      {
        "HANDLED WRAP FIXED",
        "R.RetryConfig.<HttpResponse<String>>custom().retryOnResult(r -> r.statusCode() == 429).intervalBiFunction((n, either) -> 1000L).build()"
      },
      {
        "HANDLED WRAP SERVER",
        "R.RetryConfig.<HttpResponse<String>>custom().retryOnResult(r -> r.statusCode() == 429).intervalBiFunction((n, either) -> either.get().headers().firstValueAsLong(\"Retry-After\").orElse(n)).build()"
      },
    };
    for (String[] config : configs) {
      shapes.is(config[0], config[1], ask.replace("CONFIG", config[1]));
    }
    return shapes
        .is(
            "HANDLED WRAP FIXED",
            "the code checks the status and throws",
            """
            String ask() throws Exception {
              return R.Retry.ofDefaults("ai").executeCallable(() -> {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException();
                }
                return response.body();
              });
            }
            """)
        .is(
            "MISSING",
            "the status is checked outside of the policy",
            """
            String ask() throws Exception {
              HttpResponse<String> response =
                  R.Retry.ofDefaults("ai").executeCallable(() -> SEND);
              if (STATUS != 200) {
                throw new IOException();
              }
              return response.body();
            }
            """)
        .tests();
  }
}
