package dev.lint429.engine.flow;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Whether an object is what the method of a declared client returned, such as a Retrofit {@code
 * Call}: that method is the request, and what carries out the object is none of its own.
 */
final class DeclaredResults {
  /** A wrapper of a wrapper of a wrapper is as far as code goes. */
  private static final int MAX_STEPS = 8;

  private final Catalogue catalogue;
  private final Program program;
  private final CallGraph graph;

  DeclaredResults(Catalogue catalogue, Program program, CallGraph graph) {
    this.catalogue = catalogue;
    this.program = program;
    this.graph = graph;
  }

  /**
   * Whether what is carried out is nothing else, wherever it may come from. One that is carried out
   * again and again is a request of its own there: only that place can tell how it is repeated.
   */
  boolean contain(Expr receiver, CompilationUnit unit) {
    return isResult(receiver, unit, MAX_STEPS) && !isRepeated(receiver, unit);
  }

  /** Whether a variable's object is carried out in a loop or lambda that it was made outside of. */
  private static boolean isRepeated(Expr receiver, CompilationUnit unit) {
    Expr object = isClone(receiver) ? ((Expr.Call) receiver).receiver() : receiver;
    if (!(UnitIndex.bindingOf(object) instanceof Binding.Local local)) {
      return false;
    }
    Node at = unit.parent(receiver);
    while (at != null && !at.span().contains(local.variable().span())) {
      Span span = at.span();
      boolean loop =
          at instanceof Stmt.For
              || at instanceof Stmt.While
              || at instanceof Stmt.DoWhile
              || at instanceof Expr.Lambda;
      if (loop
          && assigned(local.variable(), unit).stream().noneMatch(v -> span.contains(v.span()))) {
        return true;
      }
      at = unit.parent(at);
    }
    return false;
  }

  private static boolean isClone(Expr expr) {
    return expr instanceof Expr.Call call
        && call.name().equals("clone")
        && call.args().isEmpty()
        && call.receiver() != null;
  }

  private boolean isResult(Expr expr, CompilationUnit unit, int steps) {
    if (steps == 0) {
      return false;
    }
    if (expr instanceof Expr.Cast cast) {
      return isResult(cast.operand(), unit, steps);
    }
    if (expr instanceof Expr.Conditional choice) {
      return isResult(choice.whenTrue(), unit, steps - 1)
          && isResult(choice.whenFalse(), unit, steps - 1);
    }
    if (UnitIndex.bindingOf(expr) instanceof Binding.Local local) {
      return isVariable(local.variable(), unit, steps - 1);
    }
    return expr instanceof Expr.Call call && isReturned(call, unit, steps - 1);
  }

  private boolean isVariable(VarDecl variable, CompilationUnit unit, int steps) {
    if (variable.kind() == VarDecl.Kind.PARAMETER) {
      return allPassed(variable, unit, (arg, from) -> isResult(arg, from, steps));
    }
    List<Expr> values = new ArrayList<>(assigned(variable, unit));
    if (variable.init() != null) {
      values.add(variable.init());
    }
    return !values.isEmpty() && values.stream().allMatch(v -> isResult(v, unit, steps));
  }

  private static List<Expr> assigned(VarDecl variable, CompilationUnit unit) {
    List<Expr> values = new ArrayList<>();
    MethodDecl method = unit.enclosing(variable, MethodDecl.class);
    if (method != null) {
      collect(method, variable, values);
    }
    return values;
  }

  private static void collect(Node node, VarDecl variable, List<Expr> values) {
    if (node instanceof Expr.Assign assign
        && UnitIndex.bindingOf(assign.target()) instanceof Binding.Local local
        && local.variable() == variable) {
      values.add(assign.value());
    }
    node.children().forEach(child -> collect(child, variable, values));
  }

  /** Whether {@code test} holds of what every caller passes, and there is one. */
  private boolean allPassed(
      VarDecl parameter, CompilationUnit unit, BiPredicate<Expr, CompilationUnit> test) {
    MethodDecl method = unit.enclosing(parameter, MethodDecl.class);
    int index = method == null ? -1 : method.parameters().indexOf(parameter);
    if (index < 0) {
      return false;
    }
    boolean called = false;
    for (CallGraph.InFile file : graph.callersByFile(method)) {
      for (CallGraph.Caller caller : file.callers()) {
        List<Expr> args = CallGraph.argsOf(caller.call());
        if (index >= args.size() || !test.test(args.get(index), caller.unit())) {
          return false;
        }
        called = true;
      }
    }
    return called;
  }

  private boolean isReturned(Expr.Call call, CompilationUnit unit, int steps) {
    if (isClone(call)) {
      return isResult(call.receiver(), unit, steps);
    }
    if (UnitIndex.bindingOf(call.receiver()) instanceof Binding.Local local
        && local.variable().kind() == VarDecl.Kind.PARAMETER
        && graph.target(call.method()).isEmpty()) {
      return allPassed(local.variable(), unit, (code, from) -> isGivenBy(code, from, steps));
    }
    Optional<MethodDecl> target = graph.target(call.method());
    // What an own method hands out is sent where it is asked for, and can be sent anew there.
    return target.isPresent() && isDeclared(target.get());
  }

  private boolean isDeclared(MethodDecl method) {
    Optional<CompilationUnit> unit = program.type(method.owner()).map(program::unitOf);
    return method.body() == null
        && unit.isPresent()
        && RequestSites.declared(catalogue, unit.get(), method).isPresent();
  }

  /** What a lambda or a method reference gives. */
  private boolean isGivenBy(Expr code, CompilationUnit unit, int steps) {
    if (code instanceof Expr.MethodReference reference) {
      Optional<MethodDecl> target = graph.target(reference.method());
      return target.isPresent() && isDeclared(target.get());
    }
    if (!(code instanceof Expr.Lambda lambda)) {
      return false;
    }
    return lambda.body() instanceof Expr expr
        ? isResult(expr, unit, steps)
        : areResults(returned(lambda.body()), unit, steps);
  }

  private boolean areResults(List<Expr> exprs, CompilationUnit unit, int steps) {
    return !exprs.isEmpty() && exprs.stream().allMatch(e -> isResult(e, unit, steps));
  }

  private static List<Expr> returned(Node body) {
    List<Expr> found = new ArrayList<>();
    collectReturned(body, found);
    return found;
  }

  private static void collectReturned(Node node, List<Expr> found) {
    if (node instanceof Stmt.Return result && result.value() != null) {
      found.add(result.value());
    }
    for (Node child : node.children()) {
      if (!(child instanceof Expr.Lambda) && !(child instanceof TypeDecl)) {
        collectReturned(child, found);
      }
    }
  }
}
