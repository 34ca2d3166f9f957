package dev.lint429.engine.handling;

import java.util.ArrayList;
import java.util.List;

/**
 * How a piece of code ends on one way through it.
 *
 * @param value of an expression, {@code return}, {@code throw} or {@code yield}; a {@link
 *     Value.Resent} where the request was sent again
 * @param label of a {@code break} or {@code continue}, or null
 */
record Path(Kind kind, Value value, String label, State state) {
  /** The ways to end. */
  enum Kind {
    NORMAL,
    RETURN,
    THROW,
    BREAK,
    CONTINUE,
    YIELD,
    RESENT
  }

  /** More ways than this at one place are merged. */
  private static final int MAX_PATHS = 24;

  static Path normal(State state) {
    return new Path(Kind.NORMAL, Value.UNKNOWN, null, state);
  }

  static Path value(Value value, State state) {
    return new Path(Kind.NORMAL, value, null, state);
  }

  static Path thrown(Value value, State state) {
    return new Path(Kind.THROW, value, null, state);
  }

  boolean isNormal() {
    return kind == Kind.NORMAL;
  }

  Path withKind(Kind changed) {
    return new Path(changed, value, label, state);
  }

  Path withState(State changed) {
    return new Path(kind, value, label, changed);
  }

  Path withValue(Value changed) {
    return new Path(kind, changed, label, state);
  }

  /** Joins ways that differ only in what is known of variables, once there are too many. */
  static List<Path> bounded(List<Path> paths) {
    if (paths.size() <= MAX_PATHS) {
      return paths;
    }
    List<Path> kept = new ArrayList<>();
    for (Path path : paths) {
      int twin = twin(kept, path);
      if (twin < 0) {
        kept.add(path);
      } else {
        Path other = kept.get(twin);
        State state = other.state();
        kept.set(twin, other.withState(state.withEnv(state.env().meet(path.state().env()))));
      }
    }
    return kept.size() <= 2 * MAX_PATHS ? kept : kept.subList(0, 2 * MAX_PATHS);
  }

  private static int twin(List<Path> kept, Path path) {
    for (int i = 0; i < kept.size(); i++) {
      Path other = kept.get(i);
      if (other.kind == path.kind
          && other.value.equals(path.value)
          && java.util.Objects.equals(other.label, path.label)
          && other.state.sameHistory(path.state)) {
        return i;
      }
    }
    return -1;
  }
}
