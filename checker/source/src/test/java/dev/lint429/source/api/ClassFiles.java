package dev.lint429.source.api;

import dev.lint429.backoff.Backoff;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The class files of a jar, or of the modules of the running JDK. */
final class ClassFiles implements AutoCloseable {
  private static final List<String> MODULES =
      List.of("java.base", "java.net.http", "java.sql", "java.desktop", "java.naming");

  private final FileSystem opened;
  private final List<Path> roots;

  private ClassFiles(FileSystem opened, List<Path> roots) {
    this.opened = opened;
    this.roots = roots;
  }

  /**
   * @param name a jar of {@code directory}, {@code jdk} or {@code lint429-backoff}
   */
  static ClassFiles open(String name, Path directory) throws IOException {
    if (name.equals("jdk")) {
      Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
      return new ClassFiles(null, MODULES.stream().map(modules::resolve).toList());
    }
    if (name.equals("lint429-backoff")) {
      return ofHelper();
    }
    FileSystem jar = FileSystems.newFileSystem(directory.resolve(name));
    return new ClassFiles(jar, List.of(jar.getPath("/")));
  }

  /** The helper of this build: a directory of classes or a jar. */
  private static ClassFiles ofHelper() throws IOException {
    try {
      Path home =
          Path.of(Backoff.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(home)) {
        return new ClassFiles(null, List.of(home));
      }
      FileSystem jar = FileSystems.newFileSystem(home);
      return new ClassFiles(jar, List.of(jar.getPath("/")));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** The files of the classes of a package, nested ones included. */
  List<String> classesOf(String packageName) throws IOException {
    String directory = packageName.replace('.', '/');
    for (Path root : roots) {
      Path packageDirectory = root.resolve(directory);
      if (Files.isDirectory(packageDirectory)) {
        try (Stream<Path> files = Files.list(packageDirectory)) {
          return files
              .map(f -> directory + "/" + f.getFileName())
              .filter(f -> f.endsWith(".class") && !f.endsWith("-info.class"))
              .toList();
        }
      }
    }
    return List.of();
  }

  byte[] bytes(String name) throws IOException {
    byte[] bytes = find(name);
    if (bytes == null) {
      throw new IOException("no " + name);
    }
    return bytes;
  }

  /** The class file, or null if it is not here. */
  byte[] find(String name) throws IOException {
    for (Path root : roots) {
      if (Files.exists(root.resolve(name))) {
        return Files.readAllBytes(root.resolve(name));
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }
}
