package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Decides conditions about the answer, and notices when one tells 429 apart. */
final class Conditions {
  /** Type names that stand for a rate limit and nothing else. */
  private static final Pattern RATE_LIMIT_TYPE =
      Pattern.compile("TooManyRequests|RateLimit|Ratelimit|Throttl|Http429|429");

  /** Texts by which a message is recognised as that of a rate limit. */
  private static final Pattern RATE_LIMIT_TEXT =
      Pattern.compile(
          "429|too.?many.?requests|rate.?limit|resource.?exhausted|throttl|slow.?down"
              + "|限流|频繁|频率|请求过多",
          Pattern.CASE_INSENSITIVE);

  /** Texts that the answer to a refused request may hold as well as others. */
  private static final Pattern ANY_ERROR_TEXT =
      Pattern.compile(
          "err|fail|except|message|code|status|type|detail|html|limit|exceed|overload|busy|quota"
              + "|capacity|unavailable|retry|again|wait|later|load|http|4xx|client|^\\W*$|^.$",
          Pattern.CASE_INSENSITIVE);

  /** The number of another status. */
  private static final Pattern OTHER_STATUS = Pattern.compile("(?<!\\d)[45]\\d\\d(?!\\d)");

  /** A failure of another kind, to see whether a condition tells 429 from it. */
  private static final int OTHER_FAILURE = 400;

  /** In front of a class among a failure's types: it may be of any subclass. */
  static final String SUBCLASS = "dev.lint429.engine.Subclass";

  private final Simulation simulation;

  Conditions(Simulation simulation) {
    this.simulation = simulation;
  }

  /** One outcome of a condition; {@code abrupt} where evaluating it ended otherwise. */
  record Branch(boolean holds, State state, Path abrupt) {}

  /** The value of a comparison, and the state behind it. */
  record Compared(Value value, State state) {}

  /** Yes, no, or nobody can tell. */
  enum Match {
    YES,
    NO,
    MAYBE
  }

  List<Branch> branches(Expr condition, State state, Frame frame) {
    List<Branch> branches = new ArrayList<>();
    for (Path path : simulation.expressions.eval(condition, state, frame)) {
      if (!path.isNormal()) {
        branches.add(new Branch(false, path.state(), path));
      } else if (path.value() instanceof Value.Bool known) {
        branches.add(new Branch(known.value(), path.state(), null));
      } else {
        branches.add(new Branch(true, path.state(), null));
        branches.add(new Branch(false, path.state(), null));
      }
    }
    return branches;
  }

  /** The value of {@code left op right} for {@code ==}, {@code !=} and the orders. */
  Compared compare(String op, Value left, Value right, State state, Frame frame, Node at) {
    if (op.equals("==")) {
      return compare(left, right, state, frame, at);
    }
    if (op.equals("!=")) {
      Compared same = compare(left, right, state, frame, at);
      return new Compared(not(same.value()), same.state());
    }
    if (left instanceof Value.Status status && right instanceof Value.Num number) {
      return ordered(op, status, number.value(), state, frame, at);
    }
    if (left instanceof Value.Num number && right instanceof Value.Status status) {
      return ordered(mirrored(op), status, number.value(), state, frame, at);
    }
    if (left instanceof Value.Num a && right instanceof Value.Num b) {
      return new Compared(Value.of(holds(op, a.value(), b.value())), state);
    }
    return new Compared(open(left, right), state);
  }

  /** Nobody can tell; but the answer has to do with it where it has to do with an operand. */
  private static Value open(Value left, Value right) {
    return left.isTainted() || right.isTainted() ? new Value.Derived() : Value.UNKNOWN;
  }

  /** Whether two values are equal. */
  Compared compare(Value left, Value right, State state, Frame frame, Node at) {
    if (left instanceof Value.Status status) {
      Long number = numberOf(right);
      return number == null
          ? new Compared(open(left, right), state.noticing())
          : ordered("==", status, number, state, frame, at);
    }
    if (right instanceof Value.Status) {
      return compare(right, left, state, frame, at);
    }
    if (left instanceof Value.Null || right instanceof Value.Null) {
      Value other = left instanceof Value.Null ? right : left;
      return new Compared(isNull(other), state);
    }
    if (left instanceof Value.Num a && right instanceof Value.Num b) {
      return new Compared(Value.of(a.value() == b.value()), state);
    }
    if (left instanceof Value.Bool a && right instanceof Value.Bool b) {
      return new Compared(Value.of(a.value() == b.value()), state);
    }
    if (left instanceof Value.Text a && right instanceof Value.Text b) {
      return new Compared(Value.of(a.value().equals(b.value())), state);
    }
    if (left instanceof Value.Symbol a && right instanceof Value.Symbol b) {
      return new Compared(Value.of(a.equals(b)), state);
    }
    return new Compared(open(left, right), state);
  }

  private static Long numberOf(Value value) {
    if (value instanceof Value.Num number) {
      return number.value();
    }
    if (value instanceof Value.Text text && text.value().matches("\\d{1,9}")) {
      return Long.parseLong(text.value());
    }
    return null;
  }

  private Value isNull(Value value) {
    if (value instanceof Value.Null) {
      return Value.TRUE;
    }
    if (value instanceof Value.Unknown) {
      return Value.UNKNOWN;
    }
    // What was read from a failed answer may be missing; what a good one holds is there.
    return value instanceof Value.Derived && simulation.probe.failing()
        ? new Value.Derived()
        : Value.FALSE;
  }

