package dev.lint429.maven.wiring;

import dev.lint429.run.UserError;
import dev.lint429.run.fix.XmlElements.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds what is to be changed in a {@code pom.xml}: adds what is missing for the compiler plugin,
 * and leaves everything else.
 *
 * <p>A list of a parent's configuration does not reach a child that has a list of its own, so such
 * lists are completed wherever they stand: in modules, executions and profiles.
 */
public final class PomWiring {
  private static final String PATHS = "annotationProcessorPaths";
  private static final String ARGS = "compilerArgs";
  private static final String BUILD = "project/build/plugins/plugin";
  private static final String MANAGED = "project/build/pluginManagement/plugins/plugin";
  private static final List<String> IN_PROFILES =
      List.of(
          "project/profiles/profile/build/plugins/plugin",
          "project/profiles/profile/build/pluginManagement/plugins/plugin");

  /** Sections of a project that come behind {@code build}, by convention. */
  private static final List<String> BEHIND_BUILD = List.of("project/reporting", "project/profiles");

  private final PomText pom;
  private final Wanted wanted;
  private final boolean isModule;

  /** The elements whose children were completed. */
  private final List<Element> done = new ArrayList<>();

  private PomWiring(String text, Wanted wanted, boolean isModule) {
    this.pom = new PomText(text);
    this.wanted = wanted;
    this.isModule = isModule;
  }

  /**
   * What a project inherits from parents outside of the build.
   *
   * @param lists names of the compiler plugin's lists that have elements there
   * @param version whether the version of the compiler plugin is given there
   */
  public record Inherited(Set<String> lists, boolean version) {
    public static final Inherited NOTHING = new Inherited(Set.of(), false);
  }

  /** The changes of a project whose parent is not part of the build. */
  static List<Change> top(String text, Wanted wanted, Inherited inherited) {
    PomWiring wiring = new PomWiring(text, wanted, false);
    wiring.wireTop(inherited);
    wiring.completeLists();
    return wiring.pom.changes();
  }

  /** The changes of a project that inherits from one that gets {@link #top}. */
  static List<Change> module(String text, Wanted wanted) {
    PomWiring wiring = new PomWiring(text, wanted, true);
    wiring.completeLists();
    return wiring.pom.changes();
  }

  private void wireTop(Inherited inherited) {
    if (pom.first("project") == null) {
      throw new UserError("There is no <project> in the pom.xml");
    }
    Element own = compilerPlugin(BUILD);
    Element managed = compilerPlugin(MANAGED);
    Element home = own != null ? own : managed;
    if (home == null) {
      create(inherited);
      return;
    }
    boolean hasVersion = inherited.version || hasVersion(own) || hasVersion(managed);
    if (!hasVersion) {
      pom.insertAfter(pom.child(home, "artifactId"), version());
    }
    Element configuration = pom.child(home, "configuration");
    List<Node> missing = new ArrayList<>();
    if (setting(own, "showWarnings") == null && setting(managed, "showWarnings") == null) {
      missing.add(Node.of("showWarnings", "true"));
    }
    List<Element> owners = new ArrayList<>();
    if (own != null) {
      owners.add(own);
    }
    if (managed != null) {
      owners.add(managed);
    }
    boolean forks = isForked(own) || isForked(managed);
    for (String name : List.of(ARGS, PATHS)) {
      Element list = null;
      for (Element owner : owners) {
        list = list != null ? list : setting(owner, name);
      }
      if (list == null) {
        missing.add(list(name, inherited, forks));
      } else {
        complete(list, forks);
      }
    }
    // Where there are two, the one in <build> takes the place of the managed one.
    owners.forEach(owner -> List.of(ARGS, PATHS).forEach(name -> skip(setting(owner, name))));
    if (configuration != null) {
      pom.append(configuration, missing);
    } else {
      pom.append(home, missing.isEmpty() ? missing : List.of(Node.of("configuration", missing)));
    }
  }

  private void skip(Element list) {
    if (list != null) {
      done.add(list);
    }
  }

  private void create(Inherited inherited) {
    List<Node> settings = new ArrayList<>();
    settings.add(Node.of("showWarnings", "true"));
    settings.add(list(ARGS, inherited, false));
    settings.add(list(PATHS, inherited, false));
    List<Node> children = new ArrayList<>();
    children.add(Node.of("groupId", "org.apache.maven.plugins"));
    children.add(Node.of("artifactId", "maven-compiler-plugin"));
    if (!inherited.version) {
      children.add(version());
    }
    children.add(Node.of("configuration", settings));
    Node plugin = Node.of("plugin", children);
    Element build = pom.first("project/build");
    Element plugins = build == null ? null : pom.child(build, "plugins");
    if (plugins != null) {
      pom.append(plugins, List.of(plugin));
    } else if (build != null) {
      pom.append(build, List.of(Node.of("plugins", List.of(plugin))));
    } else {
      Element before =
          BEHIND_BUILD.stream().map(pom::first).filter(e -> e != null).findFirst().orElse(null);
      pom.insertSection(before, Node.of("build", List.of(Node.of("plugins", List.of(plugin)))));
    }
  }

  private static Node version() {
    return Node.of("version", Wanted.COMPILER_PLUGIN);
  }

  private boolean hasVersion(Element plugin) {
    return plugin != null && pom.child(plugin, "version") != null;
  }

