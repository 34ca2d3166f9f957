package dev.lint429.errorprone.javac;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which files contain a word; every word is searched once. Only whole words count. */
final class TextSearch {
  /** For so many words, looking through all texts costs less than making their filters. */
  private static final int FEW = 8;

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
      if (all.isEmpty()) {
        break;
      }
      all.and(hits.computeIfAbsent(word, this::search));
    }
    return all;
  }

  private BitSet search(String word) {
    BitSet found = new BitSet(units.size());
    int hash = hits.size() < FEW ? WordFilter.NONE : WordFilter.firstWord(word);
    for (int i = 0; i < units.size(); i++) {
      SourceUnit unit = units.get(i);
      boolean possible = hash == WordFilter.NONE || unit.words().mayContain(hash);
      found.set(i, possible && WordFilter.contains(unit.text(), word));
    }
    return found;
  }
}
