package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Policies of retry libraries: repaired where they are made. */
final class PolicyFixTest {
  /** A class in whose field the policy is made, and whose method sends under it. */
  private static Repair policy(String imports, String method) {
    return Repair.in(
            """
            import java.time.Duration;
            import java.time.temporal.ChronoUnit;
            import java.util.function.Supplier;
            import org.springframework.web.client.*;
            %s

            class Test {
              static final Duration WAIT = Duration.ofSeconds(2);
              final RestTemplate rest = new RestTemplate();
              Duration configured;
            BODY

              %s
            }
            """
                .formatted(imports, method))
        .analysed();
  }

  private static void grows(Repair code, String before, String after) {
    code.fixes("  " + before, "  " + after);
  }

  @Nested
  final class Reactor {
    private static final String REST = "rest.getForObject(\"http://x\", String.class)";

    private final Repair code =
        Repair.in(
                """
                import java.time.Duration;
                import org.springframework.web.reactive.function.client.*;
                import reactor.core.publisher.*;
                import reactor.util.retry.*;

                class Test {
                  static final Duration WAIT = Duration.ofMillis(500);
                  final WebClient client = WebClient.create();
                  Duration configured;

                  void ask(long times) {
                BODY
                  }
                }
                """)
            .analysed();

    private static String chain(String operator) {
      return "    client.get().retrieve().bodyToMono(String.class)" + operator + ".block();";
    }

    private static String when(String policy) {
      return chain(".retryWhen(" + policy + ")");
    }

    @Test
    void refusesRetrySpec() {
      code.refuses(
          "RetrySpec spec = Retry.max(3);" + when("spec"),
          "the policy is held as a RetrySpec, which cannot back off");
    }

    @Test
    void refusesCompanion() {
      code.refuses(when("Retry.from(s -> s)"), "no repair is known for this policy of Reactor");
      code.refuses(when("Retry.from(s -> s.map(x -> x))"), "the retry is fine as it is");
    }

    @Test
    void fixedDelay() {
      code.fixes(
          when("Retry.fixedDelay(3, Duration.ofSeconds(2))"),
          when("Retry.backoff(3, Duration.ofSeconds(2)).maxBackoff(Duration.ofSeconds(60))"));
      code.fixes(
          when("Retry.fixedDelay(times, WAIT).filter(e -> true)"),
          when("Retry.backoff(times, WAIT).maxBackoff(Duration.ofSeconds(60)).filter(e -> true)"));
      code.fixes(when("Retry.fixedDelay(3, configured)"), when("Retry.backoff(3, configured)"));
      code.fixes(
          when("Retry.fixedDelay(3, Duration.ofMinutes(2))"),
          when("Retry.backoff(3, Duration.ofMinutes(2))"));
      code.fixes(
          "RetryBackoffSpec spec = Retry.fixedDelay(3, WAIT).jitter(0.1).maxBackoff(WAIT);"
              + when("spec"),
          "RetryBackoffSpec spec"
              + " = Retry.backoff(3, WAIT).jitter(0.1).maxBackoff(Duration.ofSeconds(60));"
              + when("spec"));
    }

    @Test
    void atOnce() {
      String backoff = "Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(60))";
      code.fixes(
          when("Retry.max(3).filter(e -> true)"),
          when("Retry.backoff(3, " + backoff + ".filter(e -> true)"));
      code.fixes(
          when("Retry.maxInARow(times)"),
          when("Retry.backoff(times, " + backoff + ".transientErrors(true)"));
      code.fixes(when("Retry.indefinitely()"), when("Retry.backoff(Long.MAX_VALUE, " + backoff));
    }

    @Test
    void operator() {
      String rest =
          "Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(60))"
              + ".onRetryExhaustedThrow((spec, signal) -> signal.failure()))";
      code.fixes(chain(".retry(3)"), chain(".retryWhen(Retry.backoff(3, " + rest));
      code.fixes(
          chain("\n      .retry(times)"), chain("\n      .retryWhen(Retry.backoff(times, " + rest));
      code.fixes(chain(".retry()"), chain(".retryWhen(Retry.backoff(Long.MAX_VALUE, " + rest));
      String fixed =
          Repair.in(
                  "class Test { Object o = org.springframework.web.reactive.function.client.WebClient"
                      + ".create().get().retrieve().bodyToMono(String.class).retry(2).block(); }")
              .analysed()
              .fixed("");
      assertTrue(fixed.contains("import reactor.util.retry.Retry;"));
      assertTrue(fixed.contains("import java.time.Duration;"));
    }

