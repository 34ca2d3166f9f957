package dev.lint429.run.scan;

import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.List;

/**
 * {@code @SuppressWarnings} with a rule's id or {@code lint429}, on any declaration around a
 * finding.
 */
final class Suppressions {
  private static final String EVERY_RULE = "lint429";

  private Suppressions() {}

  /**
   * Whether an annotation silences the rule.
   *
   * @param around the nodes around the finding
   */
  static boolean silence(List<Node> around, String rule) {
    return around.stream()
        .flatMap(node -> annotations(node).stream())
        .filter(annotation -> annotation.simpleName().equals("SuppressWarnings"))
        .anyMatch(annotation -> names(annotation.values().get("value"), rule));
  }

  private static List<Annotation> annotations(Node node) {
    if (node instanceof TypeDecl type) {
      return type.annotations();
    }
    if (node instanceof MethodDecl method) {
      return method.annotations();
    }
    return node instanceof VarDecl variable ? variable.annotations() : List.of();
  }

  private static boolean names(Expr value, String rule) {
    if (value instanceof Expr.NewArray array) {
      return array.elements().stream().anyMatch(element -> names(element, rule));
    }
    String text = constant(value);
    return text != null && (text.equals(rule) || text.equals(EVERY_RULE));
  }

  private static String constant(Expr value) {
    if (value instanceof Expr.Literal literal) {
      return literal.value() instanceof String text ? text : null;
    }
    Binding binding = null;
    if (value instanceof Expr.Name name) {
      binding = name.binding();
    } else if (value instanceof Expr.Select select) {
      binding = select.binding();
    }
    return binding instanceof Binding.Field field && field.constant() instanceof String text
        ? text
        : null;
  }
}
