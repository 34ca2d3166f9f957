package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Waits before the next attempt that do not grow by a factor. */
class DelaysTest {
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
  Stream<DynamicTest> none() {
    return all(
            "NONE",
            "",
            "System.out.println(\"again\");",
            "Thread.yield();",
            "Thread.onSpinWait();",
            "Thread.sleep(0);",
            "System.out.println(Duration.ofSeconds(5));")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> fixed() {
    String members =
        """
        private static final long DELAY = 1000;
        private static final Duration PAUSE = Duration.ofSeconds(2);
        private static final int[] SAME = {1000, 1000, 1000};
        private long delay = 500;
        private final long given;
        private Settings settings;

        Test(long given) {
          this.given = given;
        }

        interface Settings {
          long getRetryDelay();
          Duration pause();
        }

        void pause() throws InterruptedException {
          Thread.sleep(1000);
        }

        void pause(long millis) {
          try {
            Thread.sleep(millis);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }

        static long delay(int ignored) {
          return 1000;
        }

        """;
    return all(
            "FIXED",
            members,
            "Thread.sleep(1000);",
            "Thread.sleep(1_000L);",
            "Thread.sleep(60 * 1000);",
            "Thread.sleep(DELAY);",
            "Thread.sleep(DELAY * 2);",
            "Thread.sleep(delay);",
            "Thread.sleep(this.delay);",
            "Thread.sleep(given);",
            "Thread.sleep(1000, 500);",
            "Thread.sleep(Duration.ofSeconds(2).toMillis());",
            "Thread.sleep(PAUSE.toMillis());",
            "Thread.sleep(TimeUnit.SECONDS.toMillis(3));",
            "TimeUnit.SECONDS.sleep(3);",
            "TimeUnit.MILLISECONDS.sleep(DELAY);",
            "LockSupport.parkNanos(1_000_000_000L);",
            "LockSupport.parkNanos(this, 1_000_000_000L);",
            "new CountDownLatch(1).await(1, TimeUnit.SECONDS);",
            "synchronized (this) { wait(1000); }",
            "pause();",
            "pause(2000);",
            "pause(delay(attempt));",
            "Thread.sleep(settings.getRetryDelay());",
            "Thread.sleep(settings.pause().toMillis());",
            "Thread.sleep(Long.parseLong(System.getProperty(\"retry.delay\", \"1000\")));",
            "Thread.sleep(Integer.getInteger(\"retry.delay\", 1000));",
            "Thread.sleep(Math.max(DELAY, 500));",
            "Thread.sleep(Math.min(DELAY, 500));",
            "Thread.sleep(SAME[attempt - 1]);",
            "long ms = 250; Thread.sleep(ms);",
            "long ms = 250; ms = ms * 4; Thread.sleep(ms);",
            "if (attempt < max) { Thread.sleep(1000); }",
            "try { Thread.sleep(1000); } catch (InterruptedException e) { return null; }")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> linear() {
    String members =
        """
        private static final long BASE = 1000;
        private static final int[] STEPS = {1000, 1100, 1200, 1300};
        private long step = 0;

        static long delay(int attempt) {
          return BASE * attempt;
        }

        long more() {
          step += 500;
          return step;
        }
        """;
    return all(
            "LINEAR",
            members,
            "Thread.sleep(1000L * attempt);",
            "Thread.sleep(attempt * BASE);",
            "Thread.sleep((attempt + 1) * 1000L);",
            "Thread.sleep(BASE + attempt * 500L);",
            "Thread.sleep(BASE * attempt * attempt);",
            "TimeUnit.SECONDS.sleep(attempt);",
            "TimeUnit.SECONDS.sleep(2 * attempt);",
            "Thread.sleep(Duration.ofSeconds(attempt).toMillis());",
            "Thread.sleep(Duration.ofSeconds(2).multipliedBy(attempt).toMillis());",
            "Thread.sleep(delay(attempt));",
            "Thread.sleep(STEPS[attempt]);",
            "Thread.sleep(Math.min(attempt * BASE, 10_000));",
            "Thread.sleep(more());",
            "long ms = 1000L * attempt; Thread.sleep(ms);")
        .is(
            "HANDLED LOOP LINEAR",
            "a variable that grows by a constant",
            """
            String ask() throws Exception {
              long delay = 1000;
              while (true) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  return response.body();
                }
                Thread.sleep(delay);
                delay += 1000;
              }
            }
            """)
        .is(
            "HANDLED LOOP LINEAR",
            "a Duration that grows by a constant",
            """
            String ask() throws Exception {
              Duration delay = Duration.ofSeconds(1);
              while (true) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  return response.body();
                }
                Thread.sleep(delay.toMillis());
                delay = delay.plusSeconds(1);
              }
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> random() {
    return all(
            "RANDOM",
            "private final Random random = new Random();\n",
            "Thread.sleep(random.nextInt(1000));",
            "Thread.sleep(1000 + random.nextInt(1000));",
            "Thread.sleep((long) (Math.random() * 1000));",
            "Thread.sleep(ThreadLocalRandom.current().nextLong(500, 1500));",
            "TimeUnit.SECONDS.sleep(1 + random.nextInt(3));",
            "long jitter = random.nextInt(500); Thread.sleep(1000 + jitter);")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> several() {
    return Code.jdk()
        .is(
            "HANDLED LOOP EXPONENTIAL",
            "a constant and a growing wait: both are waited",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  return response.body();
                }
                Thread.sleep(100);
                Thread.sleep(1000L << i);
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "429 waits a constant, other errors a growing time",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
                if (STATUS == 429) {
                  Thread.sleep(1000);
                } else {
                  Thread.sleep(1000L << i);
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP EXPONENTIAL",
            "429 waits a growing time, other errors a constant",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
                if (STATUS == 429) {
                  Thread.sleep(1000L << i);
                } else {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP NONE",
            "the wait is before the first attempt only",
            """
            String ask() throws Exception {
              Thread.sleep(1000);
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "the wait is at the head of the loop",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                if (i > 0) {
                  Thread.sleep(1000);
                }
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "the wait is in the loop's header",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++, Thread.sleep(1000)) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
              }
              return null;
            }
            """)
        .tests();
  }
}
