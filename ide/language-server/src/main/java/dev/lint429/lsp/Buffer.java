package dev.lint429.lsp;

import java.util.List;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * A document as an editor holds it.
 *
 * @param uri as the editor writes it
 */
record Buffer(String uri, int version, String text) {
  /**
   * The document after changes, made one after the other.
   *
   * @param newVersion what the editor calls it then
   */
  Buffer with(int newVersion, List<TextDocumentContentChangeEvent> changes) {
    String changed = text;
    for (TextDocumentContentChangeEvent change : changes) {
      changed = apply(changed, change);
    }
    return new Buffer(uri, newVersion, changed);
  }

  private static String apply(String text, TextDocumentContentChangeEvent change) {
    Range range = change.getRange();
    if (range == null) {
      return change.getText();
    }
    int start = Lines.offset(text, range.getStart());
    int end = Math.max(start, Lines.offset(text, range.getEnd()));
    return text.substring(0, start) + change.getText() + text.substring(end);
  }
}
