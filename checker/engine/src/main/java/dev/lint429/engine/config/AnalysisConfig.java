package dev.lint429.engine.config;

import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueException;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.catalogue.DocumentValue;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * What {@code lint429.yaml} says to the analysis; the other keys are of runs outside the compiler.
 *
 * @param endpoints further inference endpoints
 * @param models further rows of the catalogue, in their order
 * @param helper qualified name of the class that fixes call; null if it was not set
 * @param scope null if it was not set
 */
public record AnalysisConfig(
    List<Pattern> endpoints, List<ModelSource> models, String helper, Options.Scope scope) {
  /** The name of the file. */
  public static final String FILE_NAME = "lint429.yaml";

  /** There is no file. */
  public static final AnalysisConfig NONE = new AnalysisConfig(List.of(), List.of(), null, null);

  public AnalysisConfig {
    endpoints = List.copyOf(endpoints);
    models = List.copyOf(models);
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
    }
    return null;
  }

  /**
   * The document of a file.
   *
   * @param file absolute
   * @return null if it says nothing
   * @throws CatalogueException if it cannot be read, or is no YAML
   */
  public static DocumentValue document(Path file) {
    String yaml;
    try {
      yaml = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CatalogueException("The configuration file " + file + " cannot be read: " + why(e));
    }
    boolean isEmpty = yaml.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
    return isEmpty ? null : DocumentValue.parse(file.toString(), yaml);
  }

  private static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return e instanceof CharacterCodingException ? "it is not UTF-8" : e.getMessage();
  }

  /**
   * Reads a file.
   *
   * @param file absolute
   * @throws CatalogueException if it cannot be read or something in it is wrong
   */
  public static AnalysisConfig read(Path file) {
    DocumentValue document = document(file);
    return document == null ? NONE : read(file, document.fields(ConfigKey.keys()));
  }

  /**
   * Reads what concerns the analysis.
   *
   * @param file where the keys stand
   * @throws CatalogueException if something in it is wrong
   */
  public static AnalysisConfig read(Path file, DocumentValue.Fields fields) {
    return new AnalysisConfig(
        endpoints(fields.get(ConfigKey.ENDPOINTS.key())),
        models(file, fields.get(ConfigKey.CATALOGUE.key())),
        helper(fields.get(ConfigKey.HELPER.key())),
        scope(fields.get(ConfigKey.SCOPE.key())));
  }

  private static List<Pattern> endpoints(DocumentValue endpoints) {
    return endpoints == null
        ? List.of()
        : endpoints.itemsOrOne().stream().map(DocumentValue::regex).toList();
  }

  private static List<ModelSource> models(Path file, DocumentValue catalogue) {
    List<ModelSource> sources = new ArrayList<>();
    if (catalogue != null) {
      for (DocumentValue item : catalogue.itemsOrOne()) {
        sources.add(
            item.isMapping()
                ? new ModelSource.Rows(file, CatalogueLoader.read(item))
                : new ModelSource.Document(path(file, item)));
      }
    }
    return sources;
  }

  /**
   * A path that stands in the file, absolute.
   *
   * @throws CatalogueException if it is none
   */
  public static Path path(Path file, DocumentValue value) {
    try {
      return file.getParent().resolve(value.text()).normalize();
    } catch (InvalidPathException e) {
      throw value.error("\"" + value.text() + "\" is not a path: " + e.getReason());
    }
  }

  private static String helper(DocumentValue helper) {
    if (helper == null) {
      return null;
    }
    String name = helper.text();
    if (name.indexOf('.') < 0 || !SourceVersion.isName(name)) {
      throw helper.error(
          "\"" + name + "\" is not a qualified class name such as " + Options.DEFAULT_HELPER);
    }
    return name;
  }

  private static Options.Scope scope(DocumentValue scope) {
    List<String> allowed =
        Arrays.stream(Options.Scope.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList();
    return scope == null
        ? null
        : Options.Scope.valueOf(scope.oneOf(allowed).toUpperCase(Locale.ROOT));
  }

  /** The options, with the defaults where nothing was set. */
  public Options options() {
    return new Options(
        endpoints,
        helper == null ? Options.DEFAULT.helper() : helper,
        scope == null ? Options.DEFAULT.scope() : scope);
  }

  /**
   * A catalogue with the rows of the models added; later ones take the place of earlier ones.
   *
   * @throws CatalogueException if one cannot be read or something in it is wrong
   */
  public Catalogue extend(Catalogue base) {
    Catalogue catalogue = base;
    for (ModelSource model : models) {
      catalogue = CatalogueLoader.merge(catalogue, model.rows());
    }
    return catalogue;
  }
}
