package dev.lint429.source.tree;

import dev.lint429.engine.files.Decoder;
import dev.lint429.engine.files.SourceFinder;
import dev.lint429.source.api.ApiTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the libraries in the signature table a project has. Without a class path that is what
 * its build files name, what these bring along, and whatever the source imports.
 */
public final class Libraries {
  /**
   * What counts as there in any case: the JDK, and lint429's helper, which applying a fix adds to
   * the build.
   */
  private static final Set<String> ALWAYS = Set.of("jdk", "lint429-backoff");

  /** Packages that older versions of their artifact lack: only an import tells. */
  private static final Set<String> NEWER =
      Set.of("org.springframework.core.retry", "org.springframework.resilience.annotation");

  private static final Pattern BUILD_FILE =
      Pattern.compile("pom\\.xml|.*\\.gradle(\\.kts)?|libs\\.versions\\.toml|gradle\\.lockfile");

  private static final Pattern ARTIFACT = Pattern.compile("[A-Za-z][\\w.-]*");

  /** Artifacts that bring others along; what only tests could tell apart is not listed. */
  private static final Map<String, List<String>> BRINGS =
      Map.ofEntries(
          Map.entry("spring-boot-starter-web", List.of("spring-web", "spring-core")),
          Map.entry(
              "spring-boot-starter-webflux",
              List.of("spring-web", "spring-webflux", "spring-core", "reactor-core")),
          Map.entry("spring-webflux", List.of("spring-web", "reactor-core")),
          Map.entry("spring-ai-retry", List.of("spring-retry", "spring-web")),
          Map.entry(
              "resilience4j-spring-boot2", List.of("resilience4j-retry", "resilience4j-core")),
          Map.entry(
              "resilience4j-spring-boot3", List.of("resilience4j-retry", "resilience4j-core")),
          Map.entry("resilience4j-all", List.of("resilience4j-retry", "resilience4j-core")),
          Map.entry("resilience4j-retry", List.of("resilience4j-core")),
          Map.entry(
              "spring-cloud-starter-circuitbreaker-resilience4j",
              List.of("resilience4j-retry", "resilience4j-core")),
          Map.entry("httpclient5-fluent", List.of("httpclient5", "httpcore5")),
          Map.entry("httpclient5", List.of("httpcore5")),
          Map.entry("fluent-hc", List.of("httpclient", "httpcore")),
          Map.entry("httpclient", List.of("httpcore")),
          Map.entry("hutool-all", List.of("hutool-http", "hutool-core", "hutool-json")));

  private final Supplier<List<SourceEntry>> entries;
  private final Set<String> artifacts;
  private final Map<String, Boolean> present = new ConcurrentHashMap<>();

  /**
   * @param artifacts ids of the artifacts that the project names
   */
  Libraries(Supplier<List<SourceEntry>> entries, Set<String> artifacts) {
    this.entries = entries;
    this.artifacts = new HashSet<>();
    artifacts.forEach(this::add);
  }

  private void add(String artifact) {
    if (artifacts.add(artifact)) {
      BRINGS.getOrDefault(artifact, List.of()).forEach(this::add);
    }
  }

  /** The words in a project's build files that may be ids of artifacts. */
  public static Set<String> named(Path root) throws IOException {
    Set<String> words = new HashSet<>();
    for (Path file : SourceFinder.findBesideCode(root, n -> BUILD_FILE.matcher(n).matches())) {
      Matcher matcher = ARTIFACT.matcher(Decoder.decode(Files.readAllBytes(file)).text());
      while (matcher.find()) {
        words.add(matcher.group());
      }
    }
    return words;
  }

  /** Whether the project has the library that a package of the table belongs to. */
  boolean has(String packageName) {
    return present.computeIfAbsent(packageName, this::isPresent);
  }

  /** Takes notice of a file that is another now; either may be null. */
  void replaced(SourceEntry before, SourceEntry after) {
    present
        .keySet()
        .removeIf(
            name ->
                (before != null && before.text().contains(name))
                    != (after != null && after.text().contains(name)));
  }

  private boolean isPresent(String packageName) {
    Set<String> sources =
        NEWER.contains(packageName) ? Set.of() : ApiTable.INSTANCE.sources(packageName);
    return sources.stream().anyMatch(s -> ALWAYS.contains(s) || artifacts.contains(s))
        || entries.get().stream().anyMatch(e -> e.text().contains(packageName));
  }
}
