package dev.lint429.maven;

import java.util.Map;

/** The run speaks of the command line's options and commands; here they have other names. */
final class Terms {
  private static final Map<String, String> MAVEN =
      Map.of(
          "--update", "-Dlint429.update",
          "--config", "-Dlint429.config",
          "--add-dependency", "-Dlint429.addDependency",
          "--helper-source", "-Dlint429.helperSource",
          "\"lint429 baseline", "\"mvn lint429:baseline");

  private Terms() {}

  /**
   * The package for the helper's source.
   *
   * @param parameter {@code -Dlint429.helperSource} alone arrives as "true"
   * @return empty for one that fits, null for the dependency instead
   */
  static String helperPackage(String parameter) {
    if (parameter == null || parameter.isBlank() || parameter.equals("false")) {
      return null;
    }
    return parameter.equals("true") ? "" : parameter.trim();
  }

  /** A message for somebody who uses Maven. */
  static String maven(String message) {
    String text = message;
    for (Map.Entry<String, String> term : MAVEN.entrySet()) {
      text = text.replace(term.getKey(), term.getValue());
    }
    return text;
  }
}
