package dev.lint429.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.CharBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggersTest {
  @Test
  void noWord() {
    assertFalse(Triggers.mayConcern(""));
    assertFalse(Triggers.mayConcern("o"));
    assertFalse(
        Triggers.mayConcern(
            """
            package com.example;

            import java.net.URI;
            import java.util.List;
            import org.springframework.web.bind.annotation.PostMapping;

            class A {
              // okhttp2, java.net.htt
              List<URI> all;
            }
            """));
  }

  @Test
  void aLibraryThatOnlyRetriesSendsNothing() {
    assertFalse(Triggers.mayConcern("import io.github.resilience4j.retry.Retry;"));
  }

  @Test
  void everyPackageWhereverItStands() {
    for (Client client : CatalogueLoader.builtIn().clients()) {
      for (String word : client.packages()) {
        assertTrue(Triggers.mayConcern(word), word);
        for (int i = 0; i < 40; i++) {
          assertTrue(Triggers.mayConcern("/".repeat(i) + word + ".Type;"), word + " at " + i);
        }
      }
    }
  }

  @Test
  void partOfAWord() {
    for (String word : Triggers.words(CatalogueLoader.builtIn().clients())) {
      assertFalse(Triggers.mayConcern(word.substring(0, word.length() - 1)), word);
      assertFalse(Triggers.mayConcern("x".repeat(99) + word.substring(1)), word);
    }
  }

  @Test
  void anyCharSequence() {
    assertTrue(Triggers.mayConcern(CharBuffer.wrap("import okhttp3.Call;".toCharArray())));
  }

  @Test
  void wordsOfOneHashAreToldApart() {
    Triggers triggers = Triggers.of(List.of("abcd", "abcx", "zz"));
    assertTrue(triggers.isIn("..abcx"));
    assertTrue(triggers.isIn("zz"));
    assertFalse(triggers.isIn("abce z"));
  }

  @Test
  void aSingleCharacterIsNoWord() {
    assertThrows(IllegalArgumentException.class, () -> Triggers.of(List.of("okhttp3", "x")));
  }

  @Test
  void resourceSaysWhatTheCatalogueSays() {
    assertEquals(
        Triggers.words(CatalogueLoader.builtIn().clients()),
        CatalogueLoader.resource(Triggers.RESOURCE).lines().toList());
  }

  @Test
  void wordsThatContainOthersAreLeftOut() {
    List<String> words = Triggers.words(CatalogueLoader.builtIn().clients());
    assertTrue(words.contains("org.apache.http"));
    assertFalse(words.contains("org.apache.http.client.fluent"));
  }
}
