package dev.lint429.source.tree;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import dev.lint429.engine.model.Span;
import java.util.Arrays;

/**
 * Turns JavaParser's lines and columns into offsets. Both start at 1, a column counts UTF-16 code
 * units, a tab is one of them, and a range includes its last character.
 */
public final class Offsets {
  private final int[] lineStarts;
  private final int length;

  public Offsets(String text) {
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    this.lineStarts = Arrays.copyOf(starts, count);
    this.length = text.length();
  }

  /** Where the line of {@code from} ends, whichever line ends the text has. */
  static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** Where the node stands, without the parentheses around it. */
  public Span of(Node node) {
    return node.getRange().map(this::of).orElse(Span.NONE);
  }

  public Span of(Range range) {
    int end = offset(range.end) + 1;
    return new Span(offset(range.begin), Math.min(end, length));
  }

  private int offset(Position position) {
    int line = Math.min(position.line, lineStarts.length);
    return Math.min(lineStarts[line - 1] + position.column - 1, length);
  }
}
