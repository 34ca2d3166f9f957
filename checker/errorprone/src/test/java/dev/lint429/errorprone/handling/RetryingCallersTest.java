package dev.lint429.errorprone.handling;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The answer leaves the method that sends, and its callers send again. */
class RetryingCallersTest {
  private static final String FIXED = "HANDLED LOOP FIXED";

  @TestFactory
  Stream<DynamicTest> sentAgain() {
    String once =
        """
        String once() throws Exception {
          HttpResponse<String> response = SEND;
          if (STATUS != 200) {
            throw new IOException("status " + STATUS);
          }
          return response.body();
        }
        """;
    String loop =
        """
          for (int i = 0; i < 3; i++) {
            try {
              return CALL;
            } catch (Exception e) {
              Thread.sleep(1000);
            }
          }
          return null;
        """;
    return Code.jdk()
        .is(
            FIXED,
            "the caller",
            once + "String ask() throws Exception {" + loop.replace("CALL", "once()") + "}")
        .is(
            FIXED,
            "two callers, both",
            once
                + "String ask() throws Exception {"
                + loop.replace("CALL", "once()")
                + "}"
                + "String too() throws Exception {"
                + loop.replace("CALL", "once()")
                + "}")
        .is(
            FIXED,
            "the caller's caller",
            once
                + """
            String through() throws Exception {
              return once().trim();
            }
            """
                + "String ask() throws Exception {"
                + loop.replace("CALL", "through()")
                + "}")
        .is(
            FIXED,
            "three levels up",
            once
                + """
            String one() throws Exception {
              return once().trim();
            }

            String two() throws Exception {
              String text = one();
              return text + "!";
            }
            """
                + "String ask() throws Exception {"
                + loop.replace("CALL", "two()")
                + "}")
        .is(
            FIXED,
            "a caller in another file",
            once,
            Map.of(
                "Caller.java",
                "class Caller { String ask(Test test) throws Exception {"
                    + loop.replace("CALL", "test.once()")
                    + "}}"))
        .is(
            FIXED,
            "a caller's caller in a third file",
            once,
            Map.of(
                "Service.java",
                """
                class Service {
                  final Test test = new Test();
                  String text() throws Exception {
                    return test.once();
                  }
                }
                """,
                "Caller.java",
                "class Caller { String ask(Service service) throws Exception {"
                    + loop.replace("CALL", "service.text()")
                    + "}}"))
        .is(
            FIXED,
            "through an interface",
            """
            static class Remote implements Model {
              final HttpClient client = HttpClient.newHttpClient();
              final HttpRequest request = HttpRequest.newBuilder().build();

              @Override public String ask() throws IOException, InterruptedException {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException();
                }
                return response.body();
              }
            }
            """,
            Map.of(
                "Model.java",
                """
                interface Model {
                  String ask() throws Exception;
                }
                """,
                "Caller.java",
                "class Caller { final Model model = new Test.Remote(); String ask() throws Exception {"
                    + loop.replace("CALL", "model.ask()")
                    + "}}"))
        .is(
            FIXED,
            "a subclass calls the method of its superclass",
            """
            static class Base {
              final HttpClient client = HttpClient.newHttpClient();
              final HttpRequest request = HttpRequest.newBuilder().build();

              String once() throws Exception {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException();
                }
                return response.body();
              }
            }

            static class Sub extends Base {
              String ask() throws Exception {
            """
                + loop.replace("CALL", "once()")
                + "}}")
        .is(
            FIXED,
            "a template method, the loop in the abstract class",
            """
            abstract static class Template {
              abstract String once() throws Exception;

              String ask() throws Exception {
            """
                + loop.replace("CALL", "once()")
                + """
              }
            }

            static class Remote extends Template {
              final HttpClient client = HttpClient.newHttpClient();
              final HttpRequest request = HttpRequest.newBuilder().build();

              @Override String once() throws Exception {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException();
                }
                return response.body();
              }
            }
            """)
        .is(
            FIXED,
            "the request's method is private and its caller catches",
            """
            public String ask() throws Exception {
              int tries = 0;
              do {
                String text = once();
                if (text != null) {
                  return text;
                }
                Thread.sleep(500);
              } while (tries++ < 5);
              throw new IOException();
            }

            private String once() {
              try {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  return null;
                }
                return response.body();
              } catch (Exception e) {
                return null;
              }
            }
            """)
        .is(
            FIXED,
            "the response is returned as it is and checked outside",
            """
            HttpResponse<String> once() throws Exception {
              return SEND;
            }

            String ask() throws Exception {
              HttpResponse<String> response = once();
              int attempts = 0;
              while (STATUS == 429 && attempts++ < 3) {
                Thread.sleep(1000);
                response = once();
              }
              return response.body();
            }
            """)
        .is(
            FIXED,
            "a constructor sends, and is called again",
            """
            static class Session {
              Session(HttpClient client, HttpRequest request) throws Exception {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException();
                }
              }
            }

            Session open() throws Exception {
            """
                + loop.replace("CALL", "new Session(client, request)")
                + "}")
        .is(
            FIXED,
            "tests do not count against the callers",
            once
                + """
            String ask() throws Exception {
            """
                + loop.replace("CALL", "once()")
                + "}",
            Map.of(
                "src/test/java/AskTest.java",
                """
                class AskTest {
                  String ask(Test test) throws Exception {
                    return test.once();
                  }
                }
                """))
        .is(
            "HANDLED LOOP LINEAR",
            "the weaker of two callers counts",
            once
                + """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (Exception e) {
                  Thread.sleep(1000L << i);
                }
              }
              return null;
            }

            String too() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (Exception e) {
                  Thread.sleep(1000L * i);
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "the caller sends once more",
            once
                + """
            String ask() throws Exception {
              try {
                return once();
              } catch (IOException e) {
                Thread.sleep(1000);
                return once();
              }
            }
            """)
        .tests();
  }
}
