package dev.lint429.engine.handling;

import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Follows {@code switch}, as a statement or an expression. */
final class Switches {
  private final Simulation simulation;
  private final Statements statements;

  Switches(Simulation simulation, Statements statements) {
    this.simulation = simulation;
    this.statements = statements;
  }

  /** The ends of the statement; a {@code yield} in it is left as it is. */
  List<Path> exec(Expr selector, List<Stmt.SwitchCase> cases, State state, Frame frame) {
    List<Path> ends = new ArrayList<>();
    if (!state.sent() && !simulation.reaches(selector, state)) {
      for (int i = 0; i < cases.size(); i++) {
        if (simulation.reaches(cases.get(i), state)) {
          ends.addAll(from(cases, i, state, frame));
        }
      }
      return ends;
    }
    for (Path selected : simulation.expressions.eval(selector, state, frame)) {
      if (!selected.isNormal()) {
        ends.add(selected);
        continue;
      }
      for (Choice choice : choices(cases, selected.value(), selected.state(), frame)) {
        ends.addAll(
            choice.at() < 0
                ? List.of(Path.normal(choice.state()))
                : from(cases, choice.at(), choice.state(), frame));
      }
    }
    return Path.bounded(ends);
  }

  /** Where a switch goes on; -1 behind its end. */
  private record Choice(int at, State state) {}

  private List<Choice> choices(List<Stmt.SwitchCase> cases, Value value, State state, Frame frame) {
    List<Choice> open = new ArrayList<>();
    int otherwise = -1;
    for (int i = 0; i < cases.size(); i++) {
      Stmt.SwitchCase candidate = cases.get(i);
      if (candidate.isDefault()) {
        otherwise = i;
      }
      for (Expr label : candidate.labels()) {
        Conditions.Compared compared =
            simulation.conditions.compare(
                value, simulation.conditions.label(label, value), state, frame, label);
        if (Value.TRUE.equals(compared.value())) {
          return List.of(new Choice(i, compared.state()));
        }
        if (!Value.FALSE.equals(compared.value())) {
          open.add(new Choice(i, state));
        }
      }
    }
    open.add(new Choice(otherwise, state));
    return open;
  }

  private List<Path> from(List<Stmt.SwitchCase> cases, int first, State state, Frame frame) {
    List<Path> ends = new ArrayList<>();
    List<Path> open = List.of(Path.normal(state));
    for (int i = first; i < cases.size() && !open.isEmpty(); i++) {
      List<Path> next = new ArrayList<>();
      for (Path path : open) {
        for (Path end : statements.block(cases.get(i).body(), path.state(), frame)) {
          if (end.isNormal() && !cases.get(i).arrow()) {
            next.add(end);
          } else if (end.kind() == Path.Kind.BREAK && end.label() == null) {
            ends.add(Path.normal(end.state()));
          } else {
            ends.add(end);
          }
        }
      }
      open = next;
    }
    ends.addAll(open);
    return ends;
  }
}
