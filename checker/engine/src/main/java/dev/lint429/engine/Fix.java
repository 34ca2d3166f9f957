package dev.lint429.engine;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Span;
import java.util.List;

/**
 * A repair: edits of the original source, and the imports that they need.
 *
 * @param title what it does, as the title of a code action ("Wrap the call in Backoff")
 * @param edits replacements that do not overlap; they may touch several files
 * @param imports qualified names to import in the finding's own file, where they are not imported
 *     yet
 */
public record Fix(String title, List<Edit> edits, List<String> imports) {
  public Fix {
    edits = List.copyOf(edits);
    imports = List.copyOf(imports);
  }

  /** A replacement; an empty span inserts. */
  public record Edit(CompilationUnit unit, Span span, String text) {}
}
