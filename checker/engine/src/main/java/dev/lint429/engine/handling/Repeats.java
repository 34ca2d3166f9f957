package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import java.util.List;
import java.util.Optional;

/** Tells which calls send the request that has just been answered once more. */
final class Repeats {
  private final Simulation simulation;
  private final Rotation rotation;

  Repeats(Simulation simulation) {
    this.simulation = simulation;
    this.rotation = new Rotation(simulation.know, simulation.probe);
  }

  /** The request sent again, if that is what a call does. */
  Optional<Path> again(Expr.Call call, State state, Frame frame) {
    if (!state.sent()) {
      return Optional.empty();
    }
    if (isTwin(call, frame)) {
      simulation.resends(call);
      return Optional.of(resent(call, state, frame));
    }
    if (!simulation.probe.isInMethod(call.name())) {
      return Optional.empty();
    }
    for (MethodDecl called : simulation.know.graph().bodies(call.method())) {
      if (simulation.probe.isIn(called.body())
          && !rotation.changesRequest(called, call.args(), state, frame)) {
        // From outside it is no recursion: whoever is around, a loop, sends again.
        Expr site = frame.isRunning(called) ? call : null;
        return Optional.of(resent(site, state, frame));
      }
    }
    return Optional.empty();
  }

  /**
   * The same request written a second time. A call that only asks an answer that is there already
   * is none.
   */
  private boolean isTwin(Expr.Call call, Frame frame) {
    return simulation.probe.target() instanceof Expr.Call first
        && !simulation.probe.gives()
        && Calls.isTwin(simulation.probe.unit(), first, frame.unit(), call)
        && send(call).filter(s -> s.send().once()).isEmpty();
  }

  private Optional<Catalogue.ClientSend> send(Expr.Call call) {
    return simulation.know.catalogue().send(call.method(), call.args().size());
  }

  private static Path resent(Expr site, State state, Frame frame) {
    return new Path(
        Path.Kind.RESENT,
        new Value.Resent(Retry.Kind.RECURSION, null, frame.unit(), site, null),
        null,
        state);
  }

  /**
   * Code with the request that is handed, after the answer, to the method that has run it, or to
   * the call that sends: {@code withRetry(code, left - 1)}, {@code call.clone().enqueue(this)}.
   */
  Optional<Path> handedBack(Expr.Call call, List<Value> args, State state, Frame frame) {
    if (!state.sent() || args.stream().noneMatch(this::sends)) {
      return Optional.empty();
    }
    boolean running =
        simulation.know.graph().target(call.method()).filter(frame::isRunning).isPresent();
    return running || isSameSend(call) ? Optional.of(resent(call, state, frame)) : Optional.empty();
  }

  private boolean sends(Value arg) {
    return arg instanceof Value.Code code && (code.sends() || isHandler(code));
  }

  /** Whether code is what the request's answer is given to. */
  private boolean isHandler(Value.Code code) {
    return simulation.probe.target() instanceof Expr.Call first
        && first.args().contains(code.expr());
  }

  private boolean isSameSend(Expr.Call call) {
    return simulation.probe.target() instanceof Expr.Call first
        && first.name().equals(call.name())
        && first.method().owner().equals(call.method().owner())
        && send(call).isPresent();
  }
}
