package dev.lint429.engine.handling;

import dev.lint429.engine.handling.Delays.Trait;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the calls in an expression that says how long to wait make of it. */
final class DelayCalls {
  /** Names of methods out of sight that give the next wait. */
  private static final Pattern NEXT =
      Pattern.compile(
          "next|backoff|exponential|jitter|compute|calculate", Pattern.CASE_INSENSITIVE);

  /** Names of methods out of sight that say how many attempts there were. */
  private static final Pattern COUNTS =
      Pattern.compile("attempt|count|retries|iteration", Pattern.CASE_INSENSITIVE);

  private static final Set<String> POWERS = Set.of("pow", "scalb", "exp", "shiftLeft", "fibonacci");

  /** What time it is: the wait lasts until some moment. */
  private static final Set<String> CLOCKS =
      Set.of("currentTimeMillis", "nanoTime", "now", "millis");

  /** Taken from a collection one after the other. */
  private static final Set<String> TAKES = Set.of("next", "poll", "pop", "remove", "removeFirst");

  private static final int MAX_DEPTH = 12;

  private final Delays delays;
  private final DelayLook look;

  DelayCalls(Delays delays, DelayLook look) {
    this.delays = delays;
    this.look = look;
  }

  void at(Expr.Call call, Frame frame, int depth) {
    for (Expr arg : call.args()) {
      if (delays.constants.constant(arg) instanceof String text) {
        look.hint(text);
      }
    }
    look.hint(call.name());
    if (look.traits().contains(Trait.SERVER)) {
      return;
    }
    boolean varying = call.args().stream().anyMatch(arg -> look.varies(arg, frame, depth));
    Optional<MethodDecl> body = delays.body(call);
    if (body.isPresent()) {
      ofSource(call, body.get(), varying, frame, depth);
      return;
    }
    if (ofFunction(call, varying, frame, depth)) {
      return;
    }
    String owner = call.method().owner();
    if (owner.startsWith("java.") || owner.startsWith("javax.")) {
      ofPlatform(call, varying, frame, depth);
    } else if (owner.contains("Random")) {
      random(call, frame, depth);
    } else if (POWERS.contains(call.name()) && varying) {
      look.add(Trait.GROWTH);
    } else if (COUNTS.matcher(call.name()).find() && isOnVarying(call, frame, depth)) {
      look.add(Trait.COUNTER);
    } else if (varying
        || NEXT.matcher(call.name()).find()
        || isStaticWithArgs(call)
        || isOnVarying(call, frame, depth)) {
      look.add(Trait.UNKNOWN);
    } else {
      // A getter of configuration: the same each time.
      look.add(Trait.CONSTANT);
    }
  }

  /** {@code context.getAttemptCount()}. */
  private boolean isOnVarying(Expr.Call call, Frame frame, int depth) {
    return call.receiver() != null
        && depth < MAX_DEPTH
        && look.varies(call.receiver(), frame, depth);
  }

  private void ofPlatform(Expr.Call call, boolean varying, Frame frame, int depth) {
    String owner = call.method().owner();
    boolean counting = owner.startsWith("java.util.concurrent.atomic.Atomic");
    if (POWERS.contains(call.name()) && varying) {
      look.add(Trait.GROWTH);
    } else if (owner.contains("Random") || call.method().is("java.lang.Math", "random")) {
      random(call, frame, depth);
    } else if (counting && !call.name().equals("set")) {
      look.add(isGrowingUpdate(call) ? Trait.GROWTH : Trait.COUNTER);
    } else if (CLOCKS.contains(call.name()) || TAKES.contains(call.name())) {
      look.add(Trait.UNKNOWN);
    } else if (call.name().equals("get") && owner.startsWith("java.util.") && varying) {
      look.elements(call.receiver(), frame);
    } else {
      parts(call, frame, depth);
    }
  }

  /** {@code delay.getAndUpdate(d -> d * 2)}. */
  private boolean isGrowingUpdate(Expr.Call call) {
    for (Expr arg : call.args()) {
      if (arg instanceof Expr.Lambda lambda
          && lambda.parameters().stream().anyMatch(p -> delays.growth.grows(lambda.body(), p))) {
        return true;
      }
    }
    return false;
  }

  private void random(Expr.Call call, Frame frame, int depth) {
    look.add(Trait.RANDOM);
    parts(call, frame, depth);
  }

  private static boolean isStaticWithArgs(Expr.Call call) {
    return call.receiver() != null
        && Constants.bindingOf(call.receiver()) instanceof Binding.Type
        && !call.args().isEmpty();
  }

  private void parts(Expr.Call call, Frame frame, int depth) {
    if (call.receiver() != null) {
      if (Constants.bindingOf(call.receiver()) instanceof Binding.Type) {
        look.add(Trait.CONSTANT);
      } else {
        look.at(call.receiver(), frame, depth + 1);
      }
    }
    call.args().forEach(arg -> look.at(arg, frame, depth + 1));
  }

