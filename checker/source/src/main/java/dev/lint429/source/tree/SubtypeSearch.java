package dev.lint429.source.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the files that may declare a subtype of a class by their text, so that an interface with a
 * common name does not make half of a large tree be parsed. Safe for use by several threads.
 */
public final class SubtypeSearch {
  private static final List<String> KEYWORDS = List.of("extends", "implements");

  /** A list of supertypes is hardly longer; one that is cut off is only searched in part. */
  private static final int MAX_HEAD = 2000;

  private final SourceIndex index;
  private final Map<SourceEntry, Set<Head>> headsByFile = new ConcurrentHashMap<>();
  private volatile Map<String, List<Head>> headsBySupertype;

  /** Somewhere {@code subtype} stands in front of {@code extends} or {@code implements}. */
  private record Head(SourceEntry file, String subtype, String supertype) {}

  /**
   * A class as far as its file's text tells.
   *
   * @param topLevel the simple name of the class that it is nested in, or its own
   */
  private record Name(String packageName, String topLevel, String simple) {
    /** Whether a file can name it: by its package, an import or its qualified name. */
    boolean isVisibleIn(SourceEntry entry) {
      if (!simple.equals(topLevel) && !entry.contains(topLevel)) {
        return false;
      }
      return entry.packageName().equals(packageName)
          || entry.contains(packageName + "." + topLevel)
          || entry.contains(packageName + ".*");
    }
  }

  public SubtypeSearch(SourceIndex index) {
    this.index = index;
  }

  /**
   * The files in which a class may inherit, over others perhaps, from one of the source, in the
   * order of their paths. Of anonymous classes only those are found that inherit directly.
   */
  public List<SourceEntry> subtypes(String qualifiedName) {
    SourceEntry declaring = index.entryOf(qualifiedName);
    if (declaring == null) {
      return List.of();
    }
    int end = Math.max(qualifiedName.lastIndexOf('.'), qualifiedName.lastIndexOf('$'));
    Set<SourceEntry> files = new TreeSet<>(Comparator.comparing(SourceEntry::name));
    Name root = name(declaring, qualifiedName.substring(end + 1));
    Set<Name> names = new HashSet<>(Set.of(root));
    Deque<Name> todo = new ArrayDeque<>(names);
    while (!todo.isEmpty()) {
      Name supertype = todo.pop();
      for (Head head : heads().getOrDefault(supertype.simple, List.of())) {
        if (supertype.isVisibleIn(head.file)) {
          files.add(head.file);
          Name subtype = name(head.file, head.subtype);
          if (names.add(subtype)) {
            todo.push(subtype);
          }
        }
      }
    }
    addAnonymous(root, files);
    return List.copyOf(files);
  }

  private Name name(SourceEntry declaring, String simple) {
    String own = declaring.packageName();
    // A file may declare further classes at its top, which are named without its own.
    boolean top = index.entryOf(own.isEmpty() ? simple : own + "." + simple) == declaring;
    return new Name(own, top ? simple : declaring.baseName(), simple);
  }

  private void addAnonymous(Name name, Set<SourceEntry> files) {
    for (SourceEntry entry : index.entries()) {
      if (entry.contains("new", name.simple)
          && name.isVisibleIn(entry)
          && createsAnonymous(entry.text(), name.simple)) {
        files.add(entry);
      }
    }
  }

  /** Takes notice of a file that is another now or gone; null if one is new. */
  public void replaced(SourceEntry before) {
    if (before != null) {
      headsByFile.remove(before);
    }
    headsBySupertype = null;
  }

  /** Whether there is a {@code new NAME}, and behind the parentheses a body. */
  private static boolean createsAnonymous(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean isWord = end < text.length() && !Character.isJavaIdentifierPart(text.charAt(end));
      if (isWord && isCreated(text, at) && hasBody(text, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCreated(String text, int before) {
    int at = before;
    // A qualified name, and blanks between it and the keyword.
    while (at > 0
        && (Character.isJavaIdentifierPart(text.charAt(at - 1)) || text.charAt(at - 1) == '.')) {
      at--;
    }
    int end = at;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end < at && text.startsWith("new", end - 3);
  }

  private static boolean hasBody(String text, int from) {
    int open = text.indexOf('(', from);
    int depth = 0;
    for (int at = open; at >= 0 && at < text.length(); at++) {
      char c = text.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        int next = at + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
          next++;
        }
        return next < text.length() && (text.charAt(next) == '{' || text.charAt(next) == '/');
      }
    }
    return open >= 0;
  }

  private Map<String, List<Head>> heads() {
    Map<String, List<Head>> known = headsBySupertype;
    if (known == null) {
      synchronized (this) {
        known = headsBySupertype;
        if (known == null) {
          known = readHeads();
          headsBySupertype = known;
        }
      }
    }
    return known;
  }

  private Map<String, List<Head>> readHeads() {
    Map<String, List<Head>> heads = new HashMap<>();
    for (SourceEntry entry : index.entries()) {
      for (Head head : headsByFile.computeIfAbsent(entry, SubtypeSearch::headsOf)) {
        heads.computeIfAbsent(head.supertype, s -> new ArrayList<>()).add(head);
      }
    }
    return heads;
  }

  private static Set<Head> headsOf(SourceEntry entry) {
    Set<Head> heads = new LinkedHashSet<>();
    String text = entry.text();
    NavigableMap<Integer, String> types = null;
    for (String keyword : KEYWORDS) {
      for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
        int from = at + keyword.length();
        boolean isWord =
            at > 0
                && !Character.isJavaIdentifierPart(text.charAt(at - 1))
                && from < text.length()
                && !Character.isJavaIdentifierPart(text.charAt(from));
        if (isWord) {
          types = types == null ? PackageScanner.typesByPlace(text) : types;
          Map.Entry<Integer, String> before = types.lowerEntry(at);
          String subtype = before == null ? "" : before.getValue();
          names(text, from).forEach(name -> heads.add(new Head(entry, subtype, name)));
        }
      }
    }
    return heads;
  }

  /** The simple names up to the body of the class. */
  private static List<String> names(String text, int from) {
    List<String> names = new ArrayList<>();
    int start = -1;
    for (int at = from; at < Math.min(text.length(), from + MAX_HEAD); at++) {
      char c = text.charAt(at);
      if (Character.isJavaIdentifierPart(c)) {
        start = start < 0 ? at : start;
      } else {
        if (start >= 0) {
          names.add(text.substring(start, at));
          start = -1;
        }
        if (c == '{' || c == ';' || c == '(' || c == ')') {
          break;
        }
      }
    }
    return names;
  }
}
