package dev.lint429.engine.handling;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the delay of a companion: a function that is given the failures as a publisher and answers
 * with one that emits when to try again, as Reactor's {@code Retry.from} takes. Each signal passes
 * through its operators, so they say after which wait, or that there is none. An operator that is
 * not known here, or that looks at the failure, leaves open what happens after a 429.
 */
final class Companion {
  /** Operators and sources that wait as long as their first argument says. */
  private static final Set<String> WAITS =
      Set.of("delay", "delayElement", "delayElements", "delaySequence");

  /** Operators that hand each signal to a function and wait for what it answers. */
  private static final Set<String> MAPS =
      Set.of("flatMap", "concatMap", "flatMapSequential", "delayUntil");

  /** Operators that change neither when a signal comes nor on which failure. */
  private static final Set<String> PLAIN =
      Set.of("take", "doOnNext", "index", "log", "cast", "checkpoint", "name", "publishOn", "hide");

  /** Sources that emit at once. */
  private static final Set<String> AT_ONCE = Set.of("just", "empty", "range");

  /** What a condition on the number of retries may call. */
  private static final Set<String> COUNTS =
      Set.of(
          "totalRetries",
          "totalRetriesInARow",
          "incrementAndGet",
          "getAndIncrement",
          "get",
          "intValue",
          "longValue");

  private final Delays delays;
  private final Frame frame;
  private final Set<Delay> found = EnumSet.noneOf(Delay.class);
  private boolean bounded;

  private Companion(Delays delays, Frame frame) {
    this.delays = delays;
    this.frame = frame;
  }

  /** The policy with the delay and the bound of the companion that it is given. */
  static Policy in(Policy policy, Expr function, Delays delays, Frame frame) {
    if (!(function instanceof Expr.Lambda lambda) || lambda.parameters().size() != 1) {
      return policy;
    }
    Companion companion = new Companion(delays, frame);
    companion.values(lambda);
    Delay delay = companion.delay();
    Policy.Builder changed = policy.toBuilder().delay(delay);
    if (delay != Delay.UNKNOWN && !companion.bounded) {
      changed.attempts(0);
    }
    return changed.build();
  }

  private Delay delay() {
    found.remove(Delay.NONE);
    if (found.isEmpty()) {
      return Delay.NONE;
    }
    return found.size() == 1 ? found.iterator().next() : Delay.UNKNOWN;
  }

  /** What a function answers with, for each way through it. */
  private void values(Expr.Lambda lambda) {
    VarDecl given = lambda.parameters().get(0);
    if (lambda.body() instanceof Expr value) {
      signals(value, given);
      return;
    }
    conditions(lambda.body());
    for (Expr value : Growth.returns(lambda.body())) {
      signals(value, given);
    }
  }

  /** Where signals come from and what they pass through. */
  private void signals(Expr expr, VarDecl given) {
    if (expr instanceof Expr.Conditional either) {
      condition(either.condition());
      signals(either.whenTrue(), given);
      signals(either.whenFalse(), given);
    } else if (expr instanceof Expr.Call call) {
      operator(call, given);
    } else if (!isGiven(expr, given)) {
      found.add(Delay.UNKNOWN);
    }
  }

  private void operator(Expr.Call call, VarDecl given) {
    String name = call.name();
    String owner = call.method().owner();
    if (!owner.isEmpty() && !owner.startsWith("reactor.core.publisher.")) {
      found.add(Delay.UNKNOWN);
      return;
    }
    boolean source = call.receiver() != null && isType(call.receiver());
    if (source && name.equals("error")) {
      bounded = true;
      return;
    }
    if (call.receiver() != null && !source) {
      signals(call.receiver(), given);
    }
    bounded |= name.equals("take");
    if (WAITS.contains(name) && !call.args().isEmpty()) {
      found.add(delays.of(call.args().get(0), frame));
    } else if (MAPS.contains(name)
        && call.args().size() == 1
        && call.args().get(0) instanceof Expr.Lambda lambda
        && lambda.parameters().size() == 1) {
      values(lambda);
    } else if (source ? !AT_ONCE.contains(name) : !PLAIN.contains(name)) {
      found.add(Delay.UNKNOWN);
    }
  }

  private static boolean isType(Expr receiver) {
    return Constants.bindingOf(receiver) instanceof Binding.Type;
  }

  private static boolean isGiven(Expr expr, VarDecl given) {
    return Constants.bindingOf(expr) instanceof Binding.Local local && local.variable() == given;
  }

  /** The conditions of a function with statements. */
  private void conditions(Node node) {
    if (node instanceof Stmt.If choice) {
      condition(choice.condition());
    } else if (node instanceof Stmt.Throw) {
      bounded = true;
    } else if (!(node instanceof Stmt.Block
        || node instanceof Stmt.Return
        || node instanceof Stmt.Expression)) {
      found.add(Delay.UNKNOWN); // A variable may hold what the failure was; a loop, anything.
    }
    for (Node child : node.children()) {
      if (child instanceof Stmt) {
        conditions(child);
      }
    }
  }

  /** Only a condition on the number of retries says nothing of the failure. */
  private void condition(Expr condition) {
    bounded = true;
    List<Node> open = new ArrayList<>(List.of(condition));
    while (!open.isEmpty()) {
      Node node = open.remove(open.size() - 1);
      if (node instanceof Expr.InstanceOf
          || node instanceof Expr.Lambda
          || node instanceof Expr.Call call && !COUNTS.contains(call.name())) {
        found.add(Delay.UNKNOWN);
        return;
      }
      open.addAll(node.children());
    }
  }
}
