package dev.lint429.engine.handling;

import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Follows loops, and notices when one comes back to the request. */
final class Loops {
  private final Simulation simulation;
  private final Statements statements;
  private final Rotation rotation;

  Loops(Simulation simulation, Statements statements) {
    this.simulation = simulation;
    this.statements = statements;
    this.rotation = new Rotation(simulation.know, simulation.probe);
  }

  /** A loop of any form; {@code condition} is null where it always goes on or nobody knows. */
  private record Loop(
      Stmt stmt,
      String label,
      List<Stmt> init,
      Expr condition,
      List<Expr> update,
      Stmt body,
      boolean endless) {

    boolean goesOn(Path path) {
      return path.isNormal() || (path.kind() == Path.Kind.CONTINUE && isMeant(path));
    }

    boolean endsHere(Path path) {
      return path.kind() == Path.Kind.BREAK && isMeant(path);
    }

    private boolean isMeant(Path path) {
      return path.label() == null || path.label().equals(label);
    }
  }

  /**
   * The ends of a loop.
   *
   * @param label of the loop, or null
   */
  List<Path> exec(Stmt stmt, String label, State state, Frame frame) {
    Loop loop = loopOf(stmt, label);
    if (!state.sent() && !simulation.reaches(loop.body(), state)) {
      return header(loop, state, frame);
    }
    return state.sent() ? passing(loop, state, frame) : sending(loop, state, frame);
  }

  static boolean isLoop(Stmt stmt) {
    return stmt instanceof Stmt.For
        || stmt instanceof Stmt.ForEach
        || stmt instanceof Stmt.While
        || stmt instanceof Stmt.DoWhile;
  }

  private static Loop loopOf(Stmt stmt, String label) {
    if (stmt instanceof Stmt.For f) {
      boolean endless = f.condition() == null;
      return new Loop(f, label, f.init(), f.condition(), f.update(), f.body(), endless);
    }
    if (stmt instanceof Stmt.While w) {
      boolean endless = isTrue(w.condition());
      return new Loop(w, label, List.of(), w.condition(), List.of(), w.body(), endless);
    }
    if (stmt instanceof Stmt.DoWhile d) {
      boolean endless = isTrue(d.condition());
      return new Loop(d, label, List.of(), d.condition(), List.of(), d.body(), endless);
    }
    Stmt body = ((Stmt.ForEach) stmt).body();
    return new Loop(stmt, label, List.of(), null, List.of(), body, false);
  }

  private static boolean isTrue(Expr condition) {
    return condition instanceof Expr.Literal literal && Boolean.TRUE.equals(literal.value());
  }

