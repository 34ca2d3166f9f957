package dev.lint429.source.tree;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Tells of most words that a text does not have them, without searching the text again: a Bloom
 * filter over its identifiers and keywords. An analysis asks thousands of such questions about each
 * file of a large tree. Immutable.
 */
final class WordFilter {
  /** Real code has a distinct word about every 60 characters; that makes some 8 bits for each. */
  private static final int CHARACTERS_PER_BIT = 8;

  private static final int MIN_BITS = 512;

  private static final boolean[] ASCII_WORD = new boolean[128];

  static {
    for (char c = 0; c < ASCII_WORD.length; c++) {
      ASCII_WORD[c] =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '_'
              || c == '$';
    }
  }

  private final long[] bits;
  private final int mask;

  private WordFilter(int size) {
    this.bits = new long[size / Long.SIZE];
    this.mask = size - 1;
  }

  static WordFilter of(String text) {
    int wanted = Math.max(MIN_BITS, text.length() / CHARACTERS_PER_BIT);
    WordFilter filter = new WordFilter(Integer.highestOneBit(wanted - 1) << 1);
    if (!filter.addAscii(text.getBytes(StandardCharsets.UTF_8))) {
      forEachWord(text, filter::add);
    }
    return filter;
  }

  /**
   * The same as {@link #forEachWord} for nearly all files, in less time; false if this is no such.
   */
  private boolean addAscii(byte[] text) {
    int hash = 0;
    boolean inWord = false;
    for (byte c : text) {
      if (c < 0) {
        return false;
      }
      if (ASCII_WORD[c]) {
        hash = 31 * hash + c;
        inWord = true;
      } else if (inWord) {
        add(hash);
        hash = 0;
        inWord = false;
      }
    }
    if (inWord) {
      add(hash);
    }
    return true;
  }

  private static void forEachWord(String text, IntConsumer hashes) {
    int hash = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isWord(c)) {
        hash = 31 * hash + c;
        inWord = true;
      } else if (inWord) {
        hashes.accept(hash);
        hash = 0;
        inWord = false;
      }
    }
    if (inWord) {
      hashes.accept(hash);
    }
  }

  /** Whether the text may have all words with these {@link #hashes}. */
  boolean mayHave(int... hashes) {
    for (int hash : hashes) {
      if (!has(hash)) {
        return false;
      }
    }
    return true;
  }

  /** The hashes of the words in {@code text}. */
  static int[] hashes(String text) {
    IntStream.Builder hashes = IntStream.builder();
    forEachWord(text, hashes);
    return hashes.build().toArray();
  }

  private void add(int hash) {
    int first = first(hash);
    int second = second(hash);
    bits[first >> 6] |= 1L << first;
    bits[second >> 6] |= 1L << second;
  }

  private boolean has(int hash) {
    int first = first(hash);
    int second = second(hash);
    return (bits[first >> 6] & 1L << first) != 0 && (bits[second >> 6] & 1L << second) != 0;
  }

  private int first(int hash) {
    return (hash * 0x9E3779B9 >>> 7) & mask;
  }

  private int second(int hash) {
    return (hash * 0x85EBCA6B >>> 11) & mask;
  }

  private static boolean isWord(char c) {
    return c < ASCII_WORD.length ? ASCII_WORD[c] : Character.isJavaIdentifierPart(c);
  }
}
