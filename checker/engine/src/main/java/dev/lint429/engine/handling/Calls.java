package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.catalogue.RetryLibrary;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows method calls. */
final class Calls {
  /** Names of methods out of sight that are taken to retry what they are given. */
  private static final Pattern RETRYING_NAME =
      Pattern.compile("retry|retrie|backoff|resilien", Pattern.CASE_INSENSITIVE);

  private static final int MAX_BODIES = 3;

  private final Simulation simulation;
  private final StatusReads statusReads;
  private final Relevance relevance;

  Calls(Simulation simulation) {
    this.simulation = simulation;
    this.statusReads = new StatusReads(simulation);
    this.relevance = new Relevance(simulation);
  }

  List<Path> eval(Expr.Call call, State state, Frame frame) {
    if (sendsAgain(call, state, frame)) {
      return List.of(
          new Path(
              Path.Kind.RESENT,
              new Value.Resent(Retry.Kind.RECURSION, null, frame.unit(), call, null),
              null,
              state));
    }
    List<Path> paths = new ArrayList<>();
    for (Path receiver : receiver(call, state, frame)) {
      if (!receiver.isNormal()) {
        paths.add(receiver);
        continue;
      }
      for (Expressions.Values args :
          simulation.expressions.evalAll(call.args(), receiver.state(), frame)) {
        if (args.abrupt() != null) {
          paths.add(args.abrupt());
        } else {
          paths.addAll(apply(call, receiver.value(), args.values(), args.state(), frame));
        }
      }
    }
    return Path.bounded(paths);
  }

  /** Whether a call sends the request that has just been answered once more. */
  private boolean sendsAgain(Expr.Call call, State state, Frame frame) {
    if (!state.sent()) {
      return false;
    }
    if (isTwin(call, frame)) {
      return true;
    }
    MethodDecl called = simulation.know.graph().target(call.method()).orElse(null);
    if (called == null || called.body() == null) {
      return false;
    }
    return simulation.probe.isIn(called.body());
  }

  /** Whether a call is written just like the one that was answered. */
  private boolean isTwin(Expr.Call call, Frame frame) {
    return call != simulation.probe.target()
        && simulation.probe.target() instanceof Expr.Call first
        && first.name().equals(call.name())
        && first.args().size() == call.args().size()
        && first.method().owner().equals(call.method().owner())
        && frame.unit() == simulation.probe.unit()
        && plain(first, frame).equals(plain(call, frame));
  }

  private static String plain(Expr expr, Frame frame) {
    return frame.unit().file().text(expr.span()).replaceAll("\\s+", "");
  }

  private List<Path> receiver(Expr.Call call, State state, Frame frame) {
    return call.receiver() == null
        ? List.of(Path.value(frame.self(), state))
        : simulation.expressions.eval(call.receiver(), state, frame);
  }

  private List<Path> apply(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    Optional<Waits.Kind> wait = Waits.of(call);
    if (wait.isPresent()) {
      return waiting(call, wait.get(), args, state, frame);
    }
    if (receiver instanceof Value.Code code && isFunctional(call, code)) {
      return invoke(named(code, call.name()), args, state, frame);
    }
    Optional<List<Path>> policy = underPolicy(call, receiver, args, state, frame);
    if (policy.isPresent()) {
      return policy.get();
    }
    if (receiver instanceof Value.Deferred deferred) {
      return simulation.deferrals.operator(call, deferred, args, state, frame);
    }
    Optional<Path> status = statusReads.read(call, receiver, args, state, frame);
    if (status.isPresent()) {
      return List.of(status.get());
    }
    Optional<List<Path>> failing = failingRead(call, receiver, state, frame);
    if (failing.isPresent()) {
      return failing.get();
    }
    return visible(call, receiver, args, state, frame)
        .orElseGet(() -> invisible(call, receiver, args, state, frame));
  }

