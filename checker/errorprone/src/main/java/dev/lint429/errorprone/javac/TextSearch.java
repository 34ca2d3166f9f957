package dev.lint429.errorprone.javac;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which files contain a word; every word is searched once. */
final class TextSearch {
  private final List<SourceUnit> units;
  private final Map<String, BitSet> hits = new HashMap<>();

  TextSearch(List<SourceUnit> units) {
    this.units = units;
  }

  /** The indices of the files that contain all of {@code words}. */
  BitSet containing(String... words) {
    BitSet all = new BitSet(units.size());
    all.set(0, units.size());
    for (String word : words) {
      all.and(hits.computeIfAbsent(word, this::search));
    }
    return all;
  }

  private BitSet search(String word) {
    BitSet found = new BitSet(units.size());
    for (int i = 0; i < units.size(); i++) {
      found.set(i, units.get(i).text().contains(word));
    }
    return found;
  }
}
