package dev.lint429.errorprone;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.util.Context;
import dev.lint429.engine.Engine;
import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueException;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.config.AnalysisConfig;
import dev.lint429.engine.config.ConfigFiles;
import dev.lint429.engine.config.LibraryModels;
import dev.lint429.engine.files.ProjectRoot;
import dev.lint429.engine.flow.ConfigSource;
import java.io.IOException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.tools.JavaFileManager;

/**
 * What holds for a compilation besides its sources: the plugin's options, {@code lint429.yaml}, the
 * models of libraries, and the configuration files of the application. Whatever of it is wrong is
 * one warning, and the build goes on without it.
 */
final class Project implements ConfigSource {
  private final Options options;
  private final AnalysisConfig config;
  private final List<LibraryModels.Document> libraries;
  private final Consumer<String> warnings;

  /** A file of the compilation; null if its files are not on the disk. */
  private final Path start;

  /** The directory of {@code lint429.yaml}; null if there is none. */
  private final Path configDirectory;

  private Catalogue catalogue;
  private ConfigSource application;

  private Project(
      Map<String, String> flags,
      Path start,
      List<LibraryModels.Document> libraries,
      Consumer<String> warnings) {
    this.start = start;
    this.libraries = libraries;
    this.warnings = warnings;
    Path file = configFile(flags, start);
    this.config = config(file, warnings);
    this.configDirectory = file == null ? null : file.getParent();
    this.options = PluginOptions.parse(flags, config.options(), warnings);
  }

  /**
   * @param flags all options that Error Prone was given
   * @param first any file of the compilation
   * @param warnings told of everything that is not used, one sentence each
   */
  static Project of(
      Map<String, String> flags,
      CompilationUnitTree first,
      Context context,
      Consumer<String> warnings) {
    JavaFileManager files = context.get(JavaFileManager.class);
    return new Project(flags, path(first), ClassPathModels.of(files), warnings);
  }

  /** Without files: what the options say alone. */
  static Project of(Map<String, String> flags, Consumer<String> warnings) {
    return new Project(flags, null, List.of(), warnings);
  }

  private static Path path(CompilationUnitTree unit) {
    try {
      Path path = Path.of(unit.getSourceFile().toUri());
      return Files.isRegularFile(path) ? path.toAbsolutePath().normalize() : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException | SecurityException e) {
      // The file is not on the disk.
      return null;
    }
  }

  private static Path configFile(Map<String, String> flags, Path start) {
    String named = flags.get(PluginOptions.CONFIG);
    if (named != null) {
      try {
        return Path.of(named).toAbsolutePath().normalize();
      } catch (InvalidPathException e) {
        // Told as a file that cannot be read.
        return Path.of("").toAbsolutePath().resolve("lint429.yaml");
      }
    }
    return start == null ? null : AnalysisConfig.find(start.getParent());
  }

  private static AnalysisConfig config(Path file, Consumer<String> warnings) {
    if (file == null) {
      return AnalysisConfig.NONE;
    }
    try {
      return AnalysisConfig.read(file);
    } catch (CatalogueException e) {
      warnings.accept("[lint429] " + e.getMessage() + ". The file was ignored.");
      return AnalysisConfig.NONE;
    }
  }

  Options options() {
    return options;
  }

  /** Whether a file with this text may have findings. */
  boolean mayConcern(String sourceText) {
    boolean client =
        hasOwnModels() ? catalogue().mayConcern(sourceText) : Engine.mayConcern(sourceText);
    return client || Engine.mayRetry(options, sourceText);
  }

  /** Whether the configuration or a library adds rows to the built-in catalogue. */
  boolean hasOwnModels() {
    return !libraries.isEmpty() || !config.models().isEmpty();
  }

  /** The built-in catalogue with all models. */
  Catalogue catalogue() {
    if (catalogue == null) {
      Catalogue base =
          LibraryModels.extend(
              CatalogueLoader.builtIn(), libraries, w -> warnings.accept("[lint429] " + w + "."));
      try {
        catalogue = config.extend(base);
      } catch (CatalogueException e) {
        warnings.accept("[lint429] " + e.getMessage() + ". The models were ignored.");
        catalogue = base;
      }
    }
    return catalogue;
  }

  /** Reads the configuration files of the application when a key is first asked for. */
  @Override
  public Optional<List<String>> values(String key) {
    if (application == null) {
      application = ConfigSource.NONE;
      if (start != null) {
        try {
          application = ConfigFiles.of(ProjectRoot.of(start, configDirectory));
        } catch (IOException e) {
          // Then nothing is known of its keys.
          return Optional.empty();
        }
      }
    }
    return application.values(key);
  }
}
