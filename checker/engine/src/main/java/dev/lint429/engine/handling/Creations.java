package dev.lint429.engine.handling;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
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
        ? new Value.Failure(supertypes(created.type().name()), Map.of(), false, null)
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
        paths.add(Path.value(object(created, args.values(), args.state()), args.state()));
      }
    }
    return paths;
  }

  private Value object(Expr.New created, List<Value> args, State state) {
    String name = created.type().name();
    Optional<TypeDecl> type = simulation.know.program().type(name);
    Map<String, Value> fields = type.map(t -> fields(t, created, args)).orElse(Map.of());
    if (isThrowable(name)) {
      String message =
          args.stream()
              .filter(Value.Text.class::isInstance)
              .map(text -> ((Value.Text) text).value())
              .findFirst()
              .orElse(null);
      return new Value.Failure(supertypes(name), fields, state.sent(), message);
    }
    if (type.isPresent() && !fields.isEmpty()) {
      return new Value.Instance(type.get(), fields);
    }
    return args.stream().anyMatch(Value::isTainted) ? new Value.Derived() : Value.OBJECT;
  }

  private Map<String, Value> fields(TypeDecl type, Expr.New created, List<Value> args) {
    Map<String, Value> fields = new HashMap<>();
    if (type.kind() == TypeDecl.Kind.RECORD) {
      List<VarDecl> components =
          type.fields().stream().filter(f -> f.kind() == VarDecl.Kind.RECORD_COMPONENT).toList();
      for (int i = 0; i < Math.min(components.size(), args.size()); i++) {
        fields.put(components.get(i).name(), args.get(i));
      }
      return fields;
    }
    simulation
        .know
        .graph()
        .target(created.constructor())
        .filter(c -> c.body() != null)
        .ifPresent(constructor -> assigned(constructor, args, fields));
    return fields;
  }

  private void assigned(MethodDecl constructor, List<Value> args, Map<String, Value> fields) {
    for (Stmt stmt : constructor.body().statements()) {
      if (stmt instanceof Stmt.Expression expression
          && expression.expr() instanceof Expr.Assign assign
          && Constants.bindingOf(assign.target()) instanceof Binding.Field field
          && Constants.bindingOf(assign.value()) instanceof Binding.Local local) {
        int at = constructor.parameters().indexOf(local.variable());
        if (at >= 0 && at < args.size()) {
          fields.put(field.name(), args.get(at));
        }
      } else if (stmt instanceof Stmt.Expression expression
          && expression.expr() instanceof Expr.Assign assign
          && Constants.bindingOf(assign.target()) instanceof Binding.Field field) {
        Object constant = simulation.know.constants().constant(assign.value());
        if (constant != null) {
          fields.put(field.name(), Expressions.valueOf(constant));
        }
      }
    }
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
