package dev.lint429.engine.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the Java files of a repository: main and test sources of all modules, without build output,
 * generated code and other people's packages.
 */
public final class SourceFinder {
  private static final Set<String> NEVER =
      Set.of("node_modules", "generated", "generated-sources", "generated-test-sources");

  /** Build output, unless below a source directory: there they are packages of that name. */
  private static final Set<String> OUTPUT = Set.of("target", "build", "out", "bin", "dist");

  /** Directories of a source set, such as {@code src/main/java}, that hold nothing but code. */
  private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "groovy", "scala");

  private static final Set<String> SOURCE_DIRECTORIES = Set.of("src", "java");

  private SourceFinder() {}

  /** The Java files below {@code root} in the order of their paths. */
  public static List<Path> find(Path root) throws IOException {
    return find(root, directory -> true, SourceFinder::isJava);
  }

  /** Whether a file by this name may hold calls. */
  public static boolean isJava(String name) {
    return name.endsWith(".java")
        && !name.equals("module-info.java")
        && !name.equals("package-info.java");
  }

  /**
   * The files below {@code root} whose names are {@code wanted}, in the order of their paths. They
   * are none of the code: {@code src/main/java} and its like, where most files are, are left out.
   */
  public static List<Path> findBesideCode(Path root, Predicate<String> wanted) throws IOException {
    return find(root, directory -> !isCode(directory), wanted);
  }

  private static boolean isCode(Path directory) {
    int names = directory.getNameCount();
    return names >= 3
        && LANGUAGES.contains(directory.getFileName().toString())
        && directory.getName(names - 3).toString().equals("src");
  }

  private static List<Path> find(Path root, Predicate<Path> mayHold, Predicate<String> wanted)
      throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return dir.equals(root) || isSource(root.relativize(dir)) && mayHold.test(dir)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && wanted.test(file.getFileName().toString())) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(files);
    return files;
  }

  /**
   * Whether a directory is looked into.
   *
   * @param directory relative to the root
   */
  public static boolean isSource(Path directory) {
    String name = directory.getFileName().toString();
    // The tools' own directories are hidden: of version control, editors, virtual environments.
    if (NEVER.contains(name) || name.startsWith(".")) {
      return false;
    }
    if (!OUTPUT.contains(name)) {
      return true;
    }
    for (Path above : directory) {
      if (SOURCE_DIRECTORIES.contains(above.toString())) {
        return true;
      }
    }
    return false;
  }
}
