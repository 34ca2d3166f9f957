package dev.lint429.engine.handling;

import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
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
      Stmt stmt, List<Stmt> init, Expr condition, List<Expr> update, Stmt body, boolean endless) {}

  List<Path> exec(Stmt stmt, State state, Frame frame) {
    Loop loop = loopOf(stmt);
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

  private static Loop loopOf(Stmt stmt) {
    if (stmt instanceof Stmt.For f) {
      return new Loop(f, f.init(), f.condition(), f.update(), f.body(), f.condition() == null);
    }
    if (stmt instanceof Stmt.While w) {
      return new Loop(w, List.of(), w.condition(), List.of(), w.body(), isTrue(w.condition()));
    }
    if (stmt instanceof Stmt.DoWhile d) {
      return new Loop(d, List.of(), d.condition(), List.of(), d.body(), isTrue(d.condition()));
    }
    return new Loop(stmt, List.of(), null, List.of(), ((Stmt.ForEach) stmt).body(), false);
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
    if (tested.value().equals(Value.FALSE)) {
      simulation.leaves(loop.stmt());
      return List.of(Path.normal(tested.state()));
    }
    List<Path> paths = new ArrayList<>();
    if (!tested.value().equals(Value.TRUE)) {
      paths.add(Path.normal(tested.state()));
    }
    for (Path path : statements.exec(loop.body(), tested.state(), frame)) {
      if (goesOn(path)) {
        paths.addAll(again(loop, path.state(), frame));
      } else {
        simulation.leaves(loop.stmt());
        paths.add(endsHere(path) ? Path.normal(path.state()) : path);
      }
    }
    return paths;
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
            paths.add(siteOf(way.abrupt(), loop, frame));
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
      if (goesOn(path)) {
        if (!loop.endless()) {
          paths.add(Path.normal(simulation.forget(path.state(), loop.stmt())));
        }
      } else {
        paths.add(endsHere(path) ? Path.normal(path.state()) : path);
      }
    }
    return paths;
  }

  /** A loop around the request. */
  private List<Path> sending(Loop loop, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Path path : statements.exec(loop.body(), state, frame)) {
      if (goesOn(path)) {
        paths.addAll(
            path.state().sent()
                ? again(loop, path.state(), frame)
                : List.of(Path.normal(path.state())));
      } else {
        simulation.leaves(loop.stmt());
        paths.add(endsHere(path) ? Path.normal(path.state()) : path);
      }
    }
    return Path.bounded(paths);
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
      addTested(loop, updated.state(), frame, paths, turns);
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

  private void addTested(Loop loop, State state, Frame frame, List<Path> paths, List<State> turns) {
    List<Conditions.Branch> branches =
        simulation.conditions.branches(loop.condition(), state, frame);
    boolean certain = branches.size() == 1;
    for (Conditions.Branch branch : branches) {
      if (branch.abrupt() != null) {
        // The condition itself sends again.
        paths.add(siteOf(branch.abrupt(), loop, frame));
      } else if (branch.holds()) {
        turns.add(branch.state());
      } else {
        if (certain) {
          simulation.leaves(loop.stmt());
        }
        paths.add(Path.normal(branch.state()));
      }
    }
  }

  private List<Path> secondTurn(Loop loop, State state, Frame frame) {
    List<Path> paths = new ArrayList<>();
    for (Path path : statements.exec(loop.body(), state, frame)) {
      if (goesOn(path) || endsHere(path)) {
        paths.add(Path.normal(path.state()));
      } else if (path.kind() == Path.Kind.RESENT && rotation.changesRequest(loop.stmt())) {
        // The next item, key or model: not the same request again.
        paths.add(Path.normal(path.state()));
      } else {
        paths.add(siteOf(path, loop, frame));
      }
    }
    return paths;
  }

  private static Path siteOf(Path path, Loop loop, Frame frame) {
    if (path.value() instanceof Value.Resent resent && resent.site() == null) {
      Node site = loop.stmt();
      return path.withValue(
          new Value.Resent(Retry.Kind.LOOP, null, frame.unit(), site, resent.policy()));
    }
    return path;
  }

  private static boolean goesOn(Path path) {
    return path.isNormal() || (path.kind() == Path.Kind.CONTINUE && path.label() == null);
  }

  private static boolean endsHere(Path path) {
    return path.kind() == Path.Kind.BREAK && path.label() == null;
  }
}