    @Test
    void title() {
      assertEquals("Retry with exponential backoff (Reactor)", code.title(chain(".retry(3)")));
    }
  }

  @Nested
  final class Resilience4j {
    private final Repair code =
        policy(
            """
            import io.github.resilience4j.core.IntervalFunction;
            import io.github.resilience4j.retry.*;
            """,
            """
            String ask() {
                return Retry.of("x", CONFIG).executeSupplier(() ->
                    rest.getForObject("http://x", String.class));
              }
            """);

    private void config(String before, String after) {
      grows(
          code,
          "static final RetryConfig CONFIG = " + before + ";",
          "static final RetryConfig CONFIG = " + after + ";");
    }

    private static final String GROWING =
        "IntervalFunction.ofExponentialRandomBackoff("
            + "Duration.ofSeconds(1), 2.0, 0.5, Duration.ofSeconds(60))";

    @Test
    void waitDuration() {
      config(
          "RetryConfig.custom().maxAttempts(3).waitDuration(WAIT).build()",
          "RetryConfig.custom().maxAttempts(3).intervalFunction("
              + "IntervalFunction.ofExponentialRandomBackoff(WAIT, 2.0, 0.5,"
              + " Duration.ofSeconds(60))).build()");
      config(
          "RetryConfig.custom().waitDuration(Duration.ofMinutes(5)).build()",
          "RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialRandomBackoff("
              + "Duration.ofMinutes(5), 2.0, 0.5)).build()");
    }

    @Test
    void nothingConfigured() {
      config(
          "RetryConfig.custom().maxAttempts(3).build()",
          "RetryConfig.custom().intervalFunction(" + GROWING + ").maxAttempts(3).build()");
      config(
          "RetryConfig.<String>custom().retryOnResult(r -> r == null).build()",
          "RetryConfig.<String>custom().intervalFunction("
              + GROWING
              + ").retryOnResult(r -> r == null).build()");
      config(
          "RetryConfig.ofDefaults()",
          "RetryConfig.custom().intervalFunction(" + GROWING + ").build()");
    }

    @Test
    void intervalFunctions() {
      config(
          "RetryConfig.custom().intervalFunction(IntervalFunction.of(500)).build()",
          "RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialRandomBackoff("
              + "500, 2.0, 0.5, 60_000L)).build()");
      config(
          "RetryConfig.custom().intervalFunction(IntervalFunction.of(WAIT)).build()",
          "RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialRandomBackoff("
              + "WAIT, 2.0, 0.5, Duration.ofSeconds(60))).build()");
      config(
          "RetryConfig.custom().intervalFunction(IntervalFunction.ofDefaults()).build()",
          "RetryConfig.custom().intervalFunction(" + GROWING + ").build()");
    }

    @Test
    void retryOfDefaults() {
      Repair.in(
              """
              import io.github.resilience4j.retry.Retry;
              import org.springframework.web.client.*;

              class Test {
                final RestTemplate rest = new RestTemplate();
              BODY

                String ask() {
                  return retry.executeSupplier(() -> rest.getForObject("http://x", String.class));
                }
              }
              """)
          .analysed()
          .fixes(
              "  Retry retry = Retry.ofDefaults(\"chat\");",
              "  Retry retry = Retry.of(\"chat\", RetryConfig.custom().intervalFunction("
                  + GROWING
                  + ").build());");
    }
  }

  @Nested
  final class Failsafe3 {
    private final Repair code =
        policy(
            "import dev.failsafe.*;",
            """
            String ask() {
                return Failsafe.with(policy).get(() ->
                    rest.getForObject("http://x", String.class));
              }
            """);

    private static final String GROWING =
        ".withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(60)).withJitter(0.5)";

    private void config(String before, String after) {
      grows(
          code,
          "RetryPolicy<String> policy = " + before + ";",
          "RetryPolicy<String> policy = " + after + ";");
    }

