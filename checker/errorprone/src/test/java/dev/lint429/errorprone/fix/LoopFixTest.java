package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-written retries: the wait grows. */
final class LoopFixTest {
  private static final String CLASS =
      """
      import java.io.IOException;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse;
      import java.net.http.HttpResponse.BodyHandlers;
      import java.time.Duration;
      import java.util.concurrent.*;
      import java.util.concurrent.locks.LockSupport;

      class Test {
        static final int MAX = 5;
        static final long WAIT = 1000;
        final HttpClient http = HttpClient.newHttpClient();
        final int limit = 7;
        ScheduledExecutorService executor;

        static void pause(long millis) throws InterruptedException {
          Thread.sleep(millis);
        }

        static void pauseSeconds(int seconds) throws InterruptedException {
          TimeUnit.SECONDS.sleep(seconds);
        }

        static void rest() throws InterruptedException {
          Thread.sleep(WAIT);
        }

        String ask(HttpRequest request, int most) throws IOException, InterruptedException {
      BODY
          return "";
        }
      }
      """;

  private final Repair code = Repair.in(CLASS).analysed();

  private static String loop(String header, String wait) {
    return """
            %s {
              HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
              if (r.statusCode() != 429) {
                break;
              }
              %s;
            }
        """
        .formatted(header, wait);
  }

  private static String forLoop(String wait) {
    return loop("for (int i = 0; i < MAX; i++)", wait);
  }

  private static String delay(String number) {
    return "Thread.sleep(Backoff.standard().delayMillis(" + number + "))";
  }

  // How the retries are counted

  @Test
  void upFromZero() {
    code.fixes(forLoop("Thread.sleep(1000)"), forLoop(delay("i + 1")));
  }

  @Test
  void upFromOne() {
    String header = "for (int n = 1; n <= 3; n += 1)";
    code.fixes(loop(header, "Thread.sleep(WAIT)"), loop(header, delay("n")));
  }

  @Test
  void upFromTwo() {
    String header = "for (int n = 2; n <= 9; ++n)";
    code.fixes(loop(header, "Thread.sleep(WAIT)"), loop(header, delay("n - 1")));
  }

  @Test
  void down() {
    String header = "for (int left = 3; left > 0; left--)";
    code.fixes(loop(header, "Thread.sleep(WAIT)"), loop(header, delay("4 - left")));
    header = "for (int left = MAX; left > 0; --left)";
    code.fixes(loop(header, "Thread.sleep(WAIT)"), loop(header, delay("MAX - left + 1")));
    header = "for (int left = most; left > 0; --left)";
    code.fixes(loop(header, "Thread.sleep(WAIT)"), loop(header, delay("most - left + 1")));
  }

  @Test
  void counterThatTheBodyChangesToo() {
    code.fixes(
        """
            for (int i = 0; i < MAX; i++) {
              HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
              if (r.statusCode() == 503) {
                i++;
              }
              if (r.statusCode() != 429) {
                break;
              }
              Thread.sleep(1000);
            }
        """,
        """
            int retry = 0;
            for (int i = 0; i < MAX; i++) {
              HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
              if (r.statusCode() == 503) {
                i++;
              }
              if (r.statusCode() != 429) {
                break;
              }
              Thread.sleep(Backoff.standard().delayMillis(++retry));
            }
        """);
  }

  @Test
  void whileThatCountsInItsCondition() {
    code.fixes(
        "    int tries = 0;\n" + loop("while (tries++ < MAX)", "Thread.sleep(1000)"),
        "    int tries = 0;\n" + loop("while (tries++ < MAX)", delay("tries")));
  }

  @Test
  void counterBeforeTheWait() {
    code.fixes(
        "    int tries = 1;\n" + loop("while (tries < MAX)", "tries++; Thread.sleep(1000)"),
        "    int tries = 1;\n" + loop("while (tries < MAX)", "tries++; " + delay("tries - 1")));
  }

  @Test
  void counterBehindTheWait() {
    code.fixes(
        "    int tries = 0;\n" + loop("while (tries < MAX)", "Thread.sleep(1000); tries++"),
        "    int tries = 0;\n    int retry = 0;\n"
            + loop("while (tries < MAX)", delay("++retry") + "; tries++"));
  }

