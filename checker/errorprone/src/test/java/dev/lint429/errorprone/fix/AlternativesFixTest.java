package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Wraps in the terms of a retry library that is on the class path. */
final class AlternativesFixTest {
  private static final String CLASS =
      """
      import java.net.URI;
      import org.springframework.web.client.*;

      class Test {
        final RestTemplate rest = new RestTemplate();

        String ask(String url) throws Exception {
      BODY
          return "";
        }
      }
      """;

  private static final String CALL = "String s = rest.getForObject(url, String.class);";

  private static Repair without(String... words) {
    Repair repair = Repair.in(CLASS);
    for (String word : words) {
      repair.without(word);
    }
    return repair;
  }

  @Test
  void noneForCheckedExceptions() {
    assertEquals(
        List.of("Wrap the call in Backoff"),
        Repair.in(CLASS).titles("String s = rest.getForObject(new URI(url), String.class);"));
  }

  @Test
  void noneWhereTheTypeIsInferredFromAnotherCall() {
    assertEquals(
        List.of("Wrap the call in Backoff"),
        Repair.in(CLASS)
            .titles(
                "Object s = java.util.List.of(rest.getForObject(url, java.util.Map.class)).get(0);"));
  }

  @Test
  void noneForResponses() {
    assertEquals(
        List.of("Wrap the call in Backoff"),
        Repair.in(
                """
                class Test {
                  Object ask(okhttp3.OkHttpClient client) throws java.io.IOException {
                    return client.newCall(null).execute();
                  }
                }
                """)
            .titles(""));
  }

  @Test
  void theHelperComesFirst() {
    assertEquals(
        List.of(
            "Wrap the call in Backoff",
            "Wrap the call in a retry (Spring Retry)",
            "Wrap the call in a retry (Resilience4j)",
            "Wrap the call in a retry (Failsafe)"),
        Repair.in(CLASS).titles(CALL));
  }

  @Test
  void springRetry() {
    String around =
        "RetryTemplate.builder().maxAttempts(6).exponentialBackoff(1000, 2, 60000, true)"
            + ".retryOn(HttpClientErrorException.TooManyRequests.class).build().execute(context -> ";
    Repair code = without("backoff");
    code.fixes(CALL, CALL.replace("rest", around + "rest").replace(";", ");"));
    code.fixes("rest.put(url, null);", around + "{ rest.put(url, null); return null; });");
    code.fixes(
        "Object context; rest.delete(url);",
        "Object context; "
            + around.replace("context", "context2")
            + "{ rest.delete(url); return null; });");
  }

  @Test
  void resilience4j() {
    String around =
        "Retry.of(\"inference\", RetryConfig.custom().maxAttempts(6).intervalFunction("
            + "IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(1), 2.0, 0.5,"
            + " Duration.ofSeconds(60))).retryExceptions("
            + "HttpClientErrorException.TooManyRequests.class).build())";
    Repair code = without("backoff", "spring-retry");
    code.fixes(
        CALL, CALL.replace("rest", around + ".executeSupplier(() -> rest").replace(";", ");"));
    code.fixes("rest.put(url, null);", around + ".executeRunnable(() -> rest.put(url, null));");
  }

  @Test
  void failsafe() {
    String around =
        "Failsafe.with(RetryPolicy.builder().handle("
            + "HttpClientErrorException.TooManyRequests.class).withMaxAttempts(6)"
            + ".withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(60)).withJitter(0.5).build())";
    Repair code = without("backoff", "spring-retry", "resilience4j");
    code.fixes(CALL, CALL.replace("rest", around + ".get(() -> rest").replace(";", ");"));
    code.fixes("rest.put(url, null);", around + ".run(() -> rest.put(url, null));");
  }

  @Test
  void refusesWithNothingOnTheClassPath() {
    without("backoff", "spring-retry", "resilience4j", "failsafe")
        .refuses(CALL, "add dev.lint429:lint429-backoff to the class path to get the fix");
  }
}