  /** The request stands in the header. */
  private List<Path> header(Loop loop, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Path path : statements.block(loop.init(), state, frame)) {
      if (!path.isNormal()) {
        paths.add(path);
      } else if (loop.condition() != null) {
        for (Path tested : simulation.expressions.eval(loop.condition(), path.state(), frame)) {
          if (!tested.isNormal() || !tested.state().sent()) {
            paths.add(tested);
          } else {
            paths.addAll(decided(loop, tested, frame));
          }
        }
      } else {
        Expr header = loop.stmt() instanceof Stmt.ForEach each ? each.iterable() : null;
        paths.addAll(
            header == null
                ? List.of(path)
                : simulation.expressions.eval(header, path.state(), frame));
      }
    }
    return paths;
  }

  /** The request stands in the condition: what its answer makes of it. */
  private List<Path> decided(Loop loop, Path tested, Frame frame) {
    List<Path> paths = new ArrayList<>();
    if (!tested.value().equals(Value.TRUE)) {
      leftBy(loop, tested.value());
      paths.add(Path.normal(tested.state()));
    }
    if (tested.value().equals(Value.FALSE)) {
      return paths;
    }
    for (Path path : statements.exec(loop.body(), tested.state(), frame)) {
      if (loop.goesOn(path)) {
        paths.addAll(again(loop, path.state(), frame));
      } else {
        paths.add(ended(loop, path, frame));
      }
    }
    return paths;
  }

  /** The loop is left as its condition says; unless that has nothing to do with the answer. */
  private void leftBy(Loop loop, Value condition) {
    if (condition instanceof Value.Bool || condition.isTainted()) {
      simulation.leaves(loop.stmt());
    }
  }

  /** A loop behind the request: its body is followed once, or not at all. */
  private List<Path> passing(Loop loop, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Path begun : statements.block(loop.init(), state, frame)) {
      if (!begun.isNormal()) {
        paths.add(begun);
      } else if (loop.condition() == null
          || loop.endless()
          || loop.stmt() instanceof Stmt.DoWhile) {
        paths.addAll(passed(loop, begun.state(), frame));
      } else {
        for (Conditions.Branch way :
            simulation.conditions.branches(loop.condition(), begun.state(), frame)) {
          if (way.abrupt() != null) {
            paths.add(inLoop(way.abrupt(), loop, frame));
          } else if (way.holds()) {
            paths.addAll(passed(loop, way.state(), frame));
          } else {
            paths.add(Path.normal(simulation.forget(way.state(), loop.stmt())));
          }
        }
      }
    }
    return Path.bounded(paths);
  }

  private List<Path> passed(Loop loop, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    if (loop.stmt() instanceof Stmt.ForEach) {
      paths.add(Path.normal(simulation.forget(state, loop.stmt())));
    }
    for (Path path : statements.exec(loop.body(), state, frame)) {
      if (loop.goesOn(path)) {
        paths.addAll(passedOnce(loop, path.state(), frame));
      } else {
        Path end = isWrittenAgain(path) ? madeBy(loop, path, frame) : inLoop(path, loop, frame);
        paths.add(loop.endsHere(path) ? Path.normal(path.state()) : end);
      }
    }
    return paths;
  }

  /** Whether the request was sent again by a call like the first, written in this loop. */
  private boolean isWrittenAgain(Path path) {
    return path.value() instanceof Value.Resent resent
        && simulation.resenders().contains(resent.site());
  }

  private List<Path> passedOnce(Loop loop, State state, Frame frame) {
    if (loop.endless()) {
      return List.of();
    }
    List<Path> paths = new ArrayList<>();
    paths.add(Path.normal(simulation.forget(state, loop.stmt())));
    if (loop.stmt() instanceof Stmt.DoWhile) {
      // The condition of the others was looked at before.
      for (Path tested : simulation.expressions.eval(loop.condition(), state, frame)) {
        if (!tested.isNormal()) {
          paths.add(inLoop(tested, loop, frame));
        }
      }
    }
    return paths;
  }

  /** A loop around the request. */
  private List<Path> sending(Loop loop, State state, Frame frame) {
    // Nobody knows which turn it is.
    State entered = state.env() == Env.EMPTY ? state : simulation.forget(state, loop.stmt());
    List<Path> paths = new ArrayList<>();
    for (Path path : statements.exec(loop.body(), entered, frame)) {
      if (!loop.goesOn(path)) {
        paths.add(ended(loop, path, frame));
      } else if (path.state().sent()) {
        paths.addAll(again(loop, path.state(), frame));
      } else {
        paths.add(Path.normal(path.state()));
      }
    }
    return Path.bounded(paths);
  }

  /** How the loop ends where its first turn ended so. */
  private Path ended(Loop loop, Path path, Frame frame) {
    if (path.kind() == Path.Kind.RESENT) {
      return inLoop(path, loop, frame);
    }
    simulation.leaves(loop.stmt());
    return loop.endsHere(path) ? Path.normal(path.state()) : path;
  }

  private List<Path> again(Loop loop, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    List<State> turns = new ArrayList<>();
    for (Path updated : update(loop, state, frame)) {
      if (!updated.isNormal()) {
        paths.add(updated);
        continue;
      }
      if (loop.condition() == null || loop.endless()) {
        turns.add(updated.state());
        if (!loop.endless()) {
          paths.add(Path.normal(updated.state()));
        }
        continue;
      }
      tested(loop, updated.state(), frame, paths, turns);
    }
    for (State turn : turns) {
      paths.addAll(secondTurn(loop, turn, frame));
    }
    return paths;
  }

  private List<Path> update(Loop loop, State state, Frame frame) {
    List<Path> paths = List.of(Path.normal(state));
    for (Expr update : loop.update()) {
      List<Path> next = new ArrayList<>();
      for (Path path : paths) {
        next.addAll(
            path.isNormal()
                ? simulation.expressions.eval(update, path.state(), frame)
                : List.of(path));
      }
      paths = next;
    }
    return paths;
  }

  private void tested(Loop loop, State state, Frame frame, List<Path> paths, List<State> turns) {
    for (Path tested : simulation.expressions.eval(loop.condition(), state, frame)) {
      if (!tested.isNormal()) {
        // The condition itself sends again.
        paths.add(inLoop(tested, loop, frame));
        continue;
      }
      if (!tested.value().equals(Value.FALSE)) {
        turns.add(tested.state());
      }
      if (!tested.value().equals(Value.TRUE)) {
        leftBy(loop, tested.value());
        paths.add(Path.normal(tested.state()));
      }
    }
  }

  private List<Path> secondTurn(Loop loop, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Path path : statements.exec(loop.body(), state, frame)) {
      if (loop.goesOn(path) || loop.endsHere(path)) {
        paths.add(Path.normal(path.state()));
      } else if (path.kind() == Path.Kind.RESENT
          && rotation.changesRequest(loop.stmt(), path.state())) {
        // The next item, key or model: not the same request again.
        paths.add(Path.normal(path.state()));
      } else {
        paths.add(inLoop(path, loop, frame));
      }
    }
    return paths;
  }

  /** A request that is sent again without anybody who is known to do it: this loop does. */
  private static Path inLoop(Path path, Loop loop, Frame frame) {
    return path.value() instanceof Value.Resent resent && resent.site() == null
        ? madeBy(loop, path, frame)
        : path;
  }

  private static Path madeBy(Loop loop, Path path, Frame frame) {
    return path.withValue(new Value.Resent(Retry.Kind.LOOP, null, frame.unit(), loop.stmt(), null));
  }
}
