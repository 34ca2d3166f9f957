package dev.lint429.errorprone.handling;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Spring Retry: annotations and templates; and code handed to what cannot be seen. */
class SpringRetryTest {
  private static final String OVERLOADED =
      """
      interface Asks {
        @Retryable
        SIGNATURE;
      }

      abstract class Inner implements Asks {
        public String ask() {
          return SEND;
        }
      }
      """;

  @TestFactory
  Stream<DynamicTest> springRetryAnnotations() {
    String method = "String ask() { return SEND; }\n";
    Shapes shapes =
        Code.spring()
            .word("@Retryable", "@org.springframework.retry.annotation.Retryable")
            .word("@Backoff", "@org.springframework.retry.annotation.Backoff");
    String[][] annotations = {
      {"MISSING", "@Retryable(IOException.class)"},
      {"MISSING", "@Retryable(retryFor = HttpServerErrorException.class)"},
      {"MISSING", "@Retryable(noRetryFor = HttpClientErrorException.class)"},
      {
        "MISSING",
        "@Retryable(retryFor = RestClientException.class, noRetryFor = HttpClientErrorException.TooManyRequests.class)"
      },
      {"MISSING", "@Retryable(maxAttempts = 1)"},
      {"HANDLED ANNOTATION FIXED", "@Retryable"},
      {"HANDLED ANNOTATION FIXED", "@Retryable(RestClientException.class)"},
      {
        "HANDLED ANNOTATION FIXED",
        "@Retryable(retryFor = {IOException.class, HttpClientErrorException.class})"
      },
      {"HANDLED ANNOTATION FIXED", "@Retryable(backoff = @Backoff(delay = 2000))"},
      {"HANDLED ANNOTATION FIXED", "@Retryable(backoff = @Backoff(2000))"},
      {"HANDLED ANNOTATION FIXED", "@Retryable(backoff = @Backoff(delay = 2000, multiplier = 1))"},
      {"HANDLED ANNOTATION FIXED", "@Retryable(backoff = @Backoff(delay = 2000, multiplier = 0))"},
      {
        "HANDLED ANNOTATION RANDOM", "@Retryable(backoff = @Backoff(delay = 1000, maxDelay = 3000))"
      },
      {
        "HANDLED ANNOTATION EXPONENTIAL",
        "@Retryable(backoff = @Backoff(delay = 1000, multiplier = 2))"
      },
      {
        "HANDLED ANNOTATION EXPONENTIAL",
        "@Retryable(backoff = @Backoff(delay = 1000, multiplier = 0.75 + 0.75))"
      },
      {
        "HANDLED ANNOTATION EXPONENTIAL",
        "@Retryable(backoff = @Backoff(delay = 1000, maxDelay = 9000, multiplier = 2, random = true))"
      },
      {
        "HANDLED ANNOTATION EXPONENTIAL",
        "@Retryable(backoff = @Backoff(delay = 1000, multiplier = Numbers.FACTOR))"
      },
      {
        "HANDLED ANNOTATION UNKNOWN",
        "@Retryable(backoff = @Backoff(delay = 1000, multiplierExpression = \"${retry.factor}\"))"
      },
    };
    for (String[] row : annotations) {
      shapes.is(
          row[0],
          row[1],
          row[1] + "\n" + method,
          Map.of("Numbers.java", "interface Numbers { double FACTOR = 1.5; }"));
    }
    return shapes
        .is(
            "HANDLED ANNOTATION FIXED",
            "on the caller",
            """
            String once() {
              return SEND;
            }

            @Retryable
            String ask() {
              return once();
            }
            """)
        .is(
            "MISSING",
            "on a method whose future fails after it has returned",
            """
            @Retryable
            CompletableFuture<String> ask() {
              return CHAIN.toFuture();
            }
            """)
        .is(
            "HANDLED ANNOTATION FIXED",
            "on the method of the interface",
            OVERLOADED.replace("SIGNATURE", "String ask()"))
        .is(
            "MISSING",
            "on another method of the interface, of the same name",
            OVERLOADED.replace("SIGNATURE", "String ask(String other)"))
        .is(
            "MISSING",
            "on one of two callers",
            """
            String once() {
              return SEND;
            }

            @Retryable
            String ask() {
              return once();
            }

            String too() {
              return once();
            }
            """)
        .is(
            "MISSING",
            "on a method that catches everything",
            """
            @Retryable
            String ask() {
              try {
                return SEND;
              } catch (RestClientException e) {
                return null;
              }
            }
            """)
        .is(
            "MISSING",
            "on a method that throws another type than the listed one",
            """
            @Retryable(RestClientException.class)
            String ask() {
              try {
                return SEND;
              } catch (RestClientException e) {
                throw new IllegalStateException(e.getMessage());
              }
            }
            """)
        .is(
            "MISSING",
            "on a method that throws another type than the listed nested one",
            """
            @Retryable(HttpClientErrorException.TooManyRequests.class)
            String ask() {
              try {
                return SEND;
              } catch (RestClientException e) {
                throw new IllegalStateException("refused: " + e.getMessage());
              }
            }
            """)
        .is(
            "MISSING",
            "on a method that loses every exception",
            """
            @Retryable(HttpClientErrorException.TooManyRequests.class)
            String ask() {
              try {
                return SEND;
              } catch (Exception e) {
                throw new IllegalStateException("refused: " + e.getMessage());
              }
            }
            """)
        .is(
            "MISSING",
            "on a method that loses every exception, with the exceptions by another name",
            """
            @Retryable(retryFor = HttpClientErrorException.TooManyRequests.class)
            String ask() {
              try {
                return SEND;
              } catch (Exception e) {
                throw new IllegalStateException("refused: " + e.getMessage());
              }
            }
            """)
        .is(
            "MISSING",
            "on a method that wraps what it must not retry",
            """
            @Retryable(exclude = RestClientException.class)
            String ask() {
              try {
                return SEND;
              } catch (RestClientException e) {
                throw new IllegalStateException(e);
              }
            }
            """)
        .is(
            "HANDLED ANNOTATION FIXED",
            "on a method that wraps the listed type",
            """
            @Retryable(RestClientException.class)
            String ask() {
              try {
                return SEND;
              } catch (RestClientException e) {
                throw new IllegalStateException(e);
              }
            }
            """)
        .is(
            "HANDLED ANNOTATION FIXED",
            "on the class",
            """
            @Retryable
            static class Remote {
              final RestTemplate rest = new RestTemplate();
              final Object body = null;

              String ask() {
                return SEND;
              }
            }
            """)
        .is(
            "HANDLED ANNOTATION FIXED",
            "on the method of the interface",
            """
            interface Model {
              @Retryable
              String ask();
            }

            static class Remote implements Model {
              final RestTemplate rest = new RestTemplate();
              final Object body = null;

              @Override public String ask() {
                return SEND;
              }
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> springRetryTemplate() {
    Shapes shapes = Code.spring().word("S.", "org.springframework.retry.");
    String ask =
        """
        final S.support.RetryTemplate template = TEMPLATE;

        String ask() {
          return template.execute(context -> SEND);
        }
        """;
    String builder = "S.support.RetryTemplate.builder()";
    String[][] templates = {
      {"MISSING", builder + ".maxAttempts(1).build()"},
      {"MISSING", builder + ".maxAttempts(3).retryOn(IOException.class).build()"},
      {"MISSING", builder + ".maxAttempts(3).notRetryOn(HttpClientErrorException.class).build()"},
      {"HANDLED WRAP NONE", "new S.support.RetryTemplate()"},
      {"HANDLED WRAP NONE", builder + ".maxAttempts(3).build()"},
      {"HANDLED WRAP NONE", builder + ".maxAttempts(3).noBackoff().build()"},
      {"HANDLED WRAP FIXED", builder + ".maxAttempts(3).fixedBackoff(1000).build()"},
      {
        "HANDLED WRAP FIXED",
        builder + ".maxAttempts(3).fixedBackoff(1000).retryOn(RestClientException.class).build()"
      },
      {"HANDLED WRAP RANDOM", builder + ".maxAttempts(3).uniformRandomBackoff(1000, 2000).build()"},
      {
        "HANDLED WRAP EXPONENTIAL",
        builder + ".maxAttempts(3).exponentialBackoff(1000, 2, 9000).build()"
      },
    };
    for (String[] row : templates) {
      shapes.is(row[0], row[1], ask.replace("TEMPLATE", row[1]));
    }
    String setters =
        """
        final S.support.RetryTemplate template = template();

        static S.support.RetryTemplate template() {
          S.support.RetryTemplate template = new S.support.RetryTemplate();
          SETTERS
          return template;
        }

        String ask() {
          return template.execute(context -> SEND);
        }
        """;
    return shapes
        .is(
            "HANDLED WRAP FIXED",
            "setters, fixed",
            setters.replace(
                "SETTERS",
                """
            S.backoff.FixedBackOffPolicy wait = new S.backoff.FixedBackOffPolicy();
            wait.setBackOffPeriod(2000);
            template.setBackOffPolicy(wait);
            """))
        .is(
            "HANDLED WRAP EXPONENTIAL",
            "setters, exponential",
            setters.replace(
                "SETTERS",
                """
            S.backoff.ExponentialBackOffPolicy wait = new S.backoff.ExponentialBackOffPolicy();
            wait.setInitialInterval(500);
            template.setBackOffPolicy(wait);
            template.setRetryPolicy(new S.policy.SimpleRetryPolicy(4));
            """))
        .is(
            "MISSING",
            "setters, exceptions listed",
            setters.replace(
                "SETTERS",
                """
            template.setRetryPolicy(
                new S.policy.SimpleRetryPolicy(4, Map.of(IOException.class, true)));
            """))
        .is(
            "HANDLED WRAP NONE",
            "setters, exceptions listed with 429's",
            setters.replace(
                "SETTERS",
                """
            template.setRetryPolicy(
                new S.policy.SimpleRetryPolicy(4, Map.of(RestClientException.class, true)));
            """))
        .is(
            "MISSING",
            "setters, never",
            setters.replace(
                "SETTERS",
                """
            template.setRetryPolicy(new S.policy.NeverRetryPolicy());
            """))
        .is(
            "HANDLED WRAP UNKNOWN",
            "a template that is injected",
            """
            private final S.support.RetryTemplate template;

            Test(S.support.RetryTemplate template) {
              this.template = template;
            }

            String ask() {
              return template.execute(context -> SEND);
            }
            """)
        .is(
            "MISSING",
            "the recovery is no retry for a policy that never retries",
            """
            final S.support.RetryTemplate template =
                S.support.RetryTemplate.builder().maxAttempts(1).build();

            String ask() {
              return template.execute(context -> SEND, context -> "fallback");
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> outOfSight() {
    return Code.spring()
        .is(
            "HANDLED WRAP UNKNOWN",
            "a class file named after retries",
            """
            String ask() throws Exception {
              return org.springframework.retry.support.RetrySynchronizationManager.class == null
                  ? null
                  : helper.execute(context -> SEND);
            }

            org.springframework.retry.RetryOperations helper;
            """)
        .is(
            "MISSING",
            "a class file that runs code",
            """
            String ask() {
              return Optional.of(1).map(i -> SEND).orElse(null);
            }
            """)
        .is(
            "MISSING",
            "a transaction template",
            """
            String ask() throws Exception {
              return io.micrometer.observation.Observation.NOOP.observe(() -> SEND);
            }
            """)
        .tests();
  }
}
