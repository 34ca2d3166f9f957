package dev.lint429.run.fix;

import dev.lint429.engine.Options;
import dev.lint429.run.Settings;
import dev.lint429.run.Version;
import dev.lint429.run.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Sees to it that the builds of fixed files know the helper that the fixes use. */
final class HelperDependency {
  static final String GROUP = "dev.lint429";
  static final String ARTIFACT = "lint429-backoff";
  private static final String COORDINATES = GROUP + ":" + ARTIFACT;

  private final Settings settings;
  private final Predicate<String> add;
  private final List<String> notes = new ArrayList<>();

  HelperDependency(Settings settings, Predicate<String> add) {
    this.settings = settings;
    this.add = add;
  }

  /**
   * The changes of {@code pom.xml} files.
   *
   * @param changed the files that fixes change
   * @param text their new texts
   */
  List<FileChange> changes(List<String> changed, UnaryOperator<String> text) {
    List<FileChange> changes = new ArrayList<>();
    if (!settings.options().helper().equals(Options.DEFAULT_HELPER)) {
      return changes;
    }
    TreeSet<Path> builds = new TreeSet<>();
    for (String path : changed) {
      Path build = text.apply(path).contains(Options.DEFAULT_HELPER) ? build(path) : null;
      if (build != null) {
        builds.add(build);
      }
    }
    for (Path build : builds) {
      try {
        check(build, changes);
      } catch (IOException e) {
        notes.add(build + " cannot be read: " + e.getMessage());
      }
    }
    return changes;
  }

  /** What the user has to do; a sentence each. */
  List<String> notes() {
    return notes;
  }

  /** The build file that a source file belongs to, or null. */
  private Path build(String path) {
    Path root = settings.root();
    for (Path at = root.resolve(path).getParent(); at != null; at = at.getParent()) {
      for (String name : List.of("pom.xml", "build.gradle.kts", "build.gradle")) {
        if (Files.isRegularFile(at.resolve(name))) {
          return at.resolve(name);
        }
      }
      if (at.equals(root)) {
        return null;
      }
    }
    return null;
  }

  private void check(Path build, List<FileChange> changes) throws IOException {
    String name = settings.root().relativize(build).toString().replace('\\', '/');
    TextFile file = TextFile.read(build);
    if (!build.endsWith("pom.xml")) {
      if (!file.text().contains(ARTIFACT)) {
        notes.add(
            name
                + " does not name "
                + COORDINATES
                + ", which the fixes use; add implementation(\""
                + COORDINATES
                + ":"
                + Version.current()
                + "\")");
      }
      return;
    }
    PomDependencies pom = new PomDependencies(file.text());
    PomParents parents = new PomParents(build, file.text(), settings.root());
    if (pom.has(GROUP, ARTIFACT) || parents.declare(GROUP, ARTIFACT)) {
      return;
    }
    if (!add.test(name)) {
      notes.add(
          name
              + " lacks the dependency "
              + COORDINATES
              + ":"
              + Version.current()
              + ", which the fixes use; --add-dependency adds it");
      return;
    }
    String version = parents.manage(GROUP, ARTIFACT) ? null : Version.current();
    byte[] after = file.encode(pom.with(GROUP, ARTIFACT, version));
    changes.add(new FileChange(name, file, after));
  }
}
