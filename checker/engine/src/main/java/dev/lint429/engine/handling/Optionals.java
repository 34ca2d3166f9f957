package dev.lint429.engine.handling;

import dev.lint429.engine.model.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows {@code java.util.Optional}. */
final class Optionals {
  private static final Set<String> OWNERS =
      Set.of(
          "java.util.Optional",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.OptionalDouble");

  private static final List<String> NO_SUCH_ELEMENT =
      List.of(
          "java.util.NoSuchElementException",
          "java.lang.RuntimeException",
          "java.lang.Exception",
          "java.lang.Throwable");

  private static final Value.Maybe EMPTY = new Value.Maybe(Value.NULL, false);

  private final Simulation simulation;

  Optionals(Simulation simulation) {
    this.simulation = simulation;
  }

  /** The ends of a call of an Optional's method; empty if it is none that is modelled. */
  Optional<List<Path>> of(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    if (!OWNERS.contains(call.method().owner())) {
      return Optional.empty();
    }
    Value first = Invocations.at(args, 0);
    switch (call.name()) {
      case "empty":
        return value(EMPTY, state);
      case "of":
        return value(new Value.Maybe(first, true), state);
      case "ofNullable":
        return value(new Value.Maybe(first, false), state);
      default:
        return receiver instanceof Value.Maybe maybe
            ? Optional.ofNullable(ofKnown(call, maybe, args, state, frame))
            : Optional.empty();
    }
  }

  private static Optional<List<Path>> value(Value value, State state) {
    return Optional.of(List.of(Path.value(value, state)));
  }

  private List<Path> ofKnown(
      Expr.Call call, Value.Maybe maybe, List<Value> args, State state, Frame frame) {
    Conditions.Compared empty =
        maybe.present()
            ? new Conditions.Compared(Value.FALSE, state)
            : simulation.conditions.compare(maybe.inside(), Value.NULL, state, frame, call);
    switch (call.name()) {
      case "isEmpty":
        return List.of(Path.value(empty.value(), empty.state()));
      case "isPresent":
        return List.of(Path.value(Conditions.not(empty.value()), empty.state()));
      default:
    }
    List<Path> paths = new ArrayList<>();
    if (!empty.value().equals(Value.TRUE)) {
      paths.addAll(ofPresent(call, maybe.inside(), args, state, frame));
    }
    if (!empty.value().equals(Value.FALSE)) {
      paths.addAll(ofEmpty(call, args, state, frame));
    }
    return paths;
  }

  private List<Path> ofPresent(
      Expr.Call call, Value inside, List<Value> args, State state, Frame frame) {
    boolean given = Invocations.at(args, 0) instanceof Value.Code;
    return switch (call.name()) {
      case "map", "flatMap", "ifPresent", "ifPresentOrElse" ->
          given ? applied(call, inside, args, state, frame) : unknown(inside, state);
      case "filter" ->
          given
              ? filtered(inside, (Value.Code) args.get(0), state, frame)
              : List.of(Path.value(new Value.Maybe(inside, false), state));
      case "or" -> List.of(Path.value(new Value.Maybe(inside, true), state));
      default -> List.of(Path.value(inside, state));
    };
  }

  private List<Path> applied(
      Expr.Call call, Value inside, List<Value> args, State state, Frame frame) {
    Value.Code code = (Value.Code) args.get(0);
    List<Path> ends = simulation.code.invoke(code, List.of(inside), state, frame);
    return call.name().equals("map")
        ? ends.stream()
            .map(end -> end.isNormal() ? end.withValue(new Value.Maybe(end.value(), false)) : end)
            .toList()
        : ends;
  }

  private List<Path> filtered(Value inside, Value.Code test, State state, Frame frame) {
    Value.Maybe kept = new Value.Maybe(inside, false);
    return simulation.code.invoke(test, List.of(inside), state, frame).stream()
        .map(
            end ->
                end.isNormal()
                    ? end.withValue(Value.FALSE.equals(end.value()) ? EMPTY : kept)
                    : end)
        .toList();
  }

  private List<Path> ofEmpty(Expr.Call call, List<Value> args, State state, Frame frame) {
    int code = call.name().equals("ifPresentOrElse") ? 1 : 0;
    return switch (call.name()) {
      case "orElse" -> List.of(Path.value(Invocations.at(args, 0), state));
      case "orElseGet", "or", "ifPresentOrElse" ->
          Invocations.at(args, code) instanceof Value.Code other
              ? simulation.code.invoke(other, List.of(), state, frame)
              : unknown(Value.UNKNOWN, state);
      case "orElseThrow" ->
          Invocations.at(args, 0) instanceof Value.Code other
              ? thrown(simulation.code.invoke(other, List.of(), state, frame))
              : List.of(missing(state));
      case "get", "getAsInt", "getAsLong", "getAsDouble" -> List.of(missing(state));
      default -> List.of(Path.value(EMPTY, state));
    };
  }

  private static Path missing(State state) {
    return Path.thrown(Value.Failure.of(NO_SUCH_ELEMENT, state.sent()), state);
  }

  private static List<Path> thrown(List<Path> ends) {
    return ends.stream()
        .map(end -> end.isNormal() ? Path.thrown(end.value(), end.state()) : end)
        .toList();
  }

  private static List<Path> unknown(Value from, State state) {
    return Invocations.skipped(from, List.of(), state);
  }
}
