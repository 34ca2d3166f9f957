package dev.lint429.lsp;

import java.net.URI;
import java.nio.file.Path;

/** Documents that were never saved: they have a name, but no place on the disk. */
final class Unsaved {
  private static final Path NOWHERE = Path.of("").toAbsolutePath().getRoot().resolve("untitled:");

  private Unsaved() {}

  /** What stands for the document among paths. */
  static Path path(URI uri) {
    String name = uri.getSchemeSpecificPart().replaceAll("[^\\w.$-]+", "_");
    return NOWHERE.resolve(name.endsWith(".java") ? name : name + ".java");
  }

  static boolean is(Path path) {
    return path.startsWith(NOWHERE);
  }
}
