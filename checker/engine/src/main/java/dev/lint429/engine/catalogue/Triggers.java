package dev.lint429.engine.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The words of which a source file has at least one if it can send a request: the packages of all
 * clients. A file without any is not worth lowering.
 *
 * <p>The words of the built-in catalogue stand in a small resource, so that the catalogue itself is
 * only loaded for a file that passes. Immutable.
 */
public final class Triggers {
  static final String RESOURCE = "triggers.txt";

  private static final int TABLE_SIZE = 1 << 12;

  private static final int FIRST_SIZE = 128;

  /** The words by their first character, so that few are compared where one may begin. */
  private final String[][] byFirst = new String[FIRST_SIZE][];

  /** Length of the shortest word; only that many characters of each are searched at first. */
  private final int window;

  /**
   * How far the window may move when it ends with two characters of this hash (Wu and Manber's
   * algorithm for several words); 0 where a word may begin in it.
   */
  private final byte[] shifts = new byte[TABLE_SIZE];

  private Triggers(Collection<String> words) {
    for (int i = 0; i < FIRST_SIZE; i++) {
      int first = i;
      byFirst[i] =
          words.stream().filter(w -> w.charAt(0) % FIRST_SIZE == first).toArray(String[]::new);
    }
    int shortest = Integer.MAX_VALUE;
    for (String word : words) {
      shortest = Math.min(shortest, word.length());
    }
    this.window = Math.min(shortest, Byte.MAX_VALUE);
    if (window < 2) {
      throw new IllegalArgumentException("a word of a single character is in every file");
    }
    Arrays.fill(shifts, (byte) (window - 1));
    for (String word : words) {
      for (int i = 1; i < window; i++) {
        int hash = hash(word.charAt(i - 1), word.charAt(i));
        shifts[hash] = (byte) Math.min(shifts[hash], window - 1 - i);
      }
    }
  }

  private static final class BuiltIn {
    static final Triggers TRIGGERS = of(load());

    private static List<String> load() {
      String resource = CatalogueLoader.resource(RESOURCE);
      return resource != null
          ? resource.lines().toList()
          : words(CatalogueLoader.builtIn().clients());
    }
  }

  /** Whether a file with this text may send a request with a client of the built-in catalogue. */
  public static boolean mayConcern(CharSequence text) {
    return BuiltIn.TRIGGERS.isIn(text);
  }

  /** Triggers for these words, none of them shorter than two characters. */
  public static Triggers of(Collection<String> words) {
    return new Triggers(words);
  }

  /** The words of some clients, without those that contain another one. */
  static List<String> words(List<Client> clients) {
    TreeSet<String> all = new TreeSet<>();
    clients.forEach(client -> all.addAll(client.packages()));
    List<String> words = new ArrayList<>(all);
    words.removeIf(word -> all.stream().anyMatch(w -> !w.equals(word) && word.contains(w)));
    return words;
  }

  /** Whether any of the words stands in {@code text}. */
  public boolean isIn(CharSequence text) {
    String string = text.toString();
    int length = string.length();
    int last = window - 1;
    while (last < length) {
      int shift = shifts[hash(string.charAt(last - 1), string.charAt(last))];
      if (shift == 0) {
        if (startsAt(string, last - window + 1)) {
          return true;
        }
        shift = 1;
      }
      last += shift;
    }
    return false;
  }

  private boolean startsAt(String text, int index) {
    for (String word : byFirst[text.charAt(index) % FIRST_SIZE]) {
      if (text.startsWith(word, index)) {
        return true;
      }
    }
    return false;
  }

  private static int hash(char first, char second) {
    return (first << 6 ^ second) & (TABLE_SIZE - 1);
  }
}
