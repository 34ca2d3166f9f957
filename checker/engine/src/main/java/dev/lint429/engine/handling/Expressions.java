package dev.lint429.engine.handling;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows expressions. */
final class Expressions {
  private static final Value NO_TEXT = new Value.Text("");

  private final Simulation simulation;
  private final Creations creations;

  Expressions(Simulation simulation) {
    this.simulation = simulation;
    this.creations = new Creations(simulation);
  }

  List<Path> eval(Expr expr, State state, Frame frame) {
    if (expr == simulation.probe.target()) {
      return simulation.probe.gives()
          ? List.of(Path.value(code(expr, state, frame), state))
          : target(expr, state, frame);
    }
    if (!state.sent() && !simulation.reaches(expr, state)) {
      return List.of(Path.value(quiet(expr, state, frame), state));
    }
    if (!simulation.burn()) {
      return List.of(Path.value(Value.UNKNOWN, state));
    }
    if (expr instanceof Expr.Name || expr instanceof Expr.Literal || isCode(expr)) {
      return List.of(Path.value(quiet(expr, state, frame), state));
    }
    if (expr instanceof Expr.Call call) {
      return call.name().equals("isInstance")
              && call.receiver() instanceof Expr.ClassLiteral type
              && call.args().size() == 1
          ? instanceOf(call, call.args().get(0), type.literal(), null, state, frame)
          : simulation.calls.eval(call, state, frame);
    }
    if (expr instanceof Expr.New created) {
      return creations.eval(created, state, frame);
    }
    if (expr instanceof Expr.Binary binary) {
      return binary(binary, state, frame);
    }
    if (expr instanceof Expr.Assign assign) {
      return assign(assign, state, frame);
    }
    if (expr instanceof Expr.Unary unary) {
      return unary(unary, state, frame);
    }
    if (expr instanceof Expr.Conditional conditional) {
      return conditional(conditional, state, frame);
    }
    if (expr instanceof Expr.Cast cast) {
      return eval(cast.operand(), state, frame);
    }
    if (expr instanceof Expr.Select select) {
      return select(select, state, frame);
    }
    if (expr instanceof Expr.InstanceOf test) {
      return instanceOf(test, state, frame);
    }
    if (expr instanceof Expr.Switch choice) {
      return choice(choice, state, frame);
    }
    return opaque(expr, state, frame);
  }

  /** The request, or the call that sends it. */
  List<Path> target(Expr expr, State state, Frame frame) {
    if (state.sent()) {
      return List.of(
          new Path(
              Path.Kind.RESENT,
              new Value.Resent(Retry.Kind.LOOP, null, frame.unit(), null, null),
              null,
              state));
    }
    return simulation.probe.answers().of(expr, state.asSent(), frame, simulation);
  }

  private static boolean isCode(Expr expr) {
    return expr instanceof Expr.Lambda
        || expr instanceof Expr.MethodReference
        || expr instanceof Expr.ClassLiteral;
  }

  /** The value of an expression that does nothing worth following. */
  Value quiet(Expr expr, State state, Frame frame) {
    if (expr instanceof Expr.Literal literal) {
      return valueOf(literal);
    }
    if (expr instanceof Expr.Lambda || expr instanceof Expr.MethodReference) {
      return code(expr, state, frame);
    }
    if (expr instanceof Expr.New created) {
      return creations.isCallable(created) ? code(created, state, frame) : creations.quiet(created);
    }
    if (expr instanceof Expr.Cast cast) {
      return quiet(cast.operand(), state, frame);
    }
    if (expr instanceof Expr.Name name && name.id().equals("this")) {
      return frame.self();
    }
    Binding binding = Constants.bindingOf(expr);
    if (binding instanceof Binding.Local local) {
      return localValue(local.variable(), state, frame);
    }
    if (binding instanceof Binding.Field field) {
      return fieldValue(expr, field, state, frame);
    }
    return valueOf(simulation.know.constants().constant(expr));
  }

