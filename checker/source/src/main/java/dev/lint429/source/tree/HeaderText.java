package dev.lint429.source.tree;

/**
 * Takes the bodies of methods and initialisers out of a source file. What is left declares the same
 * types and members and parses many times faster; that is all that is needed of most files.
 */
final class HeaderText {
  private final String text;
  private final StringBuilder out;
  private int at;
  private int copied;

  /** Whether the declaration that is being read is that of a type. */
  private boolean isType;

  private int parentheses;

  private HeaderText(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length() / 4);
  }

  /** The text without bodies; of a file whose braces do not match, any text. */
  static String of(String text) {
    return new HeaderText(text).strip();
  }

  private String strip() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (skipsText(c)) {
        continue;
      }
      if (Character.isJavaIdentifierStart(c)) {
        word();
        continue;
      }
      at++;
      switch (c) {
        case '(' -> parentheses++;
        case ')' -> parentheses--;
        case '{' -> brace();
        case '}', ';' -> isType = false;
        default -> {}
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  private void brace() {
    if (isType && parentheses == 0) {
      isType = false;
      return;
    }
    out.append(text, copied, at);
    int depth = 1;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at);
      if (!skipsText(c)) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        at++;
      }
    }
    copied = depth == 0 ? at - 1 : at;
    if (parentheses == 0) {
      isType = false;
    }
  }

  private void word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    if (parentheses > 0 || start > 0 && text.charAt(start - 1) == '.') {
      return;
    }
    String word = text.substring(start, at);
    isType |=
        switch (word) {
          case "class", "interface", "enum" -> true;
          case "record" -> isRecord();
          default -> false;
        };
  }

  /** {@code record Name(} or {@code record Name<}; otherwise it is an ordinary name. */
  private boolean isRecord() {
    int next = skipBlanks(at);
    int end = next;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    int behind = skipBlanks(end);
    return end > next && behind < text.length() && "(<".indexOf(text.charAt(behind)) >= 0;
  }

  private int skipBlanks(int from) {
    int index = from;
    while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
      index++;
    }
    return index;
  }

  /** Steps over a comment, string or character that starts here. */
  private boolean skipsText(char c) {
    if (c == '/' && text.startsWith("//", at)) {
      at = Offsets.lineEnd(text, at);
    } else if (c == '/' && text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
    } else if (c == '"' && text.startsWith("\"\"\"", at)) {
      skipTextBlock();
    } else if (c == '"' || c == '\'') {
      skipQuoted(c);
    } else {
      return false;
    }
    return true;
  }

  private void skipTextBlock() {
    at += 3;
    while (at < text.length() && !text.startsWith("\"\"\"", at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), at + 3);
  }

  private void skipQuoted(char quote) {
    int lineEnd = Offsets.lineEnd(text, at++);
    while (at < lineEnd && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), at + 1);
  }
}
