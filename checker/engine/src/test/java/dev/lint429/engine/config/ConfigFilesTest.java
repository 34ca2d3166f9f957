package dev.lint429.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
  @TempDir Path root;

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void otherFilesAndBuildOutputAreNotRead() throws IOException {
    write("target/classes/application.yml", "a: 1");
    write("src/main/resources/messages.properties", "a=1");
    write("src/main/resources/myapplication.yml", "a: 1");

    ConfigFiles config = ConfigFiles.of(root);

    assertEquals(List.of(), config.files());
    assertEquals(Optional.empty(), config.values("a"));
  }

  @Test
  void directoriesOfCodeAreNotSearched() throws IOException {
    write("src/main/java/com/example/application.yml", "a: 1");
    write("src/test/java/com/example/application.yml", "a: 2");
    write("tools/java/application.yml", "a: 3");

    ConfigFiles config = ConfigFiles.of(root);

    assertEquals(List.of("tools/java/application.yml"), config.files());
  }

  @Test
  void aFileThatIsNoYamlIsNamed() throws IOException {
    write("src/main/resources/application.yml", "a: [1\nb: 2");

    assertEquals(List.of("src/main/resources/application.yml"), ConfigFiles.of(root).unreadable());
  }

  @Test
  void allProfilesAndModulesCount() throws IOException {
    write("a/src/main/resources/application.properties", "openai.api-url=https://a\nx = 1 ");
    write("a/src/main/resources/application-dev.properties", "openai.apiUrl=http://localhost");
    write(
        "b/src/main/resources/application.yml",
        "openai:\n  api_url: https://b\n  list:\n  - 1\n  - c: 2\n");
    write("b/src/main/resources/config/bootstrap.yaml", "one: 1\n---\none: 2\n");
    write(
        "c/src/main/resources/META-INF/microprofile-config.properties",
        "%dev.openai.api-url=https://c");

    ConfigFiles config = ConfigFiles.of(root);

    assertEquals(
        Optional.of(List.of("http://localhost", "https://a", "https://b", "https://c")),
        config.values("openai.apiUrl"));
    assertEquals(Optional.of(List.of("1")), config.values("x"));
    assertEquals(Optional.of(List.of("2")), config.values("openai.list[1].c"));
    assertEquals(Optional.of(List.of("1", "2")), config.values("one"));
    assertEquals(Optional.empty(), config.values("openai"));
  }

  @Test
  void mavenPlaceholdersDoNotBreakYaml() throws IOException {
    write("src/main/resources/application.yml", "v: @project.version@\nurl: https://a\n");

    ConfigFiles config = ConfigFiles.of(root);

    assertTrue(config.unreadable().isEmpty());
    assertEquals(Optional.of(List.of("https://a")), config.values("url"));
  }
}
