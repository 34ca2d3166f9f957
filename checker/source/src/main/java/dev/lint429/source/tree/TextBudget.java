package dev.lint429.source.tree;

import java.util.concurrent.atomic.AtomicLong;

/** How much text may be kept in memory; files beyond it are read again when they are needed. */
final class TextBudget {
  private final AtomicLong left;

  TextBudget(long characters) {
    this.left = new AtomicLong(characters);
  }

  /** A quarter of the heap, counting two bytes a character. */
  static TextBudget ofHeap() {
    return new TextBudget(Runtime.getRuntime().maxMemory() / 8);
  }

  /** Whether so many more characters may be kept; then they are counted. */
  boolean take(int characters) {
    if (left.addAndGet(-characters) >= 0) {
      return true;
    }
    left.addAndGet(characters);
    return false;
  }
}