  @Test
  void nothingCounts() {
    code.fixes(
        "    int retry = 1;\n    outer:\n" + loop("while (true)", "Thread.sleep(1000)"),
        "    int retry = 1;\n    int retry2 = 0;\n    outer:\n"
            + loop("while (true)", delay("++retry2")));
  }

  @Test
  void refusesWhereNoCounterFits() {
    code.refuses(
        "if (most > 1) " + loop("while (true)", "Thread.sleep(1000)"),
        "nothing counts the retries, so the delay cannot grow");
  }

  @Test
  void doWhileAndCatch() {
    code.fixes(
        """
            int attempt = 0;
            do {
              try {
                HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
                if (r.statusCode() == 429) {
                  throw new IOException("limit");
                }
                return r.body();
              } catch (IOException e) {
                attempt++;
                Thread.sleep(2000); // two seconds
              }
            } while (attempt < MAX);
        """,
        """
            int attempt = 0;
            do {
              try {
                HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
                if (r.statusCode() == 429) {
                  throw new IOException("limit");
                }
                return r.body();
              } catch (IOException e) {
                attempt++;
                Thread.sleep(Backoff.standard().delayMillis(attempt)); // two seconds
              }
            } while (attempt < MAX);
        """);
  }

  // How it waits

  @Test
  void timeUnits() {
    code.fixes(
        forLoop("TimeUnit.SECONDS.sleep(2)"),
        forLoop("TimeUnit.MILLISECONDS.sleep(Backoff.standard().delayMillis(i + 1))"));
    code.fixes(
        "    TimeUnit unit = TimeUnit.SECONDS;\n" + forLoop("unit.sleep(2)"),
        "    TimeUnit unit = TimeUnit.SECONDS;\n"
            + forLoop("TimeUnit.MILLISECONDS.sleep(Backoff.standard().delayMillis(i + 1))"));
  }

  @Test
  void nanos() {
    code.fixes(forLoop("Thread.sleep(1000, 5)"), forLoop(delay("i + 1")));
    code.fixes(
        forLoop("LockSupport.parkNanos(1000000)"),
        forLoop(
            "LockSupport.parkNanos("
                + "TimeUnit.MILLISECONDS.toNanos(Backoff.standard().delayMillis(i + 1)))"));
  }

  @Test
  void ownMethod() {
    code.fixes(forLoop("pause(WAIT * 2)"), forLoop("pause(Backoff.standard().delayMillis(i + 1))"));
  }

  @Test
  void refusesOwnMethodsThatCannotTake() {
    code.refuses(
        forLoop("pauseSeconds(2)"), "it is not certain that pauseSeconds takes milliseconds");
    code.refuses(
        forLoop("rest()"), "how long to wait is decided in another method, which knows no attempt");
  }

  @Test
  void withoutTheHelper() {
    code.without("backoff")
        .fixes(
            forLoop("Thread.sleep(1000)"),
            forLoop(
                "Thread.sleep(ThreadLocalRandom.current()"
                    + ".nextLong(1_000L << Math.min(i + 1, 6)))"));
  }

  // No wait at all

  @Test
  void waitsWithoutInterruptionWhereNothingHandlesIt() {
    String fixed =
        Repair.in(
                """
                import org.springframework.web.client.*;

                class Test {
                  String ask(RestTemplate rest) {
                    for (int i = 0; i < 3; i++) {
                      try {
                        return rest.getForObject("http://x", String.class);
                      } catch (ResourceAccessException e) {
                        throw e;
                      } catch (RestClientException e) {
                        continue;
                      }
                    }
                    return null;
                  }
                }
                """)
            .analysed()
            .fixed("");
    assertTrue(
        fixed.contains(
            """
                  } catch (RestClientException e) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Backoff.standard().delayMillis(i + 1)));
                    continue;
                  }
            """),
        fixed);
  }

