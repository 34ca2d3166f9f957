package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.catalogue.RetryLibrary;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Program;
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
  private final Repeats repeats;
  private final Optionals optionals;
  private final OutOfSight outOfSight;

  Calls(Simulation simulation) {
    this.simulation = simulation;
    this.statusReads = new StatusReads(simulation);
    this.relevance = new Relevance(simulation);
    this.repeats = new Repeats(simulation);
    this.optionals = new Optionals(simulation);
    this.outOfSight = new OutOfSight(simulation.know);
  }

  List<Path> eval(Expr.Call call, State state, Frame frame) {
    Optional<Path> again = repeats.again(call, state, frame);
    if (again.isPresent()) {
      return List.of(again.get());
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
          State before = noteChange(call, args.values(), args.state());
          paths.addAll(apply(call, receiver.value(), args.values(), before, frame));
        }
      }
    }
    return Path.bounded(paths);
  }

  private static State noteChange(Expr.Call call, List<Value> args, State state) {
    return state.sent() && Rotation.isChange(call)
        ? state.writing(new State.Write(call, args.stream().anyMatch(Value::isTainted)))
        : state;
  }

  /** Whether a call is written just like {@code first}. */
  static boolean isTwin(
      CompilationUnit firstUnit, Expr.Call first, CompilationUnit unit, Expr.Call call) {
    return call != first
        && first.name().equals(call.name())
        && first.args().size() == call.args().size()
        && first.method().owner().equals(call.method().owner())
        && unit == firstUnit
        && plain(first, unit).equals(plain(call, unit));
  }

  private static String plain(Expr expr, CompilationUnit unit) {
    return unit.file().code(expr.span()).replaceAll("[()]", "");
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
    // Code that a call decorates further ({@code withRetry}) is not run by it.
    Optional<List<Path>> policy = underPolicy(call, receiver, args, state, frame);
    if (policy.isPresent()) {
      return policy.get();
    }
    if (receiver instanceof Value.Code code && simulation.code.isRunBy(call, code)) {
      return simulation.code.called(call, code, args, state, frame);
    }
    Optional<Path> handedBack = repeats.handedBack(call, args, state, frame);
    if (handedBack.isPresent()) {
      return List.of(handedBack.get());
    }
    if (receiver instanceof Value.Deferred deferred) {
      return simulation.deferrals.operator(call, deferred, args, state, frame);
    }
    Optional<List<Path>> known =
        optionals
            .of(call, receiver, args, state, frame)
            .or(() -> statusReads.read(call, receiver, args, state, frame).map(List::of))
            .or(() -> failingRead(call, receiver, state));
    if (known.isPresent()) {
      return known.get();
    }
    return visible(call, receiver, args, state, frame)
        .orElseGet(() -> invisible(call, receiver, args, state, frame));
  }

  private List<Path> waiting(
      Expr.Call call, Waits.Kind wait, List<Value> args, State state, Frame frame) {
    State after = state;
    if (state.sent()) {
      Expr amount = wait.amount() >= 0 ? Invocations.at(call.args(), wait.amount(), null) : null;
      Value value = Invocations.at(args, wait.amount());
      // Whatever is waited for and was read from the answer is what the server asked for.
      Delay delay =
          value instanceof Value.Derived
              ? Delay.SERVER
              : simulation.know.delays().of(amount, frame);
      after =
          state.waiting(
              new Retry.Wait(
                  frame.unit(),
                  call,
                  amount,
                  delay,
                  simulation.know.delays().isRandom(amount, frame)));
    }
    if (Invocations.at(args, wait.code()) instanceof Value.Code code) {
      return simulation.code.invoke(code, List.of(), after, frame);
    }
    return List.of(Path.value(Value.OBJECT, after));
  }

  private Optional<List<Path>> underPolicy(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    Optional<PolicyReader.Wrapped> wrap = simulation.know.policies().wrap(call);
    if (wrap.isEmpty()) {
      return Optional.empty();
    }
    RetryLibrary.Wrap row = wrap.get().wrap();
    Value code = row.code() == Client.RECEIVER ? receiver : Invocations.at(args, row.code());
    if (!(code instanceof Value.Code under)) {
      return Optional.empty();
    }
    Policy policy =
        row.policy() == Client.NOWHERE && row.defaults() == null
            ? under.policy()
            : simulation.know.policies().of(wrap.get(), call, frame);
    if (row.deferred()) {
      return Optional.of(List.of(Path.value(under.under(policy), state)));
    }
    return Optional.of(
        Deferrals.lifted(
            call,
            simulation.retrying.retried(
                simulation.code.invoke(under, List.of(), state, frame),
                policy,
                Retry.Kind.WRAP,
                frame.unit(),
                call,
                frame)));
  }

  /** A call on a failed response that throws, such as asking an HttpURLConnection for its body. */
  private Optional<List<Path>> failingRead(Expr.Call call, Value receiver, State state) {
    if (!(receiver instanceof Value.Response) || !simulation.probe.failing()) {
      return Optional.empty();
    }
    Optional<Catalogue.ClientSend> send =
        simulation.know.catalogue().send(call.method(), call.args().size());
    if (send.isEmpty() || send.get().send().on429() != Client.On429.ERROR) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(Path.thrown(Value.Failure.ofAnswer(send.get().send().errors()), state)));
  }

  private Optional<List<Path>> visible(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    if (receiver instanceof Value.Instance || receiver instanceof Value.Failure) {
      Value field = getter(call, receiver);
      if (field != null) {
        return Optional.of(List.of(Path.value(field, state)));
      }
    }
    if (simulation.maxDepth() == 0) {
      return Optional.empty();
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
              || relevance.matters(body)
              || Relevance.isTrivial(body);
      if (!worth || frame.isRunning(body) || !simulation.mayDescend(frame)) {
        paths.addAll(Invocations.skipped(receiver, args, state));
        continue;
      }
      Value self = call.receiver() == null ? frame.self() : receiver;
      paths.addAll(simulation.code.run(body, self, call.args(), args, state, frame));
    }
    return Optional.of(paths);
  }

  private static boolean isWorthFollowing(Value value) {
    return value.isTainted() || value instanceof Value.Code;
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

  /** The result of a call that was not followed: a future or publisher may still be composed on. */
  private static List<Path> unseen(Expr.Call call, Value receiver, List<Value> args, State state) {
    List<Path> skipped = Invocations.skipped(receiver, args, state);
    return Deferrals.isDeferredType(call.type().name())
        ? skipped.stream().map(p -> p.withValue(new Value.Deferred(p.value()))).toList()
        : skipped;
  }

  /** A method whose source is not there. */
  private List<Path> invisible(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    if (receiver instanceof Value.Failure failure) {
      Value read = ofFailure(call, failure);
      if (read != null) {
        return List.of(Path.value(read, state));
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
    boolean given = args.stream().anyMatch(Value.Response.class::isInstance);
    State after = given && outOfSight.mayLook(call) ? state.leaving() : state;
    List<Path> paths = new ArrayList<>(unseen(call, receiver, args, after));
    paths.addAll(sentInside(args, state, frame));
    return paths;
  }

  private static Value ofFailure(Expr.Call call, Value.Failure failure) {
    if (call.name().contains("Cause") && call.args().isEmpty()) {
      return cause(failure, !call.name().equals("getCause"));
    }
    if (call.name().contains("essage") && failure.message() != null) {
      return new Value.Text(failure.message());
    }
    return null;
  }

  /** The cause where it is known; {@code root} for the innermost one. */
  private static Value cause(Value.Failure failure, boolean root) {
    if (failure.cause() == null) {
      return root ? failure : Value.UNKNOWN;
    }
    return root ? cause(failure.cause(), true) : failure.cause();
  }

  /** Code that is handed on after the answer, and sends again wherever it is run. */
  List<Path> sentInside(List<Value> args, State state, Frame frame) {
    if (!state.sent()) {
      return List.of();
    }
    List<Path> paths = new ArrayList<>();
    for (Value arg : args) {
      if (arg instanceof Value.Code code && relevance.mayResend(code.expr())) {
        simulation.code.invoke(code, List.of(), state, frame).stream()
            .filter(path -> path.kind() == Path.Kind.RESENT)
            .forEach(paths::add);
      }
    }
    return paths;
  }

  /** {@code stream.map(r -> …)}: code that is given what was read. */
  private List<Path> mapped(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    boolean gives = Set.of("map", "flatMap", "ifPresent", "forEach").contains(call.name());
    if (!gives || args.isEmpty() || !(args.get(0) instanceof Value.Code code)) {
      return List.of();
    }
    return simulation.code.invoke(code, List.of(receiver), state, frame);
  }

  /** The code with the request is given to a method that cannot be seen: it runs it, no more. */
  private List<Path> handedOn(Expr.Call call, Value.Code code, State state, Frame frame) {
    List<Path> ends = simulation.code.invoke(code, List.of(), state, frame);
    String name = call.method().owner() + "." + call.name();
    boolean binary =
        simulation.know.program().origin(call.method().owner()) != Program.Origin.SOURCE;
    if (binary && !isPlatform(call.method()) && RETRYING_NAME.matcher(name).find()) {
      return simulation.retrying.retried(
          ends, Policy.unseen(null), Retry.Kind.WRAP, frame.unit(), call, frame);
    }
    return Deferrals.lifted(call, ends);
  }

  private static boolean isPlatform(MethodRef method) {
    return method.owner().startsWith("java.") || method.owner().startsWith("javax.");
  }
}
