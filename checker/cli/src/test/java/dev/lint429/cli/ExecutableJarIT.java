package dev.lint429.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as people run it, in a process of its own. */
class ExecutableJarIT {
  private static final Path JAR = Path.of("target/lint429.jar").toAbsolutePath();

  private Path directory;
  private String out;
  private String err;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary.toRealPath();
    Files.createDirectories(directory.resolve("src"));
  }

  @Test
  void clean() throws Exception {
    Files.writeString(directory.resolve("src/Chat.java"), Samples.GOOD);
    assertEquals(0, run("check", "src"));
    assertEquals("", err);
    assertTrue(out.endsWith("No findings\n"), out);
  }

  @Test
  void findingsAndTheCache() throws Exception {
    Files.writeString(directory.resolve("src/Chat.java"), Samples.BAD);
    assertEquals(1, run("check", "--format", "sarif", "src"));
    String first = out;
    assertTrue(first.contains("\"ruleId\": \"UnhandledRateLimit\""), first);
    assertTrue(!err.contains("(cached)"), err);
    assertEquals(1, run("check", "--format", "sarif", "src"));
    assertEquals(first, out);
    assertTrue(err.contains("(cached)"), err);
    Files.writeString(directory.resolve("src/Other.java"), "class Other {}");
    assertEquals(1, run("check", "--format", "sarif", "src"));
    assertTrue(!err.contains("(cached)"), "another file may matter: " + err);
    assertEquals(1, run("check", "--no-cache", "--format", "sarif", "src"));
    assertTrue(!err.contains("(cached)"), err);
  }

  @Test
  void fixInAWorkTree() throws Exception {
    Files.writeString(directory.resolve("src/Chat.java"), Samples.BAD);
    assertEquals(0, run("fix", "src"));
    assertEquals("fixed Chat.java\n", err);
    assertEquals(Samples.GOOD, Files.readString(directory.resolve("src/Chat.java")));
  }

  @Test
  void gitWorks() throws Exception {
    Files.writeString(directory.resolve("src/Chat.java"), Samples.BAD);
    assertEquals(2, run("check", "--changed-since", "main", "src"));
    assertEquals(
        "lint429: Changed lines cannot be told: "
            + directory.resolve("src")
            + " is in no Git work tree\n",
        err);
  }

  @Test
  void badUse() throws Exception {
    assertEquals(2, run("check", "nowhere"));
    assertEquals(
        "lint429: There is no file or directory " + directory.resolve("nowhere") + "\n", err);
  }

  private int run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(args));
    Path outFile = directory.resolve("out.txt");
    Path errFile = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(outFile.toFile())
            .redirectError(errFile.toFile());
    builder.environment().put("LINT429_CACHE", directory.resolve("cache").toString());
    builder.environment().remove("CI");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    int status = builder.start().waitFor();
    out = Files.readString(outFile, StandardCharsets.UTF_8);
    err = Files.readString(errFile, StandardCharsets.UTF_8);
    return status;
  }
}
