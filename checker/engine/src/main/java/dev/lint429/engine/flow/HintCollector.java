package dev.lint429.engine.flow;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.LinkedHashSet;
import java.util.Set;

/** Gathers the {@link Hints} around a request. */
final class HintCollector {
  private static final int MAX_CALLEES = 12;
  private static final int MAX_CALLERS = 4;

  private final CallGraph graph;

  HintCollector(CallGraph graph) {
    this.graph = graph;
  }

  Hints around(RequestSite site) {
    Node node =
        site instanceof RequestSite.Sent sent
            ? sent.call()
            : ((RequestSite.Declared) site).method();
    CompilationUnit unit = site.unit();
    Set<String> declared = new LinkedHashSet<>();
    Set<String> used = new LinkedHashSet<>();
    Set<String> texts = new LinkedHashSet<>();
    MethodDecl method = node instanceof MethodDecl m ? m : unit.enclosing(node, MethodDecl.class);
    for (TypeDecl type = unit.enclosing(node, TypeDecl.class);
        type != null;
        type = unit.enclosing(type, TypeDecl.class)) {
      declared.add(type.simpleName());
    }
    if (method != null) {
      declared.add(method.name());
      Set<MethodDecl> callees = new LinkedHashSet<>();
      collect(method, method, used, texts, callees);
      callees.stream().limit(MAX_CALLEES).forEach(c -> collectTexts(c, texts));
      callersBeside(method, unit).forEach(c -> collectTexts(c, texts));
    }
    return new Hints(declared, used, texts);
  }

  /** The methods of the same class that call {@code method}: one of them may make the body. */
  private Set<MethodDecl> callersBeside(MethodDecl method, CompilationUnit unit) {
    Set<MethodDecl> callers = new LinkedHashSet<>();
    for (CallGraph.Caller caller : graph.callersIn(unit, method)) {
      MethodDecl from = caller.unit().enclosing(caller.call(), MethodDecl.class);
      if (from != null && from != method && from.owner().equals(method.owner())) {
        callers.add(from);
      }
    }
    return callers.size() <= MAX_CALLERS ? callers : Set.of();
  }

  private void collect(
      Node node, MethodDecl method, Set<String> used, Set<String> texts, Set<MethodDecl> callees) {
    if (node instanceof Expr.Name name) {
      used.add(name.id());
    } else if (node instanceof Expr.Select select) {
      used.add(select.name());
    } else if (node instanceof VarDecl variable) {
      used.add(variable.name());
    } else if (node instanceof Expr.Literal literal && literal.value() instanceof String text) {
      texts.add(text);
    } else if (node instanceof Expr.Call call && call.method().owner().equals(method.owner())) {
      graph.target(call.method()).filter(m -> m != method).ifPresent(callees::add);
    }
    node.children().forEach(child -> collect(child, method, used, texts, callees));
  }

  private static void collectTexts(Node node, Set<String> texts) {
    if (node instanceof Expr.Literal literal && literal.value() instanceof String text) {
      texts.add(text);
    }
    node.children().forEach(child -> collectTexts(child, texts));
  }
}
