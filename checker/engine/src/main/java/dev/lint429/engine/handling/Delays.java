package dev.lint429.engine.handling;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Program;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells how a wait is chosen from the expression that says how long: whether what it is made of
 * grows from one attempt to the next, is drawn at random, or was read from the response.
 */
final class Delays {
  /** What an expression is made of. */
  enum Trait {
    ZERO,
    CONSTANT,
    UNKNOWN,
    COUNTER,
    RANDOM,
    GROWTH,
    SERVER
  }

  final Program program;
  final CallGraph graph;
  final Constants constants;
  final Growth growth;

  Delays(Program program, CallGraph graph, Constants constants) {
    this.program = program;
    this.graph = graph;
    this.constants = constants;
    this.growth = new Growth(graph);
  }

  /** How a wait of {@code amount} is chosen; {@code amount} may be null. */
  Delay of(Expr amount, Frame frame) {
    if (amount == null) {
      return Delay.UNKNOWN;
    }
    DelayLook look = new DelayLook(this);
    look.at(amount, frame, 0);
    return delay(look.traits());
  }

  /** Whether a wait of {@code amount}, which may be null, is spread at random. */
  boolean isRandom(Expr amount, Frame frame) {
    DelayLook look = new DelayLook(this);
    look.at(amount, frame, 0);
    return look.traits().contains(Trait.RANDOM);
  }

  /**
   * How a function chooses the wait that is given the number of the attempt; unknown where it is
   * not a lambda or a method of the source.
   */
  Delay ofFunction(Expr function, Frame frame) {
    DelayLook look = new DelayLook(this);
    look.function(function, frame);
    return delay(look.traits());
  }

  private static Delay delay(Set<Trait> traits) {
    if (traits.contains(Trait.SERVER)) {
      return Delay.SERVER;
    }
    if (traits.contains(Trait.GROWTH)) {
      return Delay.EXPONENTIAL;
    }
    if (traits.contains(Trait.UNKNOWN) || traits.isEmpty()) {
      return Delay.UNKNOWN;
    }
    if (traits.contains(Trait.COUNTER)) {
      return Delay.LINEAR;
    }
    if (traits.contains(Trait.RANDOM)) {
      return Delay.RANDOM;
    }
    return traits.equals(EnumSet.of(Trait.ZERO)) ? Delay.NONE : Delay.FIXED;
  }

  /** The only body that a call may run, if it is in sight. */
  Optional<MethodDecl> body(Expr.Call call) {
    List<MethodDecl> bodies = graph.bodies(call.method());
    return bodies.size() == 1 ? Optional.of(bodies.get(0)) : Optional.empty();
  }
}
