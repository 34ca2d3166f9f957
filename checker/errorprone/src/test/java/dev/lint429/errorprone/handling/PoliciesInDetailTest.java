package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is known of a library's policy besides its delay: how often it sends, and how spread. */
class PoliciesInDetailTest {
  @TestFactory
  Stream<DynamicTest> resilience4j() {
    Shapes shapes =
        Code.spring()
            .inDetail()
            .word("R.", "io.github.resilience4j.retry.")
            .word("IntervalFunction", "io.github.resilience4j.core.IntervalFunction");
    String[][] rows = {
      {"HANDLED WRAP FIXED 3 alike", "R.RetryConfig.ofDefaults()"},
      {"HANDLED WRAP FIXED 5 alike", "R.RetryConfig.custom().maxAttempts(5).build()"},
      {"HANDLED WRAP FIXED 6 alike", "R.RetryConfig.custom().maxAttempts(TIMES).build()"},
      {"HANDLED WRAP FIXED -1 alike", "R.RetryConfig.custom().maxAttempts(times).build()"},
      {
        "HANDLED WRAP RANDOM 3 spread",
        "R.RetryConfig.custom().intervalFunction(IntervalFunction.ofRandomized(500)).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL 3 alike",
        "R.RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialBackoff(500, 2)).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL 3 spread",
        "R.RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialRandomBackoff(500, 2.0, 0.5)).build()"
      },
      {
        "HANDLED WRAP FIXED 7 alike",
        "R.RetryConfig.from(R.RetryConfig.custom().maxAttempts(7).build()).build()"
      },
    };
    for (String[] row : rows) {
      shapes.is(
          row[0],
          row[1],
          """
          static final int TIMES = 6;
          int times = Integer.getInteger("times");

          String ask() {
            return R.Retry.of("ai", CONFIG).executeSupplier(() -> SEND);
          }
          """
              .replace("CONFIG", row[1]));
    }
    return shapes.tests();
  }

  @TestFactory
  Stream<DynamicTest> failsafe() {
    Shapes shapes = Code.spring().inDetail();
    String[][] rows = {
      {"HANDLED WRAP NONE 3 alike", ".withMaxRetries(2)"},
      {"HANDLED WRAP NONE 5 alike", ".withMaxRetries(4)"},
      {"HANDLED WRAP NONE 4 alike", ".withMaxAttempts(4)"},
      {"HANDLED WRAP NONE 0 alike", ".withMaxAttempts(-1)"},
      {"HANDLED WRAP NONE 0 alike", ".withMaxRetries(-1)"},
      {"HANDLED WRAP NONE -1 alike", ".withMaxRetries(-1).withMaxDuration(Duration.ofMinutes(1))"},
      {
        "HANDLED WRAP FIXED 3 spread",
        ".withDelay(Duration.ofSeconds(1)).withJitter(Duration.ofMillis(100))"
      },
      {"HANDLED WRAP RANDOM 3 spread", ".withDelay(Duration.ofSeconds(1), Duration.ofSeconds(2))"},
      {
        "HANDLED WRAP EXPONENTIAL 3 alike",
        ".withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30))"
      },
      {
        "HANDLED WRAP EXPONENTIAL 3 spread",
        ".withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30)).withJitter(0.2)"
      },
      {
        "HANDLED WRAP EXPONENTIAL 3 alike",
        ".withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30)).withJitter(0.0)"
      },
    };
    for (String[] row : rows) {
      shapes.is(
          row[0],
          row[1],
          """
          String ask() {
            return dev.failsafe.Failsafe.with(dev.failsafe.RetryPolicy.<String>builder()ROW.build())
                .get(() -> SEND);
          }
          """
              .replace("ROW", row[1]));
    }
    return shapes.tests();
  }

  @TestFactory
  Stream<DynamicTest> springRetry() {
    Shapes shapes =
        Code.spring()
            .inDetail()
            .word("@Retryable", "@org.springframework.retry.annotation.Retryable")
            .word("@Backoff", "@org.springframework.retry.annotation.Backoff");
    String[][] rows = {
      {"HANDLED ANNOTATION FIXED 3 alike", "@Retryable"},
      {"HANDLED ANNOTATION FIXED 5 alike", "@Retryable(maxAttempts = 5)"},
      {"HANDLED ANNOTATION FIXED -1 alike", "@Retryable(maxAttemptsExpression = \"${tries}\")"},
      {
        "HANDLED ANNOTATION EXPONENTIAL 3 alike",
        "@Retryable(backoff = @Backoff(delay = 1000, multiplier = 2))"
      },
      {
        "HANDLED ANNOTATION EXPONENTIAL 3 spread",
        "@Retryable(backoff = @Backoff(delay = 1000, multiplier = 2, random = true))"
      },
    };
    for (String[] row : rows) {
      shapes.is(row[0], row[1], row[1] + "\nString ask() { return SEND; }\n");
    }
    return shapes.tests();
  }

