package dev.lint429.run.property;

import java.util.ArrayList;
import java.util.List;

/** A piece of Java source that is no white space. */
record Lexeme(Kind kind, int start, int end, String text) {
  enum Kind {
    WORD,
    LITERAL,
    SYMBOL,
    COMMENT
  }

  static List<Lexeme> all(String source) {
    List<Lexeme> all = new ArrayList<>();
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      Kind kind = Kind.SYMBOL;
      int end = at + 1;
      if (source.startsWith("//", at)) {
        kind = Kind.COMMENT;
        end = lineEnd(source, at);
      } else if (source.startsWith("/*", at)) {
        kind = Kind.COMMENT;
        end = source.indexOf("*/", at + 2) + 2;
      } else if (source.startsWith("\"\"\"", at)) {
        kind = Kind.LITERAL;
        end = quoted(source, at + 3, "\"\"\"");
      } else if (c == '"' || c == '\'') {
        kind = Kind.LITERAL;
        end = quoted(source, at + 1, String.valueOf(c));
      } else if (Character.isJavaIdentifierStart(c) || Character.isDigit(c)) {
        kind = Character.isDigit(c) ? Kind.LITERAL : Kind.WORD;
        while (end < source.length() && isPart(source, end, kind)) {
          end++;
        }
      } else if (source.startsWith("->", at) || source.startsWith("::", at)) {
        end = at + 2;
      }
      all.add(new Lexeme(kind, at, end, source.substring(at, end)));
      at = end;
    }
    return all;
  }

  private static boolean isPart(String source, int at, Kind kind) {
    char c = source.charAt(at);
    boolean fraction =
        kind == Kind.LITERAL
            && c == '.'
            && at + 1 < source.length()
            && Character.isDigit(source.charAt(at + 1));
    return Character.isJavaIdentifierPart(c) || fraction;
  }

  /** The texts of all comments. */
  static List<String> comments(String source) {
    return all(source).stream().filter(l -> l.kind == Kind.COMMENT).map(Lexeme::text).toList();
  }

  boolean is(String other) {
    return text.equals(other);
  }

  private static int lineEnd(String source, int from) {
    int at = from;
    while (at < source.length() && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static int quoted(String source, int from, String quote) {
    int at = from;
    while (at < source.length() && !source.startsWith(quote, at)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + quote.length(), source.length());
  }
}
