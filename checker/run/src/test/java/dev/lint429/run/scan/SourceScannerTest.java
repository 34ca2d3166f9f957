package dev.lint429.run.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.run.Checker;
import dev.lint429.run.Progress;
import dev.lint429.run.RunResult;
import dev.lint429.run.Settings;
import dev.lint429.run.TestTree;
import dev.lint429.run.UserError;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.InferenceCall;
import dev.lint429.run.result.Issue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From source files to results, with the real analysis. */
class SourceScannerTest {
  private static final String CHAT =
      """
      package com.acme;

      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse;

      class Chat {
        private final HttpClient http = HttpClient.newHttpClient();

        String ask(String body) throws Exception {
          HttpRequest request =
              HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/chat/completions"))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build();
          return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
      }
      """;

  private TestTree tree;

  @BeforeEach
  void start(@TempDir Path directory) {
    tree = new TestTree(directory);
  }

  @Test
  void elsewhere() {
    tree.write("A.java", CHAT.replace("api.openai.com/v1/chat/completions", "example.org/users"));
    RunResult result = check();
    assertEquals(List.of(), result.issues());
    assertEquals(List.of(), result.calls());
  }

  @Test
  void filesAndResourcesAreNoRequests() {
    tree.write("lint429.yaml", "scope: all\n");
    tree.write(
        "A.java",
        """
        class A {
          byte[] read(java.net.URL url) throws java.io.IOException {
            return url.openStream().readAllBytes();
          }

          byte[] own() throws java.io.IOException {
            return getClass().getResource("a.txt").openStream().readAllBytes();
          }

          byte[] file(java.io.File file) throws java.io.IOException {
            return file.toURI().toURL().openStream().readAllBytes();
          }
        }
        """);
    RunResult result = check();
    assertEquals(List.of(3), result.calls().stream().map(c -> c.place().line()).toList());
    assertEquals(List.of(3), result.issues().stream().map(i -> i.place().line()).toList());
  }

  @Test
  void suppressedAtAnyDeclaration() {
    for (String annotated :
        List.of(
            CHAT.replace("class Chat", "@SuppressWarnings(\"lint429\") class Chat"),
            CHAT.replace("  String ask", "  @SuppressWarnings(\"UnhandledRateLimit\") String ask"),
            CHAT.replace(
                "  String ask",
                "  @SuppressWarnings({\"unused\", \"UnhandledRateLimit\"}) String ask"),
            CHAT.replace(
                "return http.send(request, HttpResponse.BodyHandlers.ofString()).body();",
                "@SuppressWarnings(\"lint429\") String s = http.send(request,"
                    + " HttpResponse.BodyHandlers.ofString()).body(); return s;"))) {
      tree.write("com/acme/Chat.java", annotated);
      RunResult result = check();
      assertEquals(List.of(), result.issues(), annotated);
      assertEquals(1, result.suppressed(), annotated);
    }
  }

  @Test
  void otherSuppressionsDoNotMatter() {
    tree.write(
        "com/acme/Chat.java",
        CHAT.replace("  String ask", "  @SuppressWarnings(\"FixedDelayRetry\") String ask"));
    assertEquals(1, check().issues().size());
    tree.write(
        "com/acme/Chat.java",
        CHAT.replace(
            "  String ask", "  @SuppressWarnings(\"lint429\") void other() {} String ask"));
    assertEquals(1, check().issues().size());
  }

  @Test
  void aFinding() {
    tree.write("com/acme/Chat.java", CHAT);
    Issue issue = check().issues().get(0);
    assertEquals("UnhandledRateLimit", issue.rule());
    assertEquals("com/acme/Chat.java", issue.path());
    assertEquals(16, issue.place().line());
    assertEquals(12, issue.place().column());
    assertEquals(new Issue.Lines(11, 17), issue.around());
    assertEquals(
        "return http.send(request, HttpResponse.BodyHandlers.ofString()).body();", issue.code());
    assertTrue(issue.excerpt().line(16).contains("http.send"));
    assertTrue(issue.repairs().get(0).diff().contains("+import dev.lint429.backoff.Backoff;"));
    assertEquals(List.of("dev.lint429.backoff.Backoff"), issue.repairs().get(0).types());
  }

  @Test
  void aCall() {
    tree.write("com/acme/Chat.java", CHAT.replace("completions", "completions?key=secret"));
    InferenceCall call = check().calls().get(0);
    assertEquals("OpenAI", call.provider());
    assertEquals("https://api.openai.com/v1/chat/completions", call.url());
    assertEquals("missing", call.state());
    assertEquals("host", call.confidence());
    assertEquals(List.of(), call.retries());
  }

