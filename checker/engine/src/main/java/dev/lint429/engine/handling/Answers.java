package dev.lint429.engine.handling;

import dev.lint429.engine.model.Expr;
import java.util.List;

/** How the answer to a request comes out of the call that is followed. */
interface Answers {
  /**
   * The ways in which {@code target} ends.
   *
   * @param state the state before, in which the request counts as sent already
   */
  List<Path> of(Expr target, State state, Frame frame, Simulation simulation);
}
