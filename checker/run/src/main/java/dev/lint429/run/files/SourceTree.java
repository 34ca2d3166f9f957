package dev.lint429.run.files;

import dev.lint429.engine.files.ProjectRoot;
import dev.lint429.engine.files.SourceFinder;
import dev.lint429.run.UserError;
import dev.lint429.run.scan.ScanJob;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The Java files of a run: all that may be looked at, grouped into projects, and those whose
 * findings are wanted.
 */
public final class SourceTree {
  private final Path root;
  private final Set<String> files = new TreeSet<>();
  private final Set<String> contexts = new HashSet<>();
  private final Set<String> reported = new TreeSet<>();
  private final Set<String> settings = new TreeSet<>();

  /** Directories that are a Git work tree of their own. */
  private final Set<String> workTrees = new HashSet<>();

  /** Directories with a build file. */
  private final Set<String> builds = new HashSet<>();

  private SourceTree(Path root) {
    this.root = root;
  }

  /**
   * Walks the tree.
   *
   * @param root what files are named relative to, absolute
   * @param contexts the directories below which files may be looked at, below {@code root}
   * @param paths files and directories, absolute, below {@code root}: what is reported
   * @param excluded files that are not reported, by their absolute paths
   * @throws UserError if a path is not there or is no Java file, or the tree cannot be read
   */
  public static SourceTree find(
      Path root, Collection<Path> contexts, Collection<Path> paths, Predicate<Path> excluded) {
    SourceTree tree = new SourceTree(root);
    Map<Path, Set<String>> walked = new HashMap<>();
    for (Path context : contexts) {
      tree.contexts.add(tree.name(context));
      walked.put(context, tree.walk(context));
      tree.files.addAll(walked.get(context));
    }
    for (Path path : paths) {
      Set<String> wanted = walked.containsKey(path) ? walked.get(path) : tree.wanted(path);
      tree.files.addAll(wanted);
      wanted.stream().filter(f -> !excluded.test(root.resolve(f))).forEach(tree.reported::add);
    }
    return tree;
  }

  private Set<String> wanted(Path path) {
    if (Files.isDirectory(path)) {
      return walk(path);
    }
    if (!Files.exists(path)) {
      throw new UserError("There is no file or directory " + path);
    }
    if (!path.toString().endsWith(".java")) {
      throw new UserError(path + " is neither a directory nor a Java source file");
    }
    return Set.of(name(path));
  }

  private Set<String> walk(Path start) {
    Set<String> found = new TreeSet<>();
    try {
      Files.walkFileTree(start, new Visitor(start, found));
    } catch (IOException e) {
      throw new UserError(start + " cannot be read: " + e.getMessage(), e);
    }
    return found;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path start;
    private final Set<String> found;

    Visitor(Path start, Set<String> found) {
      this.start = start;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (directory.getFileName() != null && directory.getFileName().toString().equals(".git")) {
        workTrees.add(name(directory.getParent()));
      }
      return directory.equals(start) || SourceFinder.isSource(root.relativize(directory))
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        String fileName = file.getFileName().toString();
        if (SourceFinder.isJava(fileName)) {
          found.add(name(file));
        } else if (fileName.equals(".git")) {
          workTrees.add(name(file.getParent()));
        } else if (ProjectRoot.BUILD_FILES.contains(fileName)) {
          builds.add(name(file.getParent()));
          settings.add(name(file));
        } else if (isConfiguration(fileName)) {
          settings.add(name(file));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    /** What cannot be read is not there for us; the run says how many files it saw. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean isConfiguration(String fileName) {
    return fileName.endsWith(".properties")
        || fileName.endsWith(".yml")
        || fileName.endsWith(".yaml");
  }

  private String name(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  /** The files whose findings are wanted, relative to the root, with slashes. */
  public Set<String> reported() {
    return reported;
  }

  /** All Java files that may be looked at, in the same form. */
  public Set<String> files() {
    return files;
  }

  /** The other files that the analysis may read: configuration and build files. */
  public Set<String> settings() {
    return settings;
  }

  /**
   * The files grouped into what belongs together: those of a context. A work tree within it is a
   * project of its own. Where a context is neither a work tree nor a build, so that it only holds
   * projects, each topmost directory with a build file is one, too.
   */
  public List<ScanJob.Project> projects() {
    TreeMap<String, TreeSet<String>> projects = new TreeMap<>();
    for (String file : files) {
      projects.computeIfAbsent(project(file), p -> new TreeSet<>()).add(file);
    }
    return projects.entrySet().stream()
        .map(e -> new ScanJob.Project(e.getKey(), List.copyOf(e.getValue())))
        .toList();
  }

  private String project(String file) {
    String topmostBuild = null;
    String directory = file;
    while (!directory.isEmpty()) {
      directory = directory.substring(0, Math.max(0, directory.lastIndexOf('/')));
      boolean isProject = workTrees.contains(directory) || contexts.contains(directory);
      if (builds.contains(directory)) {
        topmostBuild = directory;
      }
      if (isProject) {
        boolean onlyHolds = !workTrees.contains(directory) && topmostBuild != null;
        return onlyHolds ? topmostBuild : directory;
      }
    }
    return topmostBuild == null ? "" : topmostBuild;
  }
}
