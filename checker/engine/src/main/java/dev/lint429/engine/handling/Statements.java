package dev.lint429.engine.handling;

import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Follows statements. */
final class Statements {
  private final Simulation simulation;
  private final Loops loops;
  private final Switches switches;

  Statements(Simulation simulation) {
    this.simulation = simulation;
    this.loops = new Loops(simulation, this);
    this.switches = new Switches(simulation, this);
  }

  List<Path> exec(Stmt stmt, State state, Frame frame) {
    if (stmt == null) {
      return List.of(Path.normal(state));
    }
    if (!state.sent() && !simulation.reaches(stmt, state)) {
      return List.of(Path.normal(simulation.skip(stmt, state)));
    }
    if (!simulation.burn()) {
      return List.of(Path.normal(state));
    }
    return follow(stmt, state, frame);
  }

  private List<Path> follow(Stmt stmt, State state, Frame frame) {
    if (stmt instanceof Stmt.Block block) {
      return block(block.statements(), state, frame);
    }
    if (stmt instanceof Stmt.Local local) {
      return local(local.variable(), state, frame);
    }
    if (stmt instanceof Stmt.Expression expression) {
      return expression(expression.expr(), state, frame);
    }
    if (stmt instanceof Stmt.If branch) {
      return branch(branch, state, frame);
    }
    if (Loops.isLoop(stmt)) {
      return loops.exec(stmt, null, state, frame);
    }
    if (stmt instanceof Stmt.Switch choice) {
      return switches.exec(choice.selector(), choice.cases(), state, frame);
    }
    if (stmt instanceof Stmt.Try attempt) {
      return attempt(attempt, state, frame);
    }
    if (stmt instanceof Stmt.Return end) {
      return end.value() == null
          ? List.of(new Path(Path.Kind.RETURN, Value.UNKNOWN, null, state))
          : ending(simulation.expressions.eval(end.value(), state, frame), Path.Kind.RETURN);
    }
    if (stmt instanceof Stmt.Yield end) {
      return ending(simulation.expressions.eval(end.value(), state, frame), Path.Kind.YIELD);
    }
    if (stmt instanceof Stmt.Throw end) {
      return thrown(end, state, frame);
    }
    if (stmt instanceof Stmt.Break end) {
      return List.of(new Path(Path.Kind.BREAK, Value.UNKNOWN, end.label(), state));
    }
    if (stmt instanceof Stmt.Continue end) {
      return List.of(new Path(Path.Kind.CONTINUE, Value.UNKNOWN, end.label(), state));
    }
    if (stmt instanceof Stmt.Labeled labeled) {
      return labeled(labeled, state, frame);
    }
    return List.of(Path.normal(state));
  }

  List<Path> block(List<Stmt> stmts, State state, Frame frame) {
    List<Path> ended = new ArrayList<>();
    List<Path> open = List.of(Path.normal(state));
    for (Stmt stmt : stmts) {
      List<Path> next = new ArrayList<>();
      for (Path path : open) {
        for (Path after : exec(stmt, path.state(), frame)) {
          (after.isNormal() ? next : ended).add(after);
        }
      }
      open = Path.bounded(next);
      if (open.isEmpty()) {
        break;
      }
    }
    for (Path path : open) {
      ended.add(Path.normal(path.state()));
    }
    return Path.bounded(ended);
  }

  /** An operator whose result is dropped does nothing to the publisher that it was called on. */
  private List<Path> expression(Expr expr, State state, Frame frame) {
    List<Path> paths = simulation.expressions.eval(expr, state, frame);
    if (!(expr instanceof Expr.Call call)
        || !Deferrals.isLazy(call.type().name())
        || simulation.probe.isIn(expr)) {
      return paths;
    }
    return paths.stream()
        .map(
            path ->
                path.value() instanceof Value.Resent resent
                        && resent.kind() == Retry.Kind.OPERATOR
                        && expr.span().contains(resent.site().span())
                    ? Path.normal(state)
                    : path)
        .toList();
  }

  private List<Path> local(VarDecl variable, State state, Frame frame) {
    if (variable.init() == null) {
      return List.of(Path.normal(state.with(variable, Value.UNKNOWN)));
    }
    List<Path> paths = new ArrayList<>();
    for (Path path : simulation.expressions.eval(variable.init(), state, frame)) {
      paths.add(path.isNormal() ? Path.normal(path.state().with(variable, path.value())) : path);
    }
    return paths;
  }

