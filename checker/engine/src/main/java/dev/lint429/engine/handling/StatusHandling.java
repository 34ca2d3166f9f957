package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.TypeDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Code that was put in charge of error statuses, in place of the client's default, which throws:
 * {@code onStatus} in the chain of the request, an error handler on the client.
 */
final class StatusHandling {
  private final List<ClientSetup.Step> installed;

  StatusHandling(List<ClientSetup.Step> installed) {
    this.installed = installed;
  }

  /** What such code makes of an outcome; the outcome as it is where there is none. */
  List<Path> of(Expr.Call call, Value outcome, State state, Frame frame, Simulation simulation) {
    List<Path> open = List.of(Path.value(outcome, state));
    if (!(outcome instanceof Value.Failure)) {
      return open;
    }
    List<Path> ends = new ArrayList<>();
    for (Step step : steps(call, frame, simulation)) {
      List<Path> left = new ArrayList<>();
      for (Path path : open) {
        for (Path tested : tested(step, path.state(), simulation)) {
          if (!tested.value().equals(Value.FALSE)) {
            ends.addAll(mapped(step, outcome, tested.state(), simulation));
          }
          if (!tested.value().equals(Value.TRUE)) {
            left.add(Path.value(outcome, tested.state()));
          }
        }
      }
      open = left;
    }
    ends.addAll(open);
    return Path.bounded(ends);
  }

  /** One such call. */
  private record Step(Client.StatusHandler handler, List<Expr> args, Frame frame) {}

  private List<Step> steps(Expr.Call call, Frame frame, Simulation simulation) {
    List<Step> steps = new ArrayList<>();
    for (Expr at = call.receiver(); at instanceof Expr.Call before; at = before.receiver()) {
      // The first that was set decides first.
      simulation
          .know
          .statusHandler(before.method(), before.args().size())
          .ifPresent(h -> steps.add(0, new Step(h, before.args(), frame)));
    }
    for (ClientSetup.Step before : installed) {
      if (before.call() instanceof Expr.Call set) {
        simulation
            .know
            .statusHandler(set.method(), set.args().size())
            .ifPresent(h -> steps.add(new Step(h, set.args(), Frame.root(before.unit(), null))));
      }
    }
    return steps;
  }

  /** TRUE, FALSE or unknown: whether the code is in charge of this status. */
  private static List<Path> tested(Step step, State state, Simulation simulation) {
    if (step.handler().predicate() == Client.NOWHERE) {
      return List.of(Path.value(Value.TRUE, state));
    }
    Expr predicate = step.args().get(step.handler().predicate());
    List<Path> ends = new ArrayList<>();
    for (Path code : simulation.expressions.eval(predicate, state, step.frame())) {
      if (code.value() instanceof Value.Code lambda) {
        ends.addAll(
            simulation.code.invoke(
                lambda, List.of(new Value.Status(1)), code.state(), step.frame()));
      } else {
        ends.add(Path.value(Value.UNKNOWN, code.state()));
      }
    }
    return ends;
  }

  private static List<Path> mapped(Step step, Value outcome, State state, Simulation simulation) {
    if (step.handler().handler() == Client.NOWHERE) {
      return List.of(Path.value(new Value.Response(), state));
    }
    Expr handler = step.args().get(step.handler().handler());
    if (handler instanceof Expr.New created) {
      return byObject(created, outcome, state, step.frame(), simulation);
    }
    List<Path> paths = new ArrayList<>();
    for (Path code : simulation.expressions.eval(handler, state, step.frame())) {
      if (code.value() instanceof Value.Code lambda) {
        List<Value> given = List.of(new Value.Response(), new Value.Response());
        paths.addAll(
            results(simulation.code.invoke(lambda, given, code.state(), step.frame()), outcome));
      }
    }
    return paths.isEmpty() ? List.of(Path.value(outcome, state)) : paths;
  }

  private static List<Path> results(List<Path> ends, Value otherwise) {
    List<Path> paths = new ArrayList<>();
    for (Path end : ends) {
      Value inside = end.value() instanceof Value.Deferred d ? d.outcome() : end.value();
      paths.add(Path.value(inside instanceof Value.Failure ? inside : otherwise, end.state()));
    }
    return paths;
  }

  /** An object with a method that decides, and perhaps one that deals with the error. */
  private static List<Path> byObject(
      Expr.New created, Value outcome, State state, Frame frame, Simulation simulation) {
    TypeDecl type =
        created.body() != null
            ? created.body()
            : simulation.know.program().type(created.type().name()).orElse(null);
    if (type == null) {
      return List.of(Path.value(outcome, state));
    }
    Value response = new Value.Response();
    List<Path> open = List.of(Path.value(Value.TRUE, state));
    Optional<MethodDecl> decides = method(type, "boolean");
    if (decides.isPresent()) {
      open = run(decides.get(), created, response, state, frame, simulation);
    }
    List<Path> paths = new ArrayList<>();
    for (Path decided : open) {
      if (!decided.value().equals(Value.TRUE)) {
        paths.add(Path.value(response, decided.state()));
      }
      if (decided.value().equals(Value.FALSE)) {
        continue;
      }
      Optional<MethodDecl> deals = method(type, "void");
      if (deals.isEmpty()) {
        paths.add(Path.value(outcome, decided.state()));
        continue;
      }
      for (Path end : run(deals.get(), created, response, decided.state(), frame, simulation)) {
        boolean failed = end.value() instanceof Value.Failure;
        paths.add(Path.value(failed ? end.value() : response, end.state()));
      }
    }
    return paths;
  }

  private static Optional<MethodDecl> method(TypeDecl type, String returns) {
    return type.methods().stream()
        .filter(m -> m.body() != null && m.returnType().is(returns) && !m.isConstructor())
        .filter(m -> !m.parameters().isEmpty() && !m.modifiers().contains("private"))
        .findFirst();
  }

  private static List<Path> run(
      MethodDecl method,
      Expr.New created,
      Value response,
      State state,
      Frame frame,
      Simulation simulation) {
    List<Value> args = method.parameters().stream().map(p -> response).toList();
    return simulation.code.run(method, Value.UNKNOWN, created.args(), args, state, frame);
  }
}
