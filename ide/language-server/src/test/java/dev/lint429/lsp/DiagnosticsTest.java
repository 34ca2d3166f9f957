package dev.lint429.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What an editor is told of findings. */
class DiagnosticsTest {
  private Path folder;
  private Path logs;
  private Editor editor;

  @BeforeEach
  // The server may still log while it ends: its directory cannot be deleted safely.
  void directories(@TempDir(cleanup = CleanupMode.NEVER) Path temporary) throws Exception {
    folder = Files.createDirectories(temporary.toRealPath().resolve("project"));
    Files.createDirectories(folder.resolve("com/acme"));
    logs = temporary.toRealPath().resolve("logs");
  }

  @AfterEach
  void close() throws Exception {
    if (editor != null) {
      editor.close();
    }
  }

  private String write(String name, String text) throws Exception {
    Path file = folder.resolve("com/acme").resolve(name);
    Files.writeString(file, text);
    return file.toUri().toString();
  }

  private Editor editor() throws Exception {
    editor = Editor.in(logs, folder);
    return editor;
  }

  @Test
  void cleanFile() throws Exception {
    String uri = write("Chat.java", Code.FIXED_CHAT);
    editor().open(uri, Code.FIXED_CHAT);
    assertEquals(List.of(), editor.diagnostics(uri, 0));
  }

  @Test
  void oneExpressionWithCodeLinkAndTrail() throws Exception {
    String uri = write("Chat.java", Code.CHAT);
    editor().open(uri, Code.CHAT);
    Diagnostic found = editor.diagnostics(uri, 1).get(0);
    assertEquals(Editor.range(Code.CHAT, Code.SEND), found.getRange());
    assertEquals("UnhandledRateLimit", found.getCode().getLeft());
    assertEquals("lint429", found.getSource());
    assertEquals(DiagnosticSeverity.Warning, found.getSeverity());
    assertTrue(found.getMessage().contains("OpenAI"), found.getMessage());
    Path page = Path.of(URI.create(found.getCodeDescription().getHref()));
    assertTrue(Files.readString(page).startsWith("# UnhandledRateLimit\n"));
    assertEquals(
        List.of(Editor.range(Code.CHAT, "\"https://api.openai.com/v1/chat/completions\"")),
        found.getRelatedInformation().stream()
            .filter(r -> r.getMessage().contains("is written here"))
            .map(r -> r.getLocation().getRange())
            .toList());
    assertTrue(
        found.getRelatedInformation().stream().allMatch(r -> r.getLocation().getUri().equals(uri)));
  }

  @Test
  void typingIsFollowed() throws Exception {
    String uri = write("Chat.java", Code.FIXED_CHAT);
    editor().open(uri, Code.FIXED_CHAT);
    editor.diagnostics(uri, 0);
    editor.replace(uri, "Backoff.standard().send(http, request", "http.send(request");
    Diagnostic found = editor.diagnostics(uri, 1).get(0);
    assertEquals(Editor.range(editor.texts.get(uri), Code.SEND), found.getRange());
    editor.replace(uri, "class Chat", "// 🙂\nclass Chat");
    assertEquals(
        found.getRange().getStart().getLine() + 1,
        editor.diagnostics(uri, 1).get(0).getRange().getStart().getLine());
    editor.replace(uri, "api.openai.com", "api.example.com/x");
    editor.replace(uri, "chat/completions", "orders");
    editor.diagnostics(uri, 0);
  }

  @Test
  void findingsOfTheUnbrokenPartStay() throws Exception {
    String uri = write("Chat.java", Code.TWO);
    editor().open(uri, Code.TWO);
    editor.diagnostics(uri, 1);
    editor.replace(uri, "text.length();", "text.length({[;\n");
    Diagnostic found = editor.diagnostics(uri, 1).get(0);
    assertEquals(Editor.range(editor.texts.get(uri), Code.SEND), found.getRange());
    editor.replace(uri, "text.length({[;\n", "text.length();");
    editor.diagnostics(uri, 1);
    // What is broken itself is not reported.
    editor.replace(uri, "http.send(request, ", "http.send(request ((, ");
    editor.diagnostics(uri, 0);
  }

  @Test
  void aFileThatIsBrokenWhenItIsOpened() throws Exception {
    String broken = Code.CHAT.replace("class Chat {", "class Chat { int x = ;");
    String uri = write("Chat.java", broken);
    editor().open(uri, broken);
    editor.diagnostics(uri, list -> true);
    editor.replace(uri, "int x = ;", "int x = 1;");
    editor.diagnostics(uri, 1);
  }

