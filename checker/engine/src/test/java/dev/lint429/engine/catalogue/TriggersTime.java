package dev.lint429.engine.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prints how long the triggers take for all Java files below a directory. Run by hand. */
public final class TriggersTime {
  private TriggersTime() {}

  public static void main(String[] args) throws IOException {
    List<String> texts;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      texts = files.filter(f -> f.toString().endsWith(".java")).map(TriggersTime::read).toList();
    }
    long lines = texts.stream().mapToLong(t -> t.lines().count()).sum();
    for (int round = 0; round < 10; round++) {
      long start = System.nanoTime();
      long hits = texts.stream().filter(Triggers::mayConcern).count();
      System.out.printf(
          "%d files, %d lines, %d hits, %.1f ms%n",
          texts.size(), lines, hits, (System.nanoTime() - start) / 1e6);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
