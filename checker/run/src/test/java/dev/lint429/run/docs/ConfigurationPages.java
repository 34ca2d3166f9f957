package dev.lint429.run.docs;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.lint429.engine.Options;
import dev.lint429.engine.config.ConfigKey;
import dev.lint429.run.config.FailOn;
import dev.lint429.run.result.Severity;
import dev.lint429.run.rules.RuleBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The schema of {@code lint429.yaml} and the page about it, made of {@link ConfigKey}. */
final class ConfigurationPages {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ConfigurationPages() {}

  /** A JSON schema, which editors complete and check the file by. */
  static String schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (ConfigKey key : ConfigKey.values()) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("description", key.meaning() + " Default: " + key.otherwise() + ".");
      property.putAll(type(key));
      properties.put(key.key(), property);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "lint429.yaml");
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    return GSON.toJson(schema) + "\n";
  }

  private static Map<String, Object> type(ConfigKey key) {
    return switch (key) {
      case PATHS, EXCLUDE, ENDPOINTS -> oneOrMore(Map.of("type", "string"));
      case CATALOGUE -> oneOrMore(model());
      case RULES -> rules();
      case HELPER -> Map.of("type", "string", "pattern", "\\.");
      case SCOPE -> anyOf(Arrays.stream(Options.Scope.values()).map(s -> lower(s.name())).toList());
      case BASELINE -> Map.of("type", "string");
      case FAIL_ON -> anyOf(FailOn.ids());
    };
  }

  private static Map<String, Object> oneOrMore(Map<String, Object> item) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("type", "array");
    list.put("items", item);
    return Map.of("oneOf", List.of(item, list));
  }

  /** A path, or rows; what is in the rows is left to the reader. */
  private static Map<String, Object> model() {
    Map<String, Object> rows = new LinkedHashMap<>();
    rows.put("type", "object");
    rows.put("additionalProperties", false);
    Map<String, Object> sections = new LinkedHashMap<>();
    for (String section : List.of("endpoints", "clients", "retryLibraries")) {
      sections.put(section, Map.of("type", "array", "items", Map.of("type", "object")));
    }
    rows.put("properties", sections);
    return Map.of("anyOf", List.of(Map.of("type", "string"), rows));
  }

  private static Map<String, Object> rules() {
    Map<String, Object> rules = new LinkedHashMap<>();
    RuleBook.ids().forEach(id -> rules.put(id, severity()));
    Map<String, Object> type = new LinkedHashMap<>();
    type.put("type", "object");
    type.put("additionalProperties", false);
    type.put("properties", rules);
    return type;
  }

  private static Map<String, Object> severity() {
    List<Object> allowed =
        new ArrayList<>(Arrays.stream(Severity.values()).map(Severity::id).toList());
    // Editors that read YAML 1.1 take a bare "off" for false.
    allowed.add(false);
    return Map.of("enum", allowed);
  }

  private static Map<String, Object> anyOf(List<String> allowed) {
    return Map.of("enum", allowed);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The page. */
  static String reference() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # lint429.yaml

        <!-- Generated from ConfigKey by ConfigurationPageTest: do not edit. -->

        The configuration of the command line, the Maven plugin and the editor. It is looked for in
        the directory of the first path that is checked, then upwards. All keys are optional; one
        that is not known, or a value that is not allowed, ends the run with status 2 and names the
        nearest that is. Options of the command line come before the file.

        The compiler plugin looks for it upwards from the first source file, or takes the file that
        `-XepOpt:Lint429:Config=FILE` names, and goes by `endpoints`, `catalogue`, `helper` and
        `scope`; the other keys have their counterparts among Error Prone's options. There, an error
        in the file is one warning, and the file is ignored.

        For completion in an editor, put this on top, with the path to
        [lint429.schema.json](lint429.schema.json):
        `# yaml-language-server: $schema=docs/lint429.schema.json`

        ```yaml
        paths: [services, libraries/llm-client]
        exclude:
          - "**/generated/**"
          - LegacyClient.java
        rules:
          UnhandledRateLimit: error
          FixedDelayRetry: warning
        endpoints: https?://llm\\.corp\\.example/
        baseline: config/lint429-baseline.json
        failOn: warning
        ```
        """);
    for (ConfigKey key : ConfigKey.values()) {
      page.append("\n## ")
          .append(key.key())
          .append("\n\n")
          .append(key.meaning())
          .append("\n\n- value: ")
          .append(key.type())
          .append("\n- default: ")
          .append(key.otherwise())
          .append("\n");
    }
    return page.toString();
  }
}
