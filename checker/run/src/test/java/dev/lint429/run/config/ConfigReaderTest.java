package dev.lint429.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.Options;
import dev.lint429.engine.config.ModelSource;
import dev.lint429.run.TestTree;
import dev.lint429.run.UserError;
import dev.lint429.run.result.Severity;
import dev.lint429.run.rules.RuleBook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  private TestTree tree;

  @BeforeEach
  void start(@TempDir Path directory) {
    tree = new TestTree(directory);
  }

  @Test
  void unknownKey() {
    assertError(
        ":2: excludes: this key is unknown (did you mean \"exclude\"?); allowed are paths, exclude,"
            + " rules, endpoints, catalogue, helper, scope, baseline, failOn",
        "scope: all\nexcludes: [a]\n");
  }

  @Test
  void unknownRule() {
    assertError(
        ":2: rules.UnhandledRatelimits: this key is unknown (did you mean \"UnhandledRateLimit\"?);"
            + " allowed are "
            + String.join(", ", RuleBook.ids()),
        "rules:\n  UnhandledRatelimits: error\n");
  }

  @Test
  void unknownSeverity() {
    assertError(
        ":1: rules.FixedDelayRetry: \"warn\" is not allowed (did you mean \"warning\"?); allowed"
            + " are off, suggestion, warning, error",
        "rules: {FixedDelayRetry: warn}\n");
  }

  @Test
  void unknownScope() {
    assertError(
        ":1: scope: \"everything\" is not allowed; allowed are inference, all",
        "scope: everything\n");
  }

  @Test
  void unknownThreshold() {
    assertError(
        ":1: failOn: \"errors\" is not allowed (did you mean \"error\"?); allowed are suggestion,"
            + " warning, error, never",
        "failOn: errors\n");
  }

  @Test
  void noRegularExpression() {
    assertError(
        ":3: endpoints[1]: \"llm[\" is not a regular expression: Unclosed character class at"
            + " index 3",
        "endpoints:\n  - llm\n  - 'llm['\n");
  }

  @Test
  void noClassName() {
    assertError(
        ":1: helper: \"Backoff\" is not a qualified class name such as"
            + " dev.lint429.backoff.Backoff",
        "helper: Backoff\n");
  }

  @Test
  void wrongKind() {
    assertError(":1: rules: must be a mapping (key: value), not the text \"off\"", "rules: off\n");
    assertError(":1: scope: must be a text, not a list", "scope: [all]\n");
    assertError(":1: must be a mapping (key: value), not a list", "- scope\n");
    assertError(":1: baseline: must be a text, not nothing", "baseline:\n");
  }

  @Test
  void noYaml() {
    UserError e = assertThrows(UserError.class, () -> read("rules: {\n"));
    assertTrue(
        e.getMessage().startsWith(tree.path("lint429.yaml") + ":2: not YAML: "), e.getMessage());
  }

  @Test
  void missingFile() {
    UserError e =
        assertThrows(UserError.class, () -> ConfigReader.read(tree.path("conf/lint429.yaml")));
    assertEquals(
        "The configuration file "
            + tree.path("conf/lint429.yaml")
            + " cannot be read: there is no such file",
        e.getMessage());
  }

  @Test
  void otherExtension() {
    tree.write("lint429.yml", "");
    UserError e = assertThrows(UserError.class, () -> ConfigReader.find(tree.path("src")));
    assertEquals(
        tree.path("lint429.yml") + " is not read under this name; call it lint429.yaml",
        e.getMessage());
  }

  @Test
  void nothing() {
    assertNull(ConfigReader.find(tree.path("src")));
  }

  @Test
  void nearestUpwards() {
    tree.write("lint429.yaml", "").write("a/lint429.yaml", "").write("a/b/c/A.java", "");
    assertEquals(tree.path("a/lint429.yaml"), ConfigReader.find(tree.path("a/b/c/A.java")));
  }

  @Test
  void comments() {
    Config config = read("# nothing yet\n\n");
    assertEquals(Map.of(), config.rules());
    assertEquals(tree.root(), config.directory());
    assertNull(config.failOn());
  }

  @Test
  void everyKey() {
    Config config =
        read(
            """
            paths: [src/main, ../other]
            exclude: "**/legacy/**"
            rules:
              UnhandledRateLimit: error
              FixedDelayRetry: off
            endpoints: ['llm\\.corp\\.example/v1/']
            catalogue: llm.yaml
            helper: com.acme.Patience
            scope: all
            baseline: config/accepted.json
            failOn: never
            """);
    assertEquals(
        List.of(tree.path("src/main"), tree.root().resolveSibling("other")), config.paths());
    assertEquals(List.of("**/legacy/**"), config.exclude());
    assertEquals(
        Map.of("UnhandledRateLimit", Severity.ERROR, "FixedDelayRetry", Severity.OFF),
        config.rules());
    assertEquals(
        List.of("llm\\.corp\\.example/v1/"),
        config.analysis().endpoints().stream().map(Pattern::pattern).toList());
    assertEquals(
        List.of(tree.path("llm.yaml")),
        config.analysis().models().stream().map(ModelSource::file).toList());
    assertEquals("com.acme.Patience", config.analysis().helper());
    assertEquals(Options.Scope.ALL, config.analysis().scope());
    assertEquals(tree.path("config/accepted.json"), config.baseline());
    assertEquals(FailOn.NEVER, config.failOn());
  }

  private Config read(String yaml) {
    tree.write("lint429.yaml", yaml);
    return ConfigReader.read(tree.path("lint429.yaml"));
  }

  private void assertError(String expected, String yaml) {
    UserError e = assertThrows(UserError.class, () -> read(yaml));
    assertEquals(tree.path("lint429.yaml") + expected, e.getMessage());
  }
}
