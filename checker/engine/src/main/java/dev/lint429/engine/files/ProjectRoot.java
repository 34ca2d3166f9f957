package dev.lint429.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the project that a path belongs to. */
public final class ProjectRoot {
  /** What the build files of Maven and Gradle are called. */
  public static final Set<String> BUILD_FILES =
      Set.of(
          "pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

  private static final Path HOME = Path.of(System.getProperty("user.home"));

  private ProjectRoot() {}

  /**
   * The directory below which the code that a path may use is looked up: the root of its Git work
   * tree; where there is none, the directory of the configuration file; else the topmost directory
   * of its build; else the path itself, or for a file the directory that its package starts in.
   *
   * @param path absolute
   * @param configDirectory null if there is no configuration file
   */
  public static Path of(Path path, Path configDirectory) {
    Path directory = directory(path);
    Path workTree = workTree(directory);
    if (workTree != null) {
      return workTree;
    }
    if (configDirectory != null && directory.startsWith(configDirectory)) {
      return configDirectory;
    }
    Path build = topmostBuild(directory);
    return build != null ? build : directory;
  }

  /** The innermost directory that holds all of {@code directories}. */
  public static Path common(Collection<Path> directories) {
    Path common = directories.iterator().next();
    for (Path directory : directories) {
      while (!directory.startsWith(common)) {
        common = common.getParent();
      }
    }
    return common;
  }

  /** The root of the Git work tree that a file or directory lies in; null if it lies in none. */
  public static Path workTree(Path path) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return null;
  }

  /** The directory of a path; of a file the one that its package starts in. */
  private static Path directory(Path path) {
    if (Files.isDirectory(path)) {
      return path;
    }
    Path directory = path.getParent();
    for (int i = packageDepth(path); i > 0 && directory.getParent() != null; i--) {
      directory = directory.getParent();
    }
    return directory;
  }

  private static int packageDepth(Path file) {
    try {
      Matcher matcher = PACKAGE.matcher(Decoder.decode(Files.readAllBytes(file)).text());
      if (!matcher.find()) {
        return 0;
      }
      Path directories = Path.of(matcher.group(1).replace('.', '/'));
      return file.getParent().endsWith(directories) ? directories.getNameCount() : 0;
    } catch (IOException e) {
      // Whoever reads the file for good will tell.
      return 0;
    }
  }

  private static Path topmostBuild(Path start) {
    Path topmost = null;
    for (Path at = start; at != null; at = at.getParent()) {
      Path directory = at;
      // A build file in the home directory or the root is most likely a stray.
      if (at.getParent() == null || at.equals(HOME)) {
        break;
      }
      if (BUILD_FILES.stream().anyMatch(f -> Files.isRegularFile(directory.resolve(f)))) {
        topmost = at;
      }
    }
    return topmost;
  }
}
