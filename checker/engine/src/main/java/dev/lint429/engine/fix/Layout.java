package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Span;
import java.util.List;

/** How a source file is laid out: its line ends, its indentation, what stands before a place. */
final class Layout {
  private final String text;

  Layout(CompilationUnit unit) {
    text = unit.file().text();
  }

  /** The line end that the file uses first. */
  String newline() {
    int carriageReturn = text.indexOf('\r');
    int lineFeed = text.indexOf('\n');
    if (carriageReturn < 0 || (lineFeed >= 0 && lineFeed < carriageReturn)) {
      return "\n";
    }
    return lineFeed == carriageReturn + 1 ? "\r\n" : "\r";
  }

  /** The white space at the start of the line in which {@code offset} lies. */
  String indent(int offset) {
    int start = lineStart(offset);
    int end = start;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(start, end);
  }

  /** One more level of indentation, in the file's own manner, as far as it shows. */
  String indentUnit() {
    int spaces = 8;
    for (String line : text.split("\\R", -1)) {
      if (line.startsWith("\t")) {
        return "\t";
      }
      int width = line.length() - line.stripLeading().length();
      // One space is the left margin of a comment.
      if (width > 1 && !line.isBlank() && !line.stripLeading().startsWith("*")) {
        spaces = Math.min(spaces, width);
      }
    }
    return " ".repeat(spaces == 8 ? 4 : spaces);
  }

  /** Whether only white space stands before {@code offset} in its line. */
  boolean startsLine(int offset) {
    return text.substring(lineStart(offset), offset).isBlank();
  }

  /** Behind the comment that ends the line of {@code offset}; {@code offset} if there is none. */
  int endWithComment(int offset) {
    int end = offset;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    String rest = text.substring(offset, end).strip();
    boolean comment =
        rest.startsWith("//") || (rest.startsWith("/*") && rest.indexOf("*/") == rest.length() - 2);
    return comment ? end : offset;
  }

  private int lineStart(int offset) {
    int start = offset;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }

  /** The last token before {@code offset} and behind {@code from}; null if there is none. */
  Token lastTokenBetween(int from, int offset) {
    List<Token> tokens = Token.between(text, from, offset);
    return tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
  }

  String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  String text(int start, int end) {
    return text.substring(start, end);
  }
}
