package dev.lint429.maven;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/**
 * Collects the checks of all projects of a build and runs them as one at its end.
 *
 * <p>No project can do that: none knows whether it is the last one, as some of them may not have
 * the goal, run beside it, or fail before they get to it. So this puts itself in front of the
 * listener that is told of the end, and adds the failure to the result of the build.
 */
final class BuildEnd implements InvocationHandler {
  private static final Map<MavenExecutionRequest, BuildEnd> BUILDS = new WeakHashMap<>();

  private final ExecutionListener listener;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  /** The executions with one id, in all projects. */
  private static final class Group {
    final List<CheckMojo> members = new ArrayList<>();
    final List<MavenProject> skipped = new ArrayList<>();
  }

  private BuildEnd(ExecutionListener listener) {
    this.listener = listener;
  }

  /** That of the build that a session belongs to. */
  static BuildEnd of(MavenSession session) {
    synchronized (BUILDS) {
      return BUILDS.computeIfAbsent(session.getRequest(), BuildEnd::install);
    }
  }

  private static BuildEnd install(MavenExecutionRequest request) {
    BuildEnd end = new BuildEnd(request.getExecutionListener());
    // A proxy, because later versions of Maven have more events.
    request.setExecutionListener(
        (ExecutionListener)
            Proxy.newProxyInstance(
                BuildEnd.class.getClassLoader(), new Class<?>[] {ExecutionListener.class}, end));
    return end;
  }

  /** The check of one project. */
  synchronized void add(CheckMojo check) {
    group(check).members.add(check);
  }

  /** A project that is not to be checked. */
  synchronized void skip(CheckMojo check) {
    group(check).skipped.add(check.project());
  }

  private Group group(CheckMojo check) {
    return groups.computeIfAbsent(check.executionId(), id -> new Group());
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("sessionEnded")) {
      groups.values().forEach(BuildEnd::check);
      groups.clear();
    }
    if (listener == null) {
      return null;
    }
    try {
      return method.invoke(listener, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void check(Group group) {
    if (group.members.isEmpty()) {
      return;
    }
    MavenSession session = group.members.get(0).session();
    List<MavenProject> order = session.getProjects();
    group.members.sort(Comparator.comparingInt(m -> order.indexOf(m.project())));
    CheckMojo first = group.members.get(0);
    boolean stopped =
        session.getResult().hasExceptions()
            && session.getReactorFailureBehavior().equals(MavenExecutionRequest.REACTOR_FAIL_FAST);
    if (stopped) {
      first.getLog().info("lint429 does not check, because the build failed before");
      return;
    }
    try {
      RunMojo.guarded(
          () ->
              first.check(group.members.stream().map(CheckMojo::project).toList(), group.skipped));
    } catch (MojoExecutionException | MojoFailureException e) {
      session.getResult().addException(e);
    }
  }
}
