package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one way through the code has got to. Immutable.
 *
 * @param sent whether the request has been sent once
 * @param waits the waits since
 * @param apart whether 429 was told apart from other failures
 * @param seen what a reader should know of this way
 */
record State(boolean sent, Env env, List<Retry.Wait> waits, boolean apart, List<Evidence> seen) {
  static final State START = new State(false, Env.EMPTY, List.of(), false, List.of());

  State withEnv(Env changed) {
    return changed == env ? this : new State(sent, changed, waits, apart, seen);
  }

  State with(Object key, Value value) {
    return withEnv(env.with(key, value));
  }

  State asSent() {
    return new State(true, env, waits, apart, seen);
  }

  State waiting(Retry.Wait wait) {
    return new State(sent, env, append(waits, wait), apart, seen);
  }

  State toldApart(Evidence evidence) {
    return apart ? this : new State(sent, env, waits, true, append(seen, evidence));
  }

  State noting(Evidence evidence) {
    return new State(sent, env, waits, apart, append(seen, evidence));
  }

  /** Whether what has happened is the same, whatever the variables hold. */
  boolean sameHistory(State other) {
    return sent == other.sent && apart == other.apart && waits.equals(other.waits);
  }

  private static <T> List<T> append(List<T> list, T element) {
    if (list.contains(element)) {
      return list;
    }
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return List.copyOf(longer);
  }
}
