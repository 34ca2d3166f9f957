package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls that ask the answer for its status, or compare it. */
final class StatusReads {
  private static final Set<String> TEXT_TESTS =
      Set.of(
          "contains",
          "startsWith",
          "endsWith",
          "equals",
          "equalsIgnoreCase",
          "matches",
          "indexOf",
          "containsIgnoreCase",
          "contentEquals");

  private final Simulation simulation;

  StatusReads(Simulation simulation) {
    this.simulation = simulation;
  }

  Optional<Path> read(Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    Optional<Path> listed = listed(call, receiver, args, state, frame);
    if (listed.isPresent()) {
      return listed;
    }
    if (receiver instanceof Value.Status && isPlain(call)) {
      return Optional.of(Path.value(receiver, state));
    }
    if (args.size() == 1 && args.get(0) instanceof Value.Status && isConversion(call)) {
      return Optional.of(Path.value(args.get(0), state));
    }
    if (isEquality(call, args)) {
      Value left = args.size() == 2 ? args.get(0) : receiver;
      return Optional.of(compared(left, args.get(args.size() - 1), state, frame, call));
    }
    if (call.name().equals("contains") && args.size() == 1 && args.get(0) instanceof Value.Status) {
      Set<Long> numbers = simulation.know.constants().numbers(call.receiver());
      return numbers == null
          ? Optional.of(Path.value(Value.UNKNOWN, state))
          : Optional.of(path(simulation.conditions.contains(numbers, state, frame, call)));
    }
    return textTest(call, receiver, args, state, frame);
  }

  /** A method reference applied to values: {@code HttpStatusCode::isError}. */
  Optional<Path> read(Expr.MethodReference reference, List<Value> args, State state, Frame frame) {
    if (args.isEmpty() || !args.get(0).isTainted()) {
      return Optional.empty();
    }
    return simulation
        .know
        .catalogue()
        .statusRead(reference.method(), 0)
        .map(read -> value(read.kind(), args.get(0), List.of(), state, frame, reference));
  }

  private Optional<Path> listed(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    Optional<Client.StatusRead> read =
        simulation.know.catalogue().statusRead(call.method(), call.args().size());
    if (read.isEmpty()) {
      return Optional.empty();
    }
    int at = read.get().arg();
    Value from = at == Client.RECEIVER ? receiver : at < args.size() ? args.get(at) : receiver;
    boolean knows =
        from instanceof Value.Response
            || from instanceof Value.Status
            || from instanceof Value.Derived
            || (from instanceof Value.Failure failure && failure.fromAnswer());
    return knows
        ? Optional.of(value(read.get().kind(), from, args, state, frame, call))
        : Optional.empty();
  }

  private Path value(
      Client.StatusKind kind, Value from, List<Value> args, State state, Frame frame, Node at) {
    int status = simulation.probe.status();
    return switch (kind) {
      case STATUS -> Path.value(new Value.Status(1), state);
      case SERIES -> Path.value(new Value.Status(100), state);
      case RESPONSE -> Path.value(new Value.Response(), state);
      case IS_2XX -> Path.value(Value.of(status / 100 == 2), state);
      case IS_3XX -> Path.value(Value.of(status / 100 == 3), state);
      case IS_4XX -> Path.value(Value.of(status / 100 == 4), state);
      case IS_5XX -> Path.value(Value.of(status / 100 == 5), state);
      case IS_ERROR -> Path.value(Value.of(status >= 400), state);
      case IS_SAME -> compared(new Value.Status(1), args.get(args.size() - 1), state, frame, at);
    };
  }

  private Path compared(Value left, Value right, State state, Frame frame, Node at) {
    return path(simulation.conditions.compare(left, right, state, frame, at));
  }

  private static Path path(Conditions.Compared compared) {
    return Path.value(compared.value(), compared.state());
  }

  private static boolean isPlain(Expr.Call call) {
    return call.args().isEmpty()
        && Set.of("value", "intValue", "longValue", "getCode", "code", "toString", "trim", "name")
            .contains(call.name());
  }

  private static boolean isConversion(Expr.Call call) {
    return Set.of("valueOf", "toString", "parseInt", "resolve", "fromCode", "of", "requireNonNull")
        .contains(call.name());
  }

  private static boolean isEquality(Expr.Call call, List<Value> args) {
    if (call.name().equals("equals") && args.size() == 2) {
      return args.get(0).isTainted() || args.get(1).isTainted();
    }
    return (call.name().equals("equals") || call.name().equals("isSameCodeAs"))
        && args.size() == 1
        && args.get(0) instanceof Value.Status;
  }

  private Optional<Path> textTest(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    if (args.isEmpty() || !TEXT_TESTS.contains(call.name())) {
      return Optional.empty();
    }
    if (receiver instanceof Value.Status) {
      return Optional.of(compared(receiver, args.get(0), state, frame, call));
    }
    Value haystack = args.size() == 2 && receiver instanceof Value.Unknown ? args.get(0) : receiver;
    if (!(args.get(args.size() - 1) instanceof Value.Text needle)) {
      return Optional.empty();
    }
    if (haystack instanceof Value.Derived || haystack instanceof Value.Status) {
      return Optional.of(path(simulation.conditions.mentions(needle.value(), state, frame, call)));
    }
    if (haystack instanceof Value.Text text && call.name().equals("contains")) {
      boolean contains = text.value().contains(needle.value());
      return Optional.of(Path.value(contains ? Value.TRUE : Value.UNKNOWN, state));
    }
    return Optional.empty();
  }
}
