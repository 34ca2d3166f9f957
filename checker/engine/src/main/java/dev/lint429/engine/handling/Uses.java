package dev.lint429.engine.handling;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Where code is called from, or where a field that holds it is read. */
final class Uses {
  private final Knowledge know;

  Uses(Knowledge know) {
    this.know = know;
  }

  /**
   * The calls of a method. Where it implements one of a library's interface, everybody may call it;
   * then the places that make such an object stand for the calls.
   */
  List<CallGraph.Caller> ofMethod(MethodDecl method) {
    boolean callback = isCallback(method);
    List<CallGraph.Caller> callers =
        callback && !isDeclaredAbove(method)
            ? know.graph().callersNamingOwner(method)
            : know.graph().callers(method);
    List<CallGraph.Caller> calls =
        callers.stream()
            .filter(
                c ->
                    know.program().origin(CallGraph.methodOf(c.call()).owner())
                        == Program.Origin.SOURCE)
            .toList();
    return calls.isEmpty() && callback ? creations(method.owner()) : calls;
  }

  /** Whether a supertype in the source declares the method, so that calls may go through it. */
  private boolean isDeclaredAbove(MethodDecl method) {
    return know.program().type(method.owner()).stream()
        .flatMap(type -> type.supertypes().stream())
        .anyMatch(
            above -> know.program().methods(above.name(), method.name()).findAny().isPresent());
  }

  /** Whether a library may call the method. */
  boolean isCallback(MethodDecl method) {
    return know.program()
        .type(method.owner())
        .filter(
            type -> method.annotations().stream().anyMatch(a -> a.simpleName().equals("Override")))
        .filter(type -> type.supertypes().stream().anyMatch(this::isOfLibrary))
        .isPresent();
  }

  private boolean isOfLibrary(TypeRef type) {
    return know.program().origin(type.name()) != Program.Origin.SOURCE;
  }

  private List<CallGraph.Caller> creations(String type) {
    List<CallGraph.Caller> found = new ArrayList<>();
    know.program()
        .unitsContaining("new", type.substring(type.lastIndexOf('.') + 1))
        .forEach(
            unit ->
                unit.all(Expr.New.class).stream()
                    .filter(created -> created.type().is(type))
                    .forEach(created -> found.add(new CallGraph.Caller(unit, created))));
    return found;
  }

  /** Where the lambda or object around {@code node} is read, if it is kept in a field. */
  List<CallGraph.Caller> ofCode(CompilationUnit unit, Node node) {
    for (Node at = unit.parent(node); at != null; at = unit.parent(at)) {
      Binding.Field field = fieldWritten(unit, at);
      if (field != null) {
        return reads(field);
      }
      if (at instanceof MethodDecl method && !isOfObject(unit, method)) {
        return List.of();
      }
    }
    return List.of();
  }

  private static boolean isOfObject(CompilationUnit unit, MethodDecl method) {
    TypeDecl type = unit.enclosing(method, TypeDecl.class);
    return type != null && type.kind() == TypeDecl.Kind.ANONYMOUS;
  }

  private static Binding.Field fieldWritten(CompilationUnit unit, Node node) {
    if (node instanceof VarDecl field && field.kind() == VarDecl.Kind.FIELD) {
      TypeDecl owner = unit.enclosing(field, TypeDecl.class);
      return owner == null
          ? null
          : new Binding.Field(owner.qualifiedName(), field.name(), false, null);
    }
    return node instanceof Expr.Assign assign
            && Constants.bindingOf(assign.target()) instanceof Binding.Field field
        ? field
        : null;
  }

  private List<CallGraph.Caller> reads(Binding.Field field) {
    List<CallGraph.Caller> found = new ArrayList<>();
    know.program()
        .unitsContaining(field.name())
        .forEach(
            unit ->
                unit.forEach(
                    node -> {
                      if (node instanceof Expr expr
                          && Constants.bindingOf(expr) instanceof Binding.Field read
                          && read.name().equals(field.name())
                          && read.owner().equals(field.owner())
                          && !isTarget(unit, expr)) {
                        found.add(new CallGraph.Caller(unit, expr));
                      }
                    }));
    return found;
  }

  private static boolean isTarget(CompilationUnit unit, Expr expr) {
    return unit.parent(expr) instanceof Expr.Assign assign && assign.target() == expr;
  }

  /** The outermost method around a node that others can call by its name; null if there is none. */
  static MethodDecl rootOf(CompilationUnit unit, Node node) {
    MethodDecl root = null;
    for (Node at = unit.parent(node); at != null; at = unit.parent(at)) {
      if (at instanceof MethodDecl method) {
        root = method;
      } else if (at instanceof TypeDecl type
          && type.kind() != TypeDecl.Kind.ANONYMOUS
          && root != null) {
        return root;
      }
    }
    return root;
  }

  /** The outermost expression around a node, itself included. */
  static Node outermost(CompilationUnit unit, Node node) {
    Node outermost = node;
    for (Node at = node; at != null; at = unit.parent(at)) {
      if (at instanceof Expr) {
        outermost = at;
      }
    }
    return outermost;
  }

  /** The bodies of the lambdas and methods around a node, the outermost first. */
  static Deque<Node> bodiesAround(CompilationUnit unit, Node node) {
    Deque<Node> bodies = new ArrayDeque<>();
    for (Node at = unit.parent(node); at != null; at = unit.parent(at)) {
      if (at instanceof Expr.Lambda lambda) {
        bodies.push(lambda.body());
      } else if (at instanceof MethodDecl method && method.body() != null) {
        bodies.push(method.body());
      }
    }
    return bodies;
  }
}
