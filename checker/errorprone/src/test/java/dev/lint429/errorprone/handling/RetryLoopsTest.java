package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Loops that send a request again because it was refused. */
class RetryLoopsTest {
  @TestFactory
  Stream<DynamicTest> retries() {
    return Code.jdk()
        .is(
            "HANDLED LOOP FIXED",
            "for",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
              throw new IOException("gave up");
            }
            """)
        .is(
            "HANDLED LOOP NONE",
            "for without a wait",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
              }
              throw new IOException("gave up");
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "for without a condition",
            """
            String ask() throws Exception {
              for (int i = 0; ; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS != 429 || i == 5) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "while with a counter",
            """
            String ask() throws Exception {
              int attempts = 0;
              while (attempts < 3) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
                attempts++;
                TimeUnit.SECONDS.sleep(5);
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "while counting down",
            """
            String ask() throws Exception {
              int left = 3;
              while (left-- > 0) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
                Thread.sleep(1000L);
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "while true, bounded inside by a throw",
            """
            String ask() throws Exception {
              int attempts = 0;
              while (true) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
                if (++attempts >= 3) {
                  throw new IOException("gave up");
                }
                Thread.sleep(1000);
              }
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "while true, bounded inside by a break",
            """
            String ask() throws Exception {
              int attempts = 0;
              HttpResponse<String> response;
              while (true) {
                response = SEND;
                if (STATUS != 429 || attempts > 3) {
                  break;
                }
                attempts += 1;
                Thread.sleep(1000);
              }
              return response.body();
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "do while the status is 429",
            """
            String ask() throws Exception {
              HttpResponse<String> response;
              int attempts = 0;
              do {
                response = SEND;
                if (STATUS == 429) {
                  Thread.sleep(1000);
                }
              } while (STATUS == 429 && ++attempts < 5);
              return response.body();
            }
            """)
        .is(
            "HANDLED LOOP NONE",
            "do while without a body",
            """
            String ask() throws Exception {
              HttpResponse<String> response;
              do {
                response = SEND;
              } while (STATUS == 429);
              return response.body();
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "while the first answer is 429, sent again inside",
            """
            String ask() throws Exception {
              HttpResponse<String> response = SEND;
              int attempts = 0;
              while (STATUS == 429 && attempts++ < 3) {
                Thread.sleep(1000);
                response = SEND;
              }
              return response.body();
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "sent in the condition",
            """
            String ask() throws Exception {
              HttpResponse<String> response;
              while ((response = SEND).statusCode() == 429) {
                Thread.sleep(1000);
              }
              return response.body();
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "labelled continue out of a switch",
            """
            String ask() throws Exception {
              attempts:
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                switch (STATUS) {
                  case 200:
                    return response.body();
                  case 429:
                    Thread.sleep(1000);
                    continue attempts;
                  default:
                    throw new IOException("status " + STATUS);
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "labelled continue of the outer loop",
            """
            String ask(List<String> lines) throws Exception {
              attempts:
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                for (String line : lines) {
                  if (STATUS == 429) {
                    Thread.sleep(1000);
                    continue attempts;
                  }
                }
                return response.body();
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "labelled break of the outer loop",
            """
            String ask(List<String> lines) throws Exception {
              attempts:
              while (true) {
                HttpResponse<String> response = SEND;
                while (true) {
                  if (STATUS != 200) {
                    break attempts;
                  }
                  return response.body();
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "a success flag",
            """
            String ask() throws Exception {
              boolean success = false;
              int attempts = 0;
              String text = null;
              while (!success && attempts < 3) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  text = response.body();
                  success = true;
                } else {
                  attempts++;
                  Thread.sleep(2000);
                }
              }
              return text;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "a retry flag",
            """
            String ask() throws Exception {
              boolean retry;
              String text = null;
              do {
                retry = false;
                HttpResponse<String> response = SEND;
                if (STATUS == 429) {
                  retry = true;
                  Thread.sleep(2000);
                } else {
                  text = response.body();
                }
              } while (retry);
              return text;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "until the result is not null",
            """
            String ask() throws Exception {
              String text = null;
              int attempts = 0;
              while (text == null && attempts < 4) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  text = response.body();
                } else {
                  Thread.sleep(1500);
                  attempts++;
                }
              }
              return text;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "until a callee's result is not null",
            """
            String ask() throws Exception {
              String text = null;
              for (int i = 0; i < 3 && text == null; i++) {
                text = once();
                if (text == null) {
                  Thread.sleep(1500);
                }
              }
              return text;
            }

            String once() throws Exception {
              HttpResponse<String> response = SEND;
              return STATUS == 200 ? response.body() : null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "an item loop with a retry inside",
            """
            void ask(List<HttpRequest> requests) throws Exception {
              for (HttpRequest request : requests) {
                for (int i = 0; i < 3; i++) {
                  HttpResponse<String> response = SEND;
                  if (STATUS != 429) {
                    System.out.println(response.body());
                    break;
                  }
                  Thread.sleep(1000);
                }
              }
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "an index that is only stepped after a success",
            """
            void ask(List<HttpRequest> requests) throws Exception {
              int i = 0;
              while (i < requests.size()) {
                HttpRequest request = requests.get(i);
                HttpResponse<String> response = SEND;
                if (STATUS == 429) {
                  Thread.sleep(1000);
                  continue;
                }
                System.out.println(response.body());
                i++;
              }
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "an index that is stepped back after a 429",
            """
            void ask(List<HttpRequest> requests) throws Exception {
              for (int i = 0; i < requests.size(); i++) {
                HttpRequest request = requests.get(i);
                HttpResponse<String> response = SEND;
                if (STATUS == 429) {
                  Thread.sleep(1000);
                  i--;
                  continue;
                }
                System.out.println(response.body());
              }
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "a queue to which the refused request returns",
            """
            void ask(Deque<HttpRequest> queue) throws Exception {
              while (!queue.isEmpty()) {
                HttpRequest request = queue.poll();
                HttpResponse<String> response = SEND;
                if (STATUS == 429) {
                  queue.addFirst(request);
                  Thread.sleep(1000);
                  continue;
                }
                System.out.println(response.body());
              }
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "the attempt is named in the request",
            """
            String ask() throws Exception {
              for (int attempt = 1; attempt <= 3; attempt++) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("X-Attempt", String.valueOf(attempt)).build();
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "the request is built anew in each turn",
            """
            String ask(String prompt) throws Exception {
              for (int attempt = 1; attempt <= 3; attempt++) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(prompt)).build();
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "a stream of attempts",
            """
            String ask() throws Exception {
              for (int attempt : new int[] {1, 2, 3}) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "two requests in a loop, the second one waits for the first",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS == 429) {
                  Thread.sleep(1000);
                  continue;
                }
                HttpResponse<String> second =
                    client.send(HttpRequest.newBuilder(uri).GET().build(),
                        HttpResponse.BodyHandlers.ofString());
                return second.body();
              }
              return null;
            }
            """)
        .tests();
  }
}