  private List<Path> waiting(
      Expr.Call call, Waits.Kind wait, List<Value> args, State state, Frame frame) {
    Expr amount =
        wait.amount() >= 0 && wait.amount() < call.args().size()
            ? call.args().get(wait.amount())
            : null;
    State after = state;
    if (state.sent()) {
      Delay delay = simulation.know.delays().of(amount, frame);
      after = state.waiting(new Retry.Wait(frame.unit(), call, amount, delay));
    }
    if (wait.code() >= 0
        && wait.code() < args.size()
        && args.get(wait.code()) instanceof Value.Code code) {
      return invoke(code, List.of(), after, frame);
    }
    return List.of(Path.value(Value.OBJECT, after));
  }

  private static boolean isFunctional(Expr.Call call, Value.Code code) {
    if (code.expr() instanceof Expr.New) {
      return true;
    }
    return !Set.of("andThen", "compose", "negate", "and", "or", "equals", "hashCode")
        .contains(call.name());
  }

  private static Value.Code named(Value.Code code, String method) {
    return code.expr() instanceof Expr.New ? code.calling(method) : code;
  }

  private Optional<List<Path>> underPolicy(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    Optional<PolicyReader.Wrapped> wrap = simulation.know.policies().wrap(call);
    if (wrap.isEmpty()) {
      return Optional.empty();
    }
    RetryLibrary.Wrap row = wrap.get().wrap();
    Value code = row.code() == Client.RECEIVER ? receiver : at(args, row.code());
    if (!(code instanceof Value.Code under)) {
      return Optional.empty();
    }
    Policy policy =
        row.policy() == Client.NOWHERE
            ? under.policy()
            : simulation.know.policies().of(wrap.get(), call, frame);
    if (row.deferred()) {
      return Optional.of(List.of(Path.value(under.under(policy), state)));
    }
    return Optional.of(
        lifted(
            call,
            simulation.retried(
                invoke(under, List.of(), state, frame),
                policy,
                Retry.Kind.WRAP,
                frame.unit(),
                call,
                frame)));
  }

  private static Value at(List<Value> values, int index) {
    return index >= 0 && index < values.size() ? values.get(index) : Value.UNKNOWN;
  }

  /** A call on a failed response that throws, such as asking an HttpURLConnection for its body. */
  private Optional<List<Path>> failingRead(
      Expr.Call call, Value receiver, State state, Frame frame) {
    if (!(receiver instanceof Value.Response) || !simulation.probe.failing()) {
      return Optional.empty();
    }
    Optional<Catalogue.ClientSend> send =
        simulation.know.catalogue().send(call.method(), call.args().size());
    if (send.isEmpty() || send.get().send().on429() != Client.On429.ERROR) {
      return Optional.empty();
    }
    Value failure = new Value.Failure(send.get().send().errors(), Map.of(), true, null);
    return Optional.of(List.of(Path.thrown(failure, state)));
  }

  private Optional<List<Path>> visible(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    if (receiver instanceof Value.Instance || receiver instanceof Value.Failure) {
      Value field = getter(call, receiver);
      if (field != null) {
        return Optional.of(List.of(Path.value(field, state)));
      }
    }
    List<MethodDecl> bodies = simulation.know.graph().bodies(call.method());
    if (bodies.isEmpty() || bodies.size() > MAX_BODIES) {
      return Optional.empty();
    }
    List<Path> paths = new ArrayList<>();
    for (MethodDecl body : bodies) {
      boolean worth =
          receiver.isTainted()
              || args.stream().anyMatch(Calls::isWorthFollowing)
              || relevance.matters(body);
      if (!worth || frame.isRunning(body) || !simulation.mayDescend(frame)) {
        paths.addAll(skipped(receiver, args, state));
        continue;
      }
      Value self = call.receiver() == null ? frame.self() : receiver;
      paths.addAll(run(body, self, call.args(), args, state, frame));
    }
    return Optional.of(paths);
  }

  private static boolean isWorthFollowing(Value value) {
    return value.isTainted() || (value instanceof Value.Code);
  }

