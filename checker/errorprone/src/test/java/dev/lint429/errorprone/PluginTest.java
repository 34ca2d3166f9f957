package dev.lint429.errorprone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as users enable it: javac, Error Prone and this module on the processor path. */
class PluginTest {
  @TempDir Path directory;

  private static final String SEND =
      """
      import java.io.IOException;
      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse;

      class Chat {
        private final HttpClient client = HttpClient.newHttpClient();

        String ask(String body) throws IOException, InterruptedException {
          HttpRequest request =
              HttpRequest.newBuilder(URI.create(%s))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build();
          return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
      }
      """;

  private static final String OPENAI = "\"https://api.openai.com/v1/chat/completions\"";

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, text);
    return file;
  }

  /** Compiles and gives the compiler's output; it must succeed. */
  private String compile(List<String> options, Path... files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    String path = System.getProperty("java.class.path");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d", directory.toString(), "-processorpath", path, "--should-stop=ifError=FLOW"));
    arguments.addAll(options);
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean success =
          compiler
              .getTask(out, manager, null, arguments, null, manager.getJavaFileObjects(files))
              .call();
      assertTrue(success, out::toString);
    }
    return out.toString().replace(directory + "/", "");
  }

  private static List<String> lint429(String policy, String... more) {
    return List.of(
        "-XDcompilePolicy=" + policy,
        "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:UnhandledRateLimit:WARN "
            + String.join(" ", more));
  }

  @Test
  void otherRequestsAreClean() throws IOException {
    Path file = write("Chat.java", SEND.formatted("\"https://example.com/orders\""));
    assertEquals("", compile(lint429("simple"), file));
  }

  @Test
  void checksAreRegisteredAndOnByDefault() throws IOException {
    Path file = write("Chat.java", SEND.formatted(OPENAI));
    String out =
        compile(
            List.of("-XDcompilePolicy=simple", "-Xplugin:ErrorProne -Xep:DefaultPackage:OFF"),
            file);
    assertTrue(out.startsWith("Chat.java:15: warning: [UnhandledRateLimit] "), out);
  }

  @Test
  void endpointInAnotherFile() throws IOException {
    Path chat = write("Chat.java", SEND.formatted("Config.URL"));
    Path config =
        write("Config.java", "class Config {\n  static final String URL =\n" + OPENAI + ";\n}\n");
    for (String policy : List.of("simple", "byfile")) {
      String out = compile(lint429(policy), chat, config);
      assertTrue(out.startsWith("Chat.java:15: warning: [UnhandledRateLimit] "), policy + out);
    }
  }

  @Test
  void extraEndpoint() throws IOException {
    Path file = write("Chat.java", SEND.formatted("\"https://llm.acme.example/generate\""));
    assertEquals("", compile(lint429("simple"), file));
    String out = compile(lint429("simple", "-XepOpt:Lint429:Endpoints=llm\\.acme\\.example"), file);
    assertTrue(out.startsWith("Chat.java:15: warning: [UnhandledRateLimit] "), out);
  }

  @Test
  void endpointInTheApplicationsConfiguration() throws IOException {
    String source =
        SEND.formatted("url")
            .replace(
                "private final HttpClient",
                "@org.springframework.beans.factory.annotation.Value(\"${backend.answers}\")\n"
                    + "  private String url;\n  private final HttpClient");
    write("pom.xml", "<project/>");
    Path resources = Files.createDirectories(directory.resolve("src/main/resources"));
    Path sources = Files.createDirectories(directory.resolve("src/main/java"));
    Path file = Files.writeString(sources.resolve("Chat.java"), source);
    Path config = resources.resolve("application.properties");
    List<String> options = new ArrayList<>(lint429("simple"));
    options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    Files.writeString(config, "backend.answers=https://example.com/orders\n");
    assertEquals("", compile(options, file));
    Files.writeString(config, "backend.answers=" + OPENAI.replace("\"", "") + "\n");
    String out = compile(options, file);
    assertTrue(out.contains("Chat.java:17: warning: [UnhandledRateLimit] OpenAI "), out);
  }

  @Test
  void endpointInLint429Yaml() throws IOException {
    Path file = write("Chat.java", SEND.formatted("\"https://llm.acme.example/generate\""));
    assertEquals("", compile(lint429("simple"), file));
    write("lint429.yaml", "endpoints: llm\\.acme\\.example\n");
    String out = compile(lint429("simple"), file);
    assertTrue(out.startsWith("Chat.java:15: warning: [UnhandledRateLimit] "), out);
    Path elsewhere = Files.createDirectory(directory.resolve("config"));
    Path empty = Files.writeString(elsewhere.resolve("other.yaml"), "# nothing\n");
    assertEquals("", compile(lint429("simple", "-XepOpt:Lint429:Config=" + empty), file));
  }

  @Test
  void configurationThatIsNotThere() throws IOException {
    Path file = write("Chat.java", SEND.formatted("\"https://example.com/orders\""));
    String out = compile(lint429("simple", "-XepOpt:Lint429:Config=nowhere.yaml"), file);
    assertTrue(out.contains("nowhere.yaml cannot be read: there is no such file. "), out);
  }

  @Test
  void patchedFileIsClean() throws IOException {
    Path file = write("Chat.java", SEND.formatted(OPENAI));
    String classPath = System.getProperty("java.class.path");
    compile(
        List.of(
            "-classpath",
            classPath,
            "-XDcompilePolicy=simple",
            "-Xplugin:ErrorProne -XepPatchChecks:UnhandledRateLimit -XepPatchLocation:IN_PLACE"),
        file);
    assertTrue(Files.readString(file).contains("Backoff"), Files.readString(file));
    List<String> again = new ArrayList<>(lint429("simple"));
    again.addAll(List.of("-classpath", classPath));
    assertEquals("", compile(again, file));
  }

  /** Then other files are not attributed yet, or already taken apart: nothing is known of them. */
  @Test
  void methodOfAnotherFileNeedsTheSimplePolicy() throws IOException {
    Path chat = write("Chat.java", SEND.formatted("Config.url()"));
    Path config =
        write("Config.java", "class Config {\n  static String url() { return " + OPENAI + "; }\n}");
    String simple = compile(lint429("simple"), chat, config);
    assertTrue(simple.startsWith("Chat.java:15: warning: [UnhandledRateLimit] "), simple);
    assertTrue(simple.contains("\n      Config.java:2: "), simple);
    assertEquals("", compile(lint429("byfile"), chat, config));
    assertEquals("", compile(lint429("byfile"), config, chat));
  }

  @Test
  void methodOfAClassFile() throws IOException {
    Path chat = write("Chat.java", SEND.formatted("Config.url()"));
    Path config =
        write("Config.java", "class Config {\n  static String url() { return " + OPENAI + "; }\n}");
    compile(List.of(), config);
    Files.delete(config);
    List<String> options = new ArrayList<>(lint429("simple"));
    options.addAll(List.of("-classpath", directory.toString()));
    assertEquals("", compile(options, chat));
  }

  /** Lombok moves the body into a try statement that stands where its annotation does. */
  @Test
  void methodThatLombokWraps() throws IOException {
    String classPath = System.getProperty("java.class.path");
    Path file =
        write(
            "Chat.java",
            SEND.formatted(OPENAI)
                .replace(
                    "  String ask(String body) throws IOException, InterruptedException {",
                    "  @lombok.SneakyThrows String ask(@lombok.NonNull String body) {"));
    List<String> options = new ArrayList<>(lint429("simple"));
    options.addAll(List.of("-classpath", classPath));
    String out = compile(options, file);
    assertTrue(out.startsWith("Chat.java:15: warning: [UnhandledRateLimit] "), out);
    assertTrue(out.contains("    return client.send(request,"), out);
    assertTrue(out.contains("Did you mean 'return Backoff.standard().send(client,"), out);
  }

  @Test
  void namedModule() throws IOException {
    Path module = write("module-info.java", "module chat { requires java.net.http; }");
    Path file = write("Chat.java", "package chat;" + SEND.formatted(OPENAI));
    Files.createDirectories(directory.resolve("chat"));
    String out = compile(lint429("simple"), module, file);
    assertTrue(out.startsWith("Chat.java:15: warning: [UnhandledRateLimit] "), out);
    // The helper is on no module path: a fix would not compile.
    assertTrue(out.contains("No fix is offered: add dev.lint429:lint429-backoff "), out);
  }
}
