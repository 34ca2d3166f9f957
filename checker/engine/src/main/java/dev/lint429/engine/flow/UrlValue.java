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
  private static final int MAX_TRAIL = 5;
  private static final int MAX_NAMES = 24;

  /** What tells a key from other names; a name cannot start like this. */
  private static final String KEY_START = "${";

  /** How the step ends that shows a text at its place. */
  static final String WRITTEN = "written here";

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

  /** This value, which the configuration key {@code key} stands for. */
  UrlValue withKey(String key) {
    return withName(KEY_START + key + "}");
  }

  /** The configuration keys among the names. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    names.stream().filter(n -> n.startsWith(KEY_START)).forEach(keys::add);
    text.holes().stream()
        .filter(h -> h.kind() == Hole.Kind.CONFIG)
        .forEach(h -> keys.add(h.name()));
    return keys;
  }

  /** This value with one more step on the way to it. */
  UrlValue via(Evidence step) {
    boolean samePlace =
        !trail.isEmpty()
            && trail.get(0).file() == step.file()
            && trail.get(0).span().equals(step.span())
            && trail.get(0).text().endsWith(WRITTEN);
    if (!samePlace) {
      return new UrlValue(text, verb, join(List.of(step), trail), names);
    }
    // A text that is written where it is passed.
    String written = trail.get(0).text();
    String told = written.substring(0, written.length() - WRITTEN.length()) + step.text();
    List<Evidence> steps = new ArrayList<>(trail);
    steps.set(0, new Evidence(step.file(), step.span(), told));
    return new UrlValue(text, verb, List.copyOf(steps), names);
  }

  /** A new text that {@code other} took part in; its HTTP method stands in where there is none. */
  UrlValue mergedWith(UrlValue other, UrlText newText) {
    return new UrlValue(
        newText,
        verb != null ? verb : other.verb,
        join(trail, other.trail),
        union(names, other.names));
  }

  /**
   * This value with {@code next} behind it. Where the way led that {@code next} came is only told
   * if it says something of the host or the path.
   */
  UrlValue plus(UrlValue next) {
    String flat = text.flat();
    boolean telling = flat.isEmpty() || (!flat.contains("?") && next.text.flat().contains("/"));
    UrlValue merged = mergedWith(next, text.plus(next.text));
    return telling ? merged : new UrlValue(merged.text, merged.verb, trail, merged.names);
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
