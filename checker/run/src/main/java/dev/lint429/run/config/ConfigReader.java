package dev.lint429.run.config;

import dev.lint429.engine.catalogue.CatalogueException;
import dev.lint429.engine.catalogue.DocumentValue;
import dev.lint429.engine.config.AnalysisConfig;
import dev.lint429.engine.config.ConfigKey;
import dev.lint429.run.UserError;
import dev.lint429.run.result.Severity;
import dev.lint429.run.rules.RuleBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds and reads {@code lint429.yaml}. Whatever is wrong in it is a {@link UserError} that names
 * the file, the line, the place in the document and what is allowed there.
 */
public final class ConfigReader {
  /** The name of the file. */
  public static final String FILE_NAME = AnalysisConfig.FILE_NAME;

  private static final String OTHER_EXTENSION = "lint429.yml";

  private final Path file;

  private ConfigReader(Path file) {
    this.file = file;
  }

  /**
   * The configuration file that holds for a file or directory: the nearest upwards.
   *
   * @param start absolute
   * @return null if there is none
   */
  public static Path find(Path start) {
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(FILE_NAME))) {
        return at.resolve(FILE_NAME);
      }
      if (Files.isRegularFile(at.resolve(OTHER_EXTENSION))) {
        throw new UserError(
            at.resolve(OTHER_EXTENSION) + " is not read under this name; call it " + FILE_NAME);
      }
    }
    return null;
  }

  /**
   * Reads a file.
   *
   * @param file absolute
   * @throws UserError if it cannot be read or something in it is wrong
   */
  public static Config read(Path file) {
    ConfigReader reader = new ConfigReader(file);
    try {
      DocumentValue document = AnalysisConfig.document(file);
      return document == null ? reader.empty() : reader.config(document);
    } catch (CatalogueException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private Config empty() {
    Config none = Config.NONE;
    return new Config(
        file, none.paths(), none.exclude(), none.rules(), AnalysisConfig.NONE, null, null);
  }

  private Config config(DocumentValue root) {
    DocumentValue.Fields f = root.fields(ConfigKey.keys());
    return new Config(
        file,
        paths(f, ConfigKey.PATHS),
        f.texts(ConfigKey.EXCLUDE.key()),
        rules(f.get(ConfigKey.RULES.key())),
        AnalysisConfig.read(file, f),
        f.has(ConfigKey.BASELINE.key()) ? path(f.get(ConfigKey.BASELINE.key())) : null,
        failOn(f.get(ConfigKey.FAIL_ON.key())));
  }

  private List<Path> paths(DocumentValue.Fields fields, ConfigKey key) {
    List<Path> paths = new ArrayList<>();
    if (fields.has(key.key())) {
      for (DocumentValue item : fields.get(key.key()).itemsOrOne()) {
        paths.add(path(item));
      }
    }
    return paths;
  }

  private Path path(DocumentValue value) {
    return AnalysisConfig.path(file, value);
  }

  private static Map<String, Severity> rules(DocumentValue rules) {
    Map<String, Severity> severities = new LinkedHashMap<>();
    if (rules != null) {
      rules.fields(RuleBook.ids());
      List<String> allowed = Arrays.stream(Severity.values()).map(Severity::id).toList();
      rules
          .entries()
          .forEach(
              (id, value) ->
                  severities.put(
                      id, Severity.valueOf(value.oneOf(allowed).toUpperCase(Locale.ROOT))));
    }
    return severities;
  }

  private static FailOn failOn(DocumentValue failOn) {
    return failOn == null ? null : FailOn.of(failOn.oneOf(FailOn.ids()));
  }
}
