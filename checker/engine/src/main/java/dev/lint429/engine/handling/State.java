package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.model.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one way through the code has got to. Immutable.
 *
 * @param sent whether the request has been sent once
 * @param waits the waits since
 * @param apart whether 429 was told apart from other failures
 * @param noticed whether the way was chosen by something that a good answer would have chosen
 *     otherwise
 * @param left whether the response was given to code out of sight, which may look at its status
 * @param writes what was written since
 * @param seen what a reader should know of this way
 */
record State(
    boolean sent,
    Env env,
    List<Retry.Wait> waits,
    boolean apart,
    boolean noticed,
    boolean left,
    List<Write> writes,
    List<Evidence> seen) {
  static final State START =
      new State(false, Env.EMPTY, List.of(), false, false, false, List.of(), List.of());

  /**
   * A change of a variable, or of an object that a variable holds.
   *
   * @param node the assignment, the {@code ++} or {@code --}, or the call ({@code list.add(x)})
   * @param fromAnswer whether what is written was read from the answer
   */
  record Write(Node node, boolean fromAnswer) {}

  State withEnv(Env changed) {
    return changed == env
        ? this
        : new State(sent, changed, waits, apart, noticed, left, writes, seen);
  }

  State with(Object key, Value value) {
    return withEnv(env.with(key, value));
  }

  State asSent() {
    return new State(true, env, waits, apart, noticed, left, writes, seen);
  }

  State waiting(Retry.Wait wait) {
    return new State(sent, env, append(waits, wait), apart, noticed, left, writes, seen);
  }

  State noticing() {
    return noticed ? this : new State(sent, env, waits, apart, true, left, writes, seen);
  }

  State leaving() {
    return left ? this : new State(sent, env, waits, apart, noticed, true, writes, seen);
  }

  State toldApart(Evidence evidence) {
    return apart
        ? this
        : new State(sent, env, waits, true, true, left, writes, append(seen, evidence));
  }

  State noting(Evidence evidence) {
    return new State(sent, env, waits, apart, noticed, left, writes, append(seen, evidence));
  }

  State writing(Write write) {
    return sent
        ? new State(true, env, waits, apart, noticed, left, append(writes, write), seen)
        : this;
  }

  /** Whether what has happened is the same, whatever the variables hold. */
  boolean sameHistory(State other) {
    return sent == other.sent
        && apart == other.apart
        && noticed == other.noticed
        && left == other.left
        && waits.equals(other.waits);
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
