package dev.lint429.engine.fix;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.VarDecl;
import java.util.List;

/** Replaces how long a wait takes by an expression in milliseconds. */
final class Sleep {
  private static final String TIME_UNIT = "java.util.concurrent.TimeUnit";
  private static final String DURATION = "java.time.Duration";

  private final CallGraph graph;

  Sleep(CallGraph graph) {
    this.graph = graph;
  }

  /**
   * @param millis a long expression, of a precedence that allows it as an argument
   */
  void replace(Draft draft, Retry.Wait wait, String millis) throws Refused {
    Expr.Call call = wait.call();
    List<Expr> args = call.args();
    if (call.method().is("java.lang.Thread", "sleep")) {
      replaceArgs(draft, call, millis);
    } else if (call.method().is(TIME_UNIT, "sleep")) {
      replaceUnit(draft, call.receiver());
      replaceArgs(draft, call, millis);
    } else if (call.method().is("java.util.concurrent.locks.LockSupport", "parkNanos")) {
      draft.replace(
          args.get(args.size() - 1).span(),
          draft.names().type(TIME_UNIT) + ".MILLISECONDS.toNanos(" + millis + ")");
    } else {
      replaceAmount(draft, wait, millis);
    }
  }

  private static void replaceArgs(Draft draft, Expr.Call call, String text) {
    CallText parts = CallText.of(draft.unit(), call);
    draft.replace(parts.argumentsStart(), parts.argumentsEnd(), text);
  }

  private static void replaceUnit(Draft draft, Expr unit) throws Refused {
    if (unit == null) {
      throw new Refused("the wait is in a unit that cannot be named here");
    }
    if (unit instanceof Expr.Select select && select.binding() != null) {
      String text = draft.layout().text(select.target().span());
      draft.replace(unit.span(), text + ".MILLISECONDS");
    } else {
      draft.replace(unit.span(), draft.names().type(TIME_UNIT) + ".MILLISECONDS");
    }
  }

  /** A library's or an own method that is given the amount. */
  private void replaceAmount(Draft draft, Retry.Wait wait, String millis) throws Refused {
    List<Expr> args = wait.call().args();
    int at = args.indexOf(wait.amount());
    if (at < 0) {
      throw new Refused("it is unknown how " + wait.call().name() + " is told how long to wait");
    }
    if (at + 1 < args.size() && args.get(at + 1).type().is(TIME_UNIT)) {
      draft.replace(args.get(at).span(), millis);
      draft.replace(args.get(at + 1).span(), draft.names().type(TIME_UNIT) + ".MILLISECONDS");
      return;
    }
    String type = parameterType(wait.call(), at);
    if (type.equals(DURATION)) {
      draft.replace(
          args.get(at).span(), draft.names().type(DURATION) + ".ofMillis(" + millis + ")");
      return;
    }
    if (!isMillis(wait.call(), at)) {
      throw new Refused("it is not certain that " + wait.call().name() + " takes milliseconds");
    }
    switch (type) {
      case "long", "java.lang.Long" -> draft.replace(args.get(at).span(), millis);
      case "int" -> draft.replace(args.get(at).span(), "(int) " + millis);
      default -> throw new Refused(wait.call().name() + " takes no number of milliseconds");
    }
  }

  private static String parameterType(Expr.Call call, int at) {
    List<String> types = call.method().parameterTypes();
    return types == null || at >= types.size() ? "" : types.get(at);
  }

  /** Whether an own method sleeps for as many milliseconds as its parameter says. */
  private boolean isMillis(Expr.Call call, int at) {
    MethodDecl method = graph.target(call.method()).orElse(null);
    if (method == null || method.body() == null || at >= method.parameters().size()) {
      return false;
    }
    VarDecl parameter = method.parameters().get(at);
    return Trees.any(method.body(), node -> sleepsFor(node, parameter));
  }

  private static boolean sleepsFor(Node node, VarDecl parameter) {
    if (!(node instanceof Expr.Call call)
        || call.args().isEmpty()
        || Variables.local(call.args().get(0)) != parameter) {
      return false;
    }
    return call.method().is("java.lang.Thread", "sleep")
        || (call.method().is(TIME_UNIT, "sleep")
            && call.receiver() instanceof Expr.Select select
            && select.name().equals("MILLISECONDS"));
  }
}
