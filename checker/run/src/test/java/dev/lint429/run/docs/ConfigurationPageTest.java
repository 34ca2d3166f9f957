package dev.lint429.run.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lint429.run.UserError;
import dev.lint429.run.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schema and the reference of {@code lint429.yaml} in {@code docs} are those of the code.
 * {@code -Dlint429.docs.update} writes them anew.
 */
class ConfigurationPageTest {
  private static final Path DOCS = Path.of("../../docs");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exclud: a",
        "rules: {NoSuchRule: off}",
        "rules: {UnhandledRateLimit: maybe}",
        "scope: everything",
        "failOn: info",
        "paths: {a: b}",
        "exclude: [[a]]",
        "helper: Backoff",
      })
  void schemaAndReaderRefuse(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("lint429.yaml"), yaml);
    assertThrows(UserError.class, () -> ConfigReader.read(file));
    assertEquals(false, schema().validate(yaml, InputFormat.YAML).isEmpty(), yaml);
  }

  @Test
  void schemaAndReaderTakeTheExample() throws IOException {
    String page = Files.readString(DOCS.resolve("configuration.md"));
    int start = page.indexOf("```yaml\n") + "```yaml\n".length();
    String yaml = page.substring(start, page.indexOf("```", start));
    Path file = Files.writeString(directory.resolve("lint429.yaml"), yaml);
    assertEquals(2, ConfigReader.read(file).rules().size());
    assertEquals("[]", schema().validate(yaml, InputFormat.YAML).toString());
  }

  @Test
  void schemaIsUpToDate() throws IOException {
    assertEquals(
        JsonParser.parseString(current("lint429.schema.json", ConfigurationPages.schema())),
        JsonParser.parseString(ConfigurationPages.schema()));
  }

  @Test
  void referenceIsUpToDate() throws IOException {
    assertEquals(
        ConfigurationPages.reference(),
        current("configuration.md", ConfigurationPages.reference()));
  }

  private static String current(String name, String generated) throws IOException {
    Path file = DOCS.resolve(name);
    if (System.getProperty("lint429.docs.update") != null) {
      Files.writeString(file, generated);
    }
    return Files.readString(file).replace("\r\n", "\n");
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(ConfigurationPages.schema());
  }
}
