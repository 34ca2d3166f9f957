package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Waits that the server asks for, and waits that nobody can see. */
class ServerDelaysTest {
  /** A loop that waits by {@code wait}, in which {@code attempt} counts from 1. */
  private static String waiting(String wait) {
    return """
        String ask() throws Exception {
          int max = 5;
          for (int attempt = 1; attempt <= max; attempt++) {
            HttpResponse<String> response = SEND;
            if (STATUS != 429) {
              return response.body();
            }
            WAIT
          }
          return null;
        }
        """
        .replace("WAIT", wait);
  }

  private static Shapes all(String delay, String members, String... waits) {
    return all(Code.jdk(), delay, members, waits);
  }

  private static Shapes all(Shapes shapes, String delay, String members, String... waits) {
    for (String wait : waits) {
      shapes.is("HANDLED LOOP " + delay, wait, members + waiting(wait));
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> server() {
    String members =
        """
        long hint(HttpResponse<?> response) {
          return response.headers().firstValueAsLong("Retry-After").orElse(1) * 1000;
        }

        Duration parsed(HttpResponse<?> response) {
          String value = response.headers().firstValue("retry-after").orElse(null);
          if (value == null) {
            return Duration.ofSeconds(1);
          }
          try {
            return Duration.ofSeconds(Long.parseLong(value));
          } catch (NumberFormatException e) {
            return Duration.between(Instant.now(), Instant.parse(value));
          }
        }

        static final String HEADER = "Retry-After";

        """;
    return all(
            "SERVER",
            members,
            "Thread.sleep(response.headers().firstValueAsLong(\"Retry-After\").orElse(5) * 1000);",
            "Thread.sleep(1000 * Long.parseLong(response.headers().firstValue(\"retry-after\").get()));",
            "Thread.sleep(Long.parseLong(response.headers().firstValue(\"retry-after-ms\").orElse(\"1000\")));",
            "Thread.sleep(Long.parseLong(response.headers().firstValue(\"x-ratelimit-reset-requests\").orElse(\"1\")));",
            "Thread.sleep(Long.parseLong(response.headers().firstValue(HEADER).get()) * 1000);",
            "String after = response.headers().firstValue(\"Retry-After\").orElse(\"1\"); TimeUnit.SECONDS.sleep(Long.parseLong(after));",
            "Thread.sleep(hint(response));",
            "Thread.sleep(parsed(response).toMillis());",
            "Thread.sleep(Math.max(hint(response), 1000L << attempt));",
            "long wait = 1000L << attempt; long asked = hint(response); Thread.sleep(asked > 0 ? asked : wait);",
            "long wait = 1000; if (response.headers().firstValue(\"Retry-After\").isPresent()) { wait = hint(response); } Thread.sleep(wait);",
            "long wait = response.headers().firstValue(\"Retry-After\").map(Long::parseLong).orElse(1L); TimeUnit.SECONDS.sleep(wait);",
            "OptionalLong h = response.headers().firstValueAsLong(\"Retry-After\"); if (h.isPresent()) { Thread.sleep(h.getAsLong() * 1000); } else { Thread.sleep(1000); }",
            "response.headers().firstValue(\"Retry-After\").ifPresent(v -> { try { Thread.sleep(Long.parseLong(v)); } catch (InterruptedException e) { } });")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> serverByClient() {
    return Code.okhttp()
        .is(
            "HANDLED LOOP SERVER",
            "OkHttp",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try (Response response = SEND) {
                  if (response.code() != 429) {
                    return response.body().string();
                  }
                  String after = response.header("Retry-After");
                  Thread.sleep(after == null ? 1000 : Long.parseLong(after) * 1000);
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "another header of OkHttp's",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try (Response response = SEND) {
                  if (response.code() != 429) {
                    return response.body().string();
                  }
                  System.err.println(response.header("Retry-After"));
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> serverInExceptions() {
    return Code.spring()
        .is(
            "HANDLED LOOP SERVER",
            "the exception's headers",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (HttpClientErrorException.TooManyRequests e) {
                  String after = e.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER);
                  Thread.sleep(Long.parseLong(after) * 1000);
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP SERVER",
            "carried by an exception of one's own",
            """
            static class LimitException extends RuntimeException {
              final long retryAfter;

              LimitException(long retryAfter) {
                this.retryAfter = retryAfter;
              }
            }

            String once() {
              try {
                return SEND;
              } catch (HttpClientErrorException.TooManyRequests e) {
                throw new LimitException(
                    Long.parseLong(e.getResponseHeaders().getFirst("Retry-After")));
              }
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (LimitException e) {
                  TimeUnit.SECONDS.sleep(e.retryAfter);
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP SERVER",
            "read from the body by a regular expression",
            """
            static final java.util.regex.Pattern DELAY =
                java.util.regex.Pattern.compile("retry in ([0-9.]+)s");

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (HttpClientErrorException.TooManyRequests e) {
                  var m = DELAY.matcher(e.getResponseBodyAsString());
                  long millis = m.find() ? (long) (Double.parseDouble(m.group(1)) * 1000) : 1000;
                  Thread.sleep(millis);
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "a field of configuration",
            """
            @org.springframework.beans.factory.annotation.Value("${retry.delay:1000}")
            private long delay;

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  Thread.sleep(delay);
                }
              }
              return null;
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> unknown() {
    return Code.spring()
        .is(
            "HANDLED LOOP UNKNOWN",
            "until some moment",
            """
            long until;

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  Thread.sleep(until - System.currentTimeMillis());
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP UNKNOWN",
            "the next of several",
            """
            String ask(Iterator<Long> delays) throws Exception {
              while (delays.hasNext()) {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  Thread.sleep(delays.next());
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP UNKNOWN",
            "a library's back-off",
            """
            String ask() throws Exception {
              org.springframework.util.backoff.BackOffExecution execution =
                  new org.springframework.util.backoff.ExponentialBackOff().start();
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  Thread.sleep(execution.nextBackOff());
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP UNKNOWN",
            "a strategy that is given",
            """
            interface Delays {
              long forAttempt(int attempt);
            }

            String ask(Delays delays) throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  Thread.sleep(delays.forAttempt(i));
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP UNKNOWN",
            "a function that is given",
            """
            String ask(IntToLongFunction delays) throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  Thread.sleep(delays.applyAsLong(i));
                }
              }
              return null;
            }
            """)
        .tests();
  }
}