  private Compared ordered(
      String op, Value.Status status, long number, State state, Frame frame, Node at) {
    return decided(
        code -> holds(op, code / status.divisor(), number),
        state,
        frame,
        at,
        "429 is told apart here");
  }

  /** The outcome of a test of the status, and what the way behind it has learned. */
  Compared decided(IntPredicate test, State state, Frame frame, Node at, String text) {
    boolean holds = test.test(simulation.probe.status());
    State after = state;
    if (simulation.probe.failing()) {
      after = holds != test.test(Probe.OK) ? after.noticing() : after;
      after =
          holds != test.test(OTHER_FAILURE)
              ? after.toldApart(simulation.evidence(frame.unit(), at, text))
              : after;
    }
    return new Compared(Value.of(holds), after);
  }

  /** Whether a collection of statuses holds the status. */
  Compared contains(java.util.Set<Long> numbers, State state, Frame frame, Node at) {
    return decided(
        code -> numbers.contains((long) code), state, frame, at, "429 is told apart here");
  }

  /** Whether something read from the answer has a text in it. */
  Compared mentions(String text, State state, Frame frame, Node at) {
    if (isAboutRateLimit(text)) {
      return decided(
          code -> code == Probe.TOO_MANY_REQUESTS,
          state,
          frame,
          at,
          "429 is recognised by its text here");
    }
    boolean other = OTHER_STATUS.matcher(text).find() || !ANY_ERROR_TEXT.matcher(text).find();
    return new Compared(
        simulation.probe.failing() && other ? Value.FALSE : new Value.Derived(), state);
  }

  static boolean isAboutRateLimit(String text) {
    return RATE_LIMIT_TEXT.matcher(text).find();
  }

  private static boolean holds(String op, long left, long right) {
    return switch (op) {
      case "==" -> left == right;
      case "<" -> left < right;
      case "<=" -> left <= right;
      case ">" -> left > right;
      case ">=" -> left >= right;
      default -> throw new IllegalArgumentException("not a comparison: " + op);
    };
  }

  private static String mirrored(String op) {
    return op.startsWith("<") ? op.replace('<', '>') : op.replace('>', '<');
  }

  static Value not(Value value) {
    return value instanceof Value.Bool known ? Value.of(!known.value()) : value;
  }

  /** The value of a case label, in a switch over {@code selected}. */
  Value label(Expr label, Value selected) {
    if (label instanceof Expr.Literal literal && literal.value() == null) {
      return Value.NULL;
    }
    Object constant = simulation.know.constants().constant(label);
    if (constant == null && label instanceof Expr.Name name) {
      // An enum constant stands without its type in a case label.
      if (selected instanceof Value.Symbol symbol) {
        return new Value.Symbol(symbol.owner(), name.id());
      }
      constant = statusNamed(name.id());
    }
    return Expressions.valueOf(constant);
  }

  private static Object statusNamed(String name) {
    return name.toUpperCase(Locale.ROOT).contains("TOO_MANY_REQUESTS") ? (Object) 429L : null;
  }

  /** Whether a catch clause takes a thrown value. */
  Match catches(Stmt.Catch handler, Value thrown) {
    if (!(thrown instanceof Value.Failure failure)) {
      return Match.MAYBE;
    }
    Match best = Match.NO;
    for (TypeRef type : handler.types()) {
      Match match = isInstance(failure, type.name());
      if (match == Match.YES) {
        return match;
      }
      best = match == Match.MAYBE ? match : best;
    }
    return best;
  }

  /** Takes note of a catch clause that takes the failure. */
  State noteCatch(Stmt.Catch handler, Value thrown, State state, Frame frame) {
    if (!(thrown instanceof Value.Failure failure)
        || !failure.fromAnswer()
        || !simulation.probe.failing()) {
      return state;
    }
    String names = String.join(" | ", handler.types().stream().map(TypeRef::simpleName).toList());
    Evidence evidence =
        simulation.evidence(frame.unit(), handler.parameter(), "caught here as " + names);
    boolean typed =
        handler.types().stream().anyMatch(type -> RATE_LIMIT_TYPE.matcher(type.name()).find());
    return typed ? state.toldApart(evidence) : state.noticing().noting(evidence);
  }

  /** Whether a type test on a failure tells a rate limit apart by its name. */
  static boolean isRateLimitType(String type) {
    return RATE_LIMIT_TYPE.matcher(type).find();
  }

  Match isInstance(Value.Failure failure, String type) {
    if (type.isEmpty()) {
      return Match.MAYBE;
    }
    if (failure.types().contains(type) || type.equals("java.lang.Throwable")) {
      return Match.YES;
    }
    if (failure.types().isEmpty()) {
      return Match.MAYBE;
    }
    if (failure.types().get(0).equals(SUBCLASS)) {
      return ofSubclass(failure.types().get(1), type);
    }
    Program.Answer answer = simulation.know.program().isSubtype(failure.types().get(0), type);
    return switch (answer) {
      case YES -> Match.YES;
      case NO -> Match.NO;
      case UNKNOWN -> failure.types().contains("java.lang.Throwable") ? Match.NO : Match.MAYBE;
    };
  }

  /** Whether an object of {@code caught} or of one of its subclasses is a {@code type}. */
  private Match ofSubclass(String caught, String type) {
    Program program = simulation.know.program();
    if (program.isSubtype(caught, type) == Program.Answer.YES) {
      return Match.YES;
    }
    return program.isSubtype(type, caught) == Program.Answer.NO ? Match.NO : Match.MAYBE;
  }
}
