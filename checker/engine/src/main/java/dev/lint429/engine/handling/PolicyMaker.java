package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.RetryLibrary;
import dev.lint429.engine.flow.ConfigSource;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a policy from the expression or annotation that makes it. */
final class PolicyMaker {
  /** An annotation type and the library it belongs to. */
  record Annotated(RetryLibrary library, RetryLibrary.PolicyAnnotation annotation) {}

  private static final int MAX_DEPTH = 12;
  private static final RetryLibrary.Defaults NO_RETRY =
      new RetryLibrary.Defaults("NONE", 1, false, false, false, false, List.of());

  private final Program program;
  private final Catalogue catalogue;
  private final CallGraph graph;
  private final Constants constants;
  private final PolicyRoles roles;
  private final NamedPolicies named;

  PolicyMaker(
      Program program,
      Catalogue catalogue,
      CallGraph graph,
      Constants constants,
      Delays delays,
      ConfigSource config) {
    this.named = new NamedPolicies(config);
    this.program = program;
    this.catalogue = catalogue;
    this.graph = graph;
    this.constants = constants;
    this.roles = new PolicyRoles(this, constants, delays);
  }

  /**
   * The policy that {@code expr} makes.
   *
   * @param library the library to look in, or null for all
   */
  Optional<Policy> read(RetryLibrary library, Expr expr, Frame frame) {
    return expr == null ? Optional.empty() : read(library, expr, frame, 0);
  }

  Optional<Policy> read(RetryLibrary library, Expr expr, Frame frame, int depth) {
    if (depth > MAX_DEPTH || expr == null) {
      return Optional.empty();
    }
    if (expr instanceof Expr.Cast cast) {
      return read(library, cast.operand(), frame, depth + 1);
    }
    if (expr instanceof Expr.Call || expr instanceof Expr.New) {
      return made(library, expr, frame, depth);
    }
    Binding binding = Constants.bindingOf(expr);
    if (binding instanceof Binding.Field field) {
      Optional<Policy> constant = constant(library, field);
      if (constant.isPresent()) {
        return constant;
      }
    }
    VarDecl variable = constants.variable(expr);
    return variable == null ? Optional.empty() : held(library, variable, frame, depth);
  }

  private Optional<Policy> constant(RetryLibrary library, Binding.Field field) {
    for (RetryLibrary candidate : libraries(library)) {
      RetryLibrary.Defaults defaults =
          candidate.constants().get(field.owner() + "." + field.name());
      if (defaults != null) {
        return Optional.of(Policy.from(candidate, defaults));
      }
    }
    return Optional.empty();
  }

  private List<RetryLibrary> libraries(RetryLibrary library) {
    return library == null ? catalogue.retryLibraries() : List.of(library);
  }

  private Optional<Policy> held(RetryLibrary library, VarDecl variable, Frame frame, int depth) {
    for (Frame at = frame; at != null; at = at.caller()) {
      Expr given = at.args().get(variable);
      if (given != null) {
        return read(library, given, at.caller(), depth + 1);
      }
    }
    Optional<Policy> policy =
        variable.init() == null
            ? Optional.empty()
            : read(library, variable.init(), frame, depth + 1);
    for (Node write : constants.writesTo(variable)) {
      if (policy.isEmpty() && write instanceof Expr.Assign assign) {
        policy = read(library, assign.value(), frame, depth + 1);
      }
    }
    if (policy.isEmpty()) {
      return beans(library, variable, frame, depth);
    }
    return policy.map(found -> changedBy(found, variable, frame, depth));
  }

  /** Setter calls on a variable that holds a policy. */
  private Policy changedBy(Policy policy, VarDecl variable, Frame frame, int depth) {
    MethodDecl method = frame.method();
    if (method == null || method.body() == null) {
      return policy;
    }
    Policy changed = policy;
    List<Expr.Call> calls = new ArrayList<>();
    collectCalls(method.body(), variable, calls);
    for (Expr.Call call : calls) {
      changed = roles.set(changed, call, frame, depth);
    }
    return changed;
  }

  private static void collectCalls(Node node, VarDecl variable, List<Expr.Call> calls) {
    if (node instanceof Expr.Call call
        && call.receiver() != null
        && Constants.bindingOf(call.receiver()) instanceof Binding.Local local
        && local.variable() == variable) {
      calls.add(call);
    }
    node.children().forEach(child -> collectCalls(child, variable, calls));
  }