  @Test
  void filesThatAreNotOpenAreReported() throws Exception {
    String uri = write("Chat.java", Code.CHAT);
    editor();
    assertEquals(Editor.range(Code.CHAT, Code.SEND), editor.diagnostics(uri, 1).get(0).getRange());
    editor.client.await(
        "end of the progress",
        c -> c.progress.stream().anyMatch(WorkDoneProgressEnd.class::isInstance));
  }

  @Test
  void onlyOpenFilesIfTheUserSaysSo() throws Exception {
    String uri = write("Chat.java", Code.CHAT);
    String other = write("Other.java", Code.CHAT.replace("class Chat", "class Other"));
    editor = new Editor(logs);
    editor.settings.addProperty("workspaceDiagnostics", false);
    editor.start(Editor.capabilities(true), folder);
    editor.open(other, Code.CHAT.replace("class Chat", "class Other"));
    editor.diagnostics(other, 1);
    Editor.get(editor.server.shutdown());
    assertEquals(null, editor.client.diagnostics.get(uri));
  }

  @Test
  void aConstantInAnotherFile() throws Exception {
    String user = write("User.java", Code.USER);
    String urls = write("Urls.java", Code.URLS);
    editor().open(user, Code.USER);
    Diagnostic found = editor.diagnostics(user, 1).get(0);
    assertTrue(
        found.getRelatedInformation().stream().anyMatch(r -> r.getLocation().getUri().equals(urls)),
        found.toString());
    editor.open(urls, Code.URLS);
    String inference = "api.openai.com/v1/chat/completions";
    editor.replace(urls, inference, "example.com/orders");
    editor.diagnostics(user, 0);
    editor.replace(urls, "example.com/orders", inference);
    editor.diagnostics(user, 1);
    // The buffer is thrown away; what is on the disk holds again.
    editor.replace(urls, inference, "example.com/orders");
    editor.diagnostics(user, 0);
    editor.close(urls);
    editor.diagnostics(user, 1);
  }

  @Test
  void aConstantChangesOnTheDisk() throws Exception {
    String user = write("User.java", Code.USER);
    write("Urls.java", Code.URLS);
    editor();
    editor.diagnostics(user, 1);
    write("Urls.java", Code.OTHER_URLS);
    editor.changedOnDisk(folder.resolve("com/acme/Urls.java"), FileChangeType.Changed);
    editor.diagnostics(user, 0);
    Files.delete(folder.resolve("com/acme/Urls.java"));
    editor.changedOnDisk(folder.resolve("com/acme/Urls.java"), FileChangeType.Deleted);
    write("Urls.java", Code.URLS);
    editor.changedOnDisk(folder.resolve("com/acme/Urls.java"), FileChangeType.Created);
    editor.diagnostics(user, 1);
  }

  @Test
  void aFileIsDeleted() throws Exception {
    String uri = write("Chat.java", Code.CHAT);
    editor();
    editor.diagnostics(uri, 1);
    Files.delete(folder.resolve("com/acme/Chat.java"));
    editor.changedOnDisk(folder.resolve("com/acme/Chat.java"), FileChangeType.Deleted);
    editor.diagnostics(uri, 0);
  }

  @Test
  void aCallerThatRetriesIsAdded() throws Exception {
    String uri = write("Chat.java", Code.CHAT);
    String caller =
        """
        package com.acme;

        class Caller {
          String ask(Chat chat, java.net.http.HttpClient http) {
            return null;
          }
        }
        """;
    String other = write("Caller.java", caller);
    editor().open(uri, Code.CHAT);
    editor.open(other, caller);
    List<?> before = editor.diagnostics(uri, 1).get(0).getRelatedInformation();
    editor.replace(other, "return null;", "return chat.ask(http);");
    editor.diagnostics(uri, list -> !list.get(0).getRelatedInformation().equals(before));
  }

  @Test
  void theConfigurationFileIsWatched() throws Exception {
    String uri = write("Chat.java", Code.CHAT);
    editor().open(uri, Code.CHAT);
    editor.diagnostics(uri, 1);
    editor.client.await("watching", c -> c.registered.contains("workspace/didChangeWatchedFiles"));
    Path config = folder.resolve("lint429.yaml");
    Files.writeString(config, "rules: {UnhandledRateLimit: error}\n");
    editor.changedOnDisk(config, FileChangeType.Created);
    editor.diagnostics(uri, list -> list.get(0).getSeverity() == DiagnosticSeverity.Error);
    Files.writeString(config, "rules: {UnhandledRateLimit: off}\n");
    editor.changedOnDisk(config, FileChangeType.Changed);
    editor.diagnostics(uri, 0);
    Files.writeString(config, "# nothing\nrulez: {UnhandledRateLimit: off}\n");
    editor.changedOnDisk(config, FileChangeType.Changed);
    Diagnostic wrong = editor.diagnostics(config.toUri().toString(), 1).get(0);
    assertTrue(wrong.getMessage().contains("rulez"), wrong.getMessage());
    assertEquals(1, wrong.getRange().getStart().getLine());
    Files.delete(config);
    editor.changedOnDisk(config, FileChangeType.Deleted);
    editor.diagnostics(config.toUri().toString(), 0);
    editor.diagnostics(uri, 1);
  }

