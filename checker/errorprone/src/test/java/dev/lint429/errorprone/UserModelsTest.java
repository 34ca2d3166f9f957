package dev.lint429.errorprone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.Engine;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.config.AnalysisConfig;
import dev.lint429.engine.config.ConfigFiles;
import dev.lint429.engine.config.LibraryModels;
import dev.lint429.engine.files.SourceFinder;
import dev.lint429.source.SourceProgram;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models of a client and of retry methods that only class files have, written in {@code
 * lint429.yaml} or brought by the library: both front ends go by them.
 */
class UserModelsTest {
  private static final Pattern WARNING =
      Pattern.compile("(?m)^\\S*?(\\w+\\.java):(\\d+): warning: \\[(\\w+)\\]");

  private static final String CLIENT =
      """
      package com.acme.llm;

      public class LlmClient {
        public String ask(String url, String prompt) {
          return prompt;
        }
      }
      """;

  private static final String RETRY =
      """
      package com.acme.llm;

      import java.util.function.Supplier;

      public class Again {
        public static <T> T patiently(Supplier<T> code) {
          return code.get();
        }

        public static <T> T stubbornly(int times, Supplier<T> code) {
          return code.get();
        }
      }
      """;

  private static final String CHAT =
      """
      package app;

      import com.acme.llm.Again;
      import com.acme.llm.LlmClient;

      class Chat {
        private static final String URL = "https://llm.acme.example/api/answers";
        private final LlmClient client = new LlmClient();

        String patiently(String prompt) {
          return Again.patiently(() -> client.ask(URL, prompt));
        }

        String elsewhere(String prompt) {
          return client.ask("https://files.acme.example/api/answers", prompt);
        }

        String once(String prompt) {
          return client.ask(URL, prompt);
        }

        String stubbornly(String prompt) {
          return Again.stubbornly(4, () -> client.ask(URL, prompt));
        }
      }
      """;

  private static final String MODELS =
      """
      endpoints:
        - id: acme
          provider: Acme's models
          host: '^llm\\.acme\\.example$'
          path: '^/api/answers$'
      clients:
        - id: acme-llm
          name: Acme's client
          packages: [com.acme.llm]
          sends:
            - method: com.acme.llm.LlmClient#ask(*, *)
              url: 0
              on429: ERROR
              errors: [com.acme.llm.LlmException, java.lang.RuntimeException, java.lang.Exception]
      retryLibraries:
        - id: acme-again
          name: Acme's Again
          packages: [com.acme.llm]
          types: {Again: com.acme.llm.Again}
          wraps:
            - method: Again#patiently(*)
              code: 0
              defaults: {shape: SERVER, attempts: 5, jitter: true}
            - method: Again#stubbornly(*, *)
              code: 1
              defaults: {shape: FIXED}
              params: {0: ATTEMPTS}
      """;

  private static final List<String> FOUND =
      List.of("Chat.java:19 UnhandledRateLimit", "Chat.java:23 FixedDelayRetry");

  @TempDir Path directory;
  private Path sources;
  private Path library;

  @BeforeEach
  void compileTheLibrary() throws IOException {
    library = Files.createDirectory(directory.resolve("library"));
    Path from = Files.createDirectory(directory.resolve("from"));
    Path client = Files.writeString(from.resolve("LlmClient.java"), CLIENT);
    Path retry = Files.writeString(from.resolve("Again.java"), RETRY);
    compile(List.of("-d", library.toString()), client, retry);
    sources = Files.createDirectory(directory.resolve("project"));
    Files.writeString(sources.resolve("Chat.java"), CHAT);
  }

  @Test
  void withoutModels() throws IOException {
    assertEquals(List.of(), attributed());
    assertEquals(List.of(), parsed());
  }

  @Test
  void rowsInTheConfiguration() throws IOException {
    configure("catalogue:\n" + MODELS.indent(2));
    assertEquals(FOUND, attributed());
    assertEquals(FOUND, parsed());
  }

  @Test
  void documentOfItsOwn() throws IOException {
    Files.writeString(sources.resolve("models.yaml"), MODELS);
    configure("catalogue: models.yaml");
    assertEquals(FOUND, attributed());
    assertEquals(FOUND, parsed());
  }

  @Test
  void severalSources() throws IOException {
    Files.writeString(sources.resolve("models.yaml"), MODELS);
    configure(
        """
        catalogue:
          - models.yaml
          - endpoints:
              - {id: acme, provider: Nobody, host: '^nobody\\.example$', path: '^/$'}
        """);
    // The later row with the id of the earlier one takes its place.
    assertEquals(List.of(), attributed());
    assertEquals(List.of(), parsed());
  }

