package dev.lint429.maven.wiring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.maven.wiring.Wanted.Coordinates;
import dev.lint429.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallationTest {
  private static final Wanted WANTED =
      new Wanted(
          List.of(new Coordinates("dev.lint429", "lint429-errorprone", "1")),
          List.of(),
          List.of("-XDcompilePolicy=simple"),
          List.of("-Xep:Rule:WARN"),
          true);

  private static final String POM =
      "<project>\r\n\t<!-- b\u00FCild -->\r\n\t<artifactId>app</artifactId>\r\n</project>\r\n";

  @TempDir private Path directory;
  private Path pom;
  private Path jvmConfig;

  @BeforeEach
  void writePom() throws IOException {
    pom = directory.resolve("pom.xml");
    jvmConfig = directory.resolve(".mvn/jvm.config");
    write(pom, POM);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(ISO_8859_1));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, ISO_8859_1);
  }

  private Installation install() {
    Installation installation = new Installation(directory);
    installation.top(pom, WANTED, PomWiring.Inherited.NOTHING);
    installation.jvmFlags();
    return installation;
  }

  @Test
  void undoNeedsARecord() throws IOException {
    UserError error = assertThrows(UserError.class, () -> new Installation(directory).undo());
    assertTrue(error.getMessage().startsWith("There is nothing to undo"), error.getMessage());
    assertEquals(POM, read(pom));
  }

  @Test
  void undoRefusesWhatWasChangedByHand() throws IOException {
    install().write();
    String changed = read(pom).replace("-XDcompilePolicy=simple", "-XDcompilePolicy=byfile");
    write(pom, changed);
    UserError error = assertThrows(UserError.class, () -> new Installation(directory).undo());
    assertTrue(error.getMessage().startsWith("pom.xml has changed where"), error.getMessage());
    assertEquals(changed, read(pom));
    assertTrue(Files.exists(jvmConfig));
  }

  @Test
  void undoRestoresBytesAndDirectories() throws IOException {
    install().write();
    assertTrue(read(pom).contains("b\u00FCild"));
    assertTrue(read(pom).contains("lint429-errorprone"));
    assertEquals(12, Files.readAllLines(jvmConfig).size());
    assertEquals(
        List.of("pom.xml", ".mvn/lint429-install.json", ".mvn/jvm.config"),
        new Installation(directory).undo());
    assertEquals(POM, read(pom));
    assertFalse(Files.exists(directory.resolve(".mvn")));
  }

  @Test
  void undoKeepsWhatWasChangedElsewhere() throws IOException {
    write(jvmConfig, "-Xmx1g");
    install().write();
    write(pom, read(pom).replace("<artifactId>app<", "<artifactId>other<"));
    write(jvmConfig, "-Xss2m\n" + read(jvmConfig) + "-Dmore\n");
    assertEquals(
        List.of("pom.xml", ".mvn/jvm.config", ".mvn/lint429-install.json").stream()
            .sorted()
            .toList(),
        new Installation(directory).undo().stream().sorted().toList());
    assertEquals(POM.replace(">app<", ">other<"), read(pom));
    assertEquals("-Xss2m\n-Xmx1g-Dmore\n", read(jvmConfig));
  }

  @Test
  void secondTimeChangesNothing() {
    install().write();
    assertEquals(List.of(), install().changed());
  }

  @Test
  void laterAdditionsAreUndoneToo() throws IOException {
    String whole = read(pom);
    install().write();
    String flags = read(jvmConfig);
    write(jvmConfig, flags.substring(0, flags.indexOf("--add-opens")));
    Installation again = install();
    assertEquals(List.of(".mvn/jvm.config"), again.changed());
    again.write();
    assertEquals(flags, read(jvmConfig));
    new Installation(directory).undo();
    assertEquals(whole, read(pom));
    assertFalse(Files.exists(directory.resolve(".mvn")));
  }
}
