package dev.lint429.source.tree;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The syntax trees used last. They are many times as large as the text, so only a few are kept: a
 * file is usually lowered right after its header was read.
 */
public final class AstCache {
  private static final int SIZE = 24;

  private final Map<SourceEntry, JavaFileParser.Parsed> recent =
      new LinkedHashMap<>(2 * SIZE, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SourceEntry, JavaFileParser.Parsed> eldest) {
          return size() > SIZE;
        }
      };

  /** The file's tree if it is kept, else null. */
  JavaFileParser.Parsed peek(SourceEntry entry) {
    synchronized (recent) {
      return recent.get(entry);
    }
  }

  /** The file's tree; two threads that ask at once may both parse it. */
  public JavaFileParser.Parsed get(SourceEntry entry) {
    JavaFileParser.Parsed known = peek(entry);
    if (known != null) {
      return known;
    }
    JavaFileParser.Parsed parsed = JavaFileParser.parse(entry.text());
    synchronized (recent) {
      recent.put(entry, parsed);
    }
    return parsed;
  }
}
