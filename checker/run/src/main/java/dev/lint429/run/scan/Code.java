package dev.lint429.run.scan;

/** Source code on one line. */
final class Code {
  private Code() {}

  /** Code for showing: without comments, one space where there was any space or line break. */
  static String oneLine(String code) {
    return compact(code, true);
  }

  /** Code for comparing: it stays the same when the code is only formatted or commented anew. */
  static String normalized(String code) {
    return compact(code, false);
  }

  private static String compact(String code, boolean keepSpaces) {
    StringBuilder out = new StringBuilder();
    boolean space = false;
    int at = 0;
    while (at < code.length()) {
      int end = token(code, at);
      boolean blank = Character.isWhitespace(code.charAt(at)) || isComment(code, at);
      if (blank) {
        space = true;
      } else {
        if (space && !out.isEmpty() && (keepSpaces || needsSpace(out, code.charAt(at)))) {
          out.append(' ');
        }
        out.append(code, at, end);
        space = false;
      }
      at = end;
    }
    return out.toString();
  }

  /** Between words a space must stay; elsewhere formatters differ. */
  private static boolean needsSpace(StringBuilder before, char next) {
    return isWord(before.charAt(before.length() - 1)) && isWord(next);
  }

  private static boolean isWord(char c) {
    return Character.isJavaIdentifierPart(c);
  }

  private static boolean isComment(String code, int at) {
    return code.startsWith("//", at) || code.startsWith("/*", at);
  }

  /** Behind the comment, literal or character that starts at {@code at}. */
  private static int token(String code, int at) {
    if (code.startsWith("//", at)) {
      int end = at;
      while (end < code.length() && code.charAt(end) != '\n' && code.charAt(end) != '\r') {
        end++;
      }
      return end;
    }
    if (code.startsWith("/*", at)) {
      int close = code.indexOf("*/", at + 2);
      return close < 0 ? code.length() : close + 2;
    }
    if (code.startsWith("\"\"\"", at)) {
      return quoted(code, at + 3, "\"\"\"");
    }
    char c = code.charAt(at);
    return c == '"' || c == '\'' ? quoted(code, at + 1, String.valueOf(c)) : at + 1;
  }

  private static int quoted(String code, int from, String quote) {
    int at = from;
    while (at < code.length() && !code.startsWith(quote, at)) {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(code.length(), at + quote.length());
  }
}
