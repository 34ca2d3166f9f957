package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The values that an expression may have, at most {@value #MAX}; those of which most is known are
 * kept. None at all means that nothing gives it a value ({@code null}, a cycle).
 */
final class Values {
  private static final int MAX = 40;

  static final Values NONE = new Values(List.of());

  private final List<UrlValue> list;

  private Values(List<UrlValue> list) {
    this.list = list;
  }

  static Values of(UrlValue value) {
    return new Values(List.of(value));
  }

  static Values of(String text) {
    return of(UrlValue.of(UrlText.of(text)));
  }

  static Values of(Hole hole) {
    return of(UrlValue.of(hole));
  }

  List<UrlValue> list() {
    return list;
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  /** Whether any piece of any value is known. */
  boolean anyKnown() {
    return list.stream().anyMatch(v -> v.text().hasKnown());
  }

  /** The one text that all values have, if they agree and it is wholly known; else null. */
  String onlyText() {
    return list.size() == 1 ? list.get(0).text().known() : null;
  }

  Values orElse(Hole hole) {
    return list.isEmpty() ? of(hole) : this;
  }

  Values or(Values other) {
    if (list.isEmpty()) {
      return other;
    }
    if (other.list.isEmpty()) {
      return this;
    }
    List<UrlValue> union = new ArrayList<>(list);
    for (UrlValue value : other.list) {
      add(union, value);
    }
    return new Values(union);
  }

  private static void add(List<UrlValue> values, UrlValue value) {
    if (values.stream().anyMatch(value::sameAs)) {
      return;
    }
    if (values.size() < MAX) {
      values.add(value);
      return;
    }
    for (int i = 0; value.text().hasKnown() && i < values.size(); i++) {
      if (!values.get(i).text().hasKnown()) {
        values.set(i, value);
        return;
      }
    }
  }

  /**
   * Without those that nobody seen passes, if there are others: a setter that nobody calls adds
   * nothing to a default.
   */
  Values withoutUnpassed() {
    List<UrlValue> rest = list.stream().filter(v -> !isUnpassed(v.text())).toList();
    return rest.isEmpty() ? this : new Values(rest);
  }

  private static boolean isUnpassed(UrlText text) {
    return !text.isEmpty()
        && !text.hasKnown()
        && text.holes().stream().allMatch(h -> h.kind() == Hole.Kind.PARAMETER);
  }

  Values map(UnaryOperator<UrlValue> change) {
    List<UrlValue> changed = new ArrayList<>(list.size());
    for (UrlValue value : list) {
      add(changed, change.apply(value));
    }
    return new Values(changed);
  }

  /** {@code combine} applied to every pair. */
  Values times(Values other, BinaryOperator<UrlValue> combine) {
    List<UrlValue> product = new ArrayList<>();
    for (UrlValue left : list) {
      for (UrlValue right : other.list) {
        add(product, combine.apply(left, right));
      }
    }
    return new Values(product);
  }

  Values plus(Values other) {
    return times(other, UrlValue::plus);
  }

  /**
   * As {@link #plus(Values)}, with {@code unknown} in place of {@code other} where there would be
   * too many pairs: rather a URL with an unknown piece than a few of its many forms.
   */
  Values plus(Values other, Hole unknown) {
    return list.size() * other.list.size() > MAX ? plus(of(unknown)) : plus(other);
  }

  Values via(Evidence step) {
    return map(v -> v.via(step));
  }

  Values withVerb(String verb) {
    return verb == null ? this : map(v -> v.withVerb(verb));
  }

  @Override
  public String toString() {
    return list.stream().map(v -> v.text().toString()).toList().toString();
  }
}