  @Test
  void theConfigurationChangesAndNobodyTells() throws Exception {
    String uri = write("Chat.java", Code.CHAT);
    editor().open(uri, Code.CHAT);
    editor.diagnostics(uri, 1);
    Files.writeString(folder.resolve("lint429.yaml"), "rules: {UnhandledRateLimit: off}\n");
    editor.replace(uri, "class Chat", "final class Chat");
    editor.diagnostics(uri, 0);
  }

  @Test
  void applicationPropertiesAreWatched() throws Exception {
    String chat =
        Code.CHAT
            .replace("URI uri = URI.create(\"https://api.openai.com/v1/chat/completions\");", "")
            .replace("newBuilder(uri)", "newBuilder(URI.create(url))")
            .replace(
                "class Chat {\n",
                "class Chat {\n"
                    + "  @org.springframework.beans.factory.annotation.Value(\"${remote.url}\")\n"
                    + "  private String url;\n");
    String uri = write("Chat.java", chat);
    Path properties = folder.resolve("application.properties");
    Files.writeString(properties, "remote.url=https://example.com/orders\n");
    editor().open(uri, chat);
    editor.diagnostics(uri, 0);
    Files.writeString(properties, "remote.url=https://api.openai.com/v1/chat/completions\n");
    editor.changedOnDisk(properties, FileChangeType.Changed);
    editor.diagnostics(uri, 1);
  }

  @Test
  void severalRoots() throws Exception {
    Path second = Files.createDirectories(folder.resolveSibling("second"));
    Files.writeString(second.resolve("lint429.yaml"), "rules: {UnhandledRateLimit: suggestion}\n");
    Files.writeString(second.resolve("Chat.java"), Code.CHAT);
    String uri = write("Chat.java", Code.CHAT);
    String other = second.resolve("Chat.java").toUri().toString();
    editor = Editor.in(logs, folder, second);
    assertEquals(DiagnosticSeverity.Warning, editor.diagnostics(uri, 1).get(0).getSeverity());
    assertEquals(DiagnosticSeverity.Information, editor.diagnostics(other, 1).get(0).getSeverity());
  }

  @Test
  void aFileOutsideOfAnyRoot() throws Exception {
    Path outside = Files.createDirectories(folder.resolveSibling("outside"));
    Files.writeString(outside.resolve("User.java"), Code.USER);
    Files.writeString(outside.resolve("Urls.java"), Code.URLS);
    String uri = outside.resolve("User.java").toUri().toString();
    editor().open(uri, Code.USER);
    editor.diagnostics(uri, 1);
    editor.close(uri);
    editor.diagnostics(uri, 0);
  }

  @Test
  void aBufferThatWasNeverSaved() throws Exception {
    String uri = "untitled:Untitled-1";
    editor().open(uri, Code.CHAT);
    Diagnostic found = editor.diagnostics(uri, 1).get(0);
    assertEquals(Editor.range(Code.CHAT, Code.SEND), found.getRange());
    assertTrue(
        editor.actions(uri, found.getRange()).stream()
            .anyMatch(action -> action.getTitle().startsWith("Wrap the call")));
    editor.close(uri);
    editor.diagnostics(uri, 0);
  }

  @Test
  void whatIsExcludedOrAcceptedIsNotReported() throws Exception {
    String uri = write("Chat.java", Code.CHAT);
    Files.writeString(folder.resolve("lint429.yaml"), "exclude: [\"Chat.java\"]\n");
    String other = write("Other.java", Code.CHAT.replace("class Chat", "class Other"));
    editor().open(uri, Code.CHAT);
    editor.diagnostics(other, 1);
    editor.diagnostics(uri, 0);
  }

  @Test
  void theLogIsWritten() throws Exception {
    editor();
    editor.client.await("a word in the log", c -> !c.logs.isEmpty());
    assertNotNull(editor.initialized.getServerInfo().getVersion());
    assertTrue(Files.readString(logs.resolve("server.log")).contains("lint429 "));
  }
}