  private boolean isForked(Element plugin) {
    Element fork = plugin == null ? null : setting(plugin, "fork");
    return fork != null && pom.content(fork).equals("true");
  }

  /** The element of a plugin's configuration, or null. */
  private Element setting(Element plugin, String name) {
    Element configuration = plugin == null ? null : pom.child(plugin, "configuration");
    return configuration == null ? null : pom.child(configuration, name);
  }

  private Element compilerPlugin(String path) {
    return compilerPlugins(path).stream().findFirst().orElse(null);
  }

  private List<Element> compilerPlugins(String path) {
    return pom.at(path).stream().filter(this::isCompilerPlugin).toList();
  }

  private boolean isCompilerPlugin(Element plugin) {
    String group = pom.childText(plugin, "groupId");
    return "maven-compiler-plugin".equals(pom.childText(plugin, "artifactId"))
        && (group == null || group.equals("org.apache.maven.plugins"));
  }

  /** A whole list. */
  private Node list(String name, Inherited inherited, boolean forks) {
    String start = inherited.lists.contains(name) ? name + " combine.children=\"append\"" : name;
    List<Node> nodes = new ArrayList<>();
    if (name.equals(ARGS)) {
      args(List.of(), forks).forEach(arg -> nodes.add(Node.of("arg", arg)));
    } else {
      wanted.found().forEach(processor -> nodes.add(processor.node()));
      wanted.processors().stream()
          .filter(p -> wanted.found().stream().noneMatch(f -> f.isSame(p.group(), p.artifact())))
          .forEach(processor -> nodes.add(processor.node()));
    }
    return Node.of(start, nodes);
  }

  /** Completes the lists that are left: those that hide the ones of a parent. */
  private void completeLists() {
    List<Element> plugins = new ArrayList<>(compilerPlugins(BUILD));
    plugins.addAll(compilerPlugins(MANAGED));
    IN_PROFILES.forEach(path -> plugins.addAll(compilerPlugins(path)));
    for (Element plugin : plugins) {
      boolean forks = isForked(plugin);
      for (Element configuration : configurations(plugin)) {
        for (String name : List.of(ARGS, PATHS)) {
          Element list = pom.child(configuration, name);
          if (list != null && !pom.has(list, "combine.children", "append")) {
            complete(list, forks);
          }
          if (list == null && isModule && pom.has(configuration, "combine.self", "override")) {
            pom.append(configuration, List.of(list(name, Inherited.NOTHING, forks)));
          }
        }
      }
    }
  }

  private List<Element> configurations(Element plugin) {
    List<Element> found = new ArrayList<>();
    Element own = pom.child(plugin, "configuration");
    if (own != null) {
      found.add(own);
    }
    Element executions = pom.child(plugin, "executions");
    if (executions != null) {
      for (Element execution : pom.children(executions)) {
        Element configuration = pom.child(execution, "configuration");
        if (configuration != null) {
          found.add(configuration);
        }
      }
    }
    return found;
  }

  private void complete(Element list, boolean forks) {
    if (done.contains(list)) {
      return;
    }
    done.add(list);
    if (list.path().endsWith("/" + ARGS)) {
      completeArgs(list, forks);
    } else {
      completePaths(list);
    }
  }

  private void completePaths(Element list) {
    List<Node> missing = new ArrayList<>();
    for (Wanted.Coordinates processor : wanted.processors()) {
      boolean isThere =
          pom.children(list).stream()
              .anyMatch(
                  path ->
                      processor.isSame(
                          pom.childText(path, "groupId"), pom.childText(path, "artifactId")));
      if (!isThere) {
        missing.add(processor.node());
      }
    }
    pom.append(list, missing);
  }

  private void completeArgs(Element list, boolean forks) {
    List<String> there = new ArrayList<>();
    for (Element arg : pom.children(list)) {
      String content = pom.content(arg);
      there.add(content);
      boolean isOff =
          content.contains("-XepDisableAllChecks") || content.contains("-XepDisableAllWarnings");
      if (content.startsWith(Wanted.PLUGIN) && isOff) {
        String more =
            wanted.rules().stream()
                .filter(rule -> !content.contains(withoutLevel(rule)))
                .map(rule -> " " + rule)
                .reduce("", String::concat);
        if (!more.isEmpty()) {
          pom.extend(arg, more);
        }
      }
    }
    pom.append(list, args(there, forks).stream().map(arg -> Node.of("arg", arg)).toList());
  }

  /** {@code -Xep:Rule} of {@code -Xep:Rule:WARN}. */
  private static String withoutLevel(String rule) {
    int colon = rule.indexOf(':', "-Xep:".length());
    return colon < 0 ? rule : rule.substring(0, colon);
  }

  /** What is missing of the compiler's arguments. */
  private List<String> args(List<String> there, boolean forks) {
    List<String> missing = new ArrayList<>();
    for (String option : wanted.policy()) {
      String key = option.substring(0, option.lastIndexOf('=') + 1);
      if (there.stream().noneMatch(arg -> arg.startsWith(key))) {
        missing.add(option);
      }
    }
    if (there.stream().noneMatch(arg -> arg.startsWith(Wanted.PLUGIN))) {
      missing.add(wanted.plugin());
    }
    if (forks) {
      JvmFlags.ALL.stream()
          .map(flag -> "-J" + flag)
          .filter(f -> !there.contains(f))
          .forEach(missing::add);
    }
    return missing;
  }
}
