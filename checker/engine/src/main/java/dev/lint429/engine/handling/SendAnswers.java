package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import java.util.ArrayList;
import java.util.List;

/** How an answer comes out of a client's sending call. */
final class SendAnswers implements Answers {
  /** Stands for the exception of another status; no catch clause names it. */
  private static final String OTHER_ERROR = "dev.lint429.engine.OtherError";

  private final Client.Send send;
  private final StatusHandling handling;

  SendAnswers(Client.Send send) {
    this(send, List.of());
  }

  /**
   * @param installed the calls that put code in charge of error statuses on the client itself
   */
  SendAnswers(Client.Send send, List<ClientSetup.Step> installed) {
    this.send = send;
    this.handling = new StatusHandling(installed);
  }

  @Override
  public List<Path> of(Expr target, State state, Frame frame, Simulation simulation) {
    Expr.Call call = (Expr.Call) target;
    List<Path> paths = new ArrayList<>();
    for (Expressions.Values args : simulation.expressions.evalAll(call.args(), state, frame)) {
      if (args.abrupt() != null) {
        paths.add(args.abrupt());
        continue;
      }
      Value outcome = outcome(send.on429(), send.errors(), simulation);
      for (Path handled : handling.of(call, outcome, args.state(), frame, simulation)) {
        State after = remember(call, handled.state());
        paths.addAll(given(handled.value(), call, args.values(), after, frame, simulation));
      }
    }
    return paths;
  }

  /** What the answer is to the client. */
  static Value outcome(Client.On429 on429, List<String> errors, Simulation simulation) {
    if (on429 == Client.On429.RESPONSE) {
      return new Value.Response();
    }
    if (on429 == Client.On429.STATUS) {
      return new Value.Status(1);
    }
    return on429 == Client.On429.ERROR && simulation.probe.failing()
        ? failure(errors, simulation)
        : new Value.Derived();
  }

  /** The exception of a refusal; that of another status than 429 is not the one for 429. */
  private static Value failure(List<String> errors, Simulation simulation) {
    if (simulation.probe.status() == Probe.TOO_MANY_REQUESTS) {
      return Value.Failure.ofAnswer(errors);
    }
    List<String> others = new ArrayList<>(List.of(OTHER_ERROR));
    errors.stream().filter(type -> !Conditions.isRateLimitType(type)).forEach(others::add);
    return Value.Failure.ofAnswer(others);
  }

  /** Passes an outcome to the call's handlers, or gives it back as the call's mode has it. */
  List<Path> given(
      Value outcome,
      Expr.Call call,
      List<Value> args,
      State state,
      Frame frame,
      Simulation simulation) {
    List<Path> handled = handlers(outcome, args, state, frame, simulation);
    if (handled != null) {
      return handled;
    }
    boolean later =
        send.mode() == Client.Mode.FUTURE
            || send.mode() == Client.Mode.REACTIVE
            || send.mode() == Client.Mode.DEFERRED;
    if (later) {
      return List.of(Path.value(new Value.Deferred(outcome), state));
    }
    if (send.mode() == Client.Mode.CALLBACK) {
      return List.of(Path.value(Value.OBJECT, state));
    }
    return List.of(
        outcome instanceof Value.Failure
            ? Path.thrown(outcome, state)
            : Path.value(outcome, state));
  }

  private List<Path> handlers(
      Value outcome, List<Value> args, State state, Frame frame, Simulation simulation) {
    boolean failed = outcome instanceof Value.Failure;
    boolean told = send.handlers().stream().anyMatch(handler -> handler.on429() == send.on429());
    List<Path> paths = null;
    for (Client.Handler handler : send.handlers()) {
      // Where one handler is given the response, the one for errors hears of no 429.
      boolean fits =
          handler.on429() != Client.On429.ERROR
              || (simulation.probe.failing() && (!told || send.on429() == Client.On429.ERROR));
      if (handler.arg() >= args.size()
          || !fits
          || (failed && !isFallback() && handler.on429() != Client.On429.ERROR)
          || !(args.get(handler.arg()) instanceof Value.Code code)) {
        continue;
      }
      List<Value> given = new ArrayList<>();
      for (int i = 0; i <= handler.param(); i++) {
        given.add(i < handler.param() ? Value.UNKNOWN : handed(handler, outcome, simulation));
      }
      Value.Code called = code.expr() instanceof Expr.New ? code.calling(handler.method()) : code;
      paths = paths == null ? new ArrayList<>() : paths;
      for (Path end : simulation.code.invoke(called, given, state, frame)) {
        paths.add(result(handler, end));
      }
    }
    return paths;
  }

  /** Whether what the call does on a 429 holds only where its handler's code is out of sight. */
  private boolean isFallback() {
    return send.on429() == Client.On429.ERROR;
  }

  private Value handed(Client.Handler handler, Value outcome, Simulation simulation) {
    return handler.on429() == Client.On429.ERROR
        ? outcome instanceof Value.Failure ? outcome : failure(send.errors(), simulation)
        : outcome(handler.on429(), send.errors(), simulation);
  }

  private Path result(Client.Handler handler, Path end) {
    if (end.kind() == Path.Kind.RESENT) {
      return end;
    }
    if (!handler.returnsResult()) {
      return Path.value(Value.OBJECT, end.state());
    }
    boolean later = send.mode() == Client.Mode.FUTURE || send.mode() == Client.Mode.REACTIVE;
    if (!later || end.value() instanceof Value.Deferred) {
      return end;
    }
    return Path.value(new Value.Deferred(end.value()), end.state());
  }

  /** A connection is asked for its answer again and again: the object itself is the response. */
  private State remember(Expr.Call call, State state) {
    return send.once()
            && call.receiver() instanceof Expr.Name name
            && name.binding() instanceof Binding.Local local
        ? state.with(local.variable(), new Value.Response())
        : state;
  }
}