    @Test
    void refusesLongDelay() {
      code.refuses(
          "RetryPolicy<String> policy = RetryPolicy.<String>builder()"
              + ".withDelay(Duration.ofMinutes(1)).build();",
          "the delay is not certain to be less than a minute, the longest wait");
    }

    @Test
    void delay() {
      config(
          "RetryPolicy.<String>builder().withDelay(WAIT).withMaxRetries(3).build()",
          "RetryPolicy.<String>builder().withBackoff(WAIT, Duration.ofSeconds(60))"
              + ".withJitter(0.5).withMaxRetries(3).build()");
      config(
          "RetryPolicy.<String>builder().withDelay((WAIT)).withMaxRetries(3).build()",
          "RetryPolicy.<String>builder().withBackoff((WAIT), Duration.ofSeconds(60))"
              + ".withJitter(0.5).withMaxRetries(3).build()");
      config(
          "RetryPolicy.<String>builder().withDelay(configured).withJitter(0.1).build()",
          "RetryPolicy.<String>builder().withBackoff(configured, configured.multipliedBy(32))"
              + ".withJitter(0.1).build()");
    }

    @Test
    void atOnce() {
      config(
          "RetryPolicy.<String>builder().withMaxRetries(3).build()",
          "RetryPolicy.<String>builder()" + GROWING + ".withMaxRetries(3).build()");
      config("RetryPolicy.ofDefaults()", "RetryPolicy.<String>builder()" + GROWING + ".build()");
    }

    @Test
    void refusesABuilderThatIsHandedOn() {
      code.refuses(
          "RetryPolicy<String> policy = java.util.Optional.of("
              + "RetryPolicy.<String>builder().withMaxRetries(2)).get().build();",
          "the policy's builder is used elsewhere, too");
    }

    @Test
    void commentsStay() {
      config(
          "RetryPolicy/* the usual */.ofDefaults(// three attempts\n )",
          "RetryPolicy/* the usual */// three attempts\n  .<String>builder()"
              + GROWING
              + ".build()");
    }

    @Test
    void defaultsAsArgument() {
      Repair.in(
              """
              import dev.failsafe.*;
              import java.time.Duration;
              import org.springframework.web.client.*;

              class Test {
                String ask(RestTemplate rest) {
              BODY
                }
              }
              """)
          .analysed()
          .fixes(
              "return Failsafe.with(RetryPolicy.ofDefaults()).get(() ->"
                  + " rest.getForObject(\"http://x\", String.class));",
              "return Failsafe.with(RetryPolicy.builder()"
                  + GROWING
                  + ".build()).get(() -> rest.getForObject(\"http://x\", String.class));");
    }
  }

  @Nested
  final class SpringRetry {
    private final Repair code =
        policy(
            """
            import org.springframework.retry.backoff.*;
            import org.springframework.retry.support.RetryTemplate;
            """,
            """
            String ask() {
                return template().execute(c ->
                    rest.getForObject("http://x", String.class));
              }
            """);

    private void template(String before, String after) {
      String method = "RetryTemplate template() { return %s; }";
      grows(code, method.formatted(before), method.formatted(after));
    }

    @Test
    void builder() {
      template(
          "RetryTemplate.builder().maxAttempts(5).fixedBackoff(1000).build()",
          "RetryTemplate.builder().maxAttempts(5).exponentialBackoff(1000, 2, 60000, true).build()");
      template(
          "RetryTemplate.builder().fixedBackoff((1000)).build()",
          "RetryTemplate.builder().exponentialBackoff((1000), 2, 60000, true).build()");
      template(
          "RetryTemplate.builder().fixedBackoff(WAIT).build()",
          "RetryTemplate.builder().exponentialBackoff(WAIT, 2, Duration.ofSeconds(60), true).build()");
      template(
          "RetryTemplate.builder().noBackoff().maxAttempts(2).build()",
          "RetryTemplate.builder().exponentialBackoff(1000, 2, 60000, true).maxAttempts(2).build()");
      template(
          "RetryTemplate.builder().maxAttempts(5).build()",
          "RetryTemplate.builder().exponentialBackoff(1000, 2, 60000, true).maxAttempts(5).build()");
    }

    @Test
    void bareTemplate() {
      template(
          "new RetryTemplate()",
          "RetryTemplate.builder().exponentialBackoff(1000, 2, 60000, true).build()");
    }

