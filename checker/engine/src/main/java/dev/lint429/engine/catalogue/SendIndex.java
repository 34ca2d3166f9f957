package dev.lint429.engine.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The methods and annotations of which code has at least one if it can send a request to a model: a
 * front end that knows types turns other files down with it, before anything is lowered.
 *
 * <p>Those of the built-in catalogue stand in a small resource, so that the catalogue itself is
 * only loaded for a file that passes. Immutable.
 */
public final class SendIndex {
  /** In place of a method's name: any of the type's methods. */
  public static final String ANY = "*";

  static final String RESOURCE = "sends.txt";

  /** In front of a line with an annotation. */
  private static final char ANNOTATION = '@';

  private final Map<String, Set<String>> methods = new LinkedHashMap<>();
  private final Set<String> annotations = new LinkedHashSet<>();

  private SendIndex(Collection<String> lines) {
    for (String line : lines) {
      if (line.charAt(0) == ANNOTATION) {
        annotations.add(line.substring(1));
      } else {
        String[] words = line.split(" ");
        methods.put(words[0], Set.copyOf(List.of(words).subList(1, words.length)));
      }
    }
  }

  private static final class BuiltIn {
    static final SendIndex INDEX = new SendIndex(load());

    private static List<String> load() {
      String resource = CatalogueLoader.resource(RESOURCE);
      return resource != null ? resource.lines().toList() : lines(CatalogueLoader.builtIn());
    }
  }

  /** The index of the built-in catalogue. */
  public static SendIndex builtIn() {
    return BuiltIn.INDEX;
  }

  /** What the resource holds: a line for each type, with the names of its methods. */
  static List<String> lines(Catalogue catalogue) {
    Map<String, Set<String>> methods = new TreeMap<>();
    Set<String> annotations = new TreeSet<>();
    for (Client client : catalogue.clients()) {
      for (Client.Send send : client.sends()) {
        if (!send.onlyReads()) {
          for (String type : send.method().types()) {
            methods.computeIfAbsent(type, t -> new TreeSet<>()).addAll(send.method().names());
          }
        }
      }
      for (Client.DeclaredClient declared : client.declared()) {
        annotations.addAll(declared.methodAnnotations().keySet());
      }
    }
    List<String> lines = new ArrayList<>();
    methods.forEach((type, names) -> lines.add(type + " " + String.join(" ", names)));
    annotations.forEach(type -> lines.add(ANNOTATION + type));
    return lines;
  }

  /** The names of the methods of a type that send; {@link #ANY} among them for all. */
  public Set<String> methods(String type) {
    return methods.getOrDefault(type, Set.of());
  }

  /** The types with methods that send, by qualified name. */
  public Set<String> types() {
    return Collections.unmodifiableSet(methods.keySet());
  }

  /** The annotations that make a method of an interface a request. */
  public Set<String> annotations() {
    return Collections.unmodifiableSet(annotations);
  }

  /** Whether a call of this method sends, as far as its name tells. */
  public boolean sends(String type, String method) {
    Set<String> names = methods(type);
    return names.contains(method) || names.contains(ANY);
  }
}
