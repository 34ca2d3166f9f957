package dev.lint429.engine.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Reads {@code .properties} files. */
final class PropertiesReader {
  private PropertiesReader() {}

  /** The values by key; null if the file has a malformed escape. */
  static Map<String, List<String>> read(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      values.put(key, List.of(properties.getProperty(key).strip()));
    }
    return values;
  }
}
