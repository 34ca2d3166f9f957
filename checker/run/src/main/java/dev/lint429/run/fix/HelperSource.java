package dev.lint429.run.fix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The helper's blocking forms as one source file, for projects that want no dependency on it. */
final class HelperSource {
  /** How every such file begins, so that a newer one may take its place. */
  static final String MARK = "// Made by \"lint429 fix --helper-source\"";

  private HelperSource() {}

  /** The text of {@code Backoff.java} in a package. */
  static String text(String packageName) {
    try (InputStream stream = HelperSource.class.getResourceAsStream("Backoff.java.txt")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("package PACKAGE;", "package " + packageName + ";");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
