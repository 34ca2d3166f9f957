package dev.lint429.source.lower;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.source.tree.Constants;
import java.util.ArrayDeque;
import java.util.Deque;

/** The compile-time constants of lowered expressions. */
final class Constant {
  private Constant() {}

  /** The constant, or null if the expression is none or not known. */
  static Object of(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal.value();
    }
    if (expr instanceof Expr.Name name) {
      return of(name.binding());
    }
    if (expr instanceof Expr.Select select) {
      return of(select.binding());
    }
    if (expr instanceof Expr.Binary binary) {
      return operation(binary);
    }
    if (expr instanceof Expr.Unary unary) {
      return Constants.unary(unary.op(), of(unary.operand()));
    }
    if (expr instanceof Expr.Cast cast) {
      return Constants.convert(of(cast.operand()), cast.type().name());
    }
    if (expr instanceof Expr.Conditional conditional
        && of(conditional.condition()) instanceof Boolean condition) {
      return of(condition ? conditional.whenTrue() : conditional.whenFalse());
    }
    return null;
  }

  /** A long concatenation is nested to the left as deep as it is long: no recursion there. */
  private static Object operation(Expr.Binary outermost) {
    Deque<Expr.Binary> chain = new ArrayDeque<>();
    Expr left = outermost;
    while (left instanceof Expr.Binary binary) {
      chain.push(binary);
      left = binary.left();
    }
    Object value = of(left);
    for (Expr.Binary binary : chain) {
      value = Constants.binary(binary.op(), value, of(binary.right()));
    }
    return value;
  }

  private static Object of(Binding binding) {
    if (binding instanceof Binding.Local local) {
      return local.variable().constant();
    }
    return binding instanceof Binding.Field field ? field.constant() : null;
  }
}
