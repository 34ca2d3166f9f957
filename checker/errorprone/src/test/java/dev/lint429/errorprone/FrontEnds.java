package dev.lint429.errorprone;

import dev.lint429.source.SourceProgram;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which front ends the tables of code go through: both, or with {@code -Dlint429.frontEnd=source}
 * the one that only parses. Mutation tests run each table many times and change nothing of a front
 * end, so there the code is parsed once.
 */
public final class FrontEnds {
  private static final boolean SOURCE_ONLY =
      "source".equals(System.getProperty("lint429.frontEnd"));

  private static final Map<Parsed, SourceProgram> PARSED = new ConcurrentHashMap<>();

  private record Parsed(Map<String, String> sources, Set<String> artifacts) {}

  private FrontEnds() {}

  /** Whether javac is to look at the code, too. */
  public static boolean withJavac() {
    return !SOURCE_ONLY;
  }

  /** Sources by path that are only parsed. */
  public static SourceProgram parsed(Map<String, String> sources) {
    return parsed(sources, Set.of());
  }

  /**
   * As {@link #parsed(Map)}.
   *
   * @param artifacts ids of the artifacts that a build file would name
   */
  public static SourceProgram parsed(Map<String, String> sources, Set<String> artifacts) {
    return SOURCE_ONLY
        ? PARSED.computeIfAbsent(
            new Parsed(Map.copyOf(sources), artifacts), key -> SourceProgram.of(sources, artifacts))
        : SourceProgram.of(sources, artifacts);
  }
}