  @Test
  void theFingerprintStaysWhereverTheStatementMoves() {
    tree.write("com/acme/Chat.java", CHAT);
    String fingerprint = check().issues().get(0).fingerprint();
    tree.write(
        "com/acme/Chat.java",
        CHAT.replace("class Chat {", "class Chat {\n  int other;\n")
            .replace("return http.send(request,", "return http // now\n   .send( request ,\n"));
    assertEquals(fingerprint, check().issues().get(0).fingerprint());
    tree.write("com/acme/Chat.java", CHAT.replace("ofString()).body()", "ofString()).toString()"));
    assertNotEquals(fingerprint, check().issues().get(0).fingerprint(), "another statement");
    tree.delete("com/acme/Chat.java").write("com/acme/Talk.java", CHAT);
    assertNotEquals(fingerprint, check().issues().get(0).fingerprint(), "another file");
  }

  @Test
  void equalStatementsAreToldApart() {
    String twice =
        CHAT.replace(
            "    return http",
            """
                if (body.isEmpty())
                  return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                return http\
            """);
    tree.write("com/acme/Chat.java", twice);
    List<Issue> issues = check().issues();
    assertEquals(2, issues.size());
    assertEquals(issues.get(0).code(), issues.get(1).code());
    assertNotEquals(issues.get(0).fingerprint(), issues.get(1).fingerprint());
  }

  @Test
  void configurationIsRead() {
    tree.write("pom.xml", "<project/>");
    tree.write(
        "src/main/resources/application.properties",
        "llm.url=https://api.openai.com/v1/chat/completions\n");
    tree.write(
        "src/main/java/com/acme/Chat.java",
        CHAT.replace(
                "URI.create(\"https://api.openai.com/v1/chat/completions\")", "URI.create(url)")
            .replace(
                "class Chat {",
                "class Chat {\n  @org.springframework.beans.factory.annotation.Value(\"${llm.url}\")"
                    + " String url;\n"));
    assertEquals(1, check().issues().size());
  }

  @Test
  void aBrokenFile() {
    tree.write("com/acme/Chat.java", CHAT);
    tree.write("com/acme/Broken.java", CHAT.replace("class Chat {", "class {{ %%"));
    RunResult result = check();
    assertEquals(1, result.issues().size());
    FileResult.Trouble trouble = result.troubles().get("com/acme/Broken.java");
    assertNotEquals(FileResult.Kind.FAILED, trouble.kind());
    assertTrue(trouble.text().startsWith("line "), trouble.text());
  }

  @Test
  void theResultDoesNotDependOnThreads() {
    for (int i = 0; i < 40; i++) {
      tree.write("com/acme/Chat" + i + ".java", CHAT.replace("class Chat", "class Chat" + i));
    }
    List<Issue> one =
        new Checker(Settings.of(tree.options().threads(1)), new SourceScanner(), Progress.NONE)
            .check()
            .issues();
    List<Issue> many =
        new Checker(Settings.of(tree.options().threads(7)), new SourceScanner(), Progress.NONE)
            .check()
            .issues();
    assertEquals(40, one.size());
    assertEquals(one, many);
  }

  @Test
  void ownClientsAndEndpoints() {
    tree.write("com/acme/Chat.java", CHAT.replace("api.openai.com/v1/chat", "llm.corp.example/v7"));
    assertEquals(List.of(), check().issues());
    tree.write("lint429.yaml", "endpoints: 'llm\\.corp\\.example/v7/'");
    assertEquals(1, check().issues().size());
    tree.write("lint429.yaml", "catalogue: own.yaml").write("own.yaml", "endpoint: []");
    assertEquals(
        tree.path("own.yaml")
            + ":1: endpoint: this key is unknown (did you mean \"endpoints\"?); allowed are"
            + " endpoints, clients, retryLibraries",
        assertThrows(UserError.class, this::check).getMessage());
  }

  @Test
  void progress() {
    tree.write("A.java", CHAT).write("B.java", "class B {}");
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    new Checker(
            Settings.of(tree.options().threads(1)),
            new SourceScanner(),
            (done, total) -> told.add(done + "/" + total))
        .check();
    assertEquals(List.of("1/2", "2/2"), told);
  }

  @Test
  void syntax() {
    SourceScanner scanner = new SourceScanner();
    assertNull(scanner.syntaxProblem(CHAT));
    assertTrue(scanner.syntaxProblem("class A {").startsWith("line "));
  }

  private RunResult check() {
    return new Checker(Settings.of(tree.options()), new SourceScanner(), Progress.NONE).check();
  }
}
