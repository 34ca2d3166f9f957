package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
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
  final Invocations code;
  final Deferrals deferrals;
  final Retrying retrying;
  private final Set<Node> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> resenders = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int maxDepth;
  private int fuel = FUEL;

  Simulation(Knowledge know, Probe probe) {
    this(know, probe, MAX_DEPTH);
  }

  /**
   * @param maxDepth how deep calls of own methods are followed
   */
  Simulation(Knowledge know, Probe probe, int maxDepth) {
    this.maxDepth = maxDepth;
    this.know = know;
    this.probe = probe;
    this.conditions = new Conditions(this);
    this.expressions = new Expressions(this);
    this.statements = new Statements(this);
    this.deferrals = new Deferrals(this);
    this.retrying = new Retrying(this);
    this.code = new Invocations(this);
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
    return retrying.annotated(frame, Path.bounded(ends));
  }

  /** Whether following {@code node} from {@code state} can lead to the request. */
  boolean reaches(Node node, State state) {
    return probe.isIn(node) || (state.env().holdsSender() && namesSender(node, state.env()));
  }

  private boolean namesSender(Node node, Env env) {
    if (node instanceof Expr.Call call && call.receiver() == null && env.get(Env.THIS).sends()) {
      return true;
    }
    if (node instanceof Expr.Name || node instanceof Expr.Select) {
      Object key =
          ((Expr) node) instanceof Expr.Name name && name.isThis()
              ? Env.THIS
              : Expressions.keyOf((Expr) node);
      if (key != null && env.get(key).sends()) {
        return true;
      }
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
    boolean left = fuel-- > 0;
    if (left) {
      know.work().step();
    }
    return left;
  }

  /** Whether some way was left off because there were too many. */
  boolean isExhausted() {
    return fuel <= 0;
  }

  /** How deep calls of own methods are followed. */
  int maxDepth() {
    return maxDepth;
  }

  boolean mayDescend(Frame frame) {
    return frame.depth() < maxDepth && fuel > 0;
  }

  /** Takes note of a call, other than the one that is followed, that sends the request again. */
  void resends(Node call) {
    resenders.add(call);
  }

  Set<Node> resenders() {
    return resenders;
  }

  /** Takes note that a loop is left after the answer on some way, for a reason that is in it. */
  void leaves(Node loop) {
    leaves.add(loop);
  }

  /** Whether, with this answer, there is a way on which {@code loop} is left. */
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

  /**
   * What is known behind a statement before the request that does not lead to it: plain constants
   * that were assigned, and nothing of the other variables that it writes.
   */
  State skip(Stmt stmt, State state) {
    if (stmt instanceof Stmt.Local local) {
      Value constant = constantOf(local.variable().init());
      return constant == null ? state : state.with(local.variable(), constant);
    }
    if (stmt instanceof Stmt.Expression expression
        && expression.expr() instanceof Expr.Assign assign
        && assign.op().equals("=")
        && constantOf(assign.value()) != null) {
      Object key = Expressions.keyOf(assign.target());
      return key == null ? state : state.with(key, constantOf(assign.value()));
    }
    return state.env() == Env.EMPTY ? state : forget(state, stmt);
  }

  private Value constantOf(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal.value() == null ? Value.NULL : Expressions.valueOf(literal.value());
    }
    Object constant = expr == null ? null : know.constants().constant(expr);
    return constant == null ? null : Expressions.valueOf(constant);
  }

  /** Forgets what was known of the variables and fields that {@code node} writes. */
  State forget(State state, Node node) {
    Env left = state.env();
    for (Object key : know.constants().keysWrittenIn(node)) {
      if (left.has(key)) {
        left = left.with(key, Value.UNKNOWN);
      }
    }
    return state.withEnv(left);
  }
}