  /** A policy that is injected: the methods of the program that provide one of its type. */
  private Optional<Policy> beans(RetryLibrary library, VarDecl variable, Frame frame, int depth) {
    if (!variable.type().isKnown()) {
      return Optional.empty();
    }
    List<Policy> found = new ArrayList<>();
    program
        .unitsContaining("@Bean", variable.type().simpleName())
        .forEach(
            unit -> {
              for (MethodDecl method : unit.all(MethodDecl.class)) {
                if (method.body() != null
                    && method.returnType().name().equals(variable.type().name())) {
                  constants.seenIn(unit);
                  returned(library, method, Frame.root(unit, method), depth).ifPresent(found::add);
                }
              }
            });
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private Optional<Policy> returned(
      RetryLibrary library, MethodDecl method, Frame frame, int depth) {
    List<Expr> values = new ArrayList<>();
    collectReturns(method.body(), values);
    for (Expr value : values) {
      Optional<Policy> policy = read(library, value, frame, depth + 1);
      if (policy.isPresent()) {
        return policy;
      }
    }
    return Optional.empty();
  }

  private static void collectReturns(Node node, List<Expr> values) {
    if (node instanceof Stmt.Return end && end.value() != null) {
      values.add(end.value());
    } else if (!(node instanceof Expr)) {
      node.children().forEach(child -> collectReturns(child, values));
    }
  }

  private Optional<Policy> made(RetryLibrary library, Expr expr, Frame frame, int depth) {
    MethodRef method = CallGraph.methodOf(expr);
    List<Expr> args = CallGraph.argsOf(expr);
    for (RetryLibrary candidate : libraries(library)) {
      for (RetryLibrary.Policy row : candidate.policies()) {
        if (row.method().matches(method, args.size())) {
          boolean missing =
              row.ifPresent() != null && program.origin(row.ifPresent()) == Program.Origin.UNKNOWN;
          RetryLibrary.Defaults defaults = missing ? NO_RETRY : row.defaults();
          Policy policy = at(Policy.from(candidate, defaults), expr, frame);
          if (expr instanceof Expr.New creation && creation.body() != null) {
            // A class of its own, which may wait as it likes.
            policy = policy.toBuilder().delay(Delay.UNKNOWN).build();
          }
          return Optional.of(roles.all(policy, row.params(), expr, frame, depth));
        }
      }
    }
    if (!(expr instanceof Expr.Call call)) {
      return Optional.empty();
    }
    List<MethodDecl> bodies = graph.bodies(call.method());
    if (bodies.size() == 1) {
      Optional<CompilationUnit> unit = program.type(bodies.get(0).owner()).map(program::unitOf);
      if (unit.isPresent()) {
        constants.seenIn(unit.get());
        return returned(
            library,
            bodies.get(0),
            frame.call(unit.get(), bodies.get(0), Value.UNKNOWN, call.args()),
            depth);
      }
    }
    if (call.receiver() == null || Constants.bindingOf(call.receiver()) instanceof Binding.Type) {
      return firstOf(library, call, frame, depth);
    }
    Optional<Policy> before = read(library, call.receiver(), frame, depth + 1);
    return before.isPresent()
        ? before.map(policy -> roles.set(policy, call, frame, depth))
        : firstOf(library, call, frame, depth);
  }

  /** {@code Retry.of("name", config)}, a registry's {@code retry("name", config)}. */
  private Optional<Policy> firstOf(RetryLibrary library, Expr.Call call, Frame frame, int depth) {
    for (Expr arg : call.args()) {
      Optional<Policy> policy = read(library, arg, frame, depth + 1);
      if (policy.isPresent()) {
        return policy;
      }
    }
    return Optional.empty();
  }

  private static Policy at(Policy policy, Expr expr, Frame frame) {
    return policy.toBuilder().at(frame.unit(), expr).build();
  }

  /** The policy of a call that is one itself, such as the operator {@code retry(3)}. */
  Policy ownOf(
      RetryLibrary library,
      RetryLibrary.Defaults defaults,
      Map<Integer, RetryLibrary.Role> params,
      Expr.Call call,
      Frame frame) {
    Policy policy = at(Policy.from(library, defaults), call, frame);
    return roles.all(policy, params, call, frame, 0);
  }

  /** The policy of an annotation. */
  Policy of(
      Annotated annotated, Annotation annotation, List<Annotation> beside, CompilationUnit unit) {
    RetryLibrary.PolicyAnnotation row = annotated.annotation();
    Policy policy = Policy.from(annotated.library(), row.defaults());
    if (row.named() != null && annotation.values().containsKey(row.named())) {
      policy = named(row, annotation, policy).orElse(Policy.unseen(annotated.library()));
    }
    Frame frame = Frame.root(unit, null);
    for (RetryLibrary.Element element : row.elements()) {
      Expr value = element(annotation, element.name());
      if (value == null) {
        continue;
      }
      if (element.shape() != null) {
        policy = policy.toBuilder().delay(Delay.valueOf(element.shape())).build();
      }
      policy = roles.one(policy, element.role(), List.of(value), frame, 0);
    }
    for (Annotation other : beside) {
      String shape = row.beside().get(other.type());
      if (shape != null) {
        policy = policy.toBuilder().delay(Delay.valueOf(shape)).build();
      }
    }
    return policy.toBuilder().awaits(row.awaits()).build();
  }

  /** The policy that the configuration files give the annotation's name. */
  private Optional<Policy> named(
      RetryLibrary.PolicyAnnotation row, Annotation annotation, Policy bare) {
    Object name = constants.constant(annotation.values().get(row.named()));
    return row.instances() != null && name instanceof String text
        ? named.of(bare, row.instances(), text)
        : Optional.empty();
  }

  private static Expr element(Annotation annotation, String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return annotation.values().get(name);
    }
    Expr nested = annotation.values().get(name.substring(0, dot));
    if (nested instanceof Expr.Opaque opaque) {
      for (Node child : opaque.children()) {
        if (child instanceof Annotation inner) {
          return element(inner, name.substring(dot + 1));
        }
      }
    }
    return null;
  }
}