  @Test
  void waitsAtTheStartOfEachRoundButTheFirst() {
    code.fixes(
        """
            for (int i = 1; i < MAX; i++) {
              HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
              if (r.statusCode() == 200) {
                return r.body();
              }
            }
        """,
        """
            for (int i = 1; i < MAX; i++) {
              if (i > 1) {
                Thread.sleep(Backoff.standard().delayMillis(i - 1));
              }
              HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
              if (r.statusCode() == 200) {
                return r.body();
              }
            }
        """);
    code.fixes(
        """
            int left = 3;
            do {
              HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
              if (r.statusCode() == 200) {
                return r.body();
              }
            } while (--left > 0);
        """,
        """
            int left = 3;
            int retry = 0;
            do {
              if (retry++ > 0) {
                Thread.sleep(Backoff.standard().delayMillis(retry - 1));
              }
              HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
              if (r.statusCode() == 200) {
                return r.body();
              }
            } while (--left > 0);
        """);
  }

  @Test
  void fixesOfOneFileDeclareDifferentNames() {
    assertEquals(
        List.of("retry", "retry2"),
        Repair.in(
                """
                import java.net.http.*;

                class Test {
                  final HttpClient http = HttpClient.newHttpClient();

                  void first(HttpRequest request) throws Exception {
                    while (http.send(request, null).statusCode() == 429) {
                      Thread.sleep(5);
                    }
                    while (http.send(request, null).statusCode() == 429) {
                      Thread.sleep(5);
                    }
                  }
                }
                """)
            .analysed()
            .declared());
  }

  @Test
  void waitsBeforeContinue() {
    code.fixes(
        """
            for (int i = 0; i < MAX; i++) {
              HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
              if (r.statusCode() == 429) {
                System.out.println("limit");
                continue;
              }
              return r.body();
            }
        """,
        """
            for (int i = 0; i < MAX; i++) {
              HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
              if (r.statusCode() == 429) {
                System.out.println("limit");
                Thread.sleep(Backoff.standard().delayMillis(i + 1));
                continue;
              }
              return r.body();
            }
        """);
  }

  @Test
  void waitsAtTheEndOfTheCatch() {
    String around =
        """
            for (int i = 0; i < MAX; i++) {
              try {
                HttpResponse<String> r = http.send(request, BodyHandlers.ofString());
                if (r.statusCode() == 429) {
                  throw new IOException("limit");
                }
                return r.body();
              } catch (IOException e) {%s}
            }
        """;
    code.fixes(
        around.formatted(""),
        around.formatted("\n        Thread.sleep(Backoff.standard().delayMillis(i + 1));\n      "));
    code.fixes(
        around.formatted("\n        System.out.println(e);\n      "),
        around.formatted(
            "\n        System.out.println(e);\n"
                + "        Thread.sleep(Backoff.standard().delayMillis(i + 1));\n      "));
  }

  // Recursion

  private static final String RECURSION =
      """
      import java.io.IOException;
      import java.net.http.*;

      class Test {
        final HttpClient http = HttpClient.newHttpClient();

        String start(HttpRequest request) throws IOException, InterruptedException {
          return ask(request, %s);
        }

        String ask(HttpRequest request, int n) throws IOException, InterruptedException {
          HttpResponse<String> r = http.send(request, HttpResponse.BodyHandlers.ofString());
          if (r.statusCode() == 429 && n %s) {
            Thread.sleep(1000);
            return ask(request, n %s 1);
          }
          return r.body();
        }
      }
      """;

  private static String recursion(String start, String bound, String step) {
    return Repair.in(RECURSION.formatted(start, bound, step)).analysed().fixed("");
  }

  @Test
  void recursionThatCounts() {
    assertTrue(recursion("0", "< 5", "+").contains("delayMillis(n + 1))"));
    assertTrue(recursion("1", "< 5", "+").contains("delayMillis(n))"));
    assertTrue(recursion("(int) 3L", "< 5", "+").contains("delayMillis(n + 1))"));
    assertTrue(recursion("3", "> 0", "-").contains("delayMillis(4 - n))"));
    Repair.in(RECURSION.formatted("(int) 3L", "> 0", "-"))
        .analysed()
        .refuses("", "no parameter of the recursive method counts the attempts");
  }

  @Test
  void title() {
    assertEquals(
        "Let the delay grow: exponential backoff with full jitter",
        code.title(forLoop("Thread.sleep(1000)")));
  }
}
