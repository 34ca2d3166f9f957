package dev.lint429.run.fix;

import dev.lint429.run.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The build file that lacks the helper which fixes use, and what it would be with it; for editors,
 * which offer it along with a fix.
 *
 * @param build the {@code pom.xml} or Gradle file
 * @param before its text
 * @param after its text with the dependency
 */
public record HelperOffer(Path build, String before, String after) {
  private static final List<String> BUILD_FILES =
      List.of("pom.xml", "build.gradle.kts", "build.gradle");

  /** The block of the project itself, not that of {@code buildscript}, which is indented. */
  private static final Pattern DEPENDENCIES =
      Pattern.compile("(?m)^dependencies\\s*\\{[ \\t]*\\R?");

  /** How the text of a file is read: an editor may hold another than the disk. */
  @FunctionalInterface
  public interface Texts {
    String read(Path file) throws IOException;
  }

  /**
   * What a source file's build lacks.
   *
   * @param root build files above it are not looked at
   * @return empty if the build has the helper, or there is no build file that can be changed
   */
  public static Optional<HelperOffer> of(Path root, Path source, Texts texts) {
    try {
      Path build = build(root, source);
      if (build == null) {
        return Optional.empty();
      }
      String before = texts.read(build);
      String after = build.endsWith("pom.xml") ? pom(root, build, before) : gradle(build, before);
      return after == null ? Optional.empty() : Optional.of(new HelperOffer(build, before, after));
    } catch (IOException e) {
      // Whoever builds will tell.
      return Optional.empty();
    }
  }

  private static Path build(Path root, Path source) {
    for (Path at = source.getParent(); at != null; at = at.getParent()) {
      for (String name : BUILD_FILES) {
        if (Files.isRegularFile(at.resolve(name))) {
          return at.resolve(name);
        }
      }
      if (at.equals(root)) {
        return null;
      }
    }
    return null;
  }

  private static String pom(Path root, Path file, String text) throws IOException {
    PomDependencies pom = new PomDependencies(text);
    PomParents parents = new PomParents(file, text, root);
    if (pom.has(HelperDependency.GROUP, HelperDependency.ARTIFACT)
        || parents.declare(HelperDependency.GROUP, HelperDependency.ARTIFACT)) {
      return null;
    }
    boolean managed = parents.manage(HelperDependency.GROUP, HelperDependency.ARTIFACT);
    return pom.with(
        HelperDependency.GROUP, HelperDependency.ARTIFACT, managed ? null : Version.current());
  }

  private static String gradle(Path file, String text) {
    if (text.contains(HelperDependency.ARTIFACT)) {
      return null;
    }
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    String coordinates =
        HelperDependency.GROUP + ":" + HelperDependency.ARTIFACT + ":" + Version.current();
    boolean kotlin = file.toString().endsWith(".kts");
    String call =
        kotlin ? "implementation(\"" + coordinates + "\")" : "implementation '" + coordinates + "'";
    Matcher block = DEPENDENCIES.matcher(text);
    if (!block.find()) {
      String gap = text.isEmpty() || text.endsWith("\n") ? newline : newline + newline;
      return text + gap + "dependencies {" + newline + "    " + call + newline + "}" + newline;
    }
    boolean ownLine = text.substring(block.start(), block.end()).endsWith("\n");
    if (!ownLine) {
      String start = text.substring(0, block.end()).stripTrailing();
      return start + newline + "    " + call + newline + "    " + text.substring(block.end());
    }
    Matcher first =
        Pattern.compile("\\G([ \\t]+)\\S").matcher(text).region(block.end(), text.length());
    String indent = first.lookingAt() ? first.group(1) : "    ";
    return text.substring(0, block.end()) + indent + call + newline + text.substring(block.end());
  }
}
