package dev.lint429.source.tree;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

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
    return typesByPlace(text).values().stream().filter(name -> !name.isEmpty()).toList();
  }

  /** The same by the offsets of the keywords; empty where no name stands behind one. */
  static NavigableMap<Integer, String> typesByPlace(String text) {
    NavigableMap<Integer, String> names = new TreeMap<>();
    for (String keyword : KEYWORDS) {
      int found = text.indexOf(keyword);
      while (found >= 0) {
        int start = found + keyword.length();
        boolean isWord = found == 0 || !Character.isJavaIdentifierPart(text.charAt(found - 1));
        if (isWord && start < text.length() && Character.isWhitespace(text.charAt(start))) {
          names.put(found, nameFrom(text, start));
        }
        found = text.indexOf(keyword, start);
      }
    }
    return names;
  }

  private static String nameFrom(String text, int from) {
    int start = from;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }
}
