package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Loops that send the next request: items, pages, keys; or that ask whether something is done. */
class OtherRequestsTest {
  @TestFactory
  Stream<DynamicTest> polling() {
    return Code.jdk()
        .is(
            "UNKNOWN",
            "until the body says done",
            """
            String ask() throws Exception {
              while (true) {
                HttpResponse<String> response = SEND;
                if (response.body().contains("succeeded")) {
                  return response.body();
                }
                Thread.sleep(2000);
              }
            }
            """)
        .is(
            "UNKNOWN",
            "until a state is read, bounded",
            """
            String ask() throws Exception {
              for (int i = 0; i < 60; i++) {
                String state = stateOf(SEND.body());
                if ("done".equals(state)) {
                  return state;
                }
                TimeUnit.SECONDS.sleep(1);
              }
              return null;
            }

            String stateOf(String body) {
              return body.substring(10);
            }
            """)
        .is(
            "MISSING",
            "errors leave, unfinished goes on",
            """
            String ask() throws Exception {
              String state = "queued";
              String body = null;
              while (!state.equals("done")) {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException("failed");
                }
                body = response.body();
                state = body.substring(3, 9);
                Thread.sleep(500);
              }
              return body;
            }
            """)
        .is(
            "MISSING",
            "a service loop that never ends",
            """
            void run() throws Exception {
              while (true) {
                HttpResponse<String> response = SEND;
                System.out.println(response.body());
                Thread.sleep(60_000);
              }
            }
            """)
        .is(
            "MISSING",
            "a service loop that catches everything",
            """
            void run() {
              while (!Thread.currentThread().isInterrupted()) {
                try {
                  System.out.println(SEND.body());
                } catch (Exception e) {
                  System.err.println(e);
                }
                try {
                  Thread.sleep(60_000);
                } catch (InterruptedException e) {
                  return;
                }
              }
            }
            """)
        .is(
            "MISSING",
            "a chat that reads lines",
            """
            void chat(BufferedReader in) throws Exception {
              String line;
              while ((line = in.readLine()) != null) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(line)).build();
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  System.out.println("try again");
                  continue;
                }
                System.out.println(response.body());
              }
            }
            """)
        .is(
            "MISSING",
            "a chat with a scanner that is left on exit",
            """
            void chat(Scanner in) throws Exception {
              while (true) {
                String line = in.nextLine();
                if (line.equals("exit")) {
                  break;
                }
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(line)).build();
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  System.out.println(response.body());
                } else {
                  System.out.println("error");
                }
              }
            }
            """)
        .is(
            "MISSING",
            "a conversation with tools that goes on until there is an answer",
            """
            String converse(List<String> messages) throws Exception {
              for (int turn = 0; turn < 10; turn++) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(messages.toString())).build();
                HttpResponse<String> response = SEND;
                String body = response.body();
                if (!body.contains("tool_calls")) {
                  return body;
                }
                messages.add(callTool(body));
              }
              return null;
            }

            String callTool(String body) {
              return body.trim();
            }
            """)
        .is(
            "MISSING",
            "pages until there is no next",
            """
            void pages(String first) throws Exception {
              String next = first;
              while (next != null) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(next)).build();
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException();
                }
                next = nextOf(response.body());
              }
            }

            String nextOf(String body) {
              return body.isEmpty() ? null : body;
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> differentRequests() {
    return Code.jdk()
        .is(
            "MISSING",
            "each item of a list",
            """
            void ask(List<String> prompts) throws Exception {
              for (String prompt : prompts) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(prompt)).build();
                System.out.println(SEND.body());
                Thread.sleep(1000);
              }
            }
            """)
        .is(
            "MISSING",
            "each item, failures are skipped",
            """
            void ask(List<HttpRequest> requests) throws Exception {
              for (HttpRequest request : requests) {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  continue;
                }
                System.out.println(response.body());
              }
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "each index of a list, 429 waits before the next",
            """
            void ask(List<HttpRequest> requests) throws Exception {
              for (int i = 0; i < requests.size(); i++) {
                HttpRequest request = requests.get(i);
                HttpResponse<String> response = SEND;
                if (STATUS == 429) {
                  Thread.sleep(1000);
                  continue;
                }
                System.out.println(response.body());
              }
            }
            """)
        .is(
            "MISSING",
            "an iterator",
            """
            void ask(Iterator<HttpRequest> requests) throws Exception {
              while (requests.hasNext()) {
                HttpRequest request = requests.next();
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  Thread.sleep(1000);
                  continue;
                }
                System.out.println(response.body());
              }
            }
            """)
        .is(
            "MISSING",
            "a queue that is emptied",
            """
            void ask(Queue<HttpRequest> queue) throws Exception {
              HttpRequest request;
              while ((request = queue.poll()) != null) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  System.out.println(response.body());
                  Thread.sleep(50);
                }
              }
            }
            """)
        .is(
            "MISSING",
            "the first model that answers",
            """
            String ask(List<String> models) throws Exception {
              for (String model : models) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(model)).build();
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  return response.body();
                }
              }
              throw new IOException("no model answers");
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "the next key after a 429",
            """
            String ask(String[] keys) throws Exception {
              for (int i = 0; i < keys.length; i++) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + keys[i]).build();
                HttpResponse<String> response = SEND;
                if (STATUS == 429) {
                  continue;
                }
                return response.body();
              }
              throw new IOException("no key left");
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "the next key from a field that is stepped",
            """
            int current;
            final List<String> keys = List.of("a", "b");

            String ask() throws Exception {
              for (int tried = 0; tried < keys.size(); tried++) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + keys.get(current)).build();
                HttpResponse<String> response = SEND;
                if (STATUS == 429) {
                  current = (current + 1) % keys.size();
                  continue;
                }
                return response.body();
              }
              throw new IOException("no key left");
            }
            """)
        .is(
            "MISSING",
            "chunks of a text by a while loop with an offset",
            """
            void ask(String text) throws Exception {
              int from = 0;
              while (from < text.length()) {
                String chunk = text.substring(from, Math.min(text.length(), from + 100));
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(chunk)).build();
                HttpResponse<String> response = SEND;
                if (STATUS == 200) {
                  System.out.println(response.body());
                } else {
                  System.err.println("failed");
                }
                from += 100;
              }
            }
            """)
        .is(
            "MISSING",
            "batches by an index that steps by more than one",
            """
            void ask(List<String> texts) throws Exception {
              for (int from = 0; from < texts.size(); from += 16) {
                List<String> batch = texts.subList(from, Math.min(texts.size(), from + 16));
                HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(batch.toString())).build();
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  System.err.println("batch failed");
                  continue;
                }
                System.out.println(response.body());
              }
            }
            """)
        .tests();
  }
}
