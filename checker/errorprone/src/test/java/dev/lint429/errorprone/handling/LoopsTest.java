package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Loops around a request that do not send it again because it was refused. */
class LoopsTest {
  @TestFactory
  Stream<DynamicTest> noLoopOrNoRetry() {
    return Code.jdk()
        .is(
            "MISSING",
            "no loop",
            """
            String ask() throws Exception {
              return SEND.body();
            }
            """)
        .is(
            "MISSING",
            "a loop before the request",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                Thread.sleep(100);
              }
              return SEND.body();
            }
            """)
        .is(
            "MISSING",
            "a loop behind the request",
            """
            String ask() throws Exception {
              HttpResponse<String> response = SEND;
              StringBuilder text = new StringBuilder();
              for (String line : response.body().split("\\n")) {
                Thread.sleep(10);
                text.append(line);
              }
              return text.toString();
            }
            """)
        .is(
            "MISSING",
            "left by return whatever the status",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                return response.body();
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "left by throw on every error",
            """
            String ask() throws Exception {
              while (true) {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException("status " + STATUS);
                }
                return response.body();
              }
            }
            """)
        .is(
            "MISSING",
            "left by break",
            """
            String ask() throws Exception {
              String text = null;
              while (text == null) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  text = response.body();
                } else {
                  break;
                }
              }
              return text;
            }
            """)
        .is(
            "MISSING",
            "only exceptions are sent again",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND.body();
                } catch (IOException e) {
                  Thread.sleep(1000);
                }
              }
              throw new IOException("gave up");
            }
            """)
        .is(
            "MISSING",
            "the flag that ends the loop is set for errors too",
            """
            String ask() throws Exception {
              boolean done = false;
              String text = null;
              while (!done) {
                try {
                  HttpResponse<String> response = SEND;
                  text = STATUS == 200 ? response.body() : "error " + STATUS;
                  done = true;
                } catch (HttpTimeoutException e) {
                  Thread.sleep(500);
                }
              }
              return text;
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> notFor429() {
    return Code.jdk()
        .is(
            "MISSING",
            "only 503 is sent again",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS == 503) {
                  Thread.sleep(1000);
                  continue;
                }
                return response.body();
              }
              throw new IOException("gave up");
            }
            """)
        .is(
            "MISSING",
            "only server errors are sent again",
            """
            String ask() throws Exception {
              int attempt = 0;
              while (true) {
                HttpResponse<String> response = SEND;
                if (STATUS >= 500 && attempt++ < 3) {
                  Thread.sleep(1000);
                  continue;
                }
                return response.body();
              }
            }
            """)
        .is(
            "MISSING",
            "every client error is given up",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS >= 400 && STATUS < 500) {
                  throw new IllegalStateException("client error");
                }
                if (STATUS == 200) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "429 is given up, the rest is sent again",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS == 429) {
                  throw new IllegalStateException("too many requests");
                }
                if (STATUS == 200) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "429 ends the loop by a flag",
            """
            String ask() throws Exception {
              boolean again = true;
              while (again) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
                again = STATUS != 429;
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .tests();
  }
}
