package dev.lint429.engine.handling;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs methods of the source, and code that was handed around as a value. */
final class Invocations {
  /** Methods of functional interfaces that do not run the code. */
  private static final Set<String> NOT_RUNNING =
      Set.of("andThen", "compose", "negate", "and", "or", "equals", "hashCode", "toString");

  private final Simulation simulation;
  private final StatusReads statusReads;

  Invocations(Simulation simulation) {
    this.simulation = simulation;
    this.statusReads = new StatusReads(simulation);
  }

  static Value at(List<Value> values, int index) {
    return at(values, index, Value.UNKNOWN);
  }

  static <T> T at(List<T> values, int index, T otherwise) {
    return index >= 0 && index < values.size() ? values.get(index) : otherwise;
  }

  /** What is known of the result of code that was not followed. */
  static List<Path> skipped(Value receiver, List<Value> args, State state) {
    boolean tainted = receiver.isTainted() || args.stream().anyMatch(Value::isTainted);
    boolean status =
        receiver instanceof Value.Status || args.stream().anyMatch(Value.Status.class::isInstance);
    // Whatever it makes of the status, of a good one it makes something else.
    State after = status ? state.noticing() : state;
    return List.of(Path.value(tainted ? new Value.Derived() : Value.UNKNOWN, after));
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
    return simulation.body(
        frame.call(unit.get(), body, self, argExprs), onObject(body, self, entered));
  }

  /** Lets what is in the object be found by those who look for code that sends. */
  private static State onObject(MethodDecl body, Value self, State state) {
    if (!self.sends()) {
      return state.env().has(Env.THIS) ? state.with(Env.THIS, Value.UNKNOWN) : state;
    }
    State entered = state.with(Env.THIS, self);
    if (self instanceof Value.Instance instance) {
      for (Map.Entry<String, Value> field : instance.fields().entrySet()) {
        entered = entered.with(body.owner() + "#" + field.getKey(), field.getValue());
      }
    }
    return entered;
  }

  /** Whether {@code call}, whose receiver is {@code code}, runs it. */
  boolean isRunBy(Expr.Call call, Value.Code code) {
    if (NOT_RUNNING.contains(call.name())) {
      return false;
    }
    if (call.receiver() != null) {
      return true;
    }
    if (!(code.expr() instanceof Expr.New created)) {
      // In a default method of the interface that a lambda implements.
      return code.expr().type().is(call.method().owner());
    }
    // In the object's own methods, the methods of the class around it are called as plainly.
    String owner = call.method().owner();
    return owner.equals(created.type().name())
        || (created.body() != null && owner.equals(created.body().qualifiedName()))
        || simulation.know.program().isSubtype(created.type().name(), owner) == Program.Answer.YES;
  }

  /** A call that runs code. */
  List<Path> called(Expr.Call call, Value.Code code, List<Value> args, State state, Frame frame) {
    if (!(code.expr() instanceof Expr.New created) || created == simulation.probe.target()) {
      return defaultMethod(call, code, frame)
          .map(method -> run(method, code, call.args(), args, state, frame))
          .orElseGet(() -> invoke(code, args, state, frame));
    }
    if (methodOf(created, call.name(), args.size()).isPresent()) {
      return invoke(code.calling(call.name()), args, state, frame);
    }
    List<MethodDecl> inherited = simulation.know.graph().bodies(call.method());
    return inherited.size() == 1 && !frame.isRunning(inherited.get(0))
        ? run(inherited.get(0), code, call.args(), args, state, frame)
        : invoke(code.calling(call.name()), args, state, frame);
  }

  /** The method with a body that an interface of one's own gives to a lambda. */
  private Optional<MethodDecl> defaultMethod(Expr.Call call, Value.Code code, Frame frame) {
    return code.expr() instanceof Expr.New
        ? Optional.empty()
        : simulation
            .know
            .graph()
            .target(call.method())
            .filter(m -> m.body() != null && !frame.isRunning(m));
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
        : simulation.retrying.retried(
            ends, code.policy(), Retry.Kind.WRAP, code.unit(), code.expr(), frame);
  }

  private List<Path> invokeIn(Value.Code code, List<Value> args, State state, Frame frame) {
    simulation.know.constants().seenIn(code.unit());
    if (code.expr() == simulation.probe.target()) {
      return simulation.expressions.target(code.expr(), state, frame);
    }
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
    return code.expr() instanceof Expr.New created
        ? ofObject(code, created, args, state, frame)
        : skipped(Value.UNKNOWN, args, state);
  }

  private List<Path> referenced(
      Expr.MethodReference reference, List<Value> args, State state, Frame frame) {
    Optional<Path> status = statusReads.read(reference, args, state, frame);
    if (status.isPresent()) {
      return List.of(status.get());
    }
    if (reference.name().equals("isInstance")
        && reference.target() instanceof Expr.ClassLiteral literal
        && args.size() == 1) {
      return List.of(
          simulation.expressions.tested(reference, literal.literal(), args.get(0), state, frame));
    }
    Optional<Path> made = simulation.deferrals.made(reference.method(), args, state, frame);
    if (made.isPresent()) {
      return List.of(made.get());
    }
    List<MethodDecl> bodies = simulation.know.graph().bodies(reference.method());
    if (bodies.size() != 1 || frame.isRunning(bodies.get(0))) {
      return skipped(Value.UNKNOWN, args, state);
    }
    MethodDecl body = bodies.get(0);
    boolean onFirst = !body.isStatic() && args.size() == body.parameters().size() + 1;
    return onFirst
        ? run(body, args.get(0), List.of(), args.subList(1, args.size()), state, frame)
        : run(body, frame.self(), List.of(), args, state, frame);
  }

  private List<Path> ofObject(
      Value.Code code, Expr.New created, List<Value> args, State state, Frame frame) {
    Optional<MethodDecl> method = methodOf(created, code.method(), args.size());
    if (method.isEmpty() || frame.isRunning(method.get())) {
      return skipped(Value.UNKNOWN, args, state);
    }
    return run(method.get(), code, List.of(), args, state, frame);
  }

  /**
   * The method of an object that is called.
   *
   * @param name null for the only one there is
   */
  private Optional<MethodDecl> methodOf(Expr.New created, String name, int args) {
    TypeDecl type =
        created.body() != null
            ? created.body()
            : simulation.know.program().type(created.type().name()).orElse(null);
    if (type == null) {
      return Optional.empty();
    }
    List<MethodDecl> methods =
        type.methods().stream()
            .filter(m -> m.body() != null && !m.isConstructor())
            .filter(m -> !m.name().equals(MethodDecl.INITIALIZER))
            .filter(m -> name == null || m.name().equals(name))
            .filter(m -> name != null || !m.modifiers().contains("private"))
            .toList();
    if (methods.size() > 1) {
      methods = methods.stream().filter(m -> m.parameters().size() == args).toList();
    }
    return methods.size() == 1 ? Optional.of(methods.get(0)) : Optional.empty();
  }
}