  @TestFactory
  Stream<DynamicTest> springRetryTemplate() {
    Shapes shapes =
        Code.spring()
            .inDetail()
            .word("RetryTemplate", "org.springframework.retry.support.RetryTemplate");
    String[][] rows = {
      {"HANDLED WRAP NONE 3 alike", "RetryTemplate.defaultInstance()"},
      {
        "HANDLED WRAP FIXED 4 alike",
        "RetryTemplate.builder().maxAttempts(4).fixedBackoff(100).build()"
      },
      {
        "HANDLED WRAP FIXED 0 alike",
        "RetryTemplate.builder().infiniteRetry().fixedBackoff(100).build()"
      },
      {
        "HANDLED WRAP RANDOM 4 spread",
        "RetryTemplate.builder().maxAttempts(4).uniformRandomBackoff(100, 200).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL 4 alike",
        "RetryTemplate.builder().maxAttempts(4).exponentialBackoff(100, 2, 9000).build()"
      },
      {
        "HANDLED WRAP EXPONENTIAL 4 spread",
        "RetryTemplate.builder().maxAttempts(4).exponentialBackoff(100, 2, 9000, true).build()"
      },
      {"HANDLED WRAP NONE 4 alike", "RetryTemplate.builder().maxAttempts(4).noBackoff().build()"},
      {"MISSING", "RetryTemplate.builder().retryOn(IOException.class).build()"},
    };
    for (String[] row : rows) {
      shapes.is(
          row[0],
          row[1],
          """
          String ask() {
            return TEMPLATE.execute(context -> SEND);
          }
          """
              .replace("TEMPLATE", row[1]));
    }
    return shapes.tests();
  }

  @TestFactory
  Stream<DynamicTest> causes() {
    Shapes shapes =
        Code.spring().word("RetryTemplate", "org.springframework.retry.support.RetryTemplate");
    String[][] rows = {
      {"MISSING", ".retryOn(RestClientException.class)"},
      {"HANDLED WRAP NONE", ".retryOn(RestClientException.class).traversingCauses()"},
      {"HANDLED WRAP NONE", ".retryOn(IllegalStateException.class)"},
      {"HANDLED WRAP NONE", ".notRetryOn(RestClientException.class)"},
      {"MISSING", ".notRetryOn(RestClientException.class).traversingCauses()"},
    };
    for (String[] row : rows) {
      shapes.is(
          row[0],
          row[1],
          """
          String ask() {
            return RetryTemplate.builder()ROW.build()
                .execute(
                    context -> {
                      try {
                        return SEND;
                      } catch (RestClientException e) {
                        throw new IllegalStateException(e);
                      }
                    });
          }
          """
              .replace("ROW", row[1]));
    }
    return shapes.tests();
  }

  @TestFactory
  Stream<DynamicTest> reactor() {
    Shapes shapes = Code.spring().inDetail();
    String[][] rows = {
      {"HANDLED OPERATOR NONE 0 alike", ".retry()"},
      {"HANDLED OPERATOR NONE 4 alike", ".retry(3)"},
      {"HANDLED OPERATOR NONE 0 alike", ".retryWhen(Retry.indefinitely())"},
      {"HANDLED OPERATOR NONE 4 alike", ".retryWhen(Retry.max(3))"},
      {"HANDLED OPERATOR FIXED 4 alike", ".retryWhen(Retry.fixedDelay(3, Duration.ofSeconds(1)))"},
      {
        "HANDLED OPERATOR FIXED 0 alike",
        ".retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(1)))"
      },
      {
        "HANDLED OPERATOR FIXED 4 spread",
        ".retryWhen(Retry.fixedDelay(3, Duration.ofSeconds(1)).jitter(0.5))"
      },
      {
        "HANDLED OPERATOR EXPONENTIAL 4 spread",
        ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)))"
      },
      {
        "HANDLED OPERATOR EXPONENTIAL 4 alike",
        ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).jitter(0.0))"
      },
      {
        "HANDLED OPERATOR EXPONENTIAL 9 spread",
        ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).maxAttempts(8))"
      },
      {
        "HANDLED OPERATOR FIXED 4 spread",
        ".retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(1)))"
      },
      {
        "HANDLED OPERATOR EXPONENTIAL 0 spread",
        ".retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)))"
      },
    };
    for (String[] row : rows) {
      shapes.is(row[0], row[1], "Mono<String> ask() { return CHAIN" + row[1] + "; }\n");
    }
    return shapes.tests();
  }
}
