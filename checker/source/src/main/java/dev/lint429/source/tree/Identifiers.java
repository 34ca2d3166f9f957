package dev.lint429.source.tree;

/** Names as the source writes them. */
public final class Identifiers {
  private Identifiers() {}

  /** The text with its unicode escapes (JLS 3.3), which the parser keeps, translated. */
  public static String text(String written) {
    if (!written.contains("\\u")) {
      return written;
    }
    StringBuilder text = new StringBuilder(written.length());
    for (int at = 0; at < written.length(); ) {
      char c = written.charAt(at);
      if (c != '\\' || at + 1 == written.length()) {
        text.append(c);
        at++;
      } else if (written.charAt(at + 1) != 'u') {
        // A backslash behind a backslash starts no escape.
        text.append(c).append(written.charAt(at + 1));
        at += 2;
      } else {
        int digits = at + 1;
        while (digits < written.length() && written.charAt(digits) == 'u') {
          digits++;
        }
        at = Math.min(written.length(), digits + 4);
        text.append((char) Integer.parseInt(written.substring(digits, at), 16));
      }
    }
    return text.toString();
  }

  /**
   * Whether a name looks like a class's by Java's conventions: {@code Builder}, not {@code builder}
   * or {@code MAX_SIZE}.
   */
  public static boolean looksLikeClass(String name) {
    return !name.isEmpty()
        && Character.isUpperCase(name.charAt(0))
        && (name.length() == 1 || name.chars().anyMatch(Character::isLowerCase));
  }
}
