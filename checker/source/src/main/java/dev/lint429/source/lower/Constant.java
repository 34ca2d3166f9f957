package dev.lint429.source.lower;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.source.tree.Constants;

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
      return Constants.binary(binary.op(), of(binary.left()), of(binary.right()));
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

  private static Object of(Binding binding) {
    if (binding instanceof Binding.Local local) {
      return local.variable().constant();
    }
    return binding instanceof Binding.Field field ? field.constant() : null;
  }
}
