package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One value that an expression may have: a text, a URL, a request or a client with its base URL.
 *
 * @param text the text or the URL; empty where the object holds none
 * @param verb the HTTP method, in upper case, or null if unknown
 * @param trail where its pieces were seen, from the expression back to where they were written
 * @param names identifiers and configuration keys that it passed through
 */
record UrlValue(UrlText text, String verb, List<Evidence> trail, Set<String> names) {
  private static final int MAX_TRAIL = 6;
  private static final int MAX_NAMES = 24;

  /** An object that holds no URL. */
  static final UrlValue NO_URL = new UrlValue(UrlText.EMPTY, null, List.of(), Set.of());

  static UrlValue of(UrlText text) {
    return new UrlValue(text, null, List.of(), Set.of());
  }

  static UrlValue of(Hole hole) {
    return new UrlValue(UrlText.of(hole), null, List.of(), Set.of(hole.name()));
  }

  UrlValue withText(UrlText newText) {
    return newText.equals(text) ? this : new UrlValue(newText, verb, trail, names);
  }

  /** This value with {@code newVerb}, unless that is null. */
  UrlValue withVerb(String newVerb) {
    return newVerb == null ? this : new UrlValue(text, newVerb, trail, names);
  }

  UrlValue withName(String name) {
    return new UrlValue(text, verb, trail, union(Set.of(name), names));
  }

  /** This value with one more step on the way to it. */
  UrlValue via(Evidence step) {
    return new UrlValue(text, verb, join(List.of(step), trail), names);
  }

  /** A new text that {@code other} took part in; its HTTP method stands in where there is none. */
  UrlValue mergedWith(UrlValue other, UrlText newText) {
    return new UrlValue(
        newText,
        verb != null ? verb : other.verb,
        join(trail, other.trail),
        union(names, other.names));
  }

  private static List<Evidence> join(List<Evidence> first, List<Evidence> second) {
    List<Evidence> joined = new ArrayList<>(first);
    for (Evidence step : second) {
      boolean seen =
          joined.stream().anyMatch(s -> s.file() == step.file() && s.span().equals(step.span()));
      if (!seen) {
        joined.add(step);
      }
    }
    // The ends say most: where it is used, and where it was written.
    while (joined.size() > MAX_TRAIL) {
      joined.remove(joined.size() / 2);
    }
    return List.copyOf(joined);
  }

  private static Set<String> union(Set<String> first, Set<String> second) {
    if (second.isEmpty() || first.containsAll(second)) {
      return first;
    }
    Set<String> union = new LinkedHashSet<>(first);
    for (String name : second) {
      if (union.size() < MAX_NAMES) {
        union.add(name);
      }
    }
    return union;
  }

  /** Whether {@code other} is the same URL and HTTP method, whatever the way to it. */
  boolean sameAs(UrlValue other) {
    return text.equals(other.text) && Objects.equals(verb, other.verb);
  }
}
