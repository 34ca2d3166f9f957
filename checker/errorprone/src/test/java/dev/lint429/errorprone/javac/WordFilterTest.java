package dev.lint429.errorprone.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Words and the texts that have them. */
class WordFilterTest {
  private static final String TEXT = "@Bean Chat chat() { return api.sendNow(größe, x_1); }";

  @Test
  void partsOfLongerWordsAreNoWords() {
    assertFalse(WordFilter.contains(TEXT, "send"));
    assertFalse(WordFilter.contains(TEXT, "Now"));
    assertFalse(WordFilter.contains(TEXT, "größ"));
    assertFalse(WordFilter.contains(TEXT, "@Bea"));
    assertFalse(WordFilter.contains("sendNowOrNever", "sendNow"));
  }

  @Test
  void wholeWordsAreFoundWhereverTheyStand() {
    assertTrue(WordFilter.contains(TEXT, "@Bean"));
    assertTrue(WordFilter.contains(TEXT, "chat("));
    assertTrue(WordFilter.contains(TEXT, ".sendNow"));
    assertTrue(WordFilter.contains(TEXT, "größe"));
    assertTrue(WordFilter.contains("sendNowOrNever sendNow", "sendNow"));
    assertTrue(WordFilter.contains("sendNow", "sendNow"));
  }

  @Test
  void filterOfAnEmptyTextHasNoWord() {
    assertFalse(new WordFilter("").mayContain(WordFilter.firstWord("chat")));
    assertFalse(new WordFilter(" (){};").mayContain(WordFilter.firstWord("chat")));
  }

  @Test
  void filterKeepsEveryWordOfItsText() {
    WordFilter filter = new WordFilter(TEXT);
    for (String word : new String[] {"Bean", "Chat", "chat", "return", "sendNow", "größe", "x_1"}) {
      assertTrue(filter.mayContain(WordFilter.firstWord(word)), word);
    }
    assertTrue(new WordFilter("last").mayContain(WordFilter.firstWord("last")));
  }

  @Test
  void firstWordLeavesOutWhatIsNoWord() {
    assertEquals(WordFilter.NONE, WordFilter.firstWord("@("));
    assertEquals(WordFilter.firstWord("Bean"), WordFilter.firstWord("@Bean(\"x\")"));
    assertNotEquals(WordFilter.firstWord("Bean"), WordFilter.firstWord("Beans"));
  }
}
