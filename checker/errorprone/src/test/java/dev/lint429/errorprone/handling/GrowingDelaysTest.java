package dev.lint429.errorprone.handling;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Waits that grow by a factor. */
class GrowingDelaysTest {
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
  Stream<DynamicTest> exponential() {
    String members =
        """
        private static final long BASE = 1000;
        private static final long CAP = 60_000;
        private static final long[] TABLE = {1000, 2000, 4000, 8000, 16000};
        private static final List<Integer> LIST = List.of(1, 2, 5, 10, 30);

        static long delay(int attempt) {
          return (long) (BASE * Math.pow(1.5, attempt));
        }

        static long capped(int attempt) {
          long exp = BASE;
          for (int i = 1; i < attempt; i++) {
            exp *= 2;
          }
          return Math.min(exp, CAP);
        }

        static Duration backoff(int attempt) {
          Duration wait = Duration.ofMillis(BASE << attempt);
          return wait.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofMinutes(1) : wait;
        }

        static long fib(int n) {
          return n < 2 ? 1 : fib(n - 1) + fib(n - 2);
        }

        void pause(int attempt) throws InterruptedException {
          Thread.sleep(BASE << attempt);
        }

        void pauseFor(long millis) throws InterruptedException {
          Thread.sleep(millis);
        }
        """;
    return all(
            "EXPONENTIAL",
            members,
            "Thread.sleep(1000L << attempt);",
            "Thread.sleep((1L << attempt) * 1000);",
            "Thread.sleep((long) Math.pow(2, attempt) * 1000);",
            "Thread.sleep((long) (Math.pow(2, attempt) * BASE));",
            "Thread.sleep((long) Math.scalb(BASE, attempt));",
            "Thread.sleep((long) Math.exp(attempt) * 100);",
            "Thread.sleep(Math.min(CAP, BASE << attempt));",
            "Thread.sleep(Math.min(CAP, (long) Math.pow(2, attempt) * BASE) + new Random().nextInt(100));",
            "TimeUnit.SECONDS.sleep((long) Math.pow(2, attempt));",
            "TimeUnit.SECONDS.sleep(1 << attempt);",
            "Thread.sleep(Duration.ofSeconds(1).multipliedBy(1L << attempt).toMillis());",
            "Thread.sleep(delay(attempt));",
            "Thread.sleep(capped(attempt));",
            "Thread.sleep(backoff(attempt).toMillis());",
            "Thread.sleep(fib(attempt) * 1000);",
            "Thread.sleep(TABLE[attempt - 1]);",
            "Thread.sleep(TABLE[Math.min(attempt, TABLE.length - 1)]);",
            "TimeUnit.SECONDS.sleep(LIST.get(attempt));",
            "pause(attempt);",
            "pauseFor(BASE << attempt);",
            "long ms = BASE << attempt; long jitter = ThreadLocalRandom.current().nextLong(100); Thread.sleep(ms + jitter);",
            "Thread.sleep(ThreadLocalRandom.current().nextLong(BASE << attempt));",
            "Thread.sleep((long) (Math.random() * (BASE << attempt)));",
            "Thread.sleep(BASE * (long) java.math.BigInteger.TWO.pow(attempt).longValue());",
            "Thread.sleep(switch (attempt) { case 1 -> 1000L; case 2 -> 3000L; default -> 9000L; });",
            "Thread.sleep(attempt == 1 ? 1000 : attempt == 2 ? 2000 : 4000);")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> exponentialVariables() {
    String loop =
        """
        String ask() throws Exception {
          INIT
          while (true) {
            HttpResponse<String> response = SEND;
            if (STATUS != 429) {
              return response.body();
            }
            STEP
          }
        }
        """;
    String[][] steps = {
      {"long delay = 1000;", "Thread.sleep(delay); delay *= 2;"},
      {"long delay = 1000;", "Thread.sleep(delay); delay <<= 1;"},
      {"long delay = 1000;", "Thread.sleep(delay); delay = delay * 2;"},
      {"long delay = 1000;", "Thread.sleep(delay); delay = delay << 1;"},
      {"long delay = 1000;", "Thread.sleep(delay); delay += delay;"},
      {"long delay = 1000;", "Thread.sleep(delay); delay = delay + delay;"},
      {"long delay = 1000;", "Thread.sleep(delay); delay = Math.min(delay * 2, 60_000);"},
      {"double delay = 1000;", "Thread.sleep((long) delay); delay = delay * 1.5;"},
      {"double delay = 1000;", "Thread.sleep((long) delay); delay *= 1.5;"},
      {"long delay = 1000;", "Thread.sleep(delay); delay = (long) (delay * 1.5);"},
      {"long delay = 1000;", "Thread.sleep(delay); delay = next(delay);"},
      {
        "long delay = 1000; long max = 30_000;",
        "Thread.sleep(delay); if (delay < max) { delay *= 2; }"
      },
      {
        "long delay = 1000; long max = 30_000;",
        "delay = delay * 2 > max ? max : delay * 2; Thread.sleep(delay);"
      },
      {
        "Duration delay = Duration.ofSeconds(1);",
        "Thread.sleep(delay.toMillis()); delay = delay.multipliedBy(2);"
      },
      {
        "Duration delay = Duration.ofSeconds(1);",
        "Thread.sleep(delay.toMillis()); delay = delay.plus(delay);"
      },
      {"long a = 1, b = 1;", "Thread.sleep(a * 1000); long c = a + b; a = b; b = c;"},
      {"int n = 0;", "n++; Thread.sleep((long) Math.pow(2, n) * 1000);"},
      {"AtomicInteger n = new AtomicInteger();", "Thread.sleep(1000L << n.getAndIncrement());"},
      {"long[] delay = {1000};", "Thread.sleep(delay[0]); delay[0] *= 2;"},
      {"AtomicLong delay = new AtomicLong(1000);", "Thread.sleep(delay.getAndUpdate(d -> d * 2));"},
    };
    Shapes shapes = Code.jdk();
    for (String[] step : steps) {
      shapes.is(
          "HANDLED LOOP EXPONENTIAL",
          step[0] + " " + step[1],
          "long next(long delay) { return Math.min(60_000, delay * 2); }\n"
              + loop.replace("INIT", step[0]).replace("STEP", step[1]));
    }
    return shapes
        .is(
            "HANDLED LOOP EXPONENTIAL",
            "a field that grows and is reset",
            """
            private long delay = 1000;

            String ask() throws Exception {
              while (true) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  delay = 1000;
                  return response.body();
                }
                Thread.sleep(delay);
                delay = Math.min(delay * 2, 60_000);
              }
            }
            """)
        .is(
            "HANDLED LOOP EXPONENTIAL",
            "an object of one's own that counts",
            """
            static class Backoff {
              private long next = 500;

              long nextDelay() {
                long now = next;
                next = Math.min(next * 2, 60_000);
                return now;
              }
            }

            String ask() throws Exception {
              Backoff backoff = new Backoff();
              while (true) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  return response.body();
                }
                Thread.sleep(backoff.nextDelay());
              }
            }
            """)
        .is(
            "HANDLED LOOP EXPONENTIAL",
            "an object of one's own that waits",
            """
            static class Backoff {
              private int failures;

              void pause() throws InterruptedException {
                Thread.sleep(100L * (1L << failures++));
              }
            }

            String ask() throws Exception {
              Backoff backoff = new Backoff();
              while (true) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  return response.body();
                }
                backoff.pause();
              }
            }
            """)
        .is(
            "HANDLED LOOP EXPONENTIAL",
            "decorrelated jitter",
            """
            String ask() throws Exception {
              long sleep = 1000;
              while (true) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  return response.body();
                }
                sleep = Math.min(60_000, ThreadLocalRandom.current().nextLong(1000, sleep * 3));
                Thread.sleep(sleep);
              }
            }
            """)
        .is(
            "HANDLED LOOP EXPONENTIAL",
            "by way of another variable",
            """
            String ask() throws Exception {
              long wait = 1000;
              long next = 1000;
              while (true) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  return response.body();
                }
                Thread.sleep(wait);
                next = Math.min(60_000, wait * 2);
                wait = next;
              }
            }
            """)
        .is(
            "HANDLED LOOP EXPONENTIAL",
            "in another file",
            """
            String ask() throws Exception {
              for (int attempt = 1; attempt < 5; attempt++) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  return response.body();
                }
                Delays.pause(attempt);
              }
              return null;
            }
            """,
            Map.of(
                "Delays.java",
                """
                class Delays {
                  static void pause(int attempt) throws InterruptedException {
                    long millis = millis(attempt);
                    Thread.sleep(millis);
                  }

                  private static long millis(int attempt) {
                    long base = 100;
                    return base * (long) Math.pow(2, attempt - 1);
                  }
                }
                """))
        .tests();
  }
}
