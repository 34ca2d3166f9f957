package dev.lint429.run;

import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueException;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.config.LibraryModels;
import dev.lint429.engine.config.ModelSource;
import dev.lint429.engine.files.ProjectRoot;
import dev.lint429.run.config.Config;
import dev.lint429.run.config.ConfigReader;
import dev.lint429.run.config.FailOn;
import dev.lint429.run.files.Globs;
import dev.lint429.run.result.Severity;
import dev.lint429.run.rules.RuleBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a run goes by: what was asked for, then the configuration file, then the defaults. */
public final class Settings {
  /** The name of the baseline unless another is configured. */
  public static final String BASELINE_NAME = "lint429-baseline.json";

  private final RunOptions asked;
  private final Config config;
  private final List<Path> paths;
  private final List<Path> contexts;
  private final Path root;
  private final Options options;
  private final Catalogue catalogue;
  private final String catalogueText;
  private final List<String> notes = new ArrayList<>();

  private Settings(RunOptions asked) {
    this.asked = asked;
    this.config = config(asked);
    this.paths = paths(asked, config);
    List<Path> found = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        String place = asked.paths().isEmpty() ? config.file() + ": paths: " : "";
        throw new UserError(place + "There is no file or directory " + path);
      }
      found.add(ProjectRoot.of(path, config.directory()));
    }
    this.contexts = found.stream().distinct().toList();
    this.root = ProjectRoot.common(contexts);
    this.options = options(asked, config);
    List<LibraryModels.Document> libraries = libraries(asked);
    this.catalogueText = catalogueText(config, libraries);
    this.catalogue = catalogue(libraries);
  }

  /**
   * Reads the configuration and settles everything.
   *
   * @throws UserError if something of it is wrong
   */
  public static Settings of(RunOptions asked) {
    return new Settings(asked);
  }

  private static List<LibraryModels.Document> libraries(RunOptions asked) {
    List<LibraryModels.Document> documents =
        new ArrayList<>(LibraryModels.of(Settings.class.getClassLoader()));
    documents.addAll(LibraryModels.of(asked.libraries()));
    return documents;
  }

  private static Config config(RunOptions asked) {
    if (asked.config() != null) {
      return ConfigReader.read(asked.config());
    }
    List<Path> starts = asked.paths().isEmpty() ? List.of(asked.workingDirectory()) : asked.paths();
    Set<Path> files = new LinkedHashSet<>();
    starts.forEach(start -> files.add(ConfigReader.find(start)));
    if (files.size() > 1) {
      String names =
          files.stream()
              .map(file -> file == null ? "none" : file.toString())
              .collect(Collectors.joining(", "));
      throw new UserError(
          "The paths have different configuration files (" + names + "); name one with --config");
    }
    Path file = files.iterator().next();
    return file == null ? Config.NONE : ConfigReader.read(file);
  }

  private static List<Path> paths(RunOptions asked, Config config) {
    if (!asked.paths().isEmpty()) {
      return asked.paths();
    }
    if (!config.paths().isEmpty()) {
      return config.paths();
    }
    return List.of(config.file() == null ? asked.workingDirectory() : config.directory());
  }

  private static Options options(RunOptions asked, Config config) {
    Options options = config.analysis().options();
    return asked.scope() == null
        ? options
        : new Options(options.endpoints(), options.helper(), asked.scope());
  }

  /** The models of libraries, then the user's. */
  private static String catalogueText(Config config, List<LibraryModels.Document> libraries) {
    StringBuilder text = new StringBuilder();
    libraries.forEach(document -> text.append(document.yaml()).append('\0'));
    for (ModelSource model : config.analysis().models()) {
      try {
        text.append(model.text()).append('\0');
      } catch (CatalogueException e) {
        throw new UserError(config.file() + ": catalogue: " + e.getMessage(), e);
      }
    }
    return text.toString();
  }

  private Catalogue catalogue(List<LibraryModels.Document> libraries) {
    Catalogue base =
        LibraryModels.extend(CatalogueLoader.builtIn(), libraries, warning -> notes.add(warning));
    try {
      return config.analysis().extend(base);
    } catch (CatalogueException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  /** The configuration file; {@link Config#NONE} if there is none. */
  public Config config() {
    return config;
  }

  /** What is checked: files and directories, absolute. */
  public List<Path> paths() {
    return paths;
  }

  /** The directories below which code is looked up, absolute. */
  public List<Path> contexts() {
    return contexts;
  }

  /** What files are named relative to, absolute. */
  public Path root() {
    return root;
  }

  public Options options() {
    return options;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** What the user should know about the settings. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The documents of models, libraries' and the user's. */
  public String catalogueText() {
    return catalogueText;
  }

  /** Whether a file, by its absolute path, is not to be reported. */
  public Predicate<Path> excluded() {
    Globs configured = new Globs(config.exclude());
    Globs more = new Globs(asked.excludes());
    return file ->
        configured.match(relative(config.directory(), file))
            || more.match(relative(asked.workingDirectory(), file));
  }

  private String relative(Path directory, Path file) {
    Path base = directory != null && file.startsWith(directory) ? directory : root;
    return base.relativize(file).toString().replace('\\', '/');
  }

  /** What a rule is set to. */
  public Severity severity(String rule) {
    Severity configured = config.rules().get(rule);
    if (configured != null) {
      return configured;
    }
    // A baseline may name a rule of another version.
    return RuleBook.rule(rule) == null ? Severity.WARNING : RuleBook.rule(rule).severity();
  }

  public FailOn failOn() {
    if (asked.failOn() != null) {
      return asked.failOn();
    }
    return config.failOn() != null ? config.failOn() : FailOn.WARNING;
  }

  /** Where the baseline is, or would be written; null if none is to be used. */
  public Path baseline() {
    if (!asked.useBaseline()) {
      return null;
    }
    if (asked.baseline() != null) {
      return asked.baseline();
    }
    if (config.baseline() != null) {
      return config.baseline();
    }
    Path home = config.directory() != null ? config.directory() : root;
    return home.resolve(BASELINE_NAME);
  }

  /** Whether somebody named the baseline, so that it should be there. */
  public boolean isBaselineNamed() {
    return asked.useBaseline() && (asked.baseline() != null || config.baseline() != null);
  }

  /** Whether a check takes accepted findings that are gone out of the baseline's file. */
  public boolean shrinkBaseline() {
    return asked.shrinkBaseline();
  }

  /**
   * Whether the run looks at everything that the configuration says, so that what it does not find
   * is gone.
   */
  public boolean isWhole() {
    return asked.changedSince() == null && asked.scope() == null;
  }

  /** The Git revision since which changed lines are reported; null for all lines. */
  public String changedSince() {
    return asked.changedSince();
  }

  public boolean useCache() {
    return asked.useCache();
  }

  /** Where results are kept; null for the user's cache directory. */
  public Path cacheDirectory() {
    return asked.cacheDirectory();
  }

  public int threads() {
    return asked.threads();
  }
}
