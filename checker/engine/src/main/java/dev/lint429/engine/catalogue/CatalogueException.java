package dev.lint429.engine.catalogue;

/**
 * A catalogue document does not follow the schema. The message is one sentence that names the file,
 * the line, the place in the document and what is allowed there.
 */
public final class CatalogueException extends RuntimeException {
  /** With a sentence that names the file. */
  public CatalogueException(String message) {
    super(message);
  }

  CatalogueException(String file, int line, String path, String problem) {
    super(
        file + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
  }
}
