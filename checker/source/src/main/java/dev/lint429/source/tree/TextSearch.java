package dev.lint429.source.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Searches in the texts of all files. What was found is kept, and put right when one of the files
 * changes, so that an editor need not search all of them again. Safe for use by several threads.
 */
public final class TextSearch {
  /** So many searches are kept; an editor would collect every name that was ever typed. */
  private static final int MAX_KEPT = 2_000;

  private final SourceIndex index;
  private final Map<List<String>, Search> searches = new ConcurrentHashMap<>();

  private record Search(Predicate<SourceEntry> wanted, List<SourceEntry> found) {}

  public TextSearch(SourceIndex index) {
    this.index = index;
  }

  /**
   * The files whose text contains all of {@code words}, in their order; see {@link
   * SourceEntry#contains}.
   */
  public List<SourceEntry> containing(String... words) {
    Searched searched = new Searched(words);
    return find(Arrays.asList(words), entry -> entry.contains(searched));
  }

  /**
   * The files that are wanted, by their text, in their order.
   *
   * @param key tells this search from all others
   */
  List<SourceEntry> find(List<String> key, Predicate<SourceEntry> wanted) {
    return find(key, entry -> true, wanted, index.entries());
  }

  /**
   * The files that are wanted among those of a wider search.
   *
   * @param wider what was searched
   * @param among what was found
   */
  List<SourceEntry> find(
      List<String> key,
      Predicate<SourceEntry> wider,
      Predicate<SourceEntry> wanted,
      List<SourceEntry> among) {
    Search known = searches.get(key);
    if (known == null) {
      // The first search reads all files.
      known = new Search(wider.and(wanted), among.parallelStream().filter(wanted).toList());
      if (searches.size() >= MAX_KEPT) {
        searches.clear();
      }
      searches.put(List.copyOf(key), known);
    }
    return known.found;
  }

  /** Takes notice of a file that is another now; either may be null. */
  public void replaced(SourceEntry before, SourceEntry after) {
    searches.replaceAll((key, search) -> replaced(search, before, after));
  }

  private static Search replaced(Search search, SourceEntry before, SourceEntry after) {
    boolean wasFound = before != null && search.found.contains(before);
    boolean isFound = after != null && search.wanted.test(after);
    if (!wasFound && !isFound) {
      return search;
    }
    List<SourceEntry> found = new ArrayList<>(search.found);
    found.remove(before);
    if (isFound) {
      int at = 0;
      while (at < found.size() && found.get(at).name().compareTo(after.name()) < 0) {
        at++;
      }
      found.add(at, after);
    }
    return new Search(search.wanted, List.copyOf(found));
  }
}
