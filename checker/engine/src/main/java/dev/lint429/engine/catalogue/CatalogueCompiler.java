package dev.lint429.engine.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A step of the engine's build: puts beside each built-in document its {@link CompactTree}, and the
 * words of {@link Triggers}.
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
    List<String> words = Triggers.words(CatalogueLoader.builtIn().clients());
    Files.writeString(directory.resolve(Triggers.RESOURCE), String.join("\n", words) + "\n");
  }
}
