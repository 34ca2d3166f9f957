package dev.lint429.backoff.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.backoff.Backoff;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helper and adapters as modules, the client on the class path. */
final class ModulePathTest {

  @TempDir private Path directory;

  private static Path classes(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void adaptersSeeClientsOfTheClassPath() throws Exception {
    Path adapters = classes(OkHttpBackoff.class);
    Path manifest =
        Files.writeString(
            directory.resolve("MANIFEST.MF"),
            "Automatic-Module-Name: dev.lint429.backoff.adapters\n");
    Path jar = directory.resolve("adapters.jar");
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    int code =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                writer,
                writer,
                "--create",
                "--file=" + jar,
                "--manifest=" + manifest,
                "-C",
                adapters.toString(),
                ".");
    assertEquals(0, code, out::toString);
    Path helper = classes(Backoff.class);
    String others =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.equals(adapters.toString()) && !entry.equals(helper.toString()))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-p", helper + File.pathSeparator + jar));
    command.addAll(
        List.of(
            "--add-modules", "dev.lint429.backoff,dev.lint429.backoff.adapters", "-cp", others));
    command.add("dev.lint429.check.AdaptersAsModule");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertEquals(
        List.of("module dev.lint429.backoff", "module dev.lint429.backoff.adapters", "true"),
        printed.lines().toList());
  }
}
