package dev.lint429.engine.fix;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import java.util.List;
import java.util.Optional;

/** A private method that waits, and the only call of it, which can tell it the attempt. */
record PassedCount(MethodDecl method, Expr.Call call) {

  /**
   * The method in which a wait stands.
   *
   * @param around the code that retries; the call must stand in it
   */
  static Optional<PassedCount> of(
      CallGraph graph, CompilationUnit unit, Retry.Wait wait, Node around) {
    MethodDecl method = wait.unit() == unit ? unit.enclosing(wait.call(), MethodDecl.class) : null;
    boolean mayChange =
        method != null
            && method.body() != null
            && method.modifiers().contains("private")
            && !method.isConstructor()
            && !method.varargs()
            && !Trees.isWithin(unit, around, method);
    if (!mayChange) {
      return Optional.empty();
    }
    List<CallGraph.Caller> callers = graph.callers(method);
    return callers.size() == 1
            && callers.get(0).unit() == unit
            && callers.get(0).call() instanceof Expr.Call call
            && Trees.isWithin(unit, call, around)
        ? Optional.of(new PassedCount(method, call))
        : Optional.empty();
  }

  /**
   * Gives the method one more parameter.
   *
   * @param number what the call passes, an int
   * @return the parameter's name
   */
  String pass(Draft draft, String number) {
    String name = draft.names().fresh("attempt");
    int arguments = CallText.of(draft.unit(), call).close();
    draft.insert(arguments, (call.args().isEmpty() ? "" : ", ") + number);
    String text = draft.unit().file().text();
    int behind =
        method.parameters().isEmpty()
            ? Token.between(text, method.nameSpan().end(), method.body().span().start())
                .get(0)
                .end()
            : method.parameters().get(method.parameters().size() - 1).span().end();
    draft.insert(behind, (method.parameters().isEmpty() ? "" : ", ") + "int " + name);
    return name;
  }
}
