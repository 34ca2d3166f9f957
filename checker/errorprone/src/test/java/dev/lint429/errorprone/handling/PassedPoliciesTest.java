package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Policies, functions and waits that are handed to the method that uses them. */
class PassedPoliciesTest {
  @TestFactory
  Stream<DynamicTest> policies() {
    Shapes shapes =
        Code.spring()
            .word("R.", "io.github.resilience4j.retry.")
            .word("IntervalFunction", "io.github.resilience4j.core.IntervalFunction");
    String[][] rows = {
      {"MISSING", "R.RetryConfig.custom().maxAttempts(1).build()"},
      {"HANDLED WRAP FIXED", "R.RetryConfig.ofDefaults()"},
      {
        "HANDLED WRAP EXPONENTIAL",
        "R.RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialBackoff()).build()"
      },
    };
    for (String[] row : rows) {
      shapes.is(
          row[0],
          row[1],
          """
          String ask() {
            return patiently(R.Retry.of("ai", CONFIG), () -> SEND);
          }

          static <T> T patiently(R.Retry retry, Supplier<T> code) {
            return handed(retry, code);
          }

          static <T> T handed(R.Retry retry, Supplier<T> code) {
            return retry.executeSupplier(code);
          }
          """
              .replace("CONFIG", row[1]));
    }
    return shapes.tests();
  }

  @TestFactory
  Stream<DynamicTest> waits() {
    Shapes shapes = Code.jdk();
    String[][] rows = {
      {"HANDLED LOOP FIXED", "n -> 1000L"},
      {"HANDLED LOOP LINEAR", "n -> 1000L * n"},
      {"HANDLED LOOP EXPONENTIAL", "n -> 1000L << n"},
      {"HANDLED LOOP EXPONENTIAL", "n -> (long) (1000 * Math.pow(2, n))"},
      {"HANDLED LOOP EXPONENTIAL", "n -> twice(n)"},
      {"HANDLED LOOP LINEAR", "n -> more(n)"},
      {"HANDLED LOOP EXPONENTIAL", "n -> fib(n)"},
      {"HANDLED LOOP EXPONENTIAL", "Test::twice"},
      {"HANDLED LOOP LINEAR", "Test::more"},
      {"HANDLED LOOP FIXED", "n -> n > 3 ? 1000L : 1000L"},
      {"HANDLED LOOP UNKNOWN", "n -> new long[] {1000}[n]"},
      {"HANDLED LOOP RANDOM", "n -> ThreadLocalRandom.current().nextLong(1000)"},
      {"HANDLED LOOP EXPONENTIAL", "n -> new long[] {1000, 2000, 4000}[n]"},
      {"HANDLED LOOP EXPONENTIAL", "n -> new long[] {1000, 2000, 3000}[n]"},
      {"HANDLED LOOP FIXED", "n -> new long[] {1000, 1000, 1000}[n]"},
    };
    for (String[] row : rows) {
      shapes.is(
          row[0],
          row[1],
          """
          static long twice(int n) {
            return n == 0 ? 1000 : 2 * twice(n - 1);
          }

          static long more(int n) {
            return n == 0 ? 1000 : 500 + more(n - 1);
          }

          static long fib(int n) {
            return n < 2 ? 1000 : fib(n - 1) + fib(n - 2);
          }

          String ask() throws Exception {
            return patiently(FUNCTION, () -> SEND).body();
          }

          static HttpResponse<String> patiently(
              IntToLongFunction wait, Callable<HttpResponse<String>> code) throws Exception {
            for (int attempt = 0; attempt < 5; attempt++) {
              HttpResponse<String> response = code.call();
              if (STATUS != 429) {
                return response;
              }
              Thread.sleep(wait.applyAsLong(attempt));
            }
            return null;
          }
          """
              .replace("FUNCTION", row[1]));
    }
    return shapes.tests();
  }