  private void ofSource(
      Expr.Call call, MethodDecl method, boolean varying, Frame frame, int depth) {
    Optional<CompilationUnit> unit =
        delays.program.type(method.owner()).map(delays.program::unitOf);
    if (unit.isEmpty() || depth > MAX_DEPTH) {
      look.add(Trait.UNKNOWN);
      return;
    }
    List<Expr> values = Growth.returns(method.body());
    if (!look.visit(method)) {
      look.add(varying ? ofRecursion(method, values) : Trait.CONSTANT);
      return;
    }
    delays.constants.seenIn(unit.get());
    Frame inside = frame.call(unit.get(), method, Value.UNKNOWN, call.args());
    List<Expr> conditions = new ArrayList<>();
    for (Expr value : values) {
      conditions.addAll(Growth.conditionsOf(value, unit.get()));
    }
    look.alternatives(values, conditions, inside, depth + 1);
  }

  /** A method that is made of itself: {@code fib(n - 1) + fib(n - 2)}, {@code 2 * wait(n - 1)}. */
  private Trait ofRecursion(MethodDecl method, List<Expr> values) {
    for (Expr value : values) {
      if (calls(value, method) > 1 || (calls(value, method) > 0 && multiplies(value))) {
        return Trait.GROWTH;
      }
    }
    return values.stream().anyMatch(value -> calls(value, method) > 0)
        ? Trait.COUNTER
        : Trait.UNKNOWN;
  }

  private long calls(Node node, MethodDecl method) {
    long here =
        node instanceof Expr.Call call
                && call.name().equals(method.name())
                && delays.graph.target(call.method()).orElse(null) == method
            ? 1
            : 0;
    return here + node.children().stream().mapToLong(child -> calls(child, method)).sum();
  }

  private static boolean multiplies(Node node) {
    return node instanceof Expr.Binary binary && Set.of("*", "<<").contains(binary.op())
        || node.children().stream().anyMatch(DelayCalls::multiplies);
  }

  /** {@code delay.apply(attempt)}: code that was handed around. */
  private boolean ofFunction(Expr.Call call, boolean varying, Frame frame, int depth) {
    if (call.receiver() == null || depth > MAX_DEPTH) {
      return false;
    }
    Resolved resolved = resolved(call.receiver(), frame, 0);
    if (resolved.expr() instanceof Expr.Lambda lambda) {
      Map<VarDecl, Expr> args = new IdentityHashMap<>();
      for (int i = 0; i < Math.min(lambda.parameters().size(), call.args().size()); i++) {
        args.put(lambda.parameters().get(i), call.args().get(i));
      }
      Frame home = resolved.frame();
      Frame inside =
          new Frame(home.unit(), home.method(), Value.UNKNOWN, args, frame, frame.depth() + 1);
      List<Expr> values =
          lambda.body() instanceof Expr value ? List.of(value) : Growth.returns(lambda.body());
      values.forEach(value -> look.at(value, inside, depth + 1));
      return true;
    }
    if (resolved.expr() instanceof Expr.MethodReference reference) {
      look.function(reference, frame);
      return true;
    }
    boolean functional = call.method().owner().startsWith("java.util.function.");
    if (functional) {
      look.add(varying ? Trait.UNKNOWN : Trait.CONSTANT);
    }
    return functional;
  }

  /** An expression, and where it stands. */
  record Resolved(Expr expr, Frame frame) {}

  /** Follows variables, parameters and fields to what they certainly hold. */
  Resolved resolved(Expr expr, Frame frame, int depth) {
    VarDecl variable = depth > MAX_DEPTH ? null : delays.constants.variable(expr);
    if (variable == null) {
      return new Resolved(expr, frame);
    }
    for (Frame at = frame; at != null; at = at.caller()) {
      Expr given = at.args().get(variable);
      if (given != null && at.caller() != null) {
        return resolved(given, at.caller(), depth + 1);
      }
    }
    List<Node> writes = delays.constants.writesTo(variable);
    Expr held =
        variable.init() == null && writes.size() == 1 && writes.get(0) instanceof Expr.Assign assign
            ? assign.value()
            : writes.isEmpty() ? variable.init() : null;
    return held == null ? new Resolved(expr, frame) : resolved(held, frame, depth + 1);
  }

  /** What a method passes to itself for one of its parameters. */
  List<Expr> passedAgain(MethodDecl method, int index) {
    List<Expr> passed = new ArrayList<>();
    collect(method.body(), method, index, passed);
    return passed;
  }

  private void collect(Node node, MethodDecl method, int index, List<Expr> passed) {
    if (node instanceof Expr.Call call
        && call.name().equals(method.name())
        && index < call.args().size()
        && delays.graph.target(call.method()).orElse(null) == method) {
      passed.add(localValue(call.args().get(index)));
    }
    node.children().forEach(child -> collect(child, method, index, passed));
  }

  private static Expr localValue(Expr passed) {
    return Constants.bindingOf(passed) instanceof Binding.Local local
            && local.variable().kind() == VarDecl.Kind.LOCAL
            && local.variable().init() != null
        ? local.variable().init()
        : passed;
  }
}
