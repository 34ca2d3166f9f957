package dev.lint429.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/** The jars of a build that may bring models. Nothing is resolved or downloaded for them. */
final class Libraries {
  private Libraries() {}

  /** Where the local repository has the direct dependencies of all projects, or would have them. */
  static List<Path> of(MavenSession session) {
    Set<Path> jars = new TreeSet<>();
    for (MavenProject project : session.getProjects()) {
      for (Dependency dependency : project.getDependencies()) {
        if ("jar".equals(dependency.getType()) && dependency.getVersion() != null) {
          jars.add(jar(session, dependency));
        }
      }
    }
    return List.copyOf(jars);
  }

  private static Path jar(MavenSession session, Dependency dependency) {
    Artifact artifact =
        new DefaultArtifact(
            dependency.getGroupId(),
            dependency.getArtifactId(),
            dependency.getVersion(),
            dependency.getScope(),
            "jar",
            dependency.getClassifier(),
            new DefaultArtifactHandler("jar"));
    Path repository = Path.of(session.getLocalRepository().getBasedir());
    return repository.resolve(session.getLocalRepository().pathOf(artifact));
  }
}
