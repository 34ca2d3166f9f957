package dev.lint429.run.config;

import dev.lint429.engine.config.AnalysisConfig;
import dev.lint429.run.result.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A {@code lint429.yaml} as it was read. What is null was not set.
 *
 * @param file where it stands; null for {@link #NONE}
 * @param paths absolute
 * @param exclude globs, relative to the file's directory
 * @param rules severities of the rules that are named, by id
 * @param analysis what the analysis goes by
 * @param baseline absolute
 * @param failOn the least severity that makes a check fail
 */
public record Config(
    Path file,
    List<Path> paths,
    List<String> exclude,
    Map<String, Severity> rules,
    AnalysisConfig analysis,
    Path baseline,
    FailOn failOn) {

  /** There is no file. */
  public static final Config NONE =
      new Config(null, List.of(), List.of(), Map.of(), AnalysisConfig.NONE, null, null);

  public Config {
    paths = List.copyOf(paths);
    exclude = List.copyOf(exclude);
    rules = Map.copyOf(rules);
  }

  /** The directory that the paths in the file are relative to; null for {@link #NONE}. */
  public Path directory() {
    return file == null ? null : file.getParent();
  }
}