    @Test
    void refusesABuilderThatIsHandedOn() {
      code.refuses(
          "RetryTemplate template() { return"
              + " java.util.List.of(RetryTemplate.builder()).get(0).maxAttempts(3).build(); }",
          "the policy's builder is used elsewhere, too");
    }

    @Test
    void refusesBackOffPolicyOutsideOfABlock() {
      code.refuses(
          """
          RetryTemplate template() {
              RetryTemplate t = new RetryTemplate();
              FixedBackOffPolicy p = new FixedBackOffPolicy();
              switch (1) {
                default -> p.setBackOffPeriod(2000L);
              }
              t.setBackOffPolicy(p);
              return t;
            }
          """,
          "the back-off policy is set up in a way that is not understood");
    }

    @Test
    void backOffPolicy() {
      String before =
          """
          RetryTemplate template() {
              RetryTemplate t = new RetryTemplate();
              FixedBackOffPolicy p = new FixedBackOffPolicy();
              p.setBackOffPeriod(2000L);
              t.setBackOffPolicy(p);
              return t;
            }
          """;
      String after =
          """
          RetryTemplate template() {
              RetryTemplate t = new RetryTemplate();
              ExponentialRandomBackOffPolicy p = new ExponentialRandomBackOffPolicy();
              p.setInitialInterval(2000L);
              p.setMaxInterval(60000);
              t.setBackOffPolicy(p);
              return t;
            }
          """;
      grows(code, before, after);
    }

    @Test
    void annotation() {
      annotated(
          "@Retryable",
          "@Retryable(backoff = @Backoff(delay = 1000, multiplier = 2,"
              + " maxDelay = 60000, random = true))");
      annotated(
          "@Retryable()",
          "@Retryable(backoff = @Backoff(delay = 1000, multiplier = 2,"
              + " maxDelay = 60000, random = true))");
      annotated(
          "@Retryable(HttpClientErrorException.class)",
          "@Retryable(value = HttpClientErrorException.class, backoff = @Backoff(delay = 1000,"
              + " multiplier = 2, maxDelay = 60000, random = true))");
      annotated(
          "@Retryable(maxAttempts = 3, backoff = @Backoff(delay = 2000))",
          "@Retryable(maxAttempts = 3, backoff = @Backoff(delay = 2000, multiplier = 2,"
              + " maxDelay = 60000, random = true))");
      annotated(
          "@Retryable(backoff = @Backoff(500), value = Exception.class)",
          "@Retryable(backoff = @Backoff(value = 500, multiplier = 2, maxDelay = 60000,"
              + " random = true), value = Exception.class)");
      annotated(
          "@Retryable(backoff = @Backoff(delay = 500, multiplier = 1.0, random = false))",
          "@Retryable(backoff = @Backoff(delay = 500, multiplier = 2, random = true,"
              + " maxDelay = 60000))");
      annotated(
          "@Retryable(retryFor = {Exception.class} /* all */ )",
          "@Retryable(retryFor = {Exception.class}, backoff = @Backoff(delay = 1000,"
              + " multiplier = 2, maxDelay = 60000, random = true) /* all */ )");
    }

    private void annotated(String before, String after) {
      Repair.in(
              """
              import org.springframework.retry.annotation.*;
              import org.springframework.web.client.*;

              class Test {
                final RestTemplate rest = new RestTemplate();

              BODY
                String ask() {
                  return rest.getForObject("http://x", String.class);
                }
              }
              """)
          .analysed()
          .fixes("  " + before, "  " + after);
    }

    @Test
    void annotationImports() {
      String fixed =
          Repair.in(
                  """
                  class Test {
                    org.springframework.web.client.RestTemplate rest;

                    @org.springframework.retry.annotation.Retryable
                    String ask() {
                      return rest.getForObject("http://x", String.class);
                    }
                  }
                  """)
              .analysed()
              .fixed("");
      assertTrue(fixed.contains("import org.springframework.retry.annotation.Backoff;"));
    }
  }

  @Nested
  final class Spring7 {
    private final Repair code =
        policy(
                "import org.springframework.core.retry.*;",
                """
                String ask() throws RetryException {
                    return new RetryTemplate(policy).execute(() ->
                        rest.getForObject("http://x", String.class));
                  }
                """)
            .classpath("spring7");

