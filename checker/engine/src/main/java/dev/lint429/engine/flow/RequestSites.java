package dev.lint429.engine.flow;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Import;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the places of a file where a request is sent or declared. */
public final class RequestSites {
  private final Catalogue catalogue;
  private final DeclaredResults declaredResults;

  public RequestSites(Catalogue catalogue, Program program, CallGraph graph) {
    this.catalogue = catalogue;
    this.declaredResults = new DeclaredResults(catalogue, program, graph);
  }

  /**
   * The request sites of {@code unit}, in the order of the source. Of the calls that may send one
   * and the same request ({@link Client.Send#once}) it is the first; a call that only carries out
   * what a declared request returned is none of its own.
   */
  public List<RequestSite> in(CompilationUnit unit) {
    List<RequestSite> sites = new ArrayList<>();
    Map<Object, Expr.Call> sent = new HashMap<>();
    unit.forEach(
        node -> {
          if (node instanceof Expr.Call call) {
            catalogue
                .send(call.method(), call.args().size())
                .filter(s -> !isProceed(s.client(), call))
                .filter(s -> !s.send().once() || isFirst(call, sent))
                .filter(
                    s ->
                        s.client().declared().isEmpty()
                            || !declaredResults.contain(call.receiver(), unit))
                .filter(s -> !Stubs.isStub(call, unit))
                .ifPresent(s -> sites.add(new RequestSite.Sent(unit, s.client(), s.send(), call)));
          } else if (node instanceof Expr.Assign assign) {
            Expr.Call before = sent.get(variable(assign.target()));
            if (before != null && !isTurnOf(before, assign, unit)) {
              sent.remove(variable(assign.target()));
            }
          } else if (node instanceof MethodDecl method && method.body() == null) {
            declared(catalogue, unit, method).ifPresent(sites::add);
          }
        });
    return sites;
  }

  /** Whether an interceptor goes on with a request that another call sends. */
  private static boolean isProceed(Client client, Expr.Call call) {
    return client.interceptors().stream()
            .anyMatch(i -> i.proceed().matches(call.method(), call.args().size()))
        && UnitIndex.bindingOf(call.receiver()) instanceof Binding.Local local
        && (local.variable().kind() == VarDecl.Kind.PARAMETER
            || local.variable().kind() == VarDecl.Kind.LAMBDA_PARAMETER);
  }

  /** Whether nothing was sent on the receiver's variable since it was last assigned. */
  private static boolean isFirst(Expr.Call call, Map<Object, Expr.Call> sent) {
    Object variable = variable(call.receiver());
    return variable == null || sent.putIfAbsent(variable, call) == null;
  }

  /** Whether an assignment only makes the same request ready for the next turn of a loop. */
  private static boolean isTurnOf(Expr.Call sent, Expr.Assign assign, CompilationUnit unit) {
    for (Node at = unit.parent(assign); at != null; at = unit.parent(at)) {
      boolean loop =
          at instanceof Stmt.While || at instanceof Stmt.DoWhile || at instanceof Stmt.For;
      if (loop && at.span().contains(sent.span())) {
        return true;
      }
    }
    return false;
  }

  /** What tells the variable that {@code expr} names from others, or null if it is none. */
  private static Object variable(Expr expr) {
    Expr named = expr instanceof Expr.Cast cast ? cast.operand() : expr;
    if (named == null) {
      return null;
    }
    Binding binding = UnitIndex.bindingOf(named);
    if (binding instanceof Binding.Local local) {
      return local.variable();
    }
    return binding instanceof Binding.Field ? binding : null;
  }

  /** The declared request that a method without a body is, if it is one. */
  static Optional<RequestSite.Declared> declared(
      Catalogue catalogue, CompilationUnit unit, MethodDecl method) {
    if (method.annotations().isEmpty()) {
      return Optional.empty();
    }
    TypeDecl type = unit.enclosing(method, TypeDecl.class);
    if (type == null || type.kind() != TypeDecl.Kind.INTERFACE) {
      return Optional.empty();
    }
    RequestSite.Declared found = null;
    for (Client client : catalogue.clients()) {
      for (Client.DeclaredClient kind : client.declared()) {
        Annotation annotation = annotation(kind, unit, method);
        if (annotation == null) {
          continue;
        }
        boolean marked = kind.typeAnnotation() != null && isMarked(type, kind, unit);
        // Without a factory, only the mark on the interface tells it from a server's. With one, the
        // mark still tells libraries apart that share their annotations.
        boolean unmarked = found == null && mayBeUnmarked(kind);
        if (marked || unmarked) {
          found = new RequestSite.Declared(unit, client, kind, method, annotation);
        }
        if (marked) {
          return Optional.of(found);
        }
      }
    }
    return Optional.ofNullable(found);
  }

  private static Annotation annotation(
      Client.DeclaredClient kind, CompilationUnit unit, MethodDecl method) {
    Map<String, String> wanted = kind.methodAnnotations();
    for (Annotation annotation : method.annotations()) {
      if (wanted.keySet().stream().anyMatch(w -> isType(annotation, w, unit))) {
        return annotation;
      }
    }
    return null;
  }

  private static boolean mayBeUnmarked(Client.DeclaredClient kind) {
    return kind.typeAnnotation() == null || !kind.factories().isEmpty();
  }

  private static boolean isMarked(TypeDecl type, Client.DeclaredClient kind, CompilationUnit unit) {
    return type.annotations().stream().anyMatch(a -> isType(a, kind.typeAnnotation(), unit));
  }

  /** Whether an annotation is of {@code type}, which a wildcard import may have left open. */
  static boolean isType(Annotation annotation, String type, CompilationUnit unit) {
    if (annotation.type().equals(type)) {
      return true;
    }
    int dot = type.lastIndexOf('.');
    return annotation.type().indexOf('.') < 0
        && annotation.type().equals(type.substring(dot + 1))
        && unit.imports().stream()
            .filter(Import::isWildcard)
            .anyMatch(i -> dot > 0 && i.name().equals(type.substring(0, dot)));
  }
}
