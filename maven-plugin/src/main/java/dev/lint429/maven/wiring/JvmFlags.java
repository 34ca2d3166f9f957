package dev.lint429.maven.wiring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a JVM needs that runs Error Prone in its javac. */
public final class JvmFlags {
  /** See https://errorprone.info/docs/installation#jdk-16. */
  static final List<String> ALL =
      Stream.concat(
              Stream.of(
                      "api",
                      "code",
                      "comp",
                      "file",
                      "main",
                      "model",
                      "parser",
                      "processing",
                      "tree",
                      "util")
                  .map(name -> flag("--add-exports=", name)),
              Stream.of("code", "comp").map(name -> flag("--add-opens=", name)))
          .toList();

  private JvmFlags() {}

  private static String flag(String option, String name) {
    return option + "jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED";
  }

  /** The changes of a {@code jvm.config}, which may be empty. */
  static List<Change> changes(String text) {
    List<String> there = Arrays.asList(text.split("\\s+"));
    List<String> missing = ALL.stream().filter(flag -> !there.contains(flag)).toList();
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    String gap = text.isEmpty() || text.endsWith("\n") ? "" : newline;
    List<Change> changes = new ArrayList<>();
    for (String flag : missing) {
      changes.add(Change.insert(text.length(), (changes.isEmpty() ? gap : "") + flag + newline));
    }
    return changes;
  }
}
