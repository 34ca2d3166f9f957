package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

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

  private static final Set<String> MATCHES = Set.of("anyMatch", "noneMatch", "allMatch");

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
    boolean plain =
        args.size() == 1
            && (args.get(0) instanceof Value.Status || args.get(0) instanceof Value.Num);
    if (plain && isConversion(call) && !isOwn(call)) {
      return Optional.of(Path.value(args.get(0), state));
    }
    if (isEquality(call, args)) {
      Value left = args.size() == 2 ? args.get(0) : receiver;
      return Optional.of(compared(left, args.get(args.size() - 1), state, frame, call));
    }
    if (call.name().equals("contains") && args.size() == 1 && args.get(0) instanceof Value.Status) {
      Set<Long> numbers = simulation.know.constants().numbers(call.receiver());
      return numbers == null
          ? Optional.of(Path.value(new Value.Derived(), state.noticing()))
          : Optional.of(path(simulation.conditions.contains(numbers, state, frame, call)));
    }
    if (args.size() == 1
        && args.get(0) instanceof Value.Code test
        && MATCHES.contains(call.name())) {
      return Optional.of(matched(call, test, state, frame));
    }
    return textTest(call, receiver, args, state, frame);
  }

  /** {@code IntStream.of(429, 503).anyMatch(s -> s == status)}. */
  private Path matched(Expr.Call call, Value.Code test, State state, Frame frame) {
    Set<Long> numbers = simulation.know.constants().numbers(call.receiver());
    boolean known = numbers != null;
    boolean any = false;
    State after = state;
    for (Value number : known ? values(numbers) : List.of(Value.UNKNOWN)) {
      for (Path path : simulation.code.invoke(test, List.of(number), after, frame)) {
        after = path.state();
        any |= path.value().equals(Value.TRUE);
        known &= path.value() instanceof Value.Bool;
      }
    }
    if (!known || call.name().equals("allMatch")) {
      return Path.value(after == state ? Value.UNKNOWN : new Value.Derived(), after);
    }
    return Path.value(Value.of(any == call.name().equals("anyMatch")), after);
  }

  private static List<Value> values(Set<Long> numbers) {
    return numbers.stream().sorted().<Value>map(Value.Num::new).toList();
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
        .map(read -> value(read, args.get(0), List.of(), state, frame, reference));
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
        ? Optional.of(value(read.get(), from, args, state, frame, call))
        : Optional.empty();
  }

  private Path value(
      Client.StatusRead read, Value from, List<Value> args, State state, Frame frame, Node at) {
    return switch (read.kind()) {
      case STATUS -> Path.value(new Value.Status(1), state);
      case SERIES -> Path.value(new Value.Status(100), state);
      case RESPONSE -> Path.value(new Value.Response(), state);
      case IS_2XX -> decided(code -> code / 100 == 2, state, frame, at);
      case IS_3XX -> decided(code -> code / 100 == 3, state, frame, at);
      case IS_4XX -> decided(code -> code / 100 == 4, state, frame, at);
      case IS_5XX -> decided(code -> code / 100 == 5, state, frame, at);
      case IS_ERROR -> decided(code -> code >= 400, state, frame, at);
      case FAILS ->
          simulation.probe.failing()
              ? Path.thrown(Value.Failure.ofAnswer(read.errors()), state)
              : Path.value(new Value.Derived(), state);
      case IS_SAME -> compared(new Value.Status(1), args.get(args.size() - 1), state, frame, at);
    };
  }

  private Path decided(IntPredicate test, State state, Frame frame, Node at) {
    return path(simulation.conditions.decided(test, state, frame, at, "429 is told apart here"));
  }

  private Path compared(Value left, Value right, State state, Frame frame, Node at) {
    return path(simulation.conditions.compare(left, right, state, frame, at));
  }

  private static Path path(Conditions.Compared compared) {
    return Path.value(compared.value(), compared.state());
  }

  private boolean isOwn(Expr.Call call) {
    return simulation.know.program().origin(call.method().owner()) == Program.Origin.SOURCE;
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
        && (args.get(0) instanceof Value.Status || args.get(0) instanceof Value.Symbol);
  }

  private Optional<Path> textTest(
      Expr.Call call, Value receiver, List<Value> args, State state, Frame frame) {
    if (receiver instanceof Value.Text text && args.isEmpty()) {
      return ofKnown(call, text.value()).map(value -> Path.value(value, state));
    }
    if (args.isEmpty() || !TEXT_TESTS.contains(call.name())) {
      return Optional.empty();
    }
    // The text is the argument where a helper method tests it.
    Value haystack = args.size() == 2 && receiver instanceof Value.Unknown ? args.get(0) : receiver;
    if (!(args.get(args.size() - 1) instanceof Value.Text needle)) {
      return call.receiver() != null && haystack instanceof Value.Text
          ? swapped(call, (Value.Text) haystack, args.get(0), state, frame)
          : Optional.empty();
    }
    if (haystack instanceof Value.Status status) {
      return Optional.of(
          decided(
              code -> holds(call.name(), "" + code / status.divisor(), needle.value()),
              state,
              frame,
              call));
    }
    if (haystack instanceof Value.Derived || haystack instanceof Value.Failure) {
      return Optional.of(found(call, needle.value(), state, frame));
    }
    if (haystack instanceof Value.Text text) {
      boolean holds = holds(call.name(), text.value(), needle.value());
      // A message that is known may have had more behind it.
      return Optional.of(
          Path.value(
              holds || call.name().startsWith("equals") ? Value.of(holds) : Value.UNKNOWN, state));
    }
    return Optional.empty();
  }

  /** {@code "rate_limit".equals(code)}. */
  private Optional<Path> swapped(
      Expr.Call call, Value.Text known, Value other, State state, Frame frame) {
    if (!call.name().startsWith("equals")) {
      return Optional.empty();
    }
    if (other instanceof Value.Status status) {
      return Optional.of(
          decided(code -> known.value().equals("" + code / status.divisor()), state, frame, call));
    }
    return other instanceof Value.Derived
        ? Optional.of(found(call, known.value(), state, frame))
        : Optional.empty();
  }

  private Path found(Expr.Call call, String needle, State state, Frame frame) {
    Conditions.Compared found = simulation.conditions.mentions(needle, state, frame, call);
    if (!call.name().equals("indexOf") || !(found.value() instanceof Value.Bool there)) {
      return path(found);
    }
    return Path.value(there.value() ? new Value.Num(0) : new Value.Num(-1), found.state());
  }

  private static Optional<Value> ofKnown(Expr.Call call, String text) {
    return switch (call.name()) {
      case "isEmpty" -> Optional.of(Value.of(text.isEmpty()));
      case "isBlank" -> Optional.of(Value.of(text.isBlank()));
      case "length" -> Optional.of(new Value.Num(text.length()));
      case "trim", "strip" -> Optional.of(new Value.Text(text.strip()));
      default -> Optional.empty();
    };
  }

  private static boolean holds(String test, String text, String needle) {
    return switch (test) {
      case "contains" -> text.contains(needle);
      case "startsWith" -> text.startsWith(needle);
      case "endsWith" -> text.endsWith(needle);
      case "equalsIgnoreCase" -> text.equalsIgnoreCase(needle);
      case "containsIgnoreCase" ->
          text.toLowerCase(Locale.ROOT).contains(needle.toLowerCase(Locale.ROOT));
      default -> text.equals(needle);
    };
  }
}
