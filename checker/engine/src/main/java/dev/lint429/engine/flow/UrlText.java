package dev.lint429.engine.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A text of which some pieces may be unknown. Immutable; adjacent known pieces are one. */
final class UrlText {
  /** Stands for an unknown piece in {@link #flat()}. */
  static final char HOLE = '\u0001';

  private static final int MAX_PARTS = 40;
  private static final int MAX_KNOWN = 2_000;
  private static final Pattern SCHEME =
      Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:/?/.*", Pattern.DOTALL);

  static final UrlText EMPTY = new UrlText(List.of());

  /** A piece of the text. */
  sealed interface Part permits Known, Hole {}

  /** A known piece. */
  record Known(String text) implements Part {}

  private final List<Part> parts;

  private UrlText(List<Part> parts) {
    this.parts = parts;
  }

  static UrlText of(String text) {
    String bounded = text.length() > MAX_KNOWN ? text.substring(0, MAX_KNOWN) : text;
    return bounded.isEmpty() ? EMPTY : new UrlText(List.of(new Known(bounded)));
  }

  static UrlText of(Hole hole) {
    return new UrlText(List.of(hole));
  }

  List<Part> parts() {
    return parts;
  }

  UrlText plus(UrlText other) {
    if (parts.isEmpty()) {
      return other;
    }
    if (other.parts.isEmpty()) {
      return this;
    }
    List<Part> joined = new ArrayList<>(parts);
    for (Part part : other.parts) {
      Part last = joined.get(joined.size() - 1);
      if (part instanceof Known next && last instanceof Known before) {
        joined.set(joined.size() - 1, new Known(before.text() + next.text()));
      } else if (joined.size() < MAX_PARTS) {
        joined.add(part);
      }
    }
    return new UrlText(List.copyOf(joined));
  }

  UrlText plus(String text) {
    return plus(of(text));
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The text, or null if a piece of it is unknown. */
  String known() {
    if (parts.isEmpty()) {
      return "";
    }
    return parts.size() == 1 && parts.get(0) instanceof Known k ? k.text() : null;
  }

  /** Whether any piece is known. */
  boolean hasKnown() {
    return parts.stream().anyMatch(Known.class::isInstance);
  }

  List<Hole> holes() {
    return parts.stream().filter(Hole.class::isInstance).map(Hole.class::cast).toList();
  }

  /** The unknown piece that the text starts with, or null. */
  Hole head() {
    return !parts.isEmpty() && parts.get(0) instanceof Hole hole ? hole : null;
  }

  /** Whether the text starts with a scheme. */
  boolean isAbsolute() {
    return head() == null ? SCHEME.matcher(flat()).matches() : flat().startsWith(HOLE + "://");
  }

  /** The text with every unknown piece as {@link #HOLE}. */
  String flat() {
    StringBuilder flat = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Known known) {
        flat.append(known.text());
      } else {
        flat.append(HOLE);
      }
    }
    return flat.toString();
  }

  boolean endsWith(String suffix) {
    return flat().endsWith(suffix);
  }

  boolean startsWith(String prefix) {
    return flat().startsWith(prefix);
  }

  /** The text from {@code start} to {@code end}, both offsets into {@link #flat()}. */
  UrlText slice(int start, int end) {
    UrlText result = EMPTY;
    int at = 0;
    for (Part part : parts) {
      int length = part instanceof Known known ? known.text().length() : 1;
      int from = Math.max(start - at, 0);
      int to = Math.min(end - at, length);
      if (from < to) {
        result =
            result.plus(
                part instanceof Known known
                    ? of(known.text().substring(from, to))
                    : of((Hole) part));
      }
      at += length;
    }
    return result;
  }

  /** The text before the query or fragment. */
  UrlText withoutQuery() {
    String flat = flat();
    for (int i = 0; i < flat.length(); i++) {
      if (flat.charAt(i) == '?' || flat.charAt(i) == '#') {
        return slice(0, i);
      }
    }
    return this;
  }

  /** Every known occurrence of {@code wanted} replaced. */
  UrlText replace(String wanted, UrlText replacement) {
    if (wanted.isEmpty()) {
      return this;
    }
    UrlText result = EMPTY;
    for (Part part : parts) {
      if (part instanceof Known known) {
        String rest = known.text();
        for (int at = rest.indexOf(wanted); at >= 0; at = rest.indexOf(wanted)) {
          result = result.plus(rest.substring(0, at)).plus(replacement);
          rest = rest.substring(at + wanted.length());
        }
        result = result.plus(rest);
      } else {
        result = result.plus(of((Hole) part));
      }
    }
    return result;
  }

  /** Two pieces of a URL with exactly one slash between them. */
  static UrlText joinWithSlash(UrlText left, UrlText right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.plus(right);
    }
    if (left.endsWith("/")) {
      return right.startsWith("/")
          ? left.plus(right.slice(1, Integer.MAX_VALUE))
          : left.plus(right);
    }
    boolean separated = right.startsWith("/") || right.startsWith("?") || right.startsWith("#");
    return separated ? left.plus(right) : left.plus("/").plus(right);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UrlText text && parts.equals(text.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** The text for messages, unknown pieces as <code>{name}</code>. */
  @Override
  public String toString() {
    StringBuilder shown = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Known known) {
        shown.append(known.text());
      } else {
        shown.append('{').append(((Hole) part).name()).append('}');
      }
    }
    return shown.toString();
  }
}
