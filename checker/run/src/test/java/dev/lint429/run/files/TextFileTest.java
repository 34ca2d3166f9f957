package dev.lint429.run.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @Test
  void latin1HasNotAllCharacters() {
    TextFile file = TextFile.of("// Größe\r\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThrows(CharacterCodingException.class, () -> file.encode("// “quoted”"));
  }

  @Test
  void latin1() throws IOException {
    byte[] bytes = "// Größe\r\n".getBytes(StandardCharsets.ISO_8859_1);
    TextFile file = TextFile.of(bytes);
    assertEquals("// Größe\r\n", file.text());
    assertArrayEquals(bytes, file.encode(file.text()));
  }

  @Test
  void byteOrderMark() throws IOException {
    byte[] bytes = "\uFEFFclass Größe {}".getBytes(StandardCharsets.UTF_8);
    TextFile file = TextFile.of(bytes);
    assertEquals("class Größe {}", file.text());
    assertArrayEquals(bytes, file.encode(file.text()));
  }

  @Test
  void utf16() throws IOException {
    byte[] bytes = "\uFEFFclass A {}".getBytes(StandardCharsets.UTF_16LE);
    TextFile file = TextFile.of(bytes);
    assertEquals("class A {}", file.text());
    assertArrayEquals(bytes, file.encode(file.text()));
  }

  @Test
  void writtenWithItsPermissions(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("A.java"), "a");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    AtomicFiles.write(file, new byte[] {'b'});
    assertEquals("b", Files.readString(file));
    assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var left = Files.list(directory)) {
      assertEquals(1, left.count(), "nothing is left behind");
    }
  }

  @Test
  void aLinkStaysALink(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("A.java"), "a");
    Path link = Files.createSymbolicLink(directory.resolve("B.java"), file);
    AtomicFiles.write(link, new byte[] {'b'});
    assertEquals("b", Files.readString(file));
    assertEquals(file, Files.readSymbolicLink(link));
  }
}
