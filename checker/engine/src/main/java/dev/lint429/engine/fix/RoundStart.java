package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Stmt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts a wait at the start of a loop's body: for every round but the first, or, where the first
 * attempt stands in front of the loop, for every round.
 */
final class RoundStart {
  private final Context context;

  RoundStart(Context context) {
    this.context = context;
  }

  void insert(Draft draft, Stmt loop, MissingWait.Numbering numbering) throws Refused {
    if (!(body(loop) instanceof Stmt.Block block) || block.statements().isEmpty()) {
      throw new Refused("it is not certain where the loop should wait");
    }
    Stmt first = block.statements().get(0);
    int start = first.span().start();
    OwnRetry retry = new OwnRetry(context);
    if (isTriedBefore(draft.unit(), loop)) {
      draft.statementBefore(start, retry.wait(draft, first, numbering.at(first)));
      return;
    }
    Counter counter = new Counter(draft.unit());
    Counter.Up up = counter.up(loop);
    String condition;
    String number;
    if (up != null) {
      condition = up.name() + " > " + up.start();
      number = Counter.plus(up.name(), -up.start());
    } else {
      String name = counter.added(draft, loop, first);
      condition = name + "++ > 0";
      number = name + " - 1";
    }
    String outer = draft.layout().newline() + draft.layout().indent(start);
    String inner = outer + draft.layout().indentUnit();
    draft.statementBefore(
        start, "if (" + condition + ") {" + inner + retry.wait(draft, first, number) + outer + "}");
  }

  /** Whether what the loop sends was sent in front of it already. */
  private boolean isTriedBefore(CompilationUnit unit, Stmt loop) {
    MethodDecl method = unit.enclosing(loop, MethodDecl.class);
    if (method == null) {
      return false;
    }
    Set<MethodRef> inside =
        Trees.all(loop, Expr.Call.class).stream()
            .filter(this::maySend)
            .map(Expr.Call::method)
            .collect(Collectors.toSet());
    return Trees.all(method, Expr.Call.class).stream()
        .anyMatch(
            call -> call.span().start() < loop.span().start() && inside.contains(call.method()));
  }

  /** A client's call, an interceptor's, or one of an own method. */
  private boolean maySend(Expr.Call call) {
    int args = call.args().size();
    return context.catalogue().send(call.method(), args).isPresent()
        || context.graph().target(call.method()).isPresent()
        || context.catalogue().clients().stream()
            .flatMap(client -> client.interceptors().stream())
            .anyMatch(i -> i.proceed().matches(call.method(), args));
  }

  private static Stmt body(Stmt loop) {
    if (loop instanceof Stmt.For f) {
      return f.body();
    }
    if (loop instanceof Stmt.While w) {
      return w.body();
    }
    return loop instanceof Stmt.DoWhile d ? d.body() : null;
  }
}
