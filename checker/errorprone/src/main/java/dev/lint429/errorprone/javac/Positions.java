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

  /** The range of a statement or expression; {@link Span#NONE} if it stands nowhere. */
  Span of(Tree tree) {
    Span span = ofDeclaration(tree);
    // None begins with an annotation: its position is that of the annotation which asked for it.
    return span.exists() && text.charAt(span.start()) == '@' ? Span.NONE : span;
  }

  /** The range of a declaration or annotation; {@link Span#NONE} if it stands nowhere. */
  Span ofDeclaration(Tree tree) {
    return tree == null ? Span.NONE : between(start(tree), end(tree));
  }

  /** The range of a block from brace to brace, {@code static} left out. */
  Span ofBlock(Tree tree) {
    Span span = of(tree);
    if (!span.exists()) {
      return span;
    }
    int brace = text.startsWith("static", span.start()) ? skipWord(span.start()) : span.start();
    return text.charAt(brace) == '{' ? new Span(brace, span.end()) : Span.NONE;
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
    if (!lowered.exists()) {
      return Span.NONE;
    }
    boolean parenthesized = first instanceof ParenthesizedTree;
    return between(parenthesized ? start(tree) : lowered.start(), end(tree));
  }

  /** The range of {@code name} at an offset, if that is what stands there. */
  Span nameAt(int offset, String name) {
    if (offset >= 0 && text.startsWith(name, offset)) {
      return between(offset, offset + name.length());
    }
    return Span.NONE;
  }

  /** The range of a simple name; nowhere if another word stands there. */
  Span ofName(Tree tree, String name) {
    int start = start(tree);
    Span written = nameAt(start, name);
    return written.exists() || !isEscaped(start) ? written : of(tree);
  }

  /** The range of {@code name} at the end of {@code tree}, if that is what stands there. */
  Span nameAtEnd(Tree tree, String name) {
    return nameAt(end(tree) - name.length(), name);
  }

  /** The range of {@code name}, if it is the word behind the keyword at an offset. */
  Span nameAfterKeyword(int offset, String name) {
    return nameAt(skipWord(Math.max(offset, 0)), name);
  }

  /** Where the next word begins. */
  private int skipWord(int offset) {
    int at = offset;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return skipBlanks(at);
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

  /** Lowers what is within {@code span}: only what lies there has a position meanwhile. */
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
