package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.RetryLibrary;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import java.util.List;

/**
 * A retry that a 429 reaches.
 *
 * @param kind what retries
 * @param delay how the wait is chosen; of several ways the best one
 * @param unit the file in which the retry stands
 * @param site the loop statement, the recursive call, the wrapping call, the operator call or the
 *     annotation; for {@link Kind#CLIENT} the call that configures it, or null for the client's
 *     default
 * @param library the retry library, or null for hand-written code and clients
 * @param policy the expression that makes the policy, or null
 * @param waits the waits on the way back to the request
 * @param attempts how often it sends in all; 0 if nothing bounds it, -1 if that is not known
 * @param jitter whether the wait is spread at random; null if that is not known
 */
public record Retry(
    Kind kind,
    Delay delay,
    CompilationUnit unit,
    Node site,
    RetryLibrary library,
    Expr policy,
    List<Wait> waits,
    int attempts,
    Boolean jitter) {

  public Retry {
    waits = List.copyOf(waits);
  }

  /** What retries. */
  public enum Kind {
    LOOP,
    RECURSION,
    WRAP,
    OPERATOR,
    ANNOTATION,
    CLIENT
  }

  /**
   * A wait.
   *
   * @param call the call that waits ({@code Thread.sleep(…)}, or the call of an own method that
   *     sleeps)
   * @param amount the expression that says how long, or null
   * @param jitter whether it is spread at random
   */
  public record Wait(
      CompilationUnit unit, Expr.Call call, Expr amount, Delay delay, boolean jitter) {}
}
