package dev.lint429.source.tree;

import dev.lint429.engine.model.MethodDecl;
import dev.lint429.source.types.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the files that may call a method by their text, so that a common name does not make half of
 * a large tree be parsed.
 */
public final class CallSearch {
  /**
   * Up to so many files are all looked at. Beyond, only those that name the method's class or a
   * supertype: a call on the result of another call, whose type is named nowhere in the file, is
   * then missed.
   */
  private static final int MANY = 60;

  private final SourceIndex index;
  private final TextSearch search;

  public CallSearch(SourceIndex index, TextSearch search) {
    this.index = index;
    this.search = search;
  }

  /** The files in the order of their paths. */
  public List<SourceEntry> callers(MethodDecl method) {
    SourceEntry own = index.entryOf(method.owner());
    Set<String> modifiers = method.modifiers();
    if (own != null && modifiers.contains("private")) {
      return List.of(own);
    }
    boolean inPackage =
        own != null
            && !modifiers.contains("public")
            && !modifiers.contains("protected")
            && !index.find(method.owner()).isInterface();
    String name = method.isConstructor() ? simpleName(method.owner()) : method.name();
    boolean isConstructor = method.isConstructor();
    List<String> key = List.of(isConstructor ? "calls of new" : "calls of", name);
    Searched word = new Searched(name);
    Predicate<SourceEntry> calls =
        e -> e.mayContain(word) && mayCall(e.text(), name, isConstructor);
    List<SourceEntry> all = search.find(key, calls);
    List<SourceEntry> found = inPackage ? of(own.packageName(), all) : all;
    if (found.size() <= MANY) {
      return found;
    }
    List<SourceEntry> naming = naming(method.owner(), key, calls, all);
    return inPackage ? of(own.packageName(), naming) : naming;
  }

  private static List<SourceEntry> of(String packageName, List<SourceEntry> entries) {
    return entries.stream().filter(e -> e.packageName().equals(packageName)).toList();
  }

  /** Those of the files with calls that name the class or a supertype. */
  private List<SourceEntry> naming(
      String owner, List<String> key, Predicate<SourceEntry> calls, List<SourceEntry> entries) {
    Map<String, Searched> names = new LinkedHashMap<>();
    for (Type.Of supertype : index.types().supertypes(Type.Of.of(owner))) {
      if (!supertype.name().equals("java.lang.Object")) {
        names.computeIfAbsent(simpleName(supertype.name()), Searched::new);
      }
    }
    List<String> keyOfBoth = new ArrayList<>(key);
    keyOfBoth.addAll(names.keySet());
    return search.find(keyOfBoth, calls, e -> names(e, names), entries);
  }

  private static boolean names(SourceEntry entry, Map<String, Searched> names) {
    for (Map.Entry<String, Searched> name : names.entrySet()) {
      if (entry.mayContain(name.getValue()) && hasWord(entry.text(), name.getKey())) {
        return true;
      }
    }
    return false;
  }

  private static String simpleName(String qualifiedName) {
    int end = Math.max(qualifiedName.lastIndexOf('.'), qualifiedName.lastIndexOf('$'));
    return qualifiedName.substring(end + 1);
  }

  private static boolean hasWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (isWord(text, at, at + word.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the name stands in front of a parenthesis or behind a double colon. */
  private static boolean mayCall(String text, String name, boolean isConstructor) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if (isWord(text, at, end)) {
        boolean isCall = isConstructor || next(text, end) == '(' || previous(text, at) == ':';
        if (isCall) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isWord(String text, int start, int end) {
    return (start == 0 || !Character.isJavaIdentifierPart(text.charAt(start - 1)))
        && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
  }

  /** The next character that is no blank; a comment counts as what may follow. */
  private static char next(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    boolean isComment = text.startsWith("//", at) || text.startsWith("/*", at);
    return at == text.length() ? ' ' : isComment ? '(' : text.charAt(at);
  }

  private static char previous(String text, int before) {
    int at = before - 1;
    while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at < 0 ? ' ' : text.charAt(at);
  }
}