  private Value localValue(VarDecl variable, State state, Frame frame) {
    Value known = state.env().get(variable);
    if (!(known instanceof Value.Unknown) || variable.init() == null || state.env().has(variable)) {
      return known;
    }
    boolean fixed =
        variable.kind() == VarDecl.Kind.LOCAL
            && simulation.know.constants().writesTo(variable).isEmpty();
    boolean simple =
        variable.init() instanceof Expr.Literal
            || isCode(variable.init())
            || (variable.init() instanceof Expr.New created && creations.isCallable(created));
    return fixed && simple ? quiet(variable.init(), state, frame) : Value.UNKNOWN;
  }

  private Value fieldValue(Expr expr, Binding.Field field, State state, Frame frame) {
    String key = field.owner() + "#" + field.name();
    Value known = state.env().get(key);
    if (!(known instanceof Value.Unknown)) {
      return known;
    }
    boolean own =
        expr instanceof Expr.Name
            || (expr instanceof Expr.Select select
                && select.target() instanceof Expr.Name name
                && name.isThis());
    if (own && frame.self() instanceof Value.Instance instance) {
      Value inside = instance.fields().get(field.name());
      if (inside != null) {
        return inside;
      }
    }
    if (own && frame.self() instanceof Value.Failure failure) {
      Value inside = failure.fields().get(field.name());
      if (inside != null) {
        return inside;
      }
    }
    Object constant = simulation.know.constants().constant(expr);
    if (constant != null) {
      return valueOf(constant);
    }
    VarDecl declared = simulation.know.constants().field(field).orElse(null);
    if (declared != null && declared.kind() == VarDecl.Kind.ENUM_CONSTANT) {
      return new Value.Symbol(field.owner(), field.name());
    }
    boolean code =
        declared != null
            && declared.init() != null
            && (isCode(declared.init())
                || (declared.init() instanceof Expr.New created && creations.isCallable(created)));
    return code ? code(declared.init(), State.START, frame) : Value.UNKNOWN;
  }

  Value code(Expr expr, State state, Frame frame) {
    boolean sends =
        simulation.probe.isIn(expr)
            || expr == simulation.probe.target()
            || (!state.sent() && simulation.reaches(expr, state));
    return new Value.Code(frame.unit(), expr, state.env(), sends, null, null);
  }

  private static Value valueOf(Expr.Literal literal) {
    return literal.value() == null ? Value.NULL : valueOf(literal.value());
  }

  static Value valueOf(Object constant) {
    if (constant instanceof Boolean bool) {
      return Value.of(bool);
    }
    if (constant instanceof Character c) {
      return new Value.Num(c);
    }
    if (constant instanceof Double || constant instanceof Float) {
      return Value.OBJECT;
    }
    if (constant instanceof Number number) {
      return new Value.Num(number.longValue());
    }
    return constant instanceof String text ? new Value.Text(text) : Value.UNKNOWN;
  }

  private List<Path> binary(Expr.Binary binary, State state, Frame frame) {
    if (binary.op().equals("&&") || binary.op().equals("||")) {
      return logical(binary, state, frame);
    }
    List<Path> paths = new ArrayList<>();
    for (Path left : eval(binary.left(), state, frame)) {
      if (!left.isNormal()) {
        paths.add(left);
        continue;
      }
      for (Path right : eval(binary.right(), left.state(), frame)) {
        paths.add(
            right.isNormal()
                ? operation(binary, left.value(), right.value(), right.state(), frame)
                : right);
      }
    }
    return paths;
  }

  private Path operation(Expr.Binary binary, Value left, Value right, State state, Frame frame) {
    String op = binary.op();
    if (Set.of("==", "!=", "<", "<=", ">", ">=").contains(op)) {
      Conditions.Compared compared =
          simulation.conditions.compare(op, left, right, state, frame, binary);
      return Path.value(compared.value(), compared.state());
    }
    if (op.equals("/")
        && left instanceof Value.Status status
        && status.divisor() == 1
        && right instanceof Value.Num divisor
        && divisor.value() == 100) {
      return Path.value(new Value.Status(100), state);
    }
    if (op.equals("+") && left instanceof Value.Text a && right instanceof Value.Text b) {
      return Path.value(new Value.Text(a.value() + b.value()), state);
    }
    if (op.equals("+") && (left.equals(NO_TEXT) || right.equals(NO_TEXT))) {
      Value other = left.equals(NO_TEXT) ? right : left;
      if (other instanceof Value.Status) {
        return Path.value(other, state);
      }
    }
    if (left instanceof Value.Num a && right instanceof Value.Num b) {
      return Path.value(valueOf(Constants.fold(op, a.value(), b.value())), state);
    }
    return Invocations.skipped(left, List.of(right), state).get(0);
  }

