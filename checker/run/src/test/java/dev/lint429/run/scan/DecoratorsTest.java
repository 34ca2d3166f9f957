package dev.lint429.run.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.run.Checker;
import dev.lint429.run.Progress;
import dev.lint429.run.Settings;
import dev.lint429.run.TestTree;
import dev.lint429.run.result.Issue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resilience4j's {@code Decorators}, whose module few have: read without its classes. */
class DecoratorsTest {
  private static final String CHAT =
      """
      import io.github.resilience4j.circuitbreaker.CircuitBreaker;
      import io.github.resilience4j.core.IntervalFunction;
      import io.github.resilience4j.decorators.Decorators;
      import io.github.resilience4j.retry.Retry;
      import io.github.resilience4j.retry.RetryConfig;
      import java.time.Duration;
      import org.springframework.web.client.RestTemplate;

      class Chat {
        private final RestTemplate rest = new RestTemplate();
        private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("chat");
        private final Retry retry =
            Retry.of("chat", RetryConfig.custom().%s.build());

        String send(String body) {
          return rest.postForObject("https://api.groq.com/openai/v1/chat/completions", body, String.class);
        }

        String ask(String body) {
          return Decorators.ofSupplier(() -> send(body))%s.get();
        }
      }
      """;

  private static final String FIXED = "waitDuration(Duration.ofSeconds(2))";

  private TestTree tree;

  @BeforeEach
  void start(@TempDir Path directory) {
    tree = new TestTree(directory);
  }

  @Test
  void growingDelay() {
    assertEquals(
        List.of("NonRetryableRetried", "RetryAfterIgnored"),
        rules(
            "intervalFunction(IntervalFunction.ofExponentialRandomBackoff(500, 2.0, 0.5))",
            ".withRetry(retry)"));
  }

  @Test
  void fixedDelay() {
    assertEquals(List.of("FixedDelayRetry"), rules(FIXED, ".withRetry(retry)"));
  }

  @Test
  void behindACircuitBreaker() {
    assertEquals(
        List.of("FixedDelayRetry"),
        rules(FIXED, ".withCircuitBreaker(breaker).withRetry(retry).decorate()"));
  }

  @Test
  void noRetryAmongThem() {
    assertEquals(List.of("UnhandledRateLimit"), rules(FIXED, ".withCircuitBreaker(breaker)"));
  }

  private List<String> rules(String config, String decorators) {
    tree.write("Chat.java", CHAT.formatted(config, decorators));
    Settings settings = Settings.of(tree.options());
    return new Checker(settings, new SourceScanner(), Progress.NONE)
        .check().issues().stream().map(Issue::rule).toList();
  }
}
