package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the code from one answer: up to the request only the way that leads there, from then on
 * every way that the answer may take. Statements, expressions, calls and deferred results each have
 * a class of their own; this one holds what they share.
 */
final class Simulation {
  private static final int MAX_DEPTH = 6;
  private static final int FUEL = 4000;

  final Knowledge know;
  final Probe probe;
  final Expressions expressions;
  final Statements statements;
  final Conditions conditions;
  final Calls calls;
  final Deferrals deferrals;
  private final Set<Node> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
  private int fuel = FUEL;

  Simulation(Knowledge know, Probe probe) {
    this.know = know;
    this.probe = probe;
    this.conditions = new Conditions(this);
    this.expressions = new Expressions(this);
    this.statements = new Statements(this);
    this.deferrals = new Deferrals(this);
    this.calls = new Calls(this);
  }

  /** Follows a whole method; its last step is what its annotations do with how it ended. */
  List<Path> run(CompilationUnit unit, MethodDecl method) {
    return body(Frame.root(unit, method), State.START);
  }

  /** Follows an initialiser or the body of a lambda. */
  List<Path> run(CompilationUnit unit, Node code) {
    Frame frame = Frame.root(unit, null);
    know.constants().seenIn(unit);
    return code instanceof Stmt stmt
        ? statements.exec(stmt, State.START, frame)
        : expressions.eval((Expr) code, State.START, frame);
  }

  /** Runs the body of {@code frame}'s method; RETURN becomes a NORMAL path with the value. */
  List<Path> body(Frame frame, State state) {
    know.constants().seenIn(frame.unit());
    List<Path> ends = new ArrayList<>();
    for (Path path : statements.exec(frame.method().body(), state, frame)) {
      switch (path.kind()) {
        case RETURN, NORMAL -> ends.add(path.withKind(Path.Kind.NORMAL));
        case THROW, RESENT -> ends.add(path);
        default -> ends.add(Path.normal(path.state()));
      }
    }
    return annotated(frame, Path.bounded(ends));
  }

  private List<Path> annotated(Frame frame, List<Path> ends) {
    Optional<TypeDecl> owner = know.program().type(frame.method().owner());
    List<Path> result = ends;
    List<Annotation> annotations = new ArrayList<>(frame.method().annotations());
    owner.ifPresent(type -> annotations.addAll(type.annotations()));
    for (Annotation annotation : annotations) {
      Optional<Policy> policy = know.policies().annotation(annotation, annotations, frame.unit());
      if (policy.isPresent()) {
        result =
            retried(result, policy.get(), Retry.Kind.ANNOTATION, frame.unit(), annotation, frame);
        break;
      }
    }
    return result;
  }

  /** What a policy makes of the ways in which the code under it ended. */
  List<Path> retried(
      List<Path> ends,
      Policy policy,
      Retry.Kind kind,
      CompilationUnit unit,
      Node site,
      Frame frame) {
    List<Path> result = new ArrayList<>();
    for (Path path : ends) {
      if (path.state().sent() && covers(policy, path, frame)) {
        result.add(
            new Path(
                Path.Kind.RESENT,
                new Value.Resent(kind, policy.delay(), unit, site, policy),
                null,
                path.state()));
      } else {
        result.add(path);
      }
    }
    return result;
  }

  /** Whether a policy runs the code again after it ended this way. */
  boolean covers(Policy policy, Path end, Frame frame) {
    if (policy == null || policy.attempts() == 1) {
      return false;
    }
    if (end.kind() == Path.Kind.THROW) {
      return end.value() instanceof Value.Failure failure
          && coversFailure(policy, failure, end.state(), frame);
    }
    if (end.kind() != Path.Kind.NORMAL || !end.value().isTainted() || !probe.failing()) {
      return false;
    }
    if (policy.retryIfResult() == null) {
      return policy.retriesResults();
    }
    return mayHold(policy.retryIfResult(), end.value(), end.state(), frame);
  }

  boolean coversFailure(Policy policy, Value.Failure failure, State state, Frame frame) {
    if (!policy.retriesExceptions() && policy.retryIf() == null && policy.retryOn().isEmpty()) {
      return false;
    }
    for (String excluded : policy.noRetryOn()) {
      if (conditions.isInstance(failure, excluded) == Conditions.Match.YES) {
        return false;
      }
    }
    if (policy.retryIf() != null) {
      return mayHold(policy.retryIf(), failure, state, frame);
    }
    return policy.retryOn().isEmpty()
        || policy.retryOn().stream()
            .anyMatch(type -> conditions.isInstance(failure, type) != Conditions.Match.NO);
  }

  private boolean mayHold(Expr predicate, Value argument, State state, Frame frame) {
    for (Path code : expressions.eval(predicate, state, frame)) {
      if (!(code.value() instanceof Value.Code lambda)) {
        return true;
      }
      for (Path outcome : calls.invoke(lambda, List.of(argument), state, frame)) {
        if (outcome.isNormal() && !outcome.value().equals(Value.FALSE)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether following {@code node} from {@code state} can lead to the request. */
  boolean reaches(Node node, State state) {
    return probe.isIn(node) || (state.env().holdsSender() && namesSender(node, state.env()));
  }

  private boolean namesSender(Node node, Env env) {
    if (node instanceof Expr.Name name
        && name.binding() instanceof dev.lint429.engine.model.Binding.Local local) {
      return env.get(local.variable()) instanceof Value.Code code && code.sends();
    }
    for (Node child : node.children()) {
      if (namesSender(child, env)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is any budget left; each call uses some of it up. */
  boolean burn() {
    return fuel-- > 0;
  }

  boolean mayDescend(Frame frame) {
    return frame.depth() < MAX_DEPTH && fuel > 0;
  }

  /** Takes note that a loop is certainly left after the answer on some way. */
  void leaves(Node loop) {
    leaves.add(loop);
  }

  /** Whether, with this answer, there is a way on which {@code loop} is certainly left. */
  boolean isLeft(Node loop) {
    return leaves.contains(loop);
  }

  /** The file that declares a method. */
  Optional<CompilationUnit> unitOf(MethodDecl method, Frame frame) {
    Optional<TypeDecl> owner = know.program().type(method.owner());
    return owner.isPresent()
        ? owner.map(know.program()::unitOf)
        : Optional.of(frame.unit()).filter(unit -> unit.parent(method) != null);
  }

  Evidence evidence(CompilationUnit unit, Node node, String text) {
    return new Evidence(unit.file(), node.span(), text);
  }

  /** Forgets what was known of the variables that skipped code writes. */
  State forget(State state, Node skipped) {
    Env env = forget(state.env(), skipped);
    return state.withEnv(env);
  }

  private Env forget(Env env, Node node) {
    Env left = env;
    Expr written =
        node instanceof Expr.Assign assign
            ? assign.target()
            : node instanceof Expr.Unary unary && Constants.isStep(unary) ? unary.operand() : null;
    if (written != null) {
      VarDecl variable = know.constants().variable(written);
      if (variable != null) {
        left = left.with(variable, Value.UNKNOWN);
      }
    }
    for (Node child : node.children()) {
      left = forget(left, child);
    }
    return left;
  }
}
