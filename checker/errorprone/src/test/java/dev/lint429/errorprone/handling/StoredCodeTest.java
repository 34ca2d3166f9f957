package dev.lint429.errorprone.handling;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Code with a request that is kept, passed on or given out before a method of one's own runs it.
 */
class StoredCodeTest {
  private static final String FIXED = "HANDLED LOOP FIXED";

  /** A method that runs {@code code} up to three times. */
  private static String retrying(String type, String call) {
    return """
        <T> T withRetry(TYPE code) throws Exception {
          for (int i = 0; i < 3; i++) {
            try {
              return RUN;
            } catch (Exception e) {
              Thread.sleep(1000);
            }
          }
          return null;
        }
        """
        .replace("TYPE", type)
        .replace("RUN", call);
  }

  @TestFactory
  Stream<DynamicTest> wherever() {
    String throwing =
        """
        () -> {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException();
                }
                return response.body();
              }""";
    String retrying = retrying("Callable<T>", "code.call()");
    return Code.jdk()
        .is(
            FIXED,
            "a lambda in a local variable",
            retrying
                + "String ask() throws Exception { Callable<String> code = "
                + throwing
                + "; return withRetry(code); }")
        .is(
            FIXED,
            "a lambda in a field",
            retrying
                + "final Callable<String> code = "
                + throwing
                + "; String ask() throws Exception { return withRetry(code); }")
        .is(
            FIXED,
            "a lambda that a method returns",
            retrying
                + "Callable<String> asking() { return "
                + throwing
                + "; } String ask() throws Exception { return withRetry(asking()); }")
        .is(
            FIXED,
            "handed on by a second method",
            retrying
                + "<T> T handedOn(Callable<T> code) throws Exception { return withRetry(code); }"
                + "String ask() throws Exception { return handedOn("
                + throwing
                + "); }")
        .is(
            FIXED,
            "wrapped in another lambda",
            retrying
                + "String ask() throws Exception { Callable<String> code = "
                + throwing
                + "; return withRetry(() -> code.call()); }")
        .is(
            FIXED,
            "a static method of another class",
            "String ask() throws Exception { return Retries.withRetry(" + throwing + "); }",
            Map.of(
                "Retries.java",
                "import java.util.concurrent.Callable; class Retries { static " + retrying + "}"))
        .is(
            FIXED,
            "an object of another class",
            "final Retries retries = new Retries(3);"
                + "String ask() throws Exception { return retries.withRetry("
                + throwing
                + "); }",
            Map.of(
                "Retries.java",
                """
                import java.util.concurrent.Callable;

                class Retries {
                  final int attempts;

                  Retries(int attempts) {
                    this.attempts = attempts;
                  }
                """
                    + retrying
                    + "}"))
        .is(
            FIXED,
            "behind an interface",
            "private Retrying retries;"
                + "String ask() throws Exception { return retries.withRetry("
                + throwing
                + "); }",
            Map.of(
                "Retrying.java",
                """
                import java.util.concurrent.Callable;

                interface Retrying {
                  <T> T withRetry(Callable<T> code) throws Exception;
                }

                class Retries implements Retrying {
                  public
                """
                    + retrying
                    + "}"))
        .is(
            FIXED,
            "a builder that keeps the code",
            """
            static class Retrier<T> {
              private final Callable<T> code;

              Retrier(Callable<T> code) {
                this.code = code;
              }

              T run() throws Exception {
                for (int i = 0; i < 3; i++) {
                  try {
                    return code.call();
                  } catch (Exception e) {
                    Thread.sleep(1000);
                  }
                }
                return null;
              }
            }
            """
                + "String ask() throws Exception { return new Retrier<>("
                + throwing
                + ").run(); }")
        .is(
            FIXED,
            "the predicate on the result is handed over, too",
            """
            <T> T until(Callable<T> code, Predicate<T> good) throws Exception {
              T result = code.call();
              int attempts = 0;
              while (!good.test(result) && attempts++ < 3) {
                Thread.sleep(1000);
                result = code.call();
              }
              return result;
            }

            String ask() throws Exception {
              return until(() -> SEND, r -> r.statusCode() == 200).body();
            }
            """)
        .is(
            "MISSING",
            "the predicate on the result is for other statuses",
            """
            <T> T until(Callable<T> code, Predicate<T> good) throws Exception {
              T result = code.call();
              int attempts = 0;
              while (!good.test(result) && attempts++ < 3) {
                Thread.sleep(1000);
                result = code.call();
              }
              return result;
            }

            String ask() throws Exception {
              return until(() -> SEND, r -> r.statusCode() < 500).body();
            }
            """)
        .is(
            FIXED,
            "the predicate on the exception is handed over, too",
            """
            <T> T withRetry(Callable<T> code, Predicate<Exception> again) throws Exception {
              for (int i = 0; ; i++) {
                try {
                  return code.call();
                } catch (Exception e) {
                  if (i == 3 || !again.test(e)) {
                    throw e;
                  }
                  Thread.sleep(1000);
                }
              }
            }

            String ask() throws Exception {
              return withRetry(THROWING, e -> e instanceof IOException);
            }
            """
                .replace("THROWING", throwing))
        .is(
            "MISSING",
            "the predicate on the exception is for another",
            """
            <T> T withRetry(Callable<T> code, Predicate<Exception> again) throws Exception {
              for (int i = 0; ; i++) {
                try {
                  return code.call();
                } catch (Exception e) {
                  if (i == 3 || !again.test(e)) {
                    throw e;
                  }
                  Thread.sleep(1000);
                }
              }
            }

            String ask() throws Exception {
              return withRetry(THROWING, e -> e instanceof TimeoutException);
            }
            """
                .replace("THROWING", throwing))
        .is(
            "HANDLED RECURSION FIXED",
            "the wrapper calls itself",
            """
            <T> T withRetry(Callable<T> code, int left) throws Exception {
              try {
                return code.call();
              } catch (IOException e) {
                if (left == 0) {
                  throw e;
                }
                Thread.sleep(1000);
                return withRetry(code, left - 1);
              }
            }

            String ask() throws Exception {
              return withRetry(THROWING, 3);
            }
            """
                .replace("THROWING", throwing))
        .is(
            "HANDLED LOOP EXPONENTIAL",
            "the delay is an argument and grows inside",
            """
            <T> T withRetry(Callable<T> code, long delay) throws Exception {
              long wait = delay;
              for (int i = 0; i < 3; i++) {
                try {
                  return code.call();
                } catch (IOException e) {
                  Thread.sleep(wait);
                  wait *= 2;
                }
              }
              return null;
            }

            String ask() throws Exception {
              return withRetry(THROWING, 500);
            }
            """
                .replace("THROWING", throwing))
        .is(
            "HANDLED LOOP EXPONENTIAL",
            "the delay is a function of the attempt",
            """
            <T> T withRetry(Callable<T> code, IntFunction<Long> delay) throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return code.call();
                } catch (IOException e) {
                  Thread.sleep(delay.apply(i));
                }
              }
              return null;
            }

            String ask() throws Exception {
              return withRetry(THROWING, i -> 100L << i);
            }
            """
                .replace("THROWING", throwing))
        .is(
            FIXED,
            "futures, joined in the loop",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = ASYNC.join();
                if (STATUS != 429) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "the answer is computed in a pool and waited for in the loop",
            """
            final ExecutorService pool = Executors.newCachedThreadPool();

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                Future<HttpResponse<String>> future = pool.submit(() -> SEND);
                HttpResponse<String> response = future.get();
                if (STATUS != 429) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "the wrapper stands in an abstract class and calls an abstract method",
            """
            abstract static class Task<T> {
              abstract T attempt() throws Exception;

              T execute() throws Exception {
                for (int i = 0; i < 3; i++) {
                  try {
                    return attempt();
                  } catch (Exception e) {
                    Thread.sleep(1000);
                  }
                }
                return null;
              }
            }

            String ask() throws Exception {
              return new Task<String>() {
                @Override String attempt() throws Exception {
                  HttpResponse<String> response = SEND;
                  if (STATUS != 200) {
                    throw new IOException();
                  }
                  return response.body();
                }
              }.execute();
            }
            """)
        .tests();
  }
}
