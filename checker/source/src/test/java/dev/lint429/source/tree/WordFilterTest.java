package dev.lint429.source.tree;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFilterTest {
  private static final String TEXT = "class Größe { int a1 = Foo.bar(x_y, $z); } // end";

  @ParameterizedTest
  @ValueSource(strings = {"Fo", "Foobar", "ba", "Gr", "x", "y", "FOO", "Foo.missing", "other Foo"})
  void wordsThatAreNotThere(String word) {
    assertFalse(WordFilter.of(TEXT).mayHave(WordFilter.hashes(word)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"class", "Größe", "a1", "Foo", ".bar", "bar(", "Foo.bar", "x_y", "$z", "end"})
  void wordsThatAreThere(String word) {
    assertTrue(WordFilter.of(TEXT).mayHave(WordFilter.hashes(word)));
  }

  @Test
  void withoutWordsItCannotTell() {
    assertTrue(WordFilter.of("").mayHave(WordFilter.hashes("@(")));
    assertFalse(WordFilter.of("").mayHave(WordFilter.hashes("a")));
  }

  @Test
  void noWordOfALargeTextIsMissedAndFewOthersAreNot() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      // As in real code, words come again: a new one every 60 characters.
      text.append(("name" + i + " ").repeat(6));
    }
    WordFilter filter = WordFilter.of(text.toString());
    for (int i = 0; i < 5000; i++) {
      assertTrue(filter.mayHave(WordFilter.hashes("name" + i)));
    }
    int wrong = 0;
    for (int i = 5000; i < 10000; i++) {
      wrong += filter.mayHave(WordFilter.hashes("name" + i)) ? 1 : 0;
    }
    assertTrue(wrong < 500, wrong + " of 5000 are wrong");
  }
}
