package dev.lint429.run.property;

import dev.lint429.fixtures.Fixture;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program whose findings are fixed.
 *
 * @param name where it comes from
 * @param files texts by path; configuration files, too
 * @param classpath the name of the class path that it compiles against
 * @param encoding of the Java files
 */
record Program(String name, Map<String, String> files, String classpath, Encoding encoding) {
  /** How a Java file is written to the disk. */
  enum Encoding {
    UTF_8(StandardCharsets.UTF_8, ""),
    UTF_8_WITH_MARK(StandardCharsets.UTF_8, "\uFEFF"),
    LATIN_1(StandardCharsets.ISO_8859_1, ""),
    UTF_16LE_WITH_MARK(StandardCharsets.UTF_16LE, "\uFEFF");

    private final Charset charset;
    private final String mark;

    Encoding(Charset charset, String mark) {
      this.charset = charset;
      this.mark = mark;
    }

    byte[] encode(String text) {
      return (mark + text).getBytes(charset);
    }

    /** The text of what {@link #encode} made; null where the mark is gone. */
    String decode(byte[] bytes) {
      String text = new String(bytes, charset);
      return text.startsWith(mark) ? text.substring(mark.length()) : null;
    }

    boolean has(String text) {
      // A text in ISO-8859-1 without any of its own characters would be read as UTF-8 all the same.
      return charset.newEncoder().canEncode(text);
    }
  }

  static Program of(Fixture fixture) {
    Map<String, String> files = new LinkedHashMap<>();
    fixture.before().forEach(source -> files.put(source.path(), source.text()));
    return new Program(fixture.name(), files, fixture.classpathName(), Encoding.UTF_8);
  }

  /** The paths of the Java files. */
  List<String> javaFiles() {
    return files.keySet().stream().filter(path -> path.endsWith(".java")).toList();
  }

  Program with(String path, String text) {
    Map<String, String> changed = new LinkedHashMap<>(files);
    changed.put(path, text);
    return new Program(name, changed, classpath, encoding);
  }

  Program without(String path) {
    Map<String, String> changed = new LinkedHashMap<>(files);
    changed.remove(path);
    return new Program(name, changed, classpath, encoding);
  }

  /** The program in another encoding; in this one if that lacks one of the characters. */
  Program in(Encoding other) {
    boolean possible = javaFiles().stream().allMatch(path -> other.has(files.get(path)));
    return possible ? new Program(name, files, classpath, other) : this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name + " " + encoding + "\n");
    files.forEach((path, file) -> text.append("--- ").append(path).append('\n').append(file));
    return text.toString();
  }
}