  @Test
  void broughtByTheLibrary() throws IOException {
    Path models = library.resolve(LibraryModels.ENTRY);
    Files.createDirectories(models.getParent());
    Files.writeString(models, MODELS);
    assertEquals(FOUND, attributed());
    assertEquals(FOUND, parsed(library));
  }

  @Test
  void libraryNamedInTheConfiguration() throws IOException {
    Path models = library.resolve(LibraryModels.ENTRY);
    Files.createDirectories(models.getParent());
    Files.writeString(models, MODELS);
    Path jar = directory.resolve("acme.jar");
    JarFiles.pack(library, jar);
    configure("catalogue: ../acme.jar");
    Files.delete(models);
    assertEquals(FOUND, attributed());
    assertEquals(FOUND, parsed());
  }

  @Test
  void brokenModelsOfALibraryAreLeftOut() throws IOException {
    Path models = library.resolve(LibraryModels.ENTRY);
    Files.createDirectories(models.getParent());
    Files.writeString(models, MODELS.replace("on429: ERROR", "on429: ERR"));
    String out = compileProject();
    assertEquals(List.of(), findings(out));
    assertTrue(out.contains("[lint429] The models of a library were left out: "), out);
    assertTrue(out.contains(LibraryModels.ENTRY + ":13: clients[0].sends[0].on429: \"ERR\""), out);
    List<String> warnings = new ArrayList<>();
    LibraryModels.extend(
        CatalogueLoader.builtIn(), LibraryModels.of(List.of(library)), warnings::add);
    assertEquals(1, warnings.size());
  }

  @Test
  void brokenConfigurationIsOneWarning() throws IOException {
    configure("catalog: models.yaml");
    String out = compileProject();
    assertEquals(1, out.split("\\[lint429\\]", -1).length - 1, out);
    assertTrue(
        out.contains("lint429.yaml:1: catalog: this key is unknown (did you mean \"catalogue\"?)"),
        out);
  }

  @Test
  void missingDocumentIsOneWarning() throws IOException {
    configure("catalogue: models.yaml");
    String out = compileProject();
    assertEquals(1, out.split("\\[lint429\\]", -1).length - 1, out);
    assertTrue(out.contains("models.yaml cannot be read: there is no such file."), out);
  }

  private void configure(String yaml) throws IOException {
    Files.writeString(sources.resolve("lint429.yaml"), yaml);
  }

  private List<String> attributed() throws IOException {
    return findings(compileProject());
  }

  private static List<String> findings(String out) {
    TreeSet<String> found = new TreeSet<>();
    for (Matcher warning = WARNING.matcher(out); warning.find(); ) {
      found.add(warning.group(1) + ":" + warning.group(2) + " " + warning.group(3));
    }
    return List.copyOf(found);
  }

  private String compileProject() throws IOException {
    return compile(
        List.of(
            "-d",
            directory.toString(),
            "-classpath",
            library.toString(),
            "-processorpath",
            System.getProperty("java.class.path"),
            "--should-stop=ifError=FLOW",
            "-XDcompilePolicy=simple",
            "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:UnhandledRateLimit:WARN"
                + " -Xep:FixedDelayRetry:WARN"),
        sources.resolve("Chat.java"));
  }

  private static String compile(List<String> options, Path... files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean success =
          compiler
              .getTask(out, manager, null, options, null, manager.getJavaFileObjects(files))
              .call();
      assertTrue(success, out::toString);
    }
    return out.toString();
  }

  private List<String> parsed(Path... libraries) throws IOException {
    List<String> warnings = new ArrayList<>();
    Path file = AnalysisConfig.find(sources);
    AnalysisConfig config = file == null ? AnalysisConfig.NONE : AnalysisConfig.read(file);
    Catalogue base =
        LibraryModels.extend(
            CatalogueLoader.builtIn(), LibraryModels.of(List.of(libraries)), warnings::add);
    assertEquals(List.of(), warnings);
    Catalogue catalogue = config.extend(base);
    SourceProgram program = SourceProgram.of(sources);
    Engine engine = new Engine(config.options(), program, catalogue, ConfigFiles.of(sources));
    TreeSet<String> found = new TreeSet<>();
    for (Path source : SourceFinder.find(sources)) {
      String name = source.getFileName().toString();
      if (catalogue.mayConcern(program.text(name))) {
        engine
            .analyze(program.unit(name))
            .forEach(
                finding ->
                    found.add(
                        name
                            + ":"
                            + finding.unit().file().line(finding.span().start())
                            + " "
                            + finding.rule().id()));
      }
    }
    return found.stream().filter(f -> f.matches(".*(UnhandledRateLimit|FixedDelayRetry)")).toList();
  }
}
