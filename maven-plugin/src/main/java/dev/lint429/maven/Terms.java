package dev.lint429.maven;

import java.util.Map;

/** The run speaks of the command line's options and commands; here they have other names. */
final class Terms {
  private static final Map<String, String> MAVEN =
      Map.of(
          "--update", "-Dlint429.update",
          "--config", "-Dlint429.config",
          "--add-dependency", "-Dlint429.addDependency",
          "\"lint429 baseline", "\"mvn lint429:baseline");

  private Terms() {}

  /** A message for somebody who uses Maven. */
  static String maven(String message) {
    String text = message;
    for (Map.Entry<String, String> term : MAVEN.entrySet()) {
      text = text.replace(term.getKey(), term.getValue());
    }
    return text;
  }
}
