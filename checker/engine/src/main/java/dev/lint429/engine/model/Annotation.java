package dev.lint429.engine.model;

import java.util.List;
import java.util.Map;

/**
 * An annotation in the source.
 *
 * @param type qualified name where it could be resolved, else the name as written
 * @param values the written elements in their order; a lone value stands under {@code value}
 */
public record Annotation(Span span, String type, Map<String, Expr> values) implements Node {
  @Override
  public List<Node> children() {
    return List.copyOf(values.values());
  }

  public String simpleName() {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
