package dev.lint429.run.fix;

import dev.lint429.run.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A {@code pom.xml} and the parents of it that lie in the same tree. */
final class PomParents {
  private final PomDependencies own;
  private final List<PomDependencies> parents = new ArrayList<>();

  /**
   * @param root parents outside of it are not looked at
   */
  PomParents(Path file, String text, Path root) throws IOException {
    this.own = new PomDependencies(text);
    Set<Path> seen = new HashSet<>(Set.of(file.normalize()));
    Path parent = parent(file, own);
    while (parent != null && parent.startsWith(root) && seen.add(parent)) {
      PomDependencies pom = new PomDependencies(TextFile.read(parent).text());
      parents.add(pom);
      parent = parent(parent, pom);
    }
  }

  private static Path parent(Path file, PomDependencies pom) {
    String relative = pom.parentPath();
    if (relative == null) {
      return null;
    }
    Path path = file.getParent().resolve(relative).normalize();
    path = Files.isDirectory(path) ? path.resolve("pom.xml") : path;
    return Files.isRegularFile(path) ? path : null;
  }

  /** Whether a parent gives its children the dependency. */
  boolean declare(String group, String artifact) {
    return parents.stream().anyMatch(pom -> pom.has(group, artifact));
  }

  /** Whether the version is managed here or in a parent. */
  boolean manage(String group, String artifact) {
    return own.manages(group, artifact)
        || parents.stream().anyMatch(pom -> pom.manages(group, artifact));
  }
}
