package dev.lint429.run.cache;

import dev.lint429.engine.Engine;
import dev.lint429.run.Version;
import dev.lint429.source.SourceProgram;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells one build of lint429 from another, also where both call themselves by the same version: by
 * the jars that its classes come from.
 */
final class BuildId {
  private BuildId() {}

  /** Empty if the classes do not come from jars, so that nobody can tell. */
  static Optional<String> current() {
    StringBuilder id = new StringBuilder(Version.current());
    for (Class<?> part : List.of(BuildId.class, Engine.class, SourceProgram.class)) {
      Path jar = jar(part);
      if (jar == null) {
        return Optional.empty();
      }
      try {
        id.append('|').append(Files.size(jar)).append(',');
        id.append(Files.getLastModifiedTime(jar).toMillis());
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.of(id.toString());
  }

  /** The jar of a class, or null. */
  private static Path jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      Path path = source == null ? null : new File(source.getLocation().toURI()).toPath();
      return path != null && Files.isRegularFile(path) ? path : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }
}