  private static Value getter(Expr.Call call, Value receiver) {
    if (!call.args().isEmpty()) {
      return null;
    }
    Map<String, Value> fields =
        receiver instanceof Value.Instance instance
            ? instance.fields()
            : ((Value.Failure) receiver).fields();
    Value exact = fields.get(call.name());
    if (exact != null || call.name().length() < 4 || !call.name().startsWith("get")) {
      return exact;
    }
    return fields.get(Character.toLowerCase(call.name().charAt(3)) + call.name().substring(4));
  }

  /** Runs a method of the source. */
  List<Path> run(
      MethodDecl body,
      Value self,
      List<Expr> argExprs,
      List<Value> args,
      State state,
      Frame frame) {
    Optional<CompilationUnit> unit = simulation.unitOf(body, frame);
    if (unit.isEmpty()) {
      return skipped(self, args, state);
    }
    State entered = state;
    for (int i = 0; i < body.parameters().size(); i++) {
      VarDecl parameter = body.parameters().get(i);
      boolean rest = body.varargs() && i == body.parameters().size() - 1;
      entered = entered.with(parameter, rest ? Value.UNKNOWN : at(args, i));
    }
    return simulation.body(frame.call(unit.get(), body, self, argExprs), entered);
  }

  private static List<Path> skipped(Value receiver, List<Value> args, State state) {
    boolean tainted = receiver.isTainted() || args.stream().anyMatch(Value::isTainted);
    return List.of(Path.value(tainted ? new Value.Derived() : Value.UNKNOWN, state));
  }

  /** The result of a call that was not followed: a future or publisher may still be composed on. */
  private static List<Path> unseen(Expr.Call call, Value receiver, List<Value> args, State state) {
    List<Path> skipped = skipped(receiver, args, state);
    return Deferrals.isDeferredType(call.type().name())
        ? skipped.stream().map(p -> p.withValue(new Value.Deferred(p.value()))).toList()
        : skipped;
  }

  /** A method whose source is not there. */
  private List<Path> invisible(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    if (receiver instanceof Value.Failure failure) {
      if (call.name().equals("getCause") || call.name().equals("getRootCause")) {
        return List.of(Path.value(failure, state));
      }
      if (call.name().contains("essage") && failure.message() != null) {
        return List.of(Path.value(new Value.Text(failure.message()), state));
      }
    }
    for (Value arg : args) {
      if (arg instanceof Value.Code code && code.sends() && !state.sent()) {
        return handedOn(call, code, state, frame);
      }
    }
    Optional<Path> deferred =
        simulation
            .deferrals
            .created(call, args, state, frame)
            .or(() -> simulation.deferrals.ofResponse(call, receiver, state));
    if (deferred.isPresent()) {
      return List.of(deferred.get());
    }
    if (receiver.isTainted()) {
      List<Path> mapped = mapped(call, receiver, args, state, frame);
      if (!mapped.isEmpty()) {
        return mapped;
      }
    }
    List<Path> paths = new ArrayList<>(unseen(call, receiver, args, state));
    if (state.sent()) {
      paths.addAll(resentInside(args, state, frame));
    }
    return paths;
  }

