package dev.lint429.maven;

import dev.lint429.maven.wiring.Wanted.Coordinates;
import dev.lint429.run.UserError;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;

/**
 * Finds the annotation processors among the dependencies of projects, such as Lombok: javac runs
 * them only as long as no path of processors is given.
 */
final class ClassPathProcessors {
  private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";

  private final MavenSession session;
  private final ProjectDependenciesResolver resolver;

  ClassPathProcessors(MavenSession session, ProjectDependenciesResolver resolver) {
    this.session = session;
    this.resolver = resolver;
  }

  /**
   * Those of some projects, in the order of their class paths, each once.
   *
   * @throws UserError if a dependency cannot be resolved
   */
  List<Coordinates> of(Collection<MavenProject> projects) {
    List<Coordinates> found = new ArrayList<>();
    for (MavenProject project : projects) {
      for (Dependency dependency : dependencies(project)) {
        Artifact artifact = dependency.getArtifact();
        boolean known =
            found.stream()
                .anyMatch(
                    f ->
                        f.group().equals(artifact.getGroupId())
                            && f.artifact().equals(artifact.getArtifactId()));
        if (!known && isProcessor(artifact.getFile())) {
          found.add(
              new Coordinates(
                  artifact.getGroupId(), artifact.getArtifactId(), version(artifact, project)));
        }
      }
    }
    return found;
  }

  private List<Dependency> dependencies(MavenProject project) {
    Set<String> own =
        session.getProjects().stream()
            .map(p -> p.getGroupId() + ":" + p.getArtifactId())
            .collect(Collectors.toSet());
    // The modules of this build may not have been built yet.
    DependencyFilter others =
        (node, parents) ->
            node.getArtifact() != null
                && !own.contains(
                    node.getArtifact().getGroupId() + ":" + node.getArtifact().getArtifactId());
    try {
      return resolver
          .resolve(
              new DefaultDependencyResolutionRequest(project, session.getRepositorySession())
                  .setResolutionFilter(others))
          .getResolvedDependencies();
    } catch (DependencyResolutionException e) {
      throw new UserError(
          "The class path of "
              + project.getArtifactId()
              + " cannot be searched for annotation processors: "
              + e.getMessage(),
          e);
    }
  }

  private static boolean isProcessor(File file) {
    if (file == null || !file.exists()) {
      return false;
    }
    if (file.isDirectory()) {
      return new File(file, SERVICE).exists();
    }
    if (!file.getName().endsWith(".jar")) {
      return false;
    }
    try (ZipFile zip = new ZipFile(file)) {
      return zip.getEntry(SERVICE) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /** A property that has the version, if its name is the usual one; so that both stay equal. */
  private static String version(Artifact artifact, MavenProject project) {
    String property = artifact.getArtifactId() + ".version";
    return artifact.getVersion().equals(project.getProperties().getProperty(property))
        ? "${" + property + "}"
        : artifact.getVersion();
  }
}