    private static final String CAP = ".maxDelay(Duration.ofSeconds(60))";
    private static final String JITTER = ".jitter(Duration.ofMillis(500))";

    private void config(String before, String after) {
      grows(code, "RetryPolicy policy = " + before + ";", "RetryPolicy policy = " + after + ";");
    }

    @Test
    void policies() {
      config(
          "RetryPolicy.builder().maxRetries(4).delay(WAIT).build()",
          "RetryPolicy.builder().maxRetries(4).delay(WAIT).multiplier(2)"
              + CAP
              + JITTER
              + ".build()");
      config(
          "RetryPolicy.builder().multiplier(1.0).jitter(WAIT).build()",
          "RetryPolicy.builder()" + CAP + ".multiplier(2).jitter(WAIT).build()");
      config(
          "RetryPolicy.withMaxRetries(4)",
          "RetryPolicy.builder().maxRetries(4).multiplier(2)" + CAP + JITTER + ".build()");
      config(
          "RetryPolicy.withDefaults()",
          "RetryPolicy.builder().multiplier(2)" + CAP + JITTER + ".build()");
    }

    @Test
    void annotation() {
      Repair annotated =
          Repair.in(
                  """
                  import org.springframework.resilience.annotation.Retryable;
                  import org.springframework.web.client.*;

                  class Test {
                    final RestTemplate rest = new RestTemplate();

                  BODY
                    String ask() {
                      return rest.getForObject("http://x", String.class);
                    }
                  }
                  """)
              .classpath("spring7")
              .analysed();
      annotated.fixes("@Retryable", "@Retryable(multiplier = 2, maxDelay = 60000, jitter = 500)");
      annotated.fixes(
          "@Retryable(maxRetries = 4, delay = 200)",
          "@Retryable(maxRetries = 4, delay = 200, multiplier = 2, maxDelay = 60000, jitter = 500)");
    }
  }

  @Nested
  final class Failsafe2 {
    private final Repair code =
        Repair.in(
                """
                import java.io.IOException;
                import java.net.http.*;
                import java.time.Duration;
                import java.time.temporal.ChronoUnit;
                import net.jodah.failsafe.*;

                class Test {
                  static final Duration WAIT = Duration.ofSeconds(2);
                BODY

                  HttpResponse<String> ask(HttpClient http, HttpRequest request) {
                    return Failsafe.with(policy).get(() ->
                        http.send(request, HttpResponse.BodyHandlers.ofString()));
                  }
                }
                """)
            .classpath("failsafe2")
            .analysed();

    @Test
    void policies() {
      String type =
          "  RetryPolicy<HttpResponse<String>> policy = new RetryPolicy<HttpResponse<String>>()";
      String result = ".handleResultIf(r -> r.statusCode() == 429);";
      code.fixes(
          type + ".withDelay(WAIT)" + result,
          type
              + ".withBackoff(WAIT.toMillis(), 60_000, ChronoUnit.MILLIS).withJitter(0.5)"
              + result);
      code.fixes(
          type + result, type + ".withBackoff(1, 60, ChronoUnit.SECONDS).withJitter(0.5)" + result);
    }
  }

  @Test
  void policyInAnotherFileIsQualified() {
    String other =
        Repair.in(
                """
                import org.springframework.web.client.*;

                class Test {
                  final RestTemplate rest = new RestTemplate();

                  String ask() {
                    return Policies.CHAT.executeSupplier(() ->
                        rest.getForObject("http://x", String.class));
                  }
                }
                """)
            .with(
                "Policies.java",
                """
                import io.github.resilience4j.retry.Retry;
                import io.github.resilience4j.retry.RetryConfig;

                class Policies {
                  static final Retry CHAT =
                      Retry.of("chat", RetryConfig.custom().maxAttempts(3).build());
                }
                """)
            .analysed()
            .allFixed("")
            .get("Policies.java");
    assertTrue(
        other.contains(
            ".intervalFunction(io.github.resilience4j.core.IntervalFunction"
                + ".ofExponentialRandomBackoff(java.time.Duration.ofSeconds(1), 2.0, 0.5,"
                + " java.time.Duration.ofSeconds(60)))"),
        other);
  }
}
