package dev.lint429.cli;

import dev.lint429.run.scan.Scanner;
import dev.lint429.run.scan.SourceScanner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process. */
final class Cli {
  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private boolean interactive;
  private String out;
  private String err;

  Cli(Path directory) {
    this.directory = directory;
    environment.put("LINT429_CACHE", directory.resolve("the-cache").toString());
  }

  Cli environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Cli interactive() {
    interactive = true;
    return this;
  }

  int run(String... args) {
    return run(new SourceScanner(), args);
  }

  int run(Scanner scanner, String... args) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            outBytes,
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            interactive,
            environment,
            directory);
    int status = Main.run(terminal, scanner, args);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return status;
  }

  String out() {
    return out;
  }

  String err() {
    return err;
  }
}