  private List<Path> logical(Expr.Binary binary, State state, Frame frame) {
    Value decisive = Value.of(binary.op().equals("||"));
    List<Path> paths = new ArrayList<>();
    for (Path left : eval(binary.left(), state, frame)) {
      if (!left.isNormal() || left.value().equals(decisive)) {
        paths.add(left);
        continue;
      }
      boolean known = left.value() instanceof Value.Bool;
      for (Path right : eval(binary.right(), left.state(), frame)) {
        boolean open = right.isNormal() && !known && !right.value().equals(decisive);
        boolean tainted = left.value().isTainted() || right.value().isTainted();
        paths.add(open ? right.withValue(tainted ? new Value.Derived() : Value.UNKNOWN) : right);
      }
      if (!known && simulation.reaches(binary.right(), left.state())) {
        paths.add(left.withValue(decisive));
      }
    }
    return paths;
  }

  private List<Path> assign(Expr.Assign assign, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Path path : eval(assign.value(), state, frame)) {
      if (!path.isNormal()) {
        paths.add(path);
        continue;
      }
      Value value = assign.op().equals("=") ? path.value() : Value.UNKNOWN;
      Object key = keyOf(assign.target());
      State after = path.state().writing(new State.Write(assign, path.value().isTainted()));
      paths.add(Path.value(value, key == null ? after : after.with(key, value)));
    }
    return paths;
  }

  /** What a variable or field is known by in an {@link Env}; null for anything else. */
  static Object keyOf(Expr target) {
    Binding binding = Constants.bindingOf(target);
    if (binding instanceof Binding.Local local) {
      return local.variable();
    }
    return binding instanceof Binding.Field field ? field.owner() + "#" + field.name() : null;
  }

  private List<Path> unary(Expr.Unary unary, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Path path : eval(unary.operand(), state, frame)) {
      if (!path.isNormal()) {
        paths.add(path);
      } else if (unary.op().equals("!")) {
        paths.add(path.withValue(Conditions.not(path.value())));
      } else {
        paths.add(Path.value(Value.UNKNOWN, stepped(unary, path.state())));
      }
    }
    return paths;
  }

  private static State stepped(Expr.Unary unary, State state) {
    if (!Constants.isStep(unary)) {
      return state;
    }
    Object key = keyOf(unary.operand());
    State after = state.writing(new State.Write(unary, false));
    return key == null ? after : after.with(key, Value.UNKNOWN);
  }

  private List<Path> conditional(Expr.Conditional conditional, State state, Frame frame) {
    if (!state.sent() && !simulation.reaches(conditional.condition(), state)) {
      Expr way =
          simulation.reaches(conditional.whenTrue(), state)
              ? conditional.whenTrue()
              : conditional.whenFalse();
      return eval(way, state, frame);
    }
    List<Path> paths = new ArrayList<>();
    for (Conditions.Branch branch :
        simulation.conditions.branches(conditional.condition(), state, frame)) {
      if (branch.abrupt() != null) {
        paths.add(branch.abrupt());
      } else {
        Expr way = branch.holds() ? conditional.whenTrue() : conditional.whenFalse();
        paths.addAll(eval(way, branch.state(), frame));
      }
    }
    return Path.bounded(paths);
  }

  private List<Path> select(Expr.Select select, State state, Frame frame) {
    if (select.binding() instanceof Binding.Field field) {
      Value known = fieldValue(select, field, state, frame);
      if (!(known instanceof Value.Unknown)) {
        return List.of(Path.value(known, state));
      }
    }
    List<Path> paths = new ArrayList<>();
    for (Path target : eval(select.target(), state, frame)) {
      paths.add(target.isNormal() ? target.withValue(member(target.value(), select)) : target);
    }
    return paths;
  }

  private static Value member(Value target, Expr.Select select) {
    Map<String, Value> fields =
        target instanceof Value.Instance instance
            ? instance.fields()
            : target instanceof Value.Failure failure ? failure.fields() : Map.of();
    Value known = fields.get(select.name());
    if (known != null) {
      return known;
    }
    return target.isTainted() ? new Value.Derived() : Value.UNKNOWN;
  }

  private List<Path> instanceOf(Expr.InstanceOf test, State state, Frame frame) {
    return instanceOf(test, test.operand(), test.tested(), test.binding(), state, frame);
  }

  /**
   * A test of a value's type.
   *
   * @param binding the variable that a pattern declares, or null
   */
  private List<Path> instanceOf(
      Expr test, Expr operand, TypeRef type, VarDecl binding, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Path path : eval(operand, state, frame)) {
      if (!path.isNormal()) {
        paths.add(path);
        continue;
      }
      State after = binding == null ? path.state() : path.state().with(binding, path.value());
      paths.add(tested(test, type, path.value(), after, frame));
    }
    return paths;
  }

  /** What a test of a value's type, written at {@code test}, comes to. */
  Path tested(Expr test, TypeRef type, Value value, State state, Frame frame) {
    if (!(value instanceof Value.Failure failure)) {
      return Path.value(Value.UNKNOWN, state);
    }
    Value answer =
        switch (simulation.conditions.isInstance(failure, type.name())) {
          case YES -> Value.TRUE;
          case NO -> Value.FALSE;
          case MAYBE -> Value.UNKNOWN;
        };
    boolean apart =
        failure.fromAnswer()
            && simulation.probe.failing()
            && Conditions.isRateLimitType(type.name());
    return Path.value(
        answer,
        apart
            ? state.toldApart(
                simulation.evidence(frame.unit(), test, "429 is told apart by its type here"))
            : state);
  }

  private List<Path> choice(Expr.Switch choice, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    Switches switches = new Switches(simulation, simulation.statements);
    for (Path path : switches.exec(choice.selector(), choice.cases(), state, frame)) {
      paths.add(path.kind() == Path.Kind.YIELD ? path.withKind(Path.Kind.NORMAL) : path);
    }
    return paths;
  }

  /** Evaluates the expressions below in their order; the value is unknown. */
  private List<Path> opaque(Expr expr, State state, Frame frame) {
    List<Expr> children = new ArrayList<>();
    for (Node child : expr.children()) {
      if (child instanceof Expr sub) {
        children.add(sub);
      }
    }
    List<Path> paths = new ArrayList<>();
    for (Values values : evalAll(children, state, frame)) {
      boolean tainted = values.values().stream().anyMatch(Value::isTainted);
      paths.add(
          values.abrupt() != null
              ? values.abrupt()
              : Path.value(tainted ? new Value.Derived() : Value.UNKNOWN, values.state()));
    }
    return paths;
  }

  /** Values of several expressions on one way; {@code abrupt} where one of them ended otherwise. */
  record Values(List<Value> values, State state, Path abrupt) {}

  List<Values> evalAll(List<Expr> exprs, State state, Frame frame) {
    List<Values> ways = List.of(new Values(List.of(), state, null));
    for (Expr expr : exprs) {
      List<Values> next = new ArrayList<>();
      for (Values way : ways) {
        if (way.abrupt() != null) {
          next.add(way);
          continue;
        }
        for (Path path : eval(expr, way.state(), frame)) {
          if (path.isNormal()) {
            List<Value> longer = new ArrayList<>(way.values());
            longer.add(path.value());
            next.add(new Values(longer, path.state(), null));
          } else {
            next.add(new Values(List.of(), path.state(), path));
          }
        }
      }
      ways = next;
    }
    return ways;
  }

  /** An exception of which only the static type is known. */
  Value failureOf(TypeRef type, State state) {
    return Value.Failure.of(creations.supertypes(type.name()), state.sent());
  }

  /** The statement or expression that a piece of code consists of. */
  static List<Path> body(
      Simulation simulation, CompilationUnit unit, Node body, State state, Frame frame) {
    if (body instanceof Stmt stmt) {
      List<Path> paths = new ArrayList<>();
      for (Path path : simulation.statements.exec(stmt, state, frame)) {
        paths.add(path.kind() == Path.Kind.RETURN ? path.withKind(Path.Kind.NORMAL) : path);
      }
      return paths;
    }
    return simulation.expressions.eval((Expr) body, state, frame);
  }
}
