package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Loops in which the request is made anew: of what has changed, or of the same again. */
class OwnRequestsTest {
  /**
   * What a turn of a loop makes its request of; behind {@code |} what it does before the next one.
   */
  private static Shapes turns(String... rows) {
    Shapes shapes = Code.jdk();
    for (int i = 0; i < rows.length; i += 2) {
      String[] parts = rows[i + 1].split(" \\| ");
      shapes.is(
          rows[i],
          rows[i + 1],
          """
          int page;
          String model = "a";
          String[] models = {"a", "b"};
          List<String> names = List.of("a", "b");
          Iterator<String> left = names.iterator();
          Deque<String> queue = new ArrayDeque<>();

          HttpRequest of(Object what) {
            return HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/completions?" + what))
                .build();
          }

          HttpRequest made() {
            return of(page);
          }

          HttpRequest ofModel() {
            return of(model);
          }

          String nextKey() {
            return "";
          }

          void log(int attempt) {}

          void rotateKey() {}

          String ask(int start, StringBuilder text) throws Exception {
            int at = start;
            int attempt = 0;
            String name = names.get(0);
            String taken = left.next();
            for (int i = 0; i < 3; i++) {
              HttpRequest made = MADE;
              HttpResponse<String> response =
                  client.send(made, HttpResponse.BodyHandlers.ofString());
              if (STATUS != 429) {
                return response.body();
              }
              Thread.sleep(1000);
              NEXT
            }
            return null;
          }
          """
              .replace("MADE", parts[0])
              .replace("NEXT", parts.length > 1 ? parts[1] : ""));
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> another() {
    return turns(
            "ACKNOWLEDGED", "of(i)",
            "ACKNOWLEDGED", "of(models[i])",
            "ACKNOWLEDGED", "of(names.get(i))",
            "ACKNOWLEDGED", "of(at) | at++;",
            "ACKNOWLEDGED", "of(at) | at += 5;",
            "ACKNOWLEDGED", "of(at) | at = at + 5;",
            "ACKNOWLEDGED", "of(page) | page++;",
            "ACKNOWLEDGED", "of(page) | page = page + 1;",
            "ACKNOWLEDGED", "made() | page++;",
            "ACKNOWLEDGED", "made() | page += 1;",
            "ACKNOWLEDGED", "made() | page = page + 1;",
            "ACKNOWLEDGED", "of(left.next())",
            "ACKNOWLEDGED", "of(queue.poll())",
            "ACKNOWLEDGED", "of(name) | name = left.next();",
            "ACKNOWLEDGED", "of(nextKey())",
            "ACKNOWLEDGED", "of(model) | rotateKey();",
            "ACKNOWLEDGED", "of(names.get(attempt)) | attempt++;",
            "ACKNOWLEDGED", "of(models[attempt]) | attempt++;")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> theSame() {
    return turns(
            "HANDLED LOOP FIXED", "of(at)",
            "HANDLED LOOP FIXED", "of(at) | at++; at--;",
            "HANDLED LOOP FIXED", "of(page) | log(i);",
            "HANDLED LOOP FIXED", "made() | attempt++;",
            "HANDLED LOOP FIXED", "made() | model = \"b\";",
            "HANDLED LOOP FIXED", "of(attempt) | attempt++;",
            "HANDLED LOOP FIXED", "of(name) | attempt++; log(attempt);",
            "HANDLED LOOP FIXED", "of(names.get(0)) | at++;",
            "HANDLED LOOP FIXED", "of(models[0]) | at++;",
            "HANDLED LOOP FIXED", "of(queue.poll()) | queue.add(name);",
            "HANDLED LOOP FIXED", "of(queue.peek()) | at++;",
            "HANDLED LOOP FIXED", "of(name) | name = names.get(0);",
            "HANDLED LOOP FIXED", "of(text) | at++;",
            "HANDLED LOOP FIXED", "of(taken) | page++;",
            "HANDLED LOOP FIXED", "ofModel() | page++;",
            // What a refusal says is no next page.
            "HANDLED LOOP FIXED", "of(name) | name = response.body();",
            // A refusal in a conversation does not make it another one.
            "HANDLED LOOP FIXED", "of(text) | text.append(response.body());")
        .tests();
  }
}