  private List<Path> branch(Stmt.If branch, State state, Frame frame) {
    if (!state.sent() && !simulation.reaches(branch.condition(), state)) {
      List<Path> paths = new ArrayList<>();
      if (simulation.reaches(branch.then(), state)) {
        paths.addAll(exec(branch.then(), state, frame));
      }
      if (branch.otherwise() != null && simulation.reaches(branch.otherwise(), state)) {
        paths.addAll(exec(branch.otherwise(), state, frame));
      }
      return paths;
    }
    List<Path> paths = new ArrayList<>();
    for (Conditions.Branch way : simulation.conditions.branches(branch.condition(), state, frame)) {
      if (way.abrupt() != null) {
        paths.add(way.abrupt());
      } else {
        paths.addAll(exec(way.holds() ? branch.then() : branch.otherwise(), way.state(), frame));
      }
    }
    return Path.bounded(paths);
  }

  private static List<Path> ending(List<Path> paths, Path.Kind kind) {
    return paths.stream().map(p -> p.isNormal() ? p.withKind(kind) : p).toList();
  }

  private List<Path> thrown(Stmt.Throw stmt, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Path path : simulation.expressions.eval(stmt.value(), state, frame)) {
      if (!path.isNormal()) {
        paths.add(path);
        continue;
      }
      Value failure =
          path.value() instanceof Value.Failure known
              ? known
              : simulation.expressions.failureOf(stmt.value().type(), path.state());
      paths.add(Path.thrown(failure, path.state()));
    }
    return paths;
  }

  private List<Path> labeled(Stmt.Labeled labeled, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    List<Path> ends =
        Loops.isLoop(labeled.body())
            ? loops.exec(labeled.body(), labeled.label(), state, frame)
            : exec(labeled.body(), state, frame);
    for (Path path : ends) {
      boolean here =
          path.kind() == Path.Kind.BREAK && Objects.equals(path.label(), labeled.label());
      paths.add(here ? Path.normal(path.state()) : path);
    }
    return paths;
  }

  private List<Path> attempt(Stmt.Try attempt, State state, Frame frame) {
    List<Path> ends = new ArrayList<>();
    for (Path path : attemptBody(attempt, state, frame)) {
      if (path.kind() == Path.Kind.THROW) {
        ends.addAll(caught(attempt, path, frame));
      } else {
        ends.add(path);
      }
    }
    if (attempt.finallyBlock() == null) {
      return Path.bounded(ends);
    }
    List<Path> left = new ArrayList<>();
    for (Path end : Path.bounded(ends)) {
      if (end.kind() == Path.Kind.RESENT) {
        left.add(end);
        continue;
      }
      for (Path last : exec(attempt.finallyBlock(), end.state(), frame)) {
        left.add(last.isNormal() ? end.withState(last.state()) : last);
      }
    }
    return left;
  }

  private List<Path> attemptBody(Stmt.Try attempt, State state, Frame frame) {
    boolean inBody =
        state.sent()
            || simulation.reaches(attempt.body(), state)
            || attempt.resources().stream().anyMatch(r -> simulation.reaches(r, state));
    if (!inBody) {
      return inHandlers(attempt, state, frame);
    }
    List<Path> paths = new ArrayList<>();
    for (Path path : block(attempt.resources(), state, frame)) {
      paths.addAll(path.isNormal() ? exec(attempt.body(), path.state(), frame) : List.of(path));
    }
    return paths;
  }

  /** The request stands in a catch or finally block. */
  private List<Path> inHandlers(Stmt.Try attempt, State state, Frame frame) {
    for (Stmt.Catch handler : attempt.catches()) {
      if (simulation.reaches(handler, state)) {
        return exec(handler.body(), state, frame);
      }
    }
    return List.of(Path.normal(state));
  }

  private List<Path> caught(Stmt.Try attempt, Path thrown, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Stmt.Catch handler : attempt.catches()) {
      Conditions.Match match = simulation.conditions.catches(handler, thrown.value());
      if (match == Conditions.Match.NO) {
        continue;
      }
      State state = thrown.state().with(handler.parameter(), thrown.value());
      state = simulation.conditions.noteCatch(handler, thrown.value(), state, frame);
      paths.addAll(exec(handler.body(), state, frame));
      if (match == Conditions.Match.YES) {
        return paths;
      }
    }
    paths.add(thrown);
    return paths;
  }
}
