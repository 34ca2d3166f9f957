package dev.lint429.run.result;

import java.util.ArrayList;
import java.util.List;

/**
 * A fix of a finding.
 *
 * @param title what it does ("Wrap the call in Backoff")
 * @param edits replacements that do not overlap
 * @param importEdits the insertions of the imports that they need, in the finding's own file
 * @param types the qualified names of what {@code importEdits} import
 * @param block the edits of the finding's own file, without imports, as one; null if there are
 *     none, or if they stand far apart
 * @param diff all edits as hunks of a unified diff of the finding's own file, without file headers
 */
public record Repair(
    String title,
    List<Edit> edits,
    List<Edit> importEdits,
    List<String> types,
    Edit block,
    String diff) {
  public Repair {
    edits = List.copyOf(edits);
    importEdits = List.copyOf(importEdits);
    types = List.copyOf(types);
  }

  /** Imports and edits. */
  public List<Edit> allEdits() {
    List<Edit> all = new ArrayList<>(importEdits);
    all.addAll(edits);
    return all;
  }
}
