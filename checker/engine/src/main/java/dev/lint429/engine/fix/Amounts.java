package dev.lint429.engine.fix;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.VarDecl;
import java.util.Map;
import java.util.Optional;

/** Reads constant amounts of time. */
final class Amounts {
  /** The longest wait that a repaired policy grows to, in milliseconds. */
  static final long CAP = 60_000;

  private static final Map<String, Long> UNITS =
      Map.of(
          "ofMillis", 1L,
          "ofSeconds", 1_000L,
          "ofMinutes", 60_000L,
          "ofHours", 3_600_000L);

  private final Program program;

  Amounts(Program program) {
    this.program = program;
  }

  /** A Duration or a number of milliseconds, in milliseconds; empty if unknown. */
  Optional<Long> millis(Expr expr) {
    return millis(expr, 0);
  }

  private Optional<Long> millis(Expr expr, int depth) {
    if (depth > 4) {
      return Optional.empty();
    }
    if (expr instanceof Expr.Literal literal && literal.value() instanceof Number number) {
      return Optional.of(number.longValue());
    }
    if (expr instanceof Expr.Call call
        && call.method().owner().equals("java.time.Duration")
        && UNITS.containsKey(call.name())) {
      return millis(call.args().get(0), depth + 1).map(n -> n * UNITS.get(call.name()));
    }
    Binding binding =
        expr instanceof Expr.Name name
            ? name.binding()
            : expr instanceof Expr.Select select ? select.binding() : Binding.UNRESOLVED;
    if (binding instanceof Binding.Field field) {
      if (field.constant() instanceof Number number) {
        return Optional.of(number.longValue());
      }
      return program
          .type(field.owner())
          .flatMap(t -> t.field(field.name()))
          .filter(f -> f.modifiers().contains("final"))
          .map(VarDecl::init)
          .flatMap(init -> millis(init, depth + 1));
    }
    return Optional.empty();
  }

  /** Whether a first delay is certainly below the cap. */
  boolean isBelowCap(Expr delay) {
    return millis(delay).filter(m -> m < CAP).isPresent();
  }
}
