package dev.lint429.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What an editor can do about findings, and what it shows of requests. */
class ActionsTest {
  private static final Range SEND = Editor.range(Code.CHAT, Code.SEND);

  private Path folder;
  private Path logs;
  private Editor editor;

  @BeforeEach
  void directories(@TempDir(cleanup = CleanupMode.NEVER) Path temporary) throws Exception {
    folder = Files.createDirectories(temporary.toRealPath().resolve("project"));
    logs = temporary.toRealPath().resolve("logs");
  }

  @AfterEach
  void close() throws Exception {
    editor.close();
  }

  private String write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file.toUri().toString();
  }

  private String open(String text) throws Exception {
    String uri = write("Chat.java", text);
    editor = Editor.in(logs, folder);
    editor.open(uri, text);
    editor.diagnostics(uri, list -> true);
    return uri;
  }

  @Test
  void nothingElsewhere() throws Exception {
    String uri = open(Code.CHAT);
    assertEquals(List.of(), editor.actions(uri, Editor.range(Code.CHAT, "class Chat"), "quickfix"));
    assertEquals(List.of(), editor.actions(uri, SEND, "refactor"));
    assertEquals(List.of(), editor.actions(uri, SEND, "source.organizeImports"));
  }

  @Test
  void theFixCompilesAndIsClean() throws Exception {
    String uri = open(Code.CHAT);
    CodeAction fix = editor.action(uri, SEND, "Wrap the call in Backoff");
    assertEquals("quickfix", fix.getKind());
    assertTrue(fix.getIsPreferred());
    assertEquals(SEND, fix.getDiagnostics().get(0).getRange());
    assertTrue(fix.getEdit().getChanges().isEmpty(), "edits without versions");
    String fixed = editor.after(fix.getEdit(), uri, Code.CHAT);
    assertEquals(Code.FIXED_CHAT, fixed);
    editor.splice(uri, 0, Code.CHAT.length(), fixed);
    editor.diagnostics(uri, 0);
    compiles(fixed);
    // And back again.
    editor.splice(uri, 0, fixed.length(), Code.CHAT);
    editor.diagnostics(uri, 1);
  }

  private void compiles(String text) throws Exception {
    Path file = Files.writeString(Files.createTempDirectory("fixed").resolve("Chat.java"), text);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                file.getParent().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
    assertEquals(0, status);
  }

  @Test
  void editsAreForTheTextAsItIsNow() throws Exception {
    String uri = open(Code.CHAT);
    editor.replace(uri, "class Chat", "/* 🙂🙂 */\n\nclass Chat");
    String text = editor.texts.get(uri);
    CodeAction fix = editor.action(uri, Editor.range(text, Code.SEND), "Wrap the call in Backoff");
    assertEquals(
        Code.FIXED_CHAT.replace("class Chat", "/* 🙂🙂 */\n\nclass Chat"),
        editor.after(fix.getEdit(), uri, text));
  }

  @Test
  void lineEndsStay() throws Exception {
    String text = Code.CHAT.replace("\n", "\r\n");
    String uri = open(text);
    Range range = editor.diagnostics(uri, 1).get(0).getRange();
    assertEquals(SEND, range);
    CodeAction fix = editor.action(uri, range, "Wrap the call in Backoff");
    assertEquals(Code.FIXED_CHAT.replace("\n", "\r\n"), editor.after(fix.getEdit(), uri, text));
  }

  @Test
  void suppressHere() throws Exception {
    String uri = open(Code.CHAT);
    CodeAction suppress = editor.action(uri, SEND, "Suppress UnhandledRateLimit here");
    String after = editor.after(suppress.getEdit(), uri, Code.CHAT);
    assertEquals(
        Code.CHAT.replace(
            "  String ask(", "  @SuppressWarnings(\"UnhandledRateLimit\")\n  String ask("),
        after);
    editor.splice(uri, 0, Code.CHAT.length(), after);
    editor.diagnostics(uri, 0);
  }

  @Test
  void suppressBesideOtherWarnings() throws Exception {
    String one =
        Code.CHAT.replace("  String ask(", "  @SuppressWarnings(\"unused\")\n  String ask(");
    String uri = open(one);
    Range range = editor.diagnostics(uri, 1).get(0).getRange();
    CodeAction suppress = editor.action(uri, range, "Suppress UnhandledRateLimit here");
    String two = editor.after(suppress.getEdit(), uri, one);
    assertEquals(one.replace("(\"unused\")", "({\"unused\", \"UnhandledRateLimit\"})"), two);
    editor.splice(uri, 0, one.length(), two);
    editor.diagnostics(uri, 0);
  }

  @Test
  void suppressInAList() throws Exception {
    String one =
        Code.CHAT.replace("  String ask(", "  @SuppressWarnings({\"a\", \"b\"})\n  String ask(");
    String uri = open(one);
    Range range = editor.diagnostics(uri, 1).get(0).getRange();
    CodeAction suppress = editor.action(uri, range, "Suppress UnhandledRateLimit here");
    assertEquals(
        one.replace("\"b\"}", "\"b\", \"UnhandledRateLimit\"}"),
        editor.after(suppress.getEdit(), uri, one));
  }

  @Test
  void theDependencyIsOfferedWithTheFix() throws Exception {
    String pom =
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <artifactId>chat</artifactId>
          <dependencies>
            <dependency>
              <groupId>org.json</groupId>
              <artifactId>json</artifactId>
            </dependency>
          </dependencies>
        </project>
        """;
    String pomUri = write("pom.xml", pom);
    String uri = open(Code.CHAT);
    CodeAction both =
        editor.action(uri, SEND, "Wrap the call in Backoff and add lint429-backoff to pom.xml");
    assertTrue(both.getIsPreferred());
    assertEquals(Code.FIXED_CHAT, editor.after(both.getEdit(), uri, Code.CHAT));
    String after = editor.after(both.getEdit(), pomUri, pom);
    assertTrue(
        after.contains(
            """
                <dependency>
                  <groupId>dev.lint429</groupId>
                  <artifactId>lint429-backoff</artifactId>
            """
                .indent(0)),
        after);
    assertNull(editor.action(uri, SEND, "Wrap the call in Backoff").getIsPreferred());
    // The pom is changed in its editor and not saved yet: nothing is left to offer.
    editor.open(pomUri, after);
    List<String> titles = editor.actions(uri, SEND).stream().map(CodeAction::getTitle).toList();
    assertFalse(titles.stream().anyMatch(t -> t.contains("pom.xml")), titles::toString);
  }

  @Test
  void gradleToo() throws Exception {
    String gradle =
        """
        plugins { id 'java' }

        dependencies {
            implementation 'org.json:json:20240303'
        }
        """;
    String gradleUri = write("build.gradle", gradle);
    String uri = open(Code.CHAT);
    CodeAction both =
        editor.action(
            uri, SEND, "Wrap the call in Backoff and add lint429-backoff to build.gradle");
    String after = editor.after(both.getEdit(), gradleUri, gradle);
    assertTrue(
        after.contains("dependencies {\n    implementation 'dev.lint429:lint429-backoff:"), after);
    assertTrue(after.contains("    implementation 'org.json:json:20240303'\n}"), after);
  }

  @Test
  void alternativesOfALibraryThatIsThere() throws Exception {
    write(
        "pom.xml",
        """
        <project><dependencies>
          <dependency><groupId>io.github.resilience4j</groupId>\
        <artifactId>resilience4j-retry</artifactId></dependency>
          <dependency><groupId>org.springframework</groupId>\
        <artifactId>spring-web</artifactId></dependency>
        </dependencies></project>
        """);
    String uri = open(Code.SPRING);
    List<String> titles =
        editor.actions(uri, Editor.range(Code.SPRING, "rest.postForObject")).stream()
            .map(CodeAction::getTitle)
            .toList();
    assertTrue(titles.contains("Wrap the call in Backoff"), titles::toString);
    assertTrue(titles.contains("Wrap the call in a retry (Resilience4j)"), titles::toString);
  }

  @Test
  void fixAllIsResolvedWhenItIsChosen() throws Exception {
    String two =
        Code.CHAT.replace(
            "class Chat {\n",
            "class Chat {\n"
                + "  String again(HttpClient http, HttpRequest request) throws Exception {\n"
                + "    request = HttpRequest.newBuilder("
                + "URI.create(\"https://api.openai.com/v1/embeddings\")).build();\n"
                + "    return http.send(request, BodyHandlers.ofString()).body() + \"🙂\";\n"
                + "  }\n\n");
    String uri = open(two);
    editor.diagnostics(uri, 2);
    List<CodeAction> actions =
        editor.actions(uri, new Range(new Position(0, 0), new Position(0, 0)), "source.fixAll");
    assertEquals(
        List.of("source.fixAll.lint429"), actions.stream().map(CodeAction::getKind).toList());
    assertNull(actions.get(0).getEdit());
    CodeAction resolved =
        Editor.get(editor.server.getTextDocumentService().resolveCodeAction(actions.get(0)));
    String fixed = editor.after(resolved.getEdit(), uri, two);
    editor.splice(uri, 0, two.length(), fixed);
    editor.diagnostics(uri, 0);
    compiles(fixed);
  }

  @Test
  void fixAllIsInlineForSimpleEditors() throws Exception {
    String uri = write("Chat.java", Code.CHAT);
    editor = new Editor(logs);
    editor.start(Editor.capabilities(false), folder);
    editor.open(uri, Code.CHAT);
    CodeAction all = editor.actions(uri, SEND, "source.fixAll.lint429").get(0);
    assertEquals(Code.FIXED_CHAT, editor.after(all.getEdit(), uri, Code.CHAT));
  }

  @Test
  void explain() throws Exception {
    String uri = open(Code.CHAT);
    CodeAction explain = editor.action(uri, SEND, "Explain UnhandledRateLimit");
    Object text =
        Editor.get(
            editor
                .server
                .getWorkspaceService()
                .executeCommand(
                    new ExecuteCommandParams(
                        explain.getCommand().getCommand(), explain.getCommand().getArguments())));
    assertTrue(text.toString().contains("# UnhandledRateLimit"), text.toString());
    editor.client.await("the explanation", c -> !c.messages.isEmpty());
  }

  @Test
  void hover() throws Exception {
    String uri = open(Code.CHAT);
    assertNull(hover(uri, Editor.range(Code.CHAT, "class Chat").getStart()));
    Hover hover = hover(uri, SEND.getStart());
    assertEquals(SEND, hover.getRange());
    String text = hover.getContents().getRight().getValue();
    assertTrue(text.startsWith("**OpenAI"), text);
    assertTrue(text.contains("`https://api.openai.com/v1/chat/completions`"), text);
    assertTrue(text.contains("**429:** missing"), text);
    assertTrue(text.contains("Chat.java:10: "), text);
    assertTrue(text.contains("+    /* 🙂 */ return Backoff.standard().send("), text);
  }

  private Hover hover(String uri, Position position) throws Exception {
    return Editor.get(
        editor
            .server
            .getTextDocumentService()
            .hover(new HoverParams(new TextDocumentIdentifier(uri), position)));
  }

  @Test
  void codeLensesCanBeSwitchedOff() throws Exception {
    String uri = open(Code.CHAT);
    List<? extends CodeLens> lenses = lenses(uri);
    assertEquals(1, lenses.size());
    assertEquals("429: missing", lenses.get(0).getCommand().getTitle());
    assertEquals(SEND.getStart(), lenses.get(0).getRange().getStart());
    editor.splice(uri, 0, Code.CHAT.length(), Code.FIXED_CHAT);
    assertTrue(lenses(uri).get(0).getCommand().getTitle().startsWith("429: handled"));
    JsonObject section = new JsonObject();
    section.addProperty("codeLens", false);
    JsonObject settings = new JsonObject();
    settings.add("lint429", section);
    editor
        .server
        .getWorkspaceService()
        .didChangeConfiguration(new org.eclipse.lsp4j.DidChangeConfigurationParams(settings));
    assertEquals(List.of(), lenses(uri));
  }

  private List<? extends CodeLens> lenses(String uri) throws Exception {
    return Editor.get(
        editor
            .server
            .getTextDocumentService()
            .codeLens(new CodeLensParams(new TextDocumentIdentifier(uri))));
  }

  @Test
  void commandsOfTheWorkspace() throws Exception {
    String other = write("Other.java", Code.CHAT.replace("class Chat", "class Other"));
    String uri = open(Code.CHAT);
    assertEquals(
        "lint429: 2 findings at 2 requests to inference endpoints in 2 files",
        run("lint429.checkWorkspace"));
    assertEquals("fixed 2 files", run("lint429.fixWorkspace"));
    editor.client.await("the edit", c -> !c.edits.isEmpty());
    assertEquals(Code.FIXED_CHAT, editor.after(editor.client.edits.get(0), uri, Code.CHAT));
    assertNotNull(
        editor.after(
            editor.client.edits.get(0), other, Code.CHAT.replace("class Chat", "class Other")));
    run("lint429.updateBaseline");
    assertTrue(Files.exists(folder.resolve("lint429-baseline.json")));
    editor.diagnostics(uri, 0);
    editor.diagnostics(other, 0);
  }

  private String run(String command) throws Exception {
    CompletableFuture<Object> future =
        editor
            .server
            .getWorkspaceService()
            .executeCommand(new ExecuteCommandParams(command, List.of()));
    Object answer = future.get(20, TimeUnit.SECONDS);
    return answer instanceof com.google.gson.JsonPrimitive p ? p.getAsString() : (String) answer;
  }
}
