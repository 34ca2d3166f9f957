package dev.lint429.engine.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads catalogue documents: the built-in ones, which stand as resources beside this class, and a
 * user's own of the same schema.
 *
 * <p>A document is a mapping with the keys {@code endpoints}, {@code clients} and {@code
 * retryLibraries}, each a list of rows. Whatever the schema does not know is an error.
 */
public final class CatalogueLoader {
  /** The built-in documents, in the order in which their rows are tried. */
  static final List<String> DOCUMENTS =
      List.of(
          "endpoints.yaml",
          "clients/apache.yaml",
          "clients/async.yaml",
          "clients/declared.yaml",
          "clients/hutool.yaml",
          "clients/jaxrs.yaml",
          "clients/jdk.yaml",
          "clients/micronaut.yaml",
          "clients/okhttp.yaml",
          "clients/others.yaml",
          "clients/sdks.yaml",
          "clients/spring.yaml",
          "clients/vertx.yaml",
          "retry.yaml",
          "retry-more.yaml");

  private static final List<String> SECTIONS = List.of("endpoints", "clients", "retryLibraries");

  private CatalogueLoader() {}

  /** The built-in catalogue, read when it is first asked for and kept. */
  public static Catalogue builtIn() {
    return BuiltIn.CATALOGUE;
  }

  private static final class BuiltIn {
    static final Catalogue CATALOGUE = load();

    private static Catalogue load() {
      List<Catalogue> parts = new ArrayList<>();
      for (String document : DOCUMENTS) {
        parts.add(catalogue(document, tree(document)));
      }
      return concat(parts);
    }
  }

  /** A built-in document as it is written. */
  static DocumentNode tree(String document) {
    String compact = resource(compactName(document));
    return compact != null
        ? CompactTree.read(compact)
        : YamlReader.parse(document, resource(document));
  }

  /** The resource in which the build puts a document's {@link CompactTree}. */
  static String compactName(String document) {
    return document.replace(".yaml", ".tree");
  }

  private static Catalogue concat(List<Catalogue> parts) {
    List<Endpoint> endpoints = new ArrayList<>();
    List<Client> clients = new ArrayList<>();
    List<RetryLibrary> retryLibraries = new ArrayList<>();
    for (Catalogue part : parts) {
      endpoints.addAll(part.endpoints());
      clients.addAll(part.clients());
      retryLibraries.addAll(part.retryLibraries());
    }
    return new Catalogue(endpoints, clients, retryLibraries);
  }

  /** The text of a resource beside this class, or null if it is not there. */
  static String resource(String name) {
    try (InputStream in = CatalogueLoader.class.getResourceAsStream(name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one document.
   *
   * @param file its name for messages
   * @throws CatalogueException if it does not follow the schema
   */
  public static Catalogue read(String file, String yaml) {
    return catalogue(file, YamlReader.parse(file, yaml));
  }

  static Catalogue catalogue(String file, DocumentNode root) {
    return read(DocumentValue.root(file, root));
  }

  /**
   * Reads rows that stand within another document.
   *
   * @param document a mapping with the keys of a document
   * @throws CatalogueException if it does not follow the schema
   */
  public static Catalogue read(DocumentValue document) {
    DocumentValue.Fields f = document.fields(SECTIONS);
    Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    for (DocumentValue row : f.items("endpoints")) {
      Endpoint endpoint = EndpointReader.read(row);
      add(endpoints, endpoint.id(), endpoint, row);
    }
    Map<String, Client> clients = new LinkedHashMap<>();
    for (DocumentValue row : f.items("clients")) {
      Client client = ClientReader.read(row);
      add(clients, client.id(), client, row);
    }
    Map<String, RetryLibrary> retryLibraries = new LinkedHashMap<>();
    for (DocumentValue row : f.items("retryLibraries")) {
      RetryLibrary library = RetryReader.read(row);
      add(retryLibraries, library.id(), library, row);
    }
    return new Catalogue(
        List.copyOf(endpoints.values()),
        List.copyOf(clients.values()),
        List.copyOf(retryLibraries.values()));
  }

  private static <T> void add(Map<String, T> rows, String id, T value, DocumentValue row) {
    if (rows.put(id, value) != null) {
      throw row.error("the id \"" + id + "\" is taken by an earlier row");
    }
  }

  /**
   * Both catalogues in one. A row of {@code more} takes the place of the row of {@code base} with
   * the same id; its other rows go before those of {@code base}, so that a user's endpoint is found
   * before the general ones.
   */
  public static Catalogue merge(Catalogue base, Catalogue more) {
    List<Client> clients = merge(base.clients(), more.clients(), Client::id);
    return new Catalogue(
        merge(base.endpoints(), more.endpoints(), Endpoint::id),
        clients,
        merge(base.retryLibraries(), more.retryLibraries(), RetryLibrary::id),
        Triggers.of(Triggers.words(clients)));
  }

  private static <T> List<T> merge(List<T> base, List<T> more, Function<T, String> id) {
    Map<String, T> replacing = new HashMap<>();
    more.forEach(row -> replacing.put(id.apply(row), row));
    Set<String> known = base.stream().map(id).collect(Collectors.toSet());
    List<T> merged = new ArrayList<>();
    more.stream().filter(row -> !known.contains(id.apply(row))).forEach(merged::add);
    base.forEach(row -> merged.add(replacing.getOrDefault(id.apply(row), row)));
    return merged;
  }
}
