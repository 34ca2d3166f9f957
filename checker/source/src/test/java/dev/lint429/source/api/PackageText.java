package dev.lint429.source.api;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The file of one package, filled from one or more versions of a library. */
final class PackageText {
  private final String name;
  private final Set<String> sources = new LinkedHashSet<>();
  private final Map<String, String> headers = new TreeMap<>();
  private final Map<String, Map<String, String>> members = new TreeMap<>();
  private final Set<String> supertypes = new TreeSet<>();

  PackageText(String name) {
    this.name = name;
  }

  /** Adds what is not there yet: the version that comes first in the list wins. */
  void add(String source, List<ClassText> classes) {
    sources.add(source.replace(".jar", ""));
    for (ClassText type : classes) {
      headers.putIfAbsent(type.nameInPackage(), type.header());
      supertypes.addAll(type.supertypes());
      Map<String, String> known =
          members.computeIfAbsent(type.nameInPackage(), n -> new LinkedHashMap<>());
      type.members().forEach(known::putIfAbsent);
    }
  }

  boolean isEmpty() {
    return headers.isEmpty();
  }

  /** Internal names of what its classes inherit from directly. */
  Set<String> supertypes() {
    return supertypes;
  }

  boolean has(String internalName) {
    String dotted = internalName.replace('/', '.').replace('$', '.');
    return headers.containsKey(dotted.substring(name.isEmpty() ? 0 : name.length() + 1));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("# " + name + ": " + String.join(", ", sources) + "\n");
    headers.forEach(
        (type, header) -> {
          text.append(header).append('\n');
          members.get(type).values().forEach(line -> text.append(' ').append(line).append('\n'));
        });
    return text.toString();
  }
}
