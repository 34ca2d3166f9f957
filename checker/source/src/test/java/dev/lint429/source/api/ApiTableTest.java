package dev.lint429.source.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.source.types.ClassInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

class ApiTableTest {
  /** The JDK's own part of the table is that of JDK 17. */
  @Test
  @EnabledOnJre(JRE.JAVA_17)
  void theTableIsWhatTheJarsSay() throws IOException {
    Map<String, String> expected = ApiTableGenerator.generate();
    if (System.getProperty("lint429.regenerate") != null) {
      write(expected);
    }

    Map<String, String> committed = new TreeMap<>();
    for (Path file : files()) {
      committed.put(file.getFileName().toString(), Files.readString(file));
    }
    assertEquals(expected.keySet(), committed.keySet());
    expected.forEach(
        (name, text) ->
            assertLinesMatch(text.lines().toList(), committed.get(name).lines().toList(), name));
  }

  /** Says which line differs, and not both files. */
  private static void assertLinesMatch(List<String> expected, List<String> actual, String name) {
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      assertEquals(expected.get(i), actual.get(i), name + ", line " + (i + 1));
    }
    assertEquals(expected.size(), actual.size(), name + ": number of lines");
  }

  /** A name that is written short must not be that of another class of the package. */
  @Test
  void shortNamesAreNotAmbiguous() throws IOException {
    for (Path file : files()) {
      if (!file.endsWith("java.lang.txt")) {
        for (String line : Files.readAllLines(file)) {
          String[] words = line.split("[ <]", 3);
          boolean isType = words[0].equals("class") || words[0].equals("interface");
          assertTrue(!isType || !ApiPackage.SHORT.contains(words[1]), file + ": " + line);
        }
      }
    }
  }

  /**
   * Every line can be read, and every class that the table itself names as a supertype is known.
   */
  @Test
  void everyClassCanBeRead() throws IOException {
    int read = 0;
    for (Path file : files()) {
      String packageName = file.getFileName().toString().replace(".txt", "");
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("class ") || line.startsWith("interface ")) {
          String name = packageName + "." + line.split("[ <]", 3)[1];
          ClassInfo info = ApiTable.INSTANCE.find(name);
          assertNotNull(info, name);
          assertEquals(name, info.name());
          info.methodNames().forEach(info::methods);
          info.interfaces();
          info.superclass();
          read++;
        }
      }
    }
    assertTrue(read > 1000, read + " classes");
  }

  private static List<Path> files() throws IOException {
    Files.createDirectories(ApiTableGenerator.TABLE);
    try (Stream<Path> files = Files.list(ApiTableGenerator.TABLE)) {
      return files.toList();
    }
  }

  private static void write(Map<String, String> table) throws IOException {
    for (Path old : files()) {
      Files.delete(old);
    }
    for (Map.Entry<String, String> file : table.entrySet()) {
      Files.writeString(ApiTableGenerator.TABLE.resolve(file.getKey()), file.getValue());
    }
  }
}
