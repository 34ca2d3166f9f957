package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the artifact needs and shows. */
final class ModuleTest {

  private static Path classes() throws Exception {
    return Path.of(Backoff.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void descriptor() throws Exception {
    ModuleDescriptor module =
        ModuleFinder.of(classes()).find("dev.lint429.backoff").orElseThrow().descriptor();
    Set<String> requires = new TreeSet<>();
    for (Requires one : module.requires()) {
      requires.add(one.modifiers().contains(Requires.Modifier.STATIC) + " " + one.name());
    }
    assertEquals(Set.of("false java.base", "true java.net.http"), requires);
    assertEquals(
        List.of("dev.lint429.backoff"),
        module.exports().stream().map(ModuleDescriptor.Exports::source).toList());
  }

  @Test
  void classesUseNothingButTheJdk() throws Exception {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    int code =
        jdeps.run(
            writer, writer, "--multi-release", "base", "-verbose:class", classes().toString());
    assertEquals(0, code, out::toString);
    Set<String> users = new TreeSet<>();
    for (String line : out.toString().lines().toList()) {
      String[] words = line.trim().split("\\s+", 4);
      if (line.startsWith("   dev.lint429.backoff.")
          && !words[2].matches("(?:javax?|dev\\.lint429\\.backoff)\\..*")) {
        users.add(words[0].replaceFirst(".*\\.", "").replaceFirst("\\$.*", ""));
      }
    }
    assertEquals(Set.of(), users);
  }

  @Test
  void readsClientsOfTheClassPathFromTheModulePath() throws Exception {
    String withoutHelper =
        System.getProperty("java.class.path").replace(classes() + File.pathSeparator, "");
    assertEquals(
        """
        module dev.lint429.backoff
        waiting
        429
        waiting
        Server returned HTTP response code: 503 for URL: x
        """,
        java(
            "-p",
            classes().toString(),
            "--add-modules",
            "dev.lint429.backoff",
            "-cp",
            withoutHelper,
            "dev.lint429.check.AsModule",
            "okhttp"));
  }

  @Test
  void worksWithoutTheModuleOfTheJdkClient() throws Exception {
    Path tests =
        Path.of(ModuleTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertEquals(
        """
        module dev.lint429.backoff
        waiting
        Server returned HTTP response code: 503 for URL: x
        """,
        java(
            "--limit-modules",
            "java.base",
            "-p",
            classes().toString(),
            "--add-modules",
            "dev.lint429.backoff",
            "-cp",
            tests.toString(),
            "dev.lint429.check.AsModule"));
  }

  /** What a JVM with these arguments prints. */
  private static String java(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.lines().map(line -> line + "\n").collect(Collectors.joining());
  }
}
