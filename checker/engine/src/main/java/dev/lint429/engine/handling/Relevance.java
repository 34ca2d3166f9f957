package dev.lint429.engine.handling;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which methods are worth following although nothing of the answer is given to them. */
final class Relevance {
  private static final int MAX_DEPTH = 3;

  private final Simulation simulation;
  private final Map<MethodDecl, Boolean> known = new IdentityHashMap<>();

  Relevance(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Whether a method waits, throws or sends, itself or through what it calls. */
  boolean matters(MethodDecl method) {
    return matters(method, 0);
  }

  private boolean matters(MethodDecl method, int depth) {
    Boolean before = known.get(method);
    if (before != null) {
      return before;
    }
    known.put(method, false);
    boolean matters = contains(method.body(), depth);
    known.put(method, matters);
    return matters;
  }

  /** Whether code that is handed around may send the request again. */
  boolean mayResend(Node code) {
    if (code == simulation.probe.target()) {
      return true;
    }
    if (code instanceof Expr call
        && (code instanceof Expr.Call || code instanceof Expr.MethodReference)) {
      MethodDecl called = simulation.know.graph().target(CallGraph.methodOf(call)).orElse(null);
      boolean sender =
          called != null
              && called.body() != null
              && (simulation.probe.isIn(called.body())
                  || simulation.probe.senders().contains(called));
      if (sender) {
        return true;
      }
    }
    return code.children().stream().anyMatch(this::mayResend);
  }

  /** Whether a method just makes an object or gives a constant: {@code Result.failed()}. */
  static boolean isTrivial(MethodDecl method) {
    return method.body() != null
        && method.body().statements().size() == 1
        && method.body().statements().get(0) instanceof Stmt.Return end
        && (end.value() instanceof Expr.New
            || end.value() instanceof Expr.Literal
            || end.value() instanceof Expr.Name
            || end.value() instanceof Expr.Select);
  }

  private boolean contains(Node node, int depth) {
    if (node == null) {
      return false;
    }
    if (node instanceof Stmt.Throw || simulation.probe.target() == node) {
      return true;
    }
    if (node instanceof Expr.Call call) {
      if (simulation
          .know
          .graph()
          .target(call.method())
          .filter(simulation.probe.senders()::contains)
          .isPresent()) {
        return true;
      }
      if (Waits.of(call).isPresent()) {
        return true;
      }
      if (depth < Math.min(MAX_DEPTH, simulation.maxDepth() - 1)) {
        List<MethodDecl> bodies = simulation.know.graph().bodies(call.method());
        if (bodies.size() == 1 && matters(bodies.get(0), depth + 1)) {
          return true;
        }
      }
    }
    for (Node child : node.children()) {
      if (contains(child, depth)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file is a test. */
  static boolean isTest(CompilationUnit unit) {
    String path = unit.file().path().replace('\\', '/');
    return path.contains("src/test/") || path.contains("/test/java/");
  }
}
