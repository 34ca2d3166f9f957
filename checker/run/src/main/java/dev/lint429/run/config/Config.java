package dev.lint429.run.config;

import dev.lint429.engine.Options;
import dev.lint429.run.result.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A {@code lint429.yaml} as it was read. What is null was not set.
 *
 * @param file where it stands; null for {@link #NONE}
 * @param paths absolute
 * @param exclude globs, relative to the file's directory
 * @param rules severities of the rules that are named, by id
 * @param catalogue absolute paths of catalogue documents
 * @param baseline absolute
 * @param failOn the least severity that makes a check fail
 */
public record Config(
    Path file,
    List<Path> paths,
    List<String> exclude,
    Map<String, Severity> rules,
    List<Pattern> endpoints,
    List<Path> catalogue,
    String helper,
    Options.Scope scope,
    Path baseline,
    FailOn failOn) {

  /** There is no file. */
  public static final Config NONE =
      new Config(
          null, List.of(), List.of(), Map.of(), List.of(), List.of(), null, null, null, null);

  public Config {
    paths = List.copyOf(paths);
    exclude = List.copyOf(exclude);
    rules = Map.copyOf(rules);
    endpoints = List.copyOf(endpoints);
    catalogue = List.copyOf(catalogue);
  }

  /** The directory that the paths in the file are relative to; null for {@link #NONE}. */
  public Path directory() {
    return file == null ? null : file.getParent();
  }
}
