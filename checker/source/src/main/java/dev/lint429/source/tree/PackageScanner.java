package dev.lint429.source.tree;

import java.util.ArrayList;
import java.util.List;

/** Reads package and type names from a file's text without parsing it. */
final class PackageScanner {
  private static final List<String> KEYWORDS = List.of("class", "interface", "enum", "record");

  private final String text;
  private int at;

  private PackageScanner(String text) {
    this.text = text;
  }

  /** The declared package; empty if there is none. */
  static String packageName(String text) {
    return new PackageScanner(text).readPackage();
  }

  private String readPackage() {
    while (skipBlanksAndComments()) {
      if (text.startsWith("package", at) && isBlank(at + "package".length())) {
        at += "package".length();
        return readName();
      }
      if (text.charAt(at) != '@') {
        return "";
      }
      skipAnnotation();
    }
    return "";
  }

  private String readName() {
    StringBuilder name = new StringBuilder();
    while (skipBlanksAndComments() && text.charAt(at) != ';') {
      name.append(text.charAt(at++));
    }
    return name.toString();
  }

  /** Steps to the next character of code; false at the end of the file. */
  private boolean skipBlanksAndComments() {
    while (at < text.length()) {
      if (text.startsWith("//", at)) {
        at = Offsets.lineEnd(text, at);
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean isBlank(int index) {
    return index < text.length()
        && (Character.isWhitespace(text.charAt(index)) || text.charAt(index) == '/');
  }

  private void skipAnnotation() {
    at++;
    while (at < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (skipBlanksAndComments() && text.charAt(at) == '(') {
      int depth = 0;
      do {
        char c = text.charAt(at++);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      } while (depth > 0 && at < text.length());
    }
  }

  /**
   * Every name that stands behind {@code class}, {@code interface}, {@code enum} or {@code record}:
   * among them those of all types that the file declares.
   */
  static List<String> namesOfTypes(String text) {
    List<String> names = new ArrayList<>();
    for (String keyword : KEYWORDS) {
      int found = text.indexOf(keyword);
      while (found >= 0) {
        int start = found + keyword.length();
        boolean isWord = found == 0 || !Character.isJavaIdentifierPart(text.charAt(found - 1));
        if (isWord && start < text.length() && Character.isWhitespace(text.charAt(start))) {
          addName(text, start, names);
        }
        found = text.indexOf(keyword, start);
      }
    }
    return names;
  }

  /**
   * The name behind the last {@code class}, {@code interface}, {@code enum} or {@code record} in
   * front of {@code end}; empty if there is none.
   */
  static String nameOfTypeBefore(String text, int end) {
    int last = -1;
    for (String keyword : KEYWORDS) {
      int found = text.lastIndexOf(keyword, end - 1);
      while (found > last) {
        int start = found + keyword.length();
        boolean isWord = found == 0 || !Character.isJavaIdentifierPart(text.charAt(found - 1));
        if (isWord && Character.isWhitespace(text.charAt(start))) {
          last = start;
        }
        found = text.lastIndexOf(keyword, found - 1);
      }
    }
    List<String> names = new ArrayList<>();
    if (last >= 0) {
      addName(text, last, names);
    }
    return names.isEmpty() ? "" : names.get(0);
  }

  private static void addName(String text, int from, List<String> names) {
    int start = from;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    if (end > start) {
      names.add(text.substring(start, end));
    }
  }
}
