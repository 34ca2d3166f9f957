package dev.lint429.engine.handling;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The call whose answer is followed, and what the answer is.
 *
 * @param target the sending call, or, further out, the call of a method that sends
 * @param called the method that {@code target} calls in the source, or null for the sending call
 * @param status the answer's status: 429, 400 or 200
 * @param answers how the answer comes out of {@code target}
 * @param senders the methods through which {@code target} sends
 * @param gives whether {@code target} does not send itself but gives out code that does: a method
 *     reference, a factory of lambdas, a field
 * @param spine {@code target} and everything around it
 */
record Probe(
    CompilationUnit unit,
    Expr target,
    MethodDecl called,
    int status,
    Answers answers,
    Set<MethodDecl> senders,
    boolean gives,
    Set<Node> spine) {

  static final int TOO_MANY_REQUESTS = 429;
  static final int BAD_REQUEST = 400;
  static final int OK = 200;

  static Probe of(
      CompilationUnit unit,
      Expr target,
      MethodDecl called,
      int status,
      Answers answers,
      Set<MethodDecl> senders,
      boolean gives) {
    Set<Node> spine = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node at = target; at != null; at = unit.parent(at)) {
      spine.add(at);
    }
    return new Probe(unit, target, called, status, answers, senders, gives, spine);
  }

  boolean failing() {
    return status != OK;
  }

  /** Whether the target stands in a method of that name. */
  boolean isInMethod(String name) {
    return spine.stream().anyMatch(n -> n instanceof MethodDecl m && m.name().equals(name));
  }

  /** Whether the target stands in {@code node}. */
  boolean isIn(Node node) {
    return spine.contains(node);
  }
}