  /** Code that is handed on after the answer, and sends again wherever it is run. */
  private List<Path> resentInside(List<Value> args, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Value arg : args) {
      if (arg instanceof Value.Code code && relevance.mayResend(code.expr())) {
        invoke(code, List.of(), state, frame).stream()
            .filter(path -> path.kind() == Path.Kind.RESENT)
            .forEach(paths::add);
      }
    }
    return paths;
  }

  /** {@code Optional.ofNullable(response).map(r -> …)}: code that is given what was read. */
  private List<Path> mapped(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    boolean gives = Set.of("map", "flatMap", "ifPresent", "orElseGet").contains(call.name());
    if (!gives || args.isEmpty() || !(args.get(0) instanceof Value.Code code)) {
      return List.of();
    }
    return invoke(code, List.of(receiver), state, frame);
  }

  /** The code with the request is given to a method that cannot be seen: it runs it, no more. */
  private List<Path> handedOn(Expr.Call call, Value.Code code, State state, Frame frame) {
    List<Path> ends = invoke(code, List.of(), state, frame);
    String name = call.method().owner() + "." + call.name();
    boolean binary =
        simulation.know.program().origin(call.method().owner()) != Program.Origin.SOURCE;
    if (binary && !isPlatform(call.method()) && RETRYING_NAME.matcher(name).find()) {
      return simulation.retried(
          ends, Policy.unseen(null), Retry.Kind.WRAP, frame.unit(), call, frame);
    }
    return lifted(call, ends);
  }

  private static boolean isPlatform(MethodRef method) {
    return method.owner().startsWith("java.") || method.owner().startsWith("javax.");
  }

  /** Where the call's result is a future or publisher, what the code does happens inside it. */
  private List<Path> lifted(Expr.Call call, List<Path> ends) {
    if (!Deferrals.isDeferredType(call.type().name())) {
      return ends;
    }
    List<Path> lifted = new ArrayList<>();
    for (Path end : ends) {
      boolean inside = end.kind() == Path.Kind.THROW || end.isNormal();
      lifted.add(
          inside && !(end.value() instanceof Value.Deferred)
              ? Path.value(new Value.Deferred(end.value()), end.state())
              : end);
    }
    return lifted;
  }

  /** Runs code that was handed around. */
  List<Path> invoke(Value.Code code, List<Value> args, State state, Frame frame) {
    if (!simulation.mayDescend(frame)) {
      return skipped(Value.UNKNOWN, args, state);
    }
    Frame inside =
        new Frame(code.unit(), frame.method(), frame.self(), Map.of(), frame, frame.depth() + 1);
    List<Path> ends = invokeIn(code, args, state, inside);
    return code.policy() == null
        ? ends
        : simulation.retried(ends, code.policy(), Retry.Kind.WRAP, code.unit(), code.expr(), frame);
  }

  private List<Path> invokeIn(Value.Code code, List<Value> args, State state, Frame frame) {
    simulation.know.constants().seenIn(code.unit());
    if (code.expr() instanceof Expr.Lambda lambda) {
      State entered = state;
      for (int i = 0; i < lambda.parameters().size(); i++) {
        entered = entered.with(lambda.parameters().get(i), at(args, i));
      }
      return Expressions.body(simulation, code.unit(), lambda.body(), entered, frame);
    }
    if (code.expr() instanceof Expr.MethodReference reference) {
      return referenced(reference, args, state, frame);
    }
    return ofObject(code, args, state, frame);
  }

  private List<Path> referenced(
      Expr.MethodReference reference, List<Value> args, State state, Frame frame) {
    if (reference == simulation.probe.target()) {
      return simulation.expressions.eval(reference, state, frame);
    }
    Optional<Path> status = statusReads.read(reference, args, state, frame);
    if (status.isPresent()) {
      return List.of(status.get());
    }
    Optional<Path> made = simulation.deferrals.made(reference.method(), args, state, frame);
    if (made.isPresent()) {
      return List.of(made.get());
    }
    List<MethodDecl> bodies = simulation.know.graph().bodies(reference.method());
    if (bodies.size() == 1 && !frame.isRunning(bodies.get(0))) {
      return run(bodies.get(0), frame.self(), List.of(), args, state, frame);
    }
    return skipped(Value.UNKNOWN, args, state);
  }

  private List<Path> ofObject(Value.Code code, List<Value> args, State state, Frame frame) {
    Expr.New created = (Expr.New) code.expr();
    TypeDecl type =
        created.body() != null
            ? created.body()
            : simulation.know.program().type(created.type().name()).orElse(null);
    if (type == null) {
      return skipped(Value.UNKNOWN, args, state);
    }
    List<MethodDecl> methods =
        type.methods().stream()
            .filter(m -> m.body() != null && !m.isConstructor())
            .filter(m -> !m.name().equals(MethodDecl.INITIALIZER))
            .filter(m -> code.method() == null || m.name().equals(code.method()))
            .filter(m -> code.method() != null || !m.modifiers().contains("private"))
            .toList();
    if (methods.size() != 1 || frame.isRunning(methods.get(0))) {
      return skipped(Value.UNKNOWN, args, state);
    }
    return run(methods.get(0), Value.UNKNOWN, List.of(), args, state, frame);
  }
}
