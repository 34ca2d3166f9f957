package dev.lint429.errorprone.handling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.handling.Handling;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The answer leaves the method that sends, and nobody sends again. */
class CallersTest {
  @TestFactory
  Stream<DynamicTest> nobodySendsAgain() {
    return Code.jdk()
        .is(
            "MISSING",
            "a caller that returns it",
            """
            HttpResponse<String> once() throws Exception {
              return SEND;
            }

            String ask() throws Exception {
              return once().body();
            }
            """)
        .is(
            "MISSING",
            "a caller that throws",
            """
            HttpResponse<String> once() throws Exception {
              return SEND;
            }

            String ask() throws Exception {
              HttpResponse<String> response = once();
              if (STATUS >= 400) {
                throw new IOException();
              }
              return response.body();
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "a caller that reports 429",
            """
            HttpResponse<String> once() throws Exception {
              return SEND;
            }

            String ask() throws Exception {
              HttpResponse<String> response = once();
              if (STATUS == 429) {
                return "busy";
              }
              return response.body();
            }
            """)
        .is(
            "MISSING",
            "a method that would send again, but nobody calls it",
            """
            String ask() throws Exception {
              return once();
            }

            String once() throws Exception {
              return SEND.body();
            }

            private String withRetry(Callable<String> code) throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return code.call();
                } catch (Exception e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "one of two callers does not",
            """
            HttpResponse<String> once() throws Exception {
              return SEND;
            }

            String careful() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = once();
                if (STATUS != 429) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
              return null;
            }

            String careless() throws Exception {
              return once().body();
            }
            """)
        .is(
            "MISSING",
            "the caller loops over items",
            """
            String once(String prompt) throws Exception {
              HttpRequest request = HttpRequest.newBuilder(uri)
                  .POST(HttpRequest.BodyPublishers.ofString(prompt)).build();
              HttpResponse<String> response = SEND;
              return STATUS == 200 ? response.body() : null;
            }

            void all(List<String> prompts) throws Exception {
              for (String prompt : prompts) {
                String text = once(prompt);
                if (text == null) {
                  continue;
                }
                System.out.println(text);
                Thread.sleep(100);
              }
            }
            """)
        .is(
            "MISSING",
            "the caller streams over items",
            """
            String once(String prompt) {
              try {
                return SEND.body();
              } catch (Exception e) {
                return null;
              }
            }

            List<String> all(List<String> prompts) {
              return prompts.stream().map(this::once).filter(Objects::nonNull).toList();
            }
            """)
        .is(
            "MISSING",
            "only a test sends again",
            """
            String once() throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                throw new IOException();
              }
              return response.body();
            }
            """,
            Map.of(
                "src/test/java/AskTest.java",
                """
                class AskTest {
                  String ask(Test test) throws Exception {
                    for (int i = 0; i < 3; i++) {
                      try {
                        return test.once();
                      } catch (java.io.IOException e) {
                        Thread.sleep(1000);
                      }
                    }
                    return null;
                  }
                }
                """))
        .is(
            "MISSING",
            "the retry is around another method of the same name",
            """
            String once() throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                throw new IOException();
              }
              return response.body();
            }

            String once(String file) throws IOException {
              return file;
            }

            String read(String file) throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once(file);
                } catch (IOException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "a fallback to another provider",
            """
            String once() throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                throw new IOException();
              }
              return response.body();
            }

            String other() {
              return "from elsewhere";
            }

            String ask() throws Exception {
              try {
                return once();
              } catch (IOException e) {
                return other();
              }
            }
            """)
        .tests();
  }

  @Test
  void namesTheCallerThatDoesNotSendAgain() {
    Handling handling =
        Shapes.handling(
            Map.of(
                "Test.java",
                    """
                import java.net.http.*;

                class Test {
                  HttpResponse<String> once(HttpClient client, HttpRequest request)
                      throws Exception {
                    return client.send(request, HttpResponse.BodyHandlers.ofString());
                  }

                  String careful(HttpClient client, HttpRequest request) throws Exception {
                    for (int i = 0; i < 3; i++) {
                      HttpResponse<String> response = once(client, request);
                      if (response.statusCode() != 429) {
                        return response.body();
                      }
                      Thread.sleep(1000);
                    }
                    return null;
                  }
                }
                """,
                "Careless.java",
                    """
                import java.net.http.*;

                class Careless {
                  String ask(Test test, HttpClient client, HttpRequest request) throws Exception {
                    return test.once(client, request).body();
                  }
                }
                """),
            "main");

    assertEquals("MISSING", Shapes.text(handling));
    assertEquals(
        "Careless.java:5 called here, and not sent again", Shapes.text(handling.evidence().get(0)));
    assertEquals(1, handling.evidence().size());
  }
}
