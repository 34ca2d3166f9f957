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
 */
public record Retry(
    Kind kind,
    Delay delay,
    CompilationUnit unit,
    Node site,
    RetryLibrary library,
    Expr policy,
    List<Wait> waits) {

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
   */
  public record Wait(CompilationUnit unit, Expr.Call call, Expr amount, Delay delay) {}
}
