package dev.lint429.maven;

import dev.lint429.run.RunOptions;
import dev.lint429.run.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The directories of a build: where it has its root, what of it is looked at. */
final class Reactor {
  private final Path root;
  private final Path output;

  /** The topmost directories of projects to look at. */
  private final List<Path> directories;

  /** Directories below them that belong to projects which are not looked at. */
  private final List<Path> others;

  private Reactor(Path root, Path output, List<Path> directories, List<Path> others) {
    this.root = root;
    this.output = output;
    this.directories = directories;
    this.others = others;
  }

  /** All projects of a build; without a project, the current directory. */
  static Reactor of(MavenSession session) {
    return of(session, session.getProjects(), Set.of());
  }

  /**
   * Projects of a build with those of their modules that are built, too.
   *
   * @param members one or more
   * @param skipped projects to be left out although their parents are not
   */
  static Reactor of(
      MavenSession session, Collection<MavenProject> members, Collection<MavenProject> skipped) {
    Path start = Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
    Set<Path> wanted = directories(members);
    if (wanted.isEmpty()) {
      return new Reactor(start, start.resolve("target/lint429"), List.of(start), List.of());
    }
    Set<Path> left = directories(skipped);
    left.addAll(directories(session.getProjects().stream().filter(Reactor::skips).toList()));
    Set<Path> built = directories(session.getProjects());
    built.removeAll(left);
    Set<Path> looked = new TreeSet<>(wanted);
    built.stream().filter(d -> wanted.stream().anyMatch(d::startsWith)).forEach(looked::add);
    List<Path> topmost =
        wanted.stream()
            .filter(d -> wanted.stream().noneMatch(w -> !w.equals(d) && d.startsWith(w)))
            .toList();
    Set<Path> others = new TreeSet<>(left);
    others.addAll(modules(session.getProjects()));
    others.removeAll(looked);
    MavenProject top = top(session, start);
    return new Reactor(
        session.getProjects().size() > 1 ? start : localRoot(top),
        Path.of(top.getBuild().getDirectory()).resolve("lint429"),
        topmost,
        others.stream().filter(d -> topmost.stream().anyMatch(d::startsWith)).toList());
  }

  /** Maven runs a goal that was named on the command line in the first project only. */
  private static boolean skips(MavenProject project) {
    return Boolean.parseBoolean(project.getProperties().getProperty("lint429.skip"));
  }

  /** The project that Maven was started on, also if it is not itself built. */
  private static MavenProject top(MavenSession session, Path start) {
    List<MavenProject> all = session.getAllProjects();
    return (all == null ? session.getProjects() : all)
        .stream()
            .filter(p -> start.equals(directory(p)))
            .findFirst()
            .orElse(session.getTopLevelProject());
  }

  /** Of a module that is built alone, the directory of the topmost parent in the same tree. */
  private static Path localRoot(MavenProject project) {
    MavenProject at = project;
    while (at.getParent() != null && at.getParent().getBasedir() != null) {
      at = at.getParent();
    }
    return directory(at);
  }

  private static Path directory(MavenProject project) {
    File directory = project.getBasedir();
    return directory == null ? null : directory.toPath().toAbsolutePath().normalize();
  }

  private static Set<Path> directories(Collection<MavenProject> projects) {
    // A project without a pom.xml has no directory.
    return projects.stream()
        .filter(p -> p.getFile() != null && p.getBasedir() != null)
        .map(Reactor::directory)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> modules(Collection<MavenProject> projects) {
    List<Path> modules = new ArrayList<>();
    for (MavenProject project : projects) {
      for (String module : project.getModules()) {
        if (project.getBasedir() != null) {
          Path path = directory(project).resolve(module).normalize();
          modules.add(Files.isRegularFile(path) ? path.getParent() : path);
        }
      }
    }
    return modules;
  }

  /** What the user's paths are relative to, absolute. */
  Path root() {
    return root;
  }

  /** The directory of reports unless another is wanted, absolute. */
  Path output() {
    return output;
  }

  /**
   * Has a run look at these projects. Where the configuration names paths, those of them that
   * belong to the projects.
   *
   * @param excludes globs that are excluded anyway
   */
  RunOptions restrict(RunOptions options, List<String> excludes) {
    List<String> globs = new ArrayList<>(excludes);
    for (Path other : others) {
      if (other.startsWith(root)) {
        boolean holdsMore = directories.stream().anyMatch(d -> d.startsWith(other));
        Path left = holdsMore ? other.resolve("src") : other;
        globs.add("/" + root.relativize(left).toString().replace('\\', '/'));
      }
    }
    options.paths(directories).excludes(globs);
    List<Path> configured = Settings.of(options).config().paths();
    return configured.isEmpty() ? options : options.paths(common(configured));
  }

  private List<Path> common(List<Path> configured) {
    Set<Path> common = new TreeSet<>();
    for (Path directory : directories) {
      for (Path path : configured) {
        if (path.startsWith(directory)) {
          common.add(path);
        } else if (directory.startsWith(path)) {
          common.add(directory);
        }
      }
    }
    return common.isEmpty() ? directories : List.copyOf(common);
  }
}
