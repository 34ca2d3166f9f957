package dev.lint429.maven;

import dev.lint429.maven.wiring.Installation;
import dev.lint429.maven.wiring.PomWiring;
import dev.lint429.maven.wiring.Wanted;
import dev.lint429.maven.wiring.Wanted.Coordinates;
import dev.lint429.run.UserError;
import dev.lint429.run.Version;
import dev.lint429.run.result.Severity;
import dev.lint429.run.rules.RuleBook;
import dev.lint429.run.rules.RuleInfo;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Puts the compiler plugin (Error Prone with lint429) into the {@code pom.xml} files of a build and
 * its JVM flags into {@code .mvn/jvm.config}, so that the findings are warnings of the compiler. It
 * adds only what is missing, keeps the rest of the files as it is, and can undo it exactly, by the
 * record that it leaves in {@code .mvn/lint429-install.json}.
 */
@Mojo(name = "install", aggregator = true, requiresDirectInvocation = true, threadSafe = true)
public final class InstallMojo extends AbstractMojo {
  private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Component private ProjectDependenciesResolver resolver;

  /** Whether to take out again what was put in. */
  @Parameter(property = "lint429.undo", defaultValue = "false")
  private boolean undo;

  /** Whether nothing is to be written: what would change is shown as a unified diff. */
  @Parameter(property = "lint429.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * The version of Error Prone. By default 2.42.0 under JDK 17 to 20, where it is the last that
   * runs, and 2.50.0 under newer ones. A version that is in the {@code pom.xml} already stays.
   */
  @Parameter(property = "lint429.errorProneVersion")
  private String errorProneVersion;

  /** Whether Error Prone's own checks are enabled, too. Some of them are errors. */
  @Parameter(property = "lint429.errorProneChecks", defaultValue = "false")
  private boolean errorProneChecks;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    RunMojo.guarded(undo ? this::undo : this::install);
  }

  private Path root() {
    File directory = session.getRequest().getMultiModuleProjectDirectory();
    String start = session.getExecutionRootDirectory();
    return (directory == null ? Path.of(start) : directory.toPath()).toAbsolutePath().normalize();
  }

  private void undo() {
    List<String> files = new Installation(root()).undo();
    files.forEach(file -> getLog().info("restored " + file));
  }

  private void install() {
    Installation installation = new Installation(root());
    Wanted wanted = wanted();
    for (MavenProject project : session.getProjects()) {
      Path pom = project.getFile().toPath().toAbsolutePath().normalize();
      if (isInBuild(project.getParent())) {
        installation.module(pom, wanted);
      } else {
        PomWiring.Inherited inherited = inherited(project.getParent());
        installation.top(pom, wanted.with(processors(project)), inherited);
      }
      checkCompiler(project);
    }
    installation.jvmFlags();
    installation.poms().forEach(InstallMojo::checkModel);
    if (installation.changed().isEmpty()) {
      getLog().info("Everything is there already; nothing was changed");
    } else if (dryRun) {
      String diff = new String(installation.diff(), StandardCharsets.UTF_8);
      getLog().info("What would change:\n" + diff);
    } else {
      installation.write();
      installation.changed().forEach(file -> getLog().info("changed " + file));
      getLog()
          .info(
              "The next build shows findings as warnings of the compiler; this goal with"
                  + " -Dlint429.undo takes everything out again");
    }
  }

