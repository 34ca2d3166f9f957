package dev.lint429.maven.wiring;

import java.util.List;

/**
 * What a build needs in order to run lint429 in the compiler.
 *
 * @param processors what the path of annotation processors must have, in its order
 * @param found further processors, which the compiler finds on the class path as long as there is
 *     no such path
 * @param policy javac's options; each is wanted unless one with the same part before its last
 *     {@code =} is there
 * @param rules options of Error Prone that enable the rules
 * @param onlyRules whether Error Prone's own checks are switched off
 */
public record Wanted(
    List<Coordinates> processors,
    List<Coordinates> found,
    List<String> policy,
    List<String> rules,
    boolean onlyRules) {

  /** The prefix of the compiler's argument that switches on Error Prone. */
  static final String PLUGIN = "-Xplugin:ErrorProne";

  /** A version of the maven-compiler-plugin for builds that name none. */
  static final String COMPILER_PLUGIN = "3.14.1";

  /**
   * An artifact.
   *
   * @param version may be a reference to a property
   */
  public record Coordinates(String group, String artifact, String version) {
    boolean isSame(String otherGroup, String otherArtifact) {
      return group.equals(otherGroup) && artifact.equals(otherArtifact);
    }

    Node node() {
      return Node.of(
          "path",
          List.of(
              Node.of("groupId", group),
              Node.of("artifactId", artifact),
              Node.of("version", version)));
    }
  }

  /** The argument that switches on Error Prone. */
  String plugin() {
    return onlyRules ? PLUGIN + " -XepDisableAllChecks " + String.join(" ", rules) : PLUGIN;
  }

  /** With other processors from the class path. */
  public Wanted with(List<Coordinates> others) {
    return new Wanted(processors, others, policy, rules, onlyRules);
  }
}
