package dev.lint429.run.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A change of a file; it remembers what was asked, because many results ask the same. */
final class Change {
  private final String file;
  private final String before;
  private final String after;
  private final Map<List<String>, Boolean> searches = new HashMap<>();
  private final Map<String, Boolean> calls = new HashMap<>();

  /**
   * @param before null if the file is new
   * @param after null if it is gone
   */
  Change(String file, String before, String after) {
    this.file = file;
    this.before = before;
    this.after = after;
  }

  String file() {
    return file;
  }

  /** Whether a search for files with all these words finds the file only before, or only after. */
  boolean isOfSearch(List<String> words) {
    return searches.computeIfAbsent(words, w -> hasAll(before, w) != hasAll(after, w));
  }

  /** Whether the file calls, or called, a method of this name. */
  boolean isOfCall(String name) {
    return calls.computeIfAbsent(name, n -> has(before, n) || has(after, n));
  }

  private static boolean has(String text, String name) {
    return text != null && text.contains(name);
  }

  private static boolean hasAll(String text, List<String> words) {
    return text != null && words.stream().allMatch(text::contains);
  }
}
