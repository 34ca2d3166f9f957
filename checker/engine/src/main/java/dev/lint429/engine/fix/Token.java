package dev.lint429.engine.fix;

import java.util.ArrayList;
import java.util.List;

/** A token of Java source. Comments and white space are none; a literal is one. */
record Token(int start, int end, String text) {

  boolean is(String other) {
    return text.equals(other);
  }

  boolean isWord() {
    return Character.isJavaIdentifierStart(text.charAt(0));
  }

  /** The tokens from {@code start} to {@code end}, neither of which may lie inside a token. */
  static List<Token> between(String source, int start, int end) {
    List<Token> tokens = new ArrayList<>();
    int at = start;
    while (at < end) {
      int next = skip(source, at);
      if (next > at) {
        at = next;
        continue;
      }
      next = Math.min(end(source, at), source.length());
      tokens.add(new Token(at, next, source.substring(at, next)));
      at = next;
    }
    return tokens;
  }

  static List<Token> all(String source) {
    return between(source, 0, source.length());
  }

  /** The comments from {@code start} to {@code end}. */
  static List<String> comments(String source, int start, int end) {
    List<String> comments = new ArrayList<>();
    int at = start;
    while (at < end) {
      int next = skip(source, at);
      if (next == at) {
        at = end(source, at);
        continue;
      }
      if (source.charAt(at) == '/') {
        comments.add(source.substring(at, next));
      }
      at = next;
    }
    return comments;
  }

  /** Behind the white space or comment that starts at {@code at}; {@code at} if there is none. */
  private static int skip(String source, int at) {
    if (Character.isWhitespace(source.charAt(at))) {
      return at + 1;
    }
    if (source.startsWith("//", at)) {
      int newline = indexOfLineEnd(source, at);
      return newline < 0 ? source.length() : newline;
    }
    if (source.startsWith("/*", at)) {
      int close = source.indexOf("*/", at + 2);
      return close < 0 ? source.length() : close + 2;
    }
    return at;
  }

  private static int indexOfLineEnd(String source, int at) {
    for (int i = at; i < source.length(); i++) {
      if (source.charAt(i) == '\n' || source.charAt(i) == '\r') {
        return i;
      }
    }
    return -1;
  }

  private static int end(String source, int at) {
    char c = source.charAt(at);
    if (source.startsWith("\"\"\"", at)) {
      return quoted(source, at + 3, "\"\"\"");
    }
    if (c == '"' || c == '\'') {
      return quoted(source, at + 1, String.valueOf(c));
    }
    if (!Character.isJavaIdentifierPart(c)) {
      return at + 1;
    }
    int end = at + 1;
    while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int quoted(String source, int from, String quote) {
    int at = from;
    while (at < source.length() && !source.startsWith(quote, at)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at + quote.length();
  }
}