  private Wanted wanted() {
    String version = errorProneVersion;
    if (version == null) {
      version = Runtime.version().feature() < 21 ? "2.42.0" : "2.50.0";
    }
    List<String> policy =
        new ArrayList<>(List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW"));
    if (new ComparableVersion(version).compareTo(new ComparableVersion("2.46")) >= 0) {
      policy.add("-XDaddTypeAnnotationsToSymbol=true");
    }
    return new Wanted(
        List.of(
            new Coordinates("com.google.errorprone", "error_prone_core", version),
            new Coordinates("dev.lint429", "lint429-errorprone", Version.current())),
        List.of(),
        policy,
        RuleBook.rules().stream().map(InstallMojo::option).toList(),
        !errorProneChecks);
  }

  private static String option(RuleInfo rule) {
    String level =
        rule.severity() == Severity.ERROR
            ? ":ERROR"
            : rule.severity() == Severity.WARNING ? ":WARN" : "";
    return "-Xep:" + rule.id() + level;
  }

  private boolean isInBuild(MavenProject parent) {
    return parent != null
        && parent.getFile() != null
        && session.getProjects().stream().anyMatch(p -> parent.getFile().equals(p.getFile()));
  }

  /** The processors that the compiler finds by itself in the projects that inherit from one. */
  private List<Coordinates> processors(MavenProject top) {
    List<MavenProject> heirs = new ArrayList<>();
    for (MavenProject project : session.getProjects()) {
      MavenProject at = project;
      while (isInBuild(at.getParent())) {
        at = at.getParent();
      }
      Xpp3Dom configuration = configuration(project.getPlugin(COMPILER));
      boolean named = configuration != null && hasPath(configuration);
      if (top.getFile().equals(at.getFile()) && !named) {
        heirs.add(project);
      }
    }
    return new ClassPathProcessors(session, resolver).of(heirs);
  }

  private static boolean hasPath(Xpp3Dom configuration) {
    Xpp3Dom proc = configuration.getChild("proc");
    return configuration.getChild("annotationProcessorPaths") != null
        || (proc != null && "none".equals(proc.getValue()));
  }

  private static Xpp3Dom configuration(Plugin plugin) {
    return plugin == null ? null : (Xpp3Dom) plugin.getConfiguration();
  }

  private static PomWiring.Inherited inherited(MavenProject parent) {
    if (parent == null) {
      return PomWiring.Inherited.NOTHING;
    }
    Set<String> lists = new TreeSet<>();
    boolean version = false;
    PluginManagement management = parent.getPluginManagement();
    List<Plugin> plugins = new ArrayList<>();
    plugins.add(parent.getPlugin(COMPILER));
    plugins.add(management == null ? null : management.getPluginsAsMap().get(COMPILER));
    for (Plugin plugin : plugins) {
      version |= hasVersion(plugin);
      Xpp3Dom configuration = configuration(plugin);
      if (configuration != null) {
        for (Xpp3Dom child : configuration.getChildren()) {
          if (child.getChildCount() > 0) {
            lists.add(child.getName());
          }
        }
      }
    }
    return new PomWiring.Inherited(lists, version);
  }

  private void checkCompiler(MavenProject project) {
    Plugin plugin = project.getPlugin(COMPILER);
    Xpp3Dom configuration = configuration(plugin);
    Xpp3Dom compiler = configuration == null ? null : configuration.getChild("compilerId");
    if (compiler != null && !compiler.getValue().startsWith("javac")) {
      throw new UserError(
          project.getArtifactId()
              + " is compiled by "
              + compiler.getValue()
              + ", but lint429 in the compiler needs javac");
    }
    boolean tooOld =
        plugin != null
            && plugin.getVersion() != null
            && new ComparableVersion(plugin.getVersion()).compareTo(new ComparableVersion("3.5"))
                < 0;
    if (tooOld && isNamed(project)) {
      throw new UserError(
          "The maven-compiler-plugin "
              + plugin.getVersion()
              + " of "
              + project.getArtifactId()
              + " has no annotationProcessorPaths; lint429 needs 3.5 or newer");
    }
  }

  /** Whether some pom.xml says which version of the compiler plugin it is. */
  private boolean isNamed(MavenProject project) {
    MavenProject at = project;
    while (at != null) {
      Build build = at.getOriginalModel().getBuild();
      if (build != null) {
        PluginManagement management = build.getPluginManagement();
        if (hasVersion(build.getPluginsAsMap().get(COMPILER))
            || (management != null && hasVersion(management.getPluginsAsMap().get(COMPILER)))) {
          return true;
        }
      }
      at = at.getParent();
    }
    return false;
  }

  private static boolean hasVersion(Plugin plugin) {
    return plugin != null && plugin.getVersion() != null;
  }

  /** Whatever went wrong, a file that Maven cannot read must not be written. */
  private static void checkModel(Path pom, byte[] bytes) {
    try {
      new MavenXpp3Reader().read(new ByteArrayInputStream(bytes));
    } catch (IOException | XmlPullParserException e) {
      throw new UserError(
          pom
              + " is not changed, because lint429 does not understand its layout: "
              + e.getMessage(),
          e);
    }
  }
}
