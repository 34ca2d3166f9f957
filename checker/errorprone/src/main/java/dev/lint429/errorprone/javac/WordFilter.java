package dev.lint429.errorprone.javac;

/**
 * Tells for most words that are not in a text that they are not, without a search: a bit for the
 * hash of each word of the text. A word is what an identifier may consist of.
 */
final class WordFilter {
  /** The hash of a text without any word. */
  static final int NONE = 0;

  private static final int MIN_BITS = 1 << 10;
  private static final int MAX_BITS = 1 << 16;

  private final long[] bits;

  WordFilter(String text) {
    int size = Math.max(MIN_BITS, Math.min(MAX_BITS, Integer.highestOneBit(text.length())));
    bits = new long[size / Long.SIZE];
    int hash = NONE;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isWordPart(c)) {
        hash = next(hash, c);
      } else if (hash != NONE) {
        add(hash);
        hash = NONE;
      }
    }
    if (hash != NONE) {
      add(hash);
    }
  }

  private void add(int hash) {
    int spread = spread(hash);
    bits[spread >>> 6] |= 1L << spread;
  }

  /** False if no word of this hash is in the text. */
  boolean mayContain(int hash) {
    int spread = spread(hash);
    return (bits[spread >>> 6] & 1L << spread) != 0;
  }

  private int spread(int hash) {
    return (hash ^ hash >>> 16) & bits.length * Long.SIZE - 1;
  }

  /** The hash of the first word in {@code text}; {@link #NONE} if there is no word in it. */
  static int firstWord(String text) {
    int hash = NONE;
    for (int i = 0; i < text.length(); i++) {
      if (isWordPart(text.charAt(i))) {
        hash = next(hash, text.charAt(i));
      } else if (hash != NONE) {
        break;
      }
    }
    return hash;
  }

  private static int next(int hash, char c) {
    int next = 31 * hash + c;
    return next == NONE ? 1 : next;
  }

  /** Whether {@code word} stands in {@code text}, not as a part of a longer word. */
  static boolean contains(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !isWordPart(word.charAt(0)) || !isWordPart(text.charAt(at - 1));
      boolean ends =
          end == text.length()
              || !isWordPart(word.charAt(word.length() - 1))
              || !isWordPart(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordPart(char c) {
    if (c < 128) {
      return c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || c == '_'
          || c == '$';
    }
    return Character.isJavaIdentifierPart(c);
  }
}
