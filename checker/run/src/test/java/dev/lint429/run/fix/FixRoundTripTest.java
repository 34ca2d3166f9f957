package dev.lint429.run.fix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.run.Progress;
import dev.lint429.run.Settings;
import dev.lint429.run.TestTree;
import dev.lint429.run.scan.SourceScanner;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real fixes on files in every form. */
class FixRoundTripTest {
  private static final String BEFORE =
      """
      package com.acme;

      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse.BodyHandlers;

      /** Größe. */
      class Chat {
        HttpClient http = HttpClient.newHttpClient();

        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/chat/completions")).build();

        String ask() throws Exception {
          return http.send(request, BodyHandlers.ofString()).body();
        }

        String again() throws Exception {
          return http.send(request, BodyHandlers.ofString()).body();
        }
      }
      """;

  private static final String AFTER =
      BEFORE
          .replace(
              "import java.net.URI", "import dev.lint429.backoff.Backoff;\nimport java.net.URI")
          .replace("http.send(request", "Backoff.standard().send(http, request");

  private TestTree tree;

  @BeforeEach
  void start(@TempDir Path directory) {
    tree = new TestTree(directory);
  }

  @Test
  void utf8() {
    assertFixed(BEFORE, AFTER, StandardCharsets.UTF_8);
  }

  @Test
  void latin1() {
    assertFixed(BEFORE, AFTER, StandardCharsets.ISO_8859_1);
  }

  @Test
  void carriageReturns() {
    assertFixed(BEFORE.replace("\n", "\r\n"), AFTER.replace("\n", "\r\n"), StandardCharsets.UTF_8);
  }

  @Test
  void latin1WithCarriageReturns() {
    assertFixed(
        BEFORE.replace("\n", "\r\n"), AFTER.replace("\n", "\r\n"), StandardCharsets.ISO_8859_1);
  }

  @Test
  void byteOrderMark() {
    assertFixed("\uFEFF" + BEFORE, "\uFEFF" + AFTER, StandardCharsets.UTF_8);
  }

  @Test
  void utf16() {
    assertFixed("\uFEFF" + BEFORE, "\uFEFF" + AFTER, StandardCharsets.UTF_16LE);
  }

  @Test
  void withoutALineEndAtTheEnd() {
    assertFixed(BEFORE.stripTrailing(), AFTER.stripTrailing(), StandardCharsets.UTF_8);
  }

  private void assertFixed(String before, String after, Charset charset) {
    tree.write("com/acme/Chat.java", before, charset);
    FixResult result = fix();
    assertEquals(2, result.applied());
    assertEquals(List.of(), result.refused());
    assertEquals(List.of(), result.after().issues());
    FixWriter.write(tree.root(), result);
    assertEquals(after, new String(tree.bytes("com/acme/Chat.java"), charset));
    assertArrayEquals(after.getBytes(charset), tree.bytes("com/acme/Chat.java"));
    assertEquals(List.of(), fix().changes(), "a second time");
  }

  private FixResult fix() {
    return new Fixer(Settings.of(tree.options()), new SourceScanner(), Progress.NONE, pom -> false)
        .fix();
  }
}
