package dev.lint429.source.tree;

/** Texts that many files are searched for; the hashes of their words are worked out once. */
final class Searched {
  private final String[] texts;
  private final int[] words;

  /**
   * @param texts a file must have all of them. What they have of words, such as those of {@code
   *     .class} or {@code name(}, must stand there as whole words.
   */
  Searched(String... texts) {
    this.texts = texts.clone();
    this.words = WordFilter.hashes(String.join(" ", texts));
  }

  /** False of most files that do not have all texts. */
  boolean mayBeIn(WordFilter filter) {
    return filter.mayHave(words);
  }

  boolean isIn(String text) {
    for (String each : texts) {
      if (!text.contains(each)) {
        return false;
      }
    }
    return true;
  }
}
