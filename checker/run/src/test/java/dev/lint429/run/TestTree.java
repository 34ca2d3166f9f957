package dev.lint429.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files below a temporary directory. */
public final class TestTree {
  private final Path root;

  public TestTree(Path root) {
    this.root = real(root);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path root() {
    return root;
  }

  public Path path(String name) {
    return root.resolve(name);
  }

  public TestTree write(String name, String text) {
    return write(name, text, StandardCharsets.UTF_8);
  }

  public TestTree write(String name, String text, Charset charset) {
    return write(name, text.getBytes(charset));
  }

  public TestTree write(String name, byte[] bytes) {
    try {
      Files.createDirectories(path(name).getParent());
      Files.write(path(name), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TestTree delete(String name) {
    try {
      Files.delete(path(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  public byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Options for a run over the whole tree that keeps nothing. */
  public RunOptions options() {
    return new RunOptions().workingDirectory(root).useCache(false).threads(2);
  }
}