  @TestFactory
  Stream<DynamicTest> aFunctionThatAnyCallerMayGive() {
    return Code.jdk()
        .is(
            "HANDLED LOOP UNKNOWN",
            "a parameter",
            """
            String patiently(IntToLongFunction wait) throws Exception {
              for (int attempt = 0; attempt < 5; attempt++) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  return response.body();
                }
                Thread.sleep(wait.applyAsLong(attempt));
              }
              return null;
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> variables() {
    Shapes shapes = Code.jdk();
    String[][] rows = {
      {"HANDLED LOOP FIXED", "Thread.sleep(given.getAsLong());"},
      {"HANDLED LOOP EXPONENTIAL", "Thread.sleep(delay = delay * 2);"},
      {"HANDLED LOOP EXPONENTIAL", "Thread.sleep(delay *= 2);"},
      {"HANDLED LOOP LINEAR", "Thread.sleep(delay += 500);"},
      {"HANDLED LOOP LINEAR", "delay = delay + 500; Thread.sleep(delay);"},
      {"HANDLED LOOP LINEAR", "delay = Math.min(delay + 500, 9000); Thread.sleep(delay);"},
      {"HANDLED LOOP EXPONENTIAL", "delay = Math.min(delay * 2, 9000); Thread.sleep(delay);"},
      {"HANDLED LOOP LINEAR", "span = span.plusSeconds(1); Thread.sleep(span.toMillis());"},
      {
        "HANDLED LOOP LINEAR",
        "span = span.plus(Duration.ofSeconds(1)); Thread.sleep(span.toMillis());"
      },
      {"HANDLED LOOP EXPONENTIAL", "span = span.multipliedBy(2); Thread.sleep(span.toMillis());"},
      {"HANDLED LOOP FIXED", "long once = delay; Thread.sleep(once);"},
      {"HANDLED LOOP FIXED", "Thread.sleep(Math.max(delay, 500));"},
      {"HANDLED LOOP FIXED", "Thread.sleep(Settings.WAIT);"},
      {"HANDLED LOOP FIXED", "Thread.sleep(settings.wait);"},
      {"HANDLED LOOP NONE", "Thread.sleep(0);"},
    };
    for (String[] row : rows) {
      shapes.is(
          row[0],
          row[1],
          """
          static class Settings {
            static final long WAIT = 1000;
            long wait = 2000;
          }

          final Settings settings = new Settings();

          String ask(LongSupplier given) throws Exception {
            long delay = 1000;
            long last = 1000;
            Duration span = Duration.ofSeconds(1);
            for (int attempt = 0; attempt < 5; attempt++) {
              HttpResponse<String> response = SEND;
              if (STATUS != 429) {
                return response.body();
              }
              PAUSE
            }
            return null;
          }
          """
              .replace("PAUSE", row[1]));
    }
    return shapes.tests();
  }

  @TestFactory
  Stream<DynamicTest> companions() {
    Shapes shapes = Code.spring().inDetail();
    String[][] rows = {
      {"HANDLED OPERATOR NONE 0 alike", "signals -> signals"},
      {"HANDLED OPERATOR NONE -1 alike", "signals -> signals.take(3)"},
      {
        "HANDLED OPERATOR FIXED -1 alike",
        "signals -> signals.take(3).delayElements(Duration.ofSeconds(1))"
      },
      {"HANDLED OPERATOR FIXED 0 alike", "signals -> signals.delayElements(Duration.ofSeconds(1))"},
      {
        "HANDLED OPERATOR FIXED 0 alike",
        "signals -> signals.flatMap(s -> Mono.delay(Duration.ofSeconds(1)))"
      },
      {
        "HANDLED OPERATOR EXPONENTIAL 0 alike",
        "signals -> signals.flatMap(s -> Mono.delay(Duration.ofSeconds(1L << s.totalRetries())))"
      },
      {
        "HANDLED OPERATOR FIXED -1 alike",
        "signals -> signals.flatMap(s -> s.totalRetries() > 3 ? Mono.error(s.failure()) : Mono.delay(Duration.ofSeconds(1)))"
      },
      {
        "HANDLED OPERATOR FIXED -1 alike",
        "signals -> signals.flatMap(s -> { if (s.totalRetries() > 3) { throw new IllegalStateException(s.failure()); } return Mono.delay(Duration.ofSeconds(1)); })"
      },
      {
        "HANDLED OPERATOR UNKNOWN -1",
        "signals -> signals.flatMap(s -> { Throwable t = s.failure(); return t == null ? Mono.error(t) : Mono.delay(Duration.ofSeconds(1)); })"
      },
      {"HANDLED OPERATOR UNKNOWN -1", "signals -> other(signals)"},
      {"HANDLED OPERATOR NONE 0 alike", "signals -> Flux.just(1)"},
      {"HANDLED OPERATOR UNKNOWN -1", "signals -> signals.flatMap(s -> other(signals))"},
    };
    for (String[] row : rows) {
      shapes.is(
          row[0],
          row[1],
          """
          static Flux<Long> other(Flux<?> given) {
            return Flux.empty();
          }

          Mono<String> ask() {
            return CHAIN.retryWhen(Retry.from(COMPANION));
          }
          """
              .replace("COMPANION", row[1]));
    }
    return shapes.tests();
  }
}
