package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A fluent chain of calls.
 *
 * @param root what it starts with: a call of a static method, or a creation
 * @param calls its calls in the order in which they run, the root included if it is one
 */
record Chain(CompilationUnit unit, Expr root, List<Expr.Call> calls) {
  Chain {
    calls = List.copyOf(calls);
  }

  /** The whole chain of which {@code part} is one. */
  static Chain around(CompilationUnit unit, Expr part) {
    Expr end = part;
    for (Expr.Call next = next(unit, end); next != null; next = next(unit, end)) {
      end = next;
    }
    List<Expr.Call> calls = new ArrayList<>();
    Expr at = end;
    while (at instanceof Expr.Call call) {
      calls.add(call);
      if (!(call.receiver() instanceof Expr.Call) && !(call.receiver() instanceof Expr.New)) {
        break;
      }
      at = call.receiver();
    }
    Collections.reverse(calls);
    return new Chain(unit, at, calls);
  }

  /** The call that goes on with the result of {@code expr}, or null. */
  static Expr.Call next(CompilationUnit unit, Expr expr) {
    Node parent = unit.parent(expr);
    return parent instanceof Expr.Call call && call.receiver() == expr ? call : null;
  }

  /** The last call of one of the names; null if there is none. */
  Expr.Call last(String... names) {
    Expr.Call found = null;
    for (Expr.Call call : calls) {
      if (List.of(names).contains(call.name())) {
        found = call;
      }
    }
    return found;
  }

  boolean has(String... names) {
    return last(names) != null;
  }

  boolean startsWith(String owner, String name) {
    return root instanceof Expr.Call call && call.method().is(owner, name);
  }

  boolean startsWithNew(String type) {
    return root instanceof Expr.New creation && creation.type().is(type);
  }

  /**
   * @throws Refused if the chain of a builder ends before what it builds: then more may be set
   *     elsewhere
   */
  void checkBuilt() throws Refused {
    if (end() != root && !has("build")) {
      throw new Refused("the policy's builder is used elsewhere, too");
    }
  }

  /** What the chain comes to. */
  Expr end() {
    return calls.isEmpty() ? root : calls.get(calls.size() - 1);
  }

  /**
   * Whether the root's own type arguments are inferred from where it goes, so that nothing may be
   * appended to it.
   */
  boolean isTargetTyped() {
    return end() == root
        && root instanceof Expr.Call call
        && CallText.of(unit, call).typeArguments().isEmpty();
  }
}
