package dev.lint429.source.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanMainTest {
  private static final String CALL =
      """
      import okhttp3.*;
      class Ask {
        String ask(OkHttpClient client, RequestBody body) throws Exception {
          Request request =
              new Request.Builder().url("https://api.openai.com/v1/chat/completions").post(body).build();
          try (Response response = client.newCall(request).execute()) {
            return response.body().string();
          }
        }
      }
      """;

  @TempDir Path root;

  private record Run(int status, String output) {}

  private Run run(String... args) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status = ScanMain.run(args, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Run(status, bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void badUseIsRefused() throws IOException {
    assertEquals(2, run().status());
    assertEquals(2, run("--what").status());
    assertEquals(2, run(root.resolve("missing").toString()).status());
    Run empty = run(root.toString());
    assertEquals(2, empty.status());
    assertTrue(empty.output().contains("no Java files found"), empty.output());
  }

  @Test
  void aCleanTreeIsClean() throws IOException {
    Files.writeString(root.resolve("A.java"), "class A { int a = ; void f() {} }");

    Run run = run(root.toString());

    assertEquals(0, run.status());
    assertTrue(run.output().contains("1 files, 0 of them analysed"), run.output());
  }

  @Test
  void aFindingIsListedAndLogged() throws IOException {
    Path source = Files.createDirectories(root.resolve("repo/src/a b"));
    Files.writeString(source.resolve("Ask.java"), CALL);

    Run run = run("--sarif", root.resolve("logs").toString(), root.resolve("repo").toString());

    assertEquals(1, run.status());
    assertTrue(run.output().contains("src/a b/Ask.java:6:30: [UnhandledRateLimit]"), run.output());
    String log = Files.readString(root.resolve("logs/repo.sarif"));
    assertTrue(log.contains("\"ruleId\": \"UnhandledRateLimit\""), log);
    assertTrue(log.contains("\"uri\": \"src/a%20b/Ask.java\""), log);
    assertTrue(log.contains("\"startLine\": 6"), log);
    assertFalse(log.contains(root.toString()), log);
  }

  @Test
  void aConfiguredUrlIsFound() throws IOException {
    Files.writeString(
        root.resolve("application.yml"),
        "llm:\n  url: https://api.openai.com/v1/chat/completions\n");
    Files.writeString(
        root.resolve("Ask.java"),
        CALL.replace(
                "class Ask {",
                "class Ask {\n  @org.springframework.beans.factory.annotation.Value(\"${llm.url}\") String url;")
            .replace("\"https://api.openai.com/v1/chat/completions\"", "url"));

    Run run = run(root.toString());

    assertEquals(1, run.status());
    assertTrue(run.output().contains("1 requests to inference endpoints"), run.output());
  }

  @Test
  void jsonIsEscaped() {
    assertEquals(
        "{\n  \"a\\\"\": [\n    \"\\u0001\\n\\\\\",\n    1,\n    {}\n  ],\n  \"b\": []\n}\n",
        Json.write(
            new java.util.TreeMap<>(
                Map.of("a\"", List.of("\u0001\n\\", 1, Map.of()), "b", List.of()))));
  }
}
