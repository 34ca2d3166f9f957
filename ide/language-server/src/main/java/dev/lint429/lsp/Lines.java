package dev.lint429.lsp;

import dev.lint429.engine.model.SourceFile;
import dev.lint429.run.result.Place;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Turns offsets and places into positions of the protocol and back: both count UTF-16. */
final class Lines {
  private Lines() {}

  static Range range(Place place) {
    return new Range(
        new Position(place.line() - 1, place.column() - 1),
        new Position(place.endLine() - 1, place.endColumn() - 1));
  }

  static Position position(SourceFile file, int offset) {
    return new Position(file.line(offset) - 1, file.column(offset) - 1);
  }

  /** The offset of a position; one behind the end of its line or text stands for that end. */
  static int offset(String text, Position position) {
    int at = 0;
    for (int line = 0; line < position.getLine(); line++) {
      int next = nextLine(text, at);
      if (next < 0) {
        return text.length();
      }
      at = next;
    }
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return Math.min(at + position.getCharacter(), end);
  }

  private static int nextLine(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r') {
        return text.startsWith("\n", i + 1) ? i + 2 : i + 1;
      }
    }
    return -1;
  }

  /** Whether two ranges share a position; an empty one shares the positions at its ends. */
  static boolean touch(Range a, Range b) {
    return compare(a.getStart(), b.getEnd()) <= 0 && compare(b.getStart(), a.getEnd()) <= 0;
  }

  static boolean contains(Range range, Position position) {
    return compare(range.getStart(), position) <= 0 && compare(position, range.getEnd()) <= 0;
  }

  private static int compare(Position a, Position b) {
    int lines = Integer.compare(a.getLine(), b.getLine());
    return lines != 0 ? lines : Integer.compare(a.getCharacter(), b.getCharacter());
  }
}
