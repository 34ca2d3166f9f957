package dev.lint429.run.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.run.Progress;
import dev.lint429.run.Settings;
import dev.lint429.run.TestTree;
import dev.lint429.run.UserError;
import dev.lint429.run.scan.SourceScanner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes that bring the helper's source along. */
class HelperCopiesTest {
  private static final String CHAT =
      """
      package com.acme.chat;

      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse.BodyHandlers;

      class Chat {
        HttpClient http = HttpClient.newHttpClient();

        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/chat/completions")).build();

        String ask() throws Exception {
          return http.send(request, BodyHandlers.ofString()).body();
        }
      }
      """;

  private static final String MAIN = "src/main/java/com/acme/";

  private TestTree tree;

  @BeforeEach
  void start(@TempDir Path directory) {
    tree = new TestTree(directory);
    tree.write("pom.xml", "<project></project>");
  }

  private FixResult fix(String helperSource) {
    return new Fixer(
            Settings.of(tree.options()),
            new SourceScanner(),
            Progress.NONE,
            pom -> true,
            helperSource)
        .fix();
  }

  private static List<String> paths(FixResult result) {
    return result.changes().stream().map(FileChange::path).toList();
  }

  @Test
  void nothingToFixNeedsNoCopy() {
    tree.write(MAIN + "A.java", "package com.acme; class A {}");
    assertEquals(List.of(), paths(fix("")));
  }

  @Test
  void aFileThatIsNotTheHelperIsLeftAlone() {
    tree.write(MAIN + "chat/Chat.java", CHAT);
    tree.write(MAIN + "http/Backoff.java", "package com.acme.http; class Backoff {}");
    UserError error = assertThrows(UserError.class, () -> fix("com.acme.http"));
    assertTrue(error.getMessage().contains("is not the helper"), error.getMessage());
  }

  @Test
  void filesWithoutACommonPackageNeedAName() {
    tree.write("src/main/java/a/Chat.java", CHAT.replace("com.acme.chat", "a"));
    tree.write("src/main/java/b/Chat.java", CHAT.replace("com.acme.chat", "b"));
    UserError error = assertThrows(UserError.class, () -> fix(""));
    assertTrue(error.getMessage().contains("--helper-source="), error.getMessage());
    assertEquals(3, paths(fix("c")).size());
  }

  @Test
  void theCommonPackage() {
    tree.write(MAIN + "chat/Chat.java", CHAT);
    tree.write(MAIN + "embed/Chat.java", CHAT.replace("com.acme.chat", "com.acme.embed"));
    FixResult result = fix("");
    assertEquals(
        List.of(MAIN + "Backoff.java", MAIN + "chat/Chat.java", MAIN + "embed/Chat.java"),
        paths(result));
    assertEquals(
        List.of(
            "lint429.yaml lacks \"helper: com.acme.Backoff\", by which checks and further fixes"
                + " know the helper's source"),
        result.refused());
    assertEquals(List.of(), result.after().issues());
    String diff = new String(result.changes().get(0).diff(), StandardCharsets.UTF_8);
    assertTrue(diff.startsWith("--- /dev/null\n+++ b/" + MAIN + "Backoff.java\n@@ -0,0 +1"), diff);
    FixWriter.write(tree.root(), result);
    String chat = tree.read(MAIN + "chat/Chat.java");
    assertTrue(chat.contains("import com.acme.Backoff;"), chat);
    assertTrue(chat.contains("Backoff.standard().send(http, request, "), chat);
    assertEquals(HelperSource.text("com.acme"), tree.read(MAIN + "Backoff.java"));
    assertFalse(tree.read("pom.xml").contains("lint429"));
    FixResult again = fix("");
    assertEquals(List.of(), again.changes());
    assertEquals(List.of(), again.after().issues());
  }

  @Test
  void thePackageOfTheCallNeedsNoImport() {
    tree.write(MAIN + "chat/Chat.java", CHAT);
    FixWriter.write(tree.root(), fix(""));
    String chat = tree.read(MAIN + "chat/Chat.java");
    assertFalse(chat.contains("import com.acme"), chat);
    assertEquals(HelperSource.text("com.acme.chat"), tree.read(MAIN + "chat/Backoff.java"));
  }

  @Test
  void anOlderCopyIsReplaced() {
    tree.write(MAIN + "chat/Chat.java", CHAT);
    tree.write(
        MAIN + "chat/Backoff.java",
        HelperSource.text("com.acme.chat").replace("maxAttempts = 8", "maxAttempts = 7"));
    FixResult result = fix("");
    assertEquals(List.of(), FixWriter.write(tree.root(), result).refused());
    assertEquals(HelperSource.text("com.acme.chat"), tree.read(MAIN + "chat/Backoff.java"));
  }

  @Test
  void callsOfOtherClientsAreWrapped() {
    tree.write(
        MAIN + "chat/Chat.java",
        """
        package com.acme.chat;

        import okhttp3.OkHttpClient;
        import okhttp3.Request;
        import okhttp3.Response;

        class Chat {
          Response ask(OkHttpClient client) throws Exception {
            Request request = new Request.Builder().url("https://api.openai.com/v1/chat/completions").build();
            return client.newCall(request).execute();
          }
        }
        """);
    tree.write("lint429.yaml", "helper: com.acme.Backoff\n");
    FixResult result = fix("com.acme");
    assertEquals(List.of(), result.refused());
    assertEquals(1, result.applied());
    assertEquals(List.of(), result.after().issues());
    FixWriter.write(tree.root(), result);
    String chat = tree.read(MAIN + "chat/Chat.java");
    assertTrue(chat.contains("Backoff.standard().call(() -> client.newCall(request)"), chat);
    assertEquals(List.of(), fix(null).after().issues());
  }

  @Test
  void testsUseTheCopyOfMain() {
    tree.write(MAIN + "A.java", "package com.acme; class A {}");
    tree.write("src/test/java/com/acme/chat/Chat.java", CHAT);
    assertEquals(
        List.of(MAIN + "chat/Backoff.java", "src/test/java/com/acme/chat/Chat.java"),
        paths(fix("")));
  }
}
