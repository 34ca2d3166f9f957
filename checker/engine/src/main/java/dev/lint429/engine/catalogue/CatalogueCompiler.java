package dev.lint429.engine.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A step of the engine's build: puts beside each built-in document its {@link CompactTree}, the
 * words of {@link Triggers}, and the methods of {@link SendIndex}.
 */
public final class CatalogueCompiler {
  private CatalogueCompiler() {}

  /**
   * Writes the files.
   *
   * @param args the directory with the documents of {@link CatalogueLoader}
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    for (String document : CatalogueLoader.DOCUMENTS) {
      DocumentNode root = YamlReader.parse(document, Files.readString(directory.resolve(document)));
      Files.writeString(
          directory.resolve(CatalogueLoader.compactName(document)), CompactTree.write(root));
    }
    Catalogue catalogue = CatalogueLoader.builtIn();
    write(directory.resolve(Triggers.RESOURCE), Triggers.words(catalogue.clients()));
    write(directory.resolve(SendIndex.RESOURCE), SendIndex.lines(catalogue));
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
