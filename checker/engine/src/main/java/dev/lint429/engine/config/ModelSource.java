package dev.lint429.engine.config;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueException;
import dev.lint429.engine.catalogue.CatalogueLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where {@code lint429.yaml} has rows of the catalogue from. */
public sealed interface ModelSource {
  /** The file to watch for changes, absolute. */
  Path file();

  /**
   * The text that the rows are made of; other rows have another text.
   *
   * @throws CatalogueException if it cannot be read
   */
  String text();

  /**
   * The rows.
   *
   * @throws CatalogueException if they cannot be read or something in them is wrong
   */
  Catalogue rows();

  /** Rows that stand in {@code lint429.yaml} itself. */
  record Rows(Path file, Catalogue rows) implements ModelSource {
    @Override
    public String text() {
      return read(file);
    }
  }

  /** A document of its own, or a jar that has one: {@link LibraryModels#ENTRY}. */
  record Document(Path file) implements ModelSource {
    @Override
    public String text() {
      if (!file.toString().endsWith(".jar")) {
        return read(file);
      }
      try {
        String text = LibraryModels.inJar(file);
        if (text == null) {
          throw new CatalogueException(
              "The jar " + file + " has no models: it has no file " + LibraryModels.ENTRY);
        }
        return text;
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }

    @Override
    public Catalogue rows() {
      return CatalogueLoader.read(file.toString(), text());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static CatalogueException unreadable(Path file, IOException e) {
    boolean missing = e instanceof NoSuchFileException || !Files.exists(file);
    return new CatalogueException(
        "The catalogue "
            + file
            + " cannot be read: "
            + (missing ? "there is no such file" : e.getMessage()));
  }
}
