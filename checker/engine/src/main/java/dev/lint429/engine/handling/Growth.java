package dev.lint429.engine.handling;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells how what is written to a variable follows from what it held before. */
final class Growth {
  private static final int MAX_CALLS = 3;

  /** From this ratio of neighbours on, a table of waits grows by a factor. */
  private static final double FACTOR = 1.4;

  private final CallGraph graph;

  Growth(CallGraph graph) {
    this.graph = graph;
  }

  /** Whether a node names a variable. */
  static boolean mentions(Node node, VarDecl variable) {
    if (node instanceof Expr.Name name
        && name.binding() instanceof Binding.Local local
        && local.variable() == variable) {
      return true;
    }
    if (node instanceof Expr expr
        && Constants.bindingOf(expr) instanceof Binding.Field field
        && field.name().equals(variable.name())
        && variable.kind() == VarDecl.Kind.FIELD) {
      return true;
    }
    return node.children().stream().anyMatch(child -> mentions(child, variable));
  }

  /**
   * Whether what is assigned is made of what was there before. A field of the same name of another
   * class, a builder's, is another variable.
   */
  static boolean isOfItself(Expr.Assign assign, VarDecl variable) {
    return Constants.bindingOf(assign.target()) instanceof Binding.Field field
        ? names(assign.value(), field)
        : mentions(assign.value(), variable);
  }

  private static boolean names(Node node, Binding.Field field) {
    return node instanceof Expr expr
            && Constants.bindingOf(expr) instanceof Binding.Field other
            && other.name().equals(field.name())
            && other.owner().equals(field.owner())
        || node.children().stream().anyMatch(child -> names(child, field));
  }

  /**
   * Whether a value grows by a factor over {@code variable}: {@code x * 2}, {@code x << 1}, {@code
   * x + x}, {@code Math.min(x * 2, cap)}, {@code x.multipliedBy(2)}, {@code next(x)}.
   */
  boolean grows(Node value, VarDecl variable) {
    return grows(value, variable, 0);
  }

  private boolean grows(Node value, VarDecl variable, int calls) {
    if (!mentions(value, variable)) {
      return false;
    }
    if (value instanceof Expr.Binary binary) {
      boolean twice = mentions(binary.left(), variable) && mentions(binary.right(), variable);
      if (binary.op().equals("*") || binary.op().equals("<<") || twice) {
        return true;
      }
    }
    if (value instanceof Expr.Call call && growsBy(call, variable, calls)) {
      return true;
    }
    return value.children().stream().anyMatch(child -> grows(child, variable, calls));
  }

  private boolean growsBy(Expr.Call call, VarDecl variable, int calls) {
    boolean onIt = call.receiver() != null && mentions(call.receiver(), variable);
    if (onIt && (call.name().startsWith("multipl") || call.name().startsWith("shiftLeft"))) {
      return true;
    }
    if (onIt && call.args().stream().anyMatch(arg -> mentions(arg, variable))) {
      return true;
    }
    List<MethodDecl> bodies = calls < MAX_CALLS ? graph.bodies(call.method()) : List.of();
    if (bodies.size() != 1) {
      return false;
    }
    List<VarDecl> parameters = bodies.get(0).parameters();
    for (int i = 0; i < Math.min(call.args().size(), parameters.size()); i++) {
      VarDecl parameter = parameters.get(i);
      if (mentions(call.args().get(i), variable)
          && returns(bodies.get(0).body()).stream()
              .anyMatch(value -> grows(value, parameter, calls + 1))) {
        return true;
      }
    }
    return false;
  }

  /** {@code x + 500}, {@code x.plusSeconds(1)}, {@code Math.min(x + 500, cap)}. */
  static boolean isStepped(Expr value) {
    return value instanceof Expr.Binary binary && "+-".contains(binary.op())
        || (value instanceof Expr.Call call && call.name().startsWith("plus"))
        || (value instanceof Expr.Call call && call.name().startsWith("min"));
  }

  /**
   * Whether a variable that is made from itself by way of others grows by a factor, as the
   * Fibonacci numbers do.
   *
   * @param writes what is written to it and the others
   * @param cycle it and the others
   */
  static boolean growsAround(List<Expr> writes, Set<VarDecl> cycle) {
    return writes.stream().anyMatch(write -> multiplies(write, cycle));
  }

  private static boolean multiplies(Node node, Set<VarDecl> cycle) {
    if (node instanceof Expr.Binary binary) {
      boolean left = cycle.stream().anyMatch(v -> mentions(binary.left(), v));
      boolean right = cycle.stream().anyMatch(v -> mentions(binary.right(), v));
      boolean factor = binary.op().equals("*") || binary.op().equals("<<");
      if ((factor && (left || right)) || (binary.op().equals("+") && left && right)) {
        return true;
      }
    }
    return node.children().stream().anyMatch(child -> multiplies(child, cycle));
  }

  /** What a method gives back. */
  static List<Expr> returns(Node node) {
    List<Expr> values = new ArrayList<>();
    collectReturns(node, values);
    return values;
  }

  private static void collectReturns(Node node, List<Expr> values) {
    if (node instanceof Stmt.Return end && end.value() != null) {
      values.add(end.value());
    } else if (node != null && !(node instanceof Expr)) {
      node.children().forEach(child -> collectReturns(child, values));
    }
  }

  /** How waits follow one another that are taken in turn. */
  static Delays.Trait ofTable(List<Double> values) {
    double first = values.get(0);
    double last = values.get(values.size() - 1);
    double factor = first <= 0 ? 2 : Math.pow(last / first, 1.0 / (values.size() - 1));
    return factor >= FACTOR
        ? Delays.Trait.GROWTH
        : factor > 1 ? Delays.Trait.COUNTER : Delays.Trait.CONSTANT;
  }

  /**
   * Whether a write happens only once for each time the variable is made, so that nothing of it
   * outlives an attempt.
   */
  static boolean isOnce(VarDecl variable, Node write, CompilationUnit unit) {
    return variable.kind() == VarDecl.Kind.LOCAL
        && unit.parent(variable) != null
        && loopAround(variable, unit) == loopAround(write, unit);
  }

  private static Node loopAround(Node node, CompilationUnit unit) {
    for (Node at = unit.parent(node); at != null; at = unit.parent(at)) {
      if (at instanceof Stmt loop && Loops.isLoop(loop) || at instanceof Expr.Lambda) {
        return at;
      }
      if (at instanceof MethodDecl) {
        return null;
      }
    }
    return null;
  }

  /** The conditions under which a statement of a method is reached. */
  static List<Expr> conditionsOf(Node node, CompilationUnit unit) {
    List<Expr> conditions = new ArrayList<>();
    for (Node at = unit.parent(node); at != null && !(at instanceof MethodDecl); ) {
      if (at instanceof Stmt.If branch) {
        conditions.add(branch.condition());
      }
      at = at instanceof Stmt loop && Loops.isLoop(loop) ? null : unit.parent(at);
    }
    return conditions;
  }
}
