package dev.lint429.engine.config;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueException;
import dev.lint429.engine.catalogue.CatalogueLoader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Models that libraries bring: a jar (or a directory of classes) with a catalogue document in it.
 * They are data; no code of a library is run for them.
 *
 * <p>The directory is no {@code META-INF}: javac keeps no index of what is in there, and would have
 * to open all jars of the class path again.
 */
public final class LibraryModels {
  /** The directory of {@link #ENTRY}, as a package. */
  public static final String PACKAGE = "lint429";

  /** The file's name in that directory. */
  public static final String NAME = "catalogue.yaml";

  /** Where in a jar the document is. */
  public static final String ENTRY = PACKAGE + "/" + NAME;

  private LibraryModels() {}

  /**
   * A library's document.
   *
   * @param name where it is, for messages
   */
  public record Document(String name, String yaml) {}

  /**
   * The document of a jar or of a directory of classes.
   *
   * @return null if it has none
   */
  static String inJar(Path jar) throws IOException {
    if (Files.isDirectory(jar)) {
      Path file = jar.resolve(ENTRY);
      return Files.isRegularFile(file) ? Files.readString(file) : null;
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(ENTRY);
      if (entry == null) {
        return null;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  /** The documents of those jars that have one; what cannot be read has none. */
  public static List<Document> of(Collection<Path> jars) {
    List<Document> documents = new ArrayList<>();
    for (Path jar : jars) {
      try {
        String yaml = Files.exists(jar) ? inJar(jar) : null;
        if (yaml != null) {
          documents.add(new Document(jar + "!/" + ENTRY, yaml));
        }
      } catch (IOException e) {
        // Whoever needs the library will tell.
        continue;
      }
    }
    return documents;
  }

  /** The documents that stand beside lint429: on a processor path, or a plugin's class path. */
  public static List<Document> of(ClassLoader loader) {
    List<Document> documents = new ArrayList<>();
    try {
      for (Enumeration<URL> urls = loader.getResources(ENTRY); urls.hasMoreElements(); ) {
        URL url = urls.nextElement();
        URLConnection connection = url.openConnection();
        // A cached jar would stay open, and stay as it was.
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
          String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          documents.add(new Document(url.toString(), yaml));
        }
      }
    } catch (IOException e) {
      // What was read before it holds.
      return documents;
    }
    return documents;
  }

  /**
   * A catalogue with the rows of libraries added. A document with an error is left out: it may be
   * for another version of lint429, and who uses the library cannot mend it.
   *
   * @param warnings told of each document that was left out, one sentence
   */
  public static Catalogue extend(
      Catalogue base, Collection<Document> documents, Consumer<String> warnings) {
    Catalogue catalogue = base;
    for (Document document : documents) {
      try {
        Catalogue more = CatalogueLoader.read(document.name(), document.yaml());
        catalogue = CatalogueLoader.merge(catalogue, more);
      } catch (CatalogueException e) {
        warnings.accept("The models of a library were left out: " + e.getMessage());
      }
    }
    return catalogue;
  }
}
