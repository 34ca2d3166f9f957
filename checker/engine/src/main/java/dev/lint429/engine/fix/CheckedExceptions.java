package dev.lint429.engine.fix;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a lambda that throws checked exceptions can take the place of the code in it.
 *
 * <p>The helper's {@code <T, X extends Exception> T call(ThrowingSupplier<T, X>) throws X} throws
 * one type: for a lambda that throws one, that one; for several, what they have in common (JLS
 * 18.1.3), which the place must be ready to handle.
 */
final class CheckedExceptions {
  private static final String THROWABLE = "java.lang.Throwable";
  private static final String EXCEPTION = "java.lang.Exception";
  private static final String IO_EXCEPTION = "java.io.IOException";

  private final Program program;

  CheckedExceptions(Program program) {
    this.program = program;
  }

  /**
   * @throws Refused if the code may throw a checked exception
   */
  void checkNone(List<? extends Node> code) throws Refused {
    Set<String> thrown = thrown(code);
    if (!thrown.isEmpty()) {
      throw new Refused("the call throws checked exceptions");
    }
  }

  /**
   * @param code what will be the lambda's body
   * @param place where the helper's call will stand
   * @throws Refused if the compiler might not accept what the helper's call throws there
   */
  void check(CompilationUnit unit, List<? extends Node> code, Node place) throws Refused {
    Set<String> thrown = thrown(code);
    thrown.removeIf(
        t -> thrown.stream().anyMatch(other -> !other.equals(t) && isSubtype(t, other)));
    if (thrown.contains(THROWABLE)) {
      throw new Refused("the call may throw any Throwable, which the helper does not pass on");
    }
    if (thrown.size() <= 1) {
      return;
    }
    boolean io = thrown.stream().allMatch(t -> isSubtype(t, IO_EXCEPTION));
    if (!isHandled(unit, place, io ? IO_EXCEPTION : EXCEPTION)) {
      throw new Refused(
          "a lambda around the call would throw unrelated exceptions ("
              + String.join(", ", thrown.stream().map(CheckedExceptions::simple).toList())
              + "), which become Exception");
    }
  }

  private Set<String> thrown(List<? extends Node> code) throws Refused {
    Set<String> thrown = new LinkedHashSet<>();
    for (Node part : code) {
      collect(part, thrown);
    }
    thrown.removeIf(this::isUnchecked);
    return thrown;
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Adds what {@code node} may throw to the code around it. */
  private void collect(Node node, Set<String> thrown) throws Refused {
    if (node instanceof Expr.Lambda || node instanceof TypeDecl) {
      return;
    }
    if (node instanceof Stmt.Try tryStatement) {
      collectTry(tryStatement, thrown);
      return;
    }
    if (node instanceof Stmt.Throw thrower) {
      if (!thrower.value().type().isKnown()) {
        throw unknown(thrower);
      }
      thrown.add(thrower.value().type().name());
    }
    if (node instanceof Expr.Call || node instanceof Expr.New) {
      MethodRef method = CallGraph.methodOf((Expr) node);
      if (!method.isResolved()) {
        throw unknown(node);
      }
      thrown.addAll(method.thrown());
    }
    for (Node child : node.children()) {
      collect(child, thrown);
    }
  }

  private static Refused unknown(Node node) {
    return new Refused(
        node instanceof Expr.Call call
            ? "it is unknown what " + call.name() + " throws"
            : "it is unknown what the call throws");
  }

  private void collectTry(Stmt.Try statement, Set<String> thrown) throws Refused {
    Set<String> inner = new LinkedHashSet<>();
    for (Stmt resource : statement.resources()) {
      collect(resource, inner);
      inner.add(closeThrows(resource));
    }
    collect(statement.body(), inner);
    for (Stmt.Catch clause : statement.catches()) {
      inner.removeIf(t -> clause.types().stream().anyMatch(c -> isSubtype(t, c.name())));
    }
    thrown.addAll(inner);
    for (Stmt.Catch clause : statement.catches()) {
      collect(clause.body(), thrown);
    }
    if (statement.finallyBlock() != null) {
      collect(statement.finallyBlock(), thrown);
    }
  }

  private String closeThrows(Stmt resource) {
    TypeRef type =
        resource instanceof Stmt.Local local
            ? local.variable().type()
            : resource instanceof Stmt.Expression e ? e.expr().type() : TypeRef.UNKNOWN;
    return isSubtype(type.name(), "java.io.Closeable") ? IO_EXCEPTION : EXCEPTION;
  }

  /** Whether code at {@code place} may throw {@code exception}. */
  boolean isHandled(CompilationUnit unit, Node place, String exception) {
    Node below = place;
    for (Node at = unit.parent(place); at != null; below = at, at = unit.parent(at)) {
      if (at instanceof Stmt.Try statement && isGuarded(statement, below)) {
        if (statement.catches().stream()
            .flatMap(c -> c.types().stream())
            .anyMatch(t -> isSubtype(exception, t.name()))) {
          return true;
        }
      } else if (at instanceof MethodDecl method) {
        return method.thrown().stream().anyMatch(t -> isSubtype(exception, t.name()));
      } else if (at instanceof Expr.Lambda || at instanceof TypeDecl) {
        return false;
      }
    }
    return false;
  }

  private static boolean isGuarded(Stmt.Try statement, Node part) {
    return part == statement.body() || statement.resources().stream().anyMatch(r -> r == part);
  }

  private boolean isUnchecked(String type) {
    return isSubtype(type, "java.lang.RuntimeException") || isSubtype(type, "java.lang.Error");
  }

  private boolean isSubtype(String type, String supertype) {
    return type.equals(supertype) || program.isSubtype(type, supertype) == Program.Answer.YES;
  }
}
