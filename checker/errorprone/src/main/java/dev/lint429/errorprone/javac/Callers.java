package dev.lint429.errorprone.javac;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files that call methods of one name, by the class that the call names and by the classes that
 * this one inherits from.
 */
final class Callers {
  private final Map<String, Set<SourceUnit>> byOwner = new HashMap<>();
  private final Map<String, Set<SourceUnit>> byAncestor = new HashMap<>();

  /** Files of which nobody can tell. */
  private final Set<SourceUnit> unknown = new LinkedHashSet<>();

  void addUnknown(SourceUnit unit) {
    unknown.add(unit);
  }

  /**
   * @param supertypes the names of all supertypes of a class, itself included
   */
  void add(
      SourceUnit unit,
      MethodSymbol called,
      Symbols symbols,
      Function<ClassSymbol, Set<String>> supertypes) {
    if (called.owner instanceof ClassSymbol owner) {
      add(byOwner, symbols.name(owner), unit);
      add(byAncestor, symbols.name(owner), unit);
      for (String ancestor : supertypes.apply(owner)) {
        add(byAncestor, ancestor, unit);
      }
    }
  }

  private static void add(Map<String, Set<SourceUnit>> map, String type, SourceUnit unit) {
    map.computeIfAbsent(type, t -> new LinkedHashSet<>()).add(unit);
  }

  /**
   * The files that may call a method of {@code declaring}, an override of it, or one that it
   * overrides, in the order of their names.
   *
   * @param supertypes the names of all supertypes of {@code declaring}, itself included
   */
  Stream<SourceUnit> of(String declaring, Set<String> supertypes) {
    Set<SourceUnit> found = new LinkedHashSet<>(unknown);
    found.addAll(byAncestor.getOrDefault(declaring, Set.of()));
    for (String type : supertypes) {
      found.addAll(byOwner.getOrDefault(type, Set.of()));
    }
    return found.stream().sorted(SourceUnit.BY_NAME);
  }
}
