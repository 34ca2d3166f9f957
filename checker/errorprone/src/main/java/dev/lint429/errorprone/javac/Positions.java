package dev.lint429.errorprone.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.lint429.engine.model.Span;
import java.util.function.Supplier;

/**
 * Where trees stand in the source text.
 *
 * <p>Trees that the compiler or an annotation processor made up often carry the position of
 * something else: of the class, or of the annotation that asked for them. A fix that edited there
 * would destroy code. So a tree has a span only if it lies within the declaration around it, and a
 * declaration only if its name stands where the tree says.
 */
final class Positions {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String text;
  private int low;
  private int high;

  Positions(CompilationUnitTree unit, SourcePositions positions, String text) {
    this.unit = unit;
    this.positions = positions;
    this.text = text;
    this.low = 0;
    this.high = text.length();
  }

  /** The range of {@code tree}; {@link Span#NONE} if it stands nowhere. */
  Span of(Tree tree) {
    return tree == null ? Span.NONE : between(start(tree), end(tree));
  }

  /**
   * Without the separator that the parser counts in: the comma between variables, the semicolon
   * behind the last one or behind a resource.
   */
  Span withoutSeparator(Span span, String separators) {
    if (!span.exists() || separators.indexOf(text.charAt(span.end() - 1)) < 0) {
      return span;
    }
    int end = span.end() - 1;
    while (Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(span.start(), end);
  }

  /** The range between two offsets, if it lies within the declaration that is being lowered. */
  Span between(int start, int end) {
    return start >= low && end <= high && start < end ? new Span(start, end) : Span.NONE;
  }

  /**
   * The range of a tree that starts with another one. javac finds a start by descending to the
   * leftmost tree, which costs the square of the length for a long chain.
   *
   * @param first the leftmost tree below {@code tree}
   * @param lowered where {@code first} stands, parentheses left out
   */
  Span startingWith(Tree tree, Tree first, Span lowered) {
    boolean exact = lowered.exists() && !(first instanceof ParenthesizedTree);
    return between(exact ? lowered.start() : start(tree), end(tree));
  }

  /** The range of {@code name} at an offset, if that is what stands there. */
  Span nameAt(int offset, String name) {
    if (offset >= 0 && text.startsWith(name, offset)) {
      return between(offset, offset + name.length());
    }
    return Span.NONE;
  }

  /** The range of {@code name} at the end of {@code tree}, if that is what stands there. */
  Span nameAtEnd(Tree tree, String name) {
    return nameAt(end(tree) - name.length(), name);
  }

  /** The range of {@code name}, if it is the word behind the keyword at an offset. */
  Span nameAfterKeyword(int offset, String name) {
    int at = Math.max(offset, 0);
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return nameAt(skipBlanks(at), name);
  }

  private int skipBlanks(int offset) {
    int at = offset;
    while (at < text.length()) {
      if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  /** Whether the name at an offset is spelled with a Unicode escape, which javac has read. */
  boolean isEscaped(int offset) {
    int at = Math.max(offset, 0);
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return text.startsWith("\\u", at);
  }

  int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  boolean hasEnd(Tree tree) {
    return end(tree) >= 0;
  }

  /** Lowers a declaration: only what lies within {@code span} has a position meanwhile. */
  <T> T within(Span span, Supplier<T> lowering) {
    int outerLow = low;
    int outerHigh = high;
    low = span.exists() ? span.start() : 0;
    high = span.exists() ? span.end() : -1;
    try {
      return lowering.get();
    } finally {
      low = outerLow;
      high = outerHigh;
    }
  }
}
