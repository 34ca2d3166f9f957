package dev.lint429.engine.handling;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the creation of objects: exceptions, results of the user's own, callbacks. */
final class Creations {
  private static final int MAX_INHERITANCE = 8;

  private final Simulation simulation;

  Creations(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Whether a new object is one whose methods somebody else will call. */
  boolean isCallable(Expr.New created) {
    if (created.body() != null) {
      return true;
    }
    Optional<TypeDecl> type = simulation.know.program().type(created.type().name());
    return type.isPresent()
        && !type.get().interfaces().isEmpty()
        && type.get().kind() != TypeDecl.Kind.RECORD;
  }

  /** A new object of which nothing was followed. */
  Value quiet(Expr.New created) {
    return isThrowable(created.type().name())
        ? Value.Failure.of(supertypes(created.type().name()), false)
        : Value.OBJECT;
  }

  List<Path> eval(Expr.New created, State state, Frame frame) {
    if (!isThrowable(created.type().name()) && isCallable(created)) {
      return List.of(Path.value(simulation.expressions.code(created, state, frame), state));
    }
    List<Path> paths = new ArrayList<>();
    for (Expressions.Values args : simulation.expressions.evalAll(created.args(), state, frame)) {
      if (args.abrupt() != null) {
        paths.add(args.abrupt());
      } else {
        Value made = object(created, args.values(), args.state(), frame);
        paths.add(Path.value(made, args.state()));
        // A thread, a task: it may send again.
        paths.addAll(simulation.calls.sentInside(args.values(), args.state(), frame));
      }
    }
    return paths;
  }

  private Value object(Expr.New created, List<Value> args, State state, Frame frame) {
    String name = created.type().name();
    Optional<TypeDecl> type = simulation.know.program().type(name);
    Map<String, Value> fields =
        type.map(t -> fields(t, created, args, state, frame)).orElse(Map.of());
    if (isThrowable(name)) {
      return new Value.Failure(
          supertypes(name),
          fields,
          state.sent(),
          first(args, Value.Text.class).map(Value.Text::value).orElse(null),
          first(args, Value.Failure.class).orElse(null));
    }
    if (type.isPresent() && !fields.isEmpty()) {
      return new Value.Instance(type.get(), fields);
    }
    return args.stream().anyMatch(Value::isTainted) ? new Value.Derived() : Value.OBJECT;
  }

  private static <T> Optional<T> first(List<Value> args, Class<T> kind) {
    return args.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private Map<String, Value> fields(
      TypeDecl type, Expr.New created, List<Value> args, State state, Frame frame) {
    Map<String, Value> fields = new HashMap<>();
    if (type.kind() == TypeDecl.Kind.RECORD) {
      List<VarDecl> components =
          type.fields().stream().filter(f -> f.kind() == VarDecl.Kind.RECORD_COMPONENT).toList();
      for (int i = 0; i < Math.min(components.size(), args.size()); i++) {
        fields.put(components.get(i).name(), args.get(i));
      }
      return fields;
    }
    constructed(created.constructor(), args, fields, state, frame, 0);
    return fields;
  }

  private void constructed(
      MethodRef method,
      List<Value> args,
      Map<String, Value> fields,
      State state,
      Frame frame,
      int depth) {
    Optional<MethodDecl> constructor =
        simulation.know.graph().target(method).filter(c -> c.body() != null);
    Optional<CompilationUnit> unit = constructor.flatMap(c -> simulation.unitOf(c, frame));
    if (unit.isEmpty() || depth > MAX_INHERITANCE) {
      return;
    }
    MethodDecl body = constructor.get();
    State inside = state;
    for (int i = 0; i < body.parameters().size(); i++) {
      inside = inside.with(body.parameters().get(i), Invocations.at(args, i));
    }
    Frame called = frame.call(unit.get(), body, Value.UNKNOWN, List.of());
    for (Stmt stmt : body.body().statements()) {
      if (stmt instanceof Stmt.Expression expression) {
        assigned(expression.expr(), fields, inside, called, depth);
      }
    }
  }

  private void assigned(Expr expr, Map<String, Value> fields, State state, Frame frame, int depth) {
    if (expr instanceof Expr.Assign assign
        && Constants.bindingOf(assign.target()) instanceof Binding.Field field) {
      single(assign.value(), state, frame).ifPresent(value -> fields.put(field.name(), value));
    } else if (expr instanceof Expr.Call call && call.name().equals(MethodRef.CONSTRUCTOR)) {
      List<Value> args = new ArrayList<>();
      for (Expr arg : call.args()) {
        args.add(single(arg, state, frame).orElse(Value.UNKNOWN));
      }
      constructed(call.method(), args, fields, state, frame, depth + 1);
    }
  }

  /** The value of an expression that has only one. */
  private Optional<Value> single(Expr expr, State state, Frame frame) {
    List<Path> paths = simulation.expressions.eval(expr, state, frame);
    boolean known =
        paths.size() == 1
            && paths.get(0).isNormal()
            && !(paths.get(0).value() instanceof Value.Unknown);
    return known ? Optional.of(paths.get(0).value()) : Optional.empty();
  }

  private boolean isThrowable(String type) {
    Program.Answer answer = simulation.know.program().isSubtype(type, "java.lang.Throwable");
    return answer == Program.Answer.YES
        || (answer == Program.Answer.UNKNOWN
            && (type.endsWith("Exception") || type.endsWith("Error")));
  }

  /** A type and its superclasses as far as the source shows them. */
  List<String> supertypes(String type) {
    List<String> types = new ArrayList<>();
    String at = type;
    while (!at.isEmpty() && types.size() < MAX_INHERITANCE) {
      types.add(at);
      TypeRef superclass =
          simulation.know.program().type(at).map(TypeDecl::superclass).orElse(TypeRef.UNKNOWN);
      at = superclass.name();
    }
    return List.copyOf(types);
  }
}
