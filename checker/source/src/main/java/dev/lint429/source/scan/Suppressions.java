package dev.lint429.source.scan;

import dev.lint429.engine.Finding;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Silences findings within a declaration that has {@code @SuppressWarnings} with the rule's id,
 * {@code lint429} or {@code all}.
 */
final class Suppressions {
  private static final Set<String> EVERY_RULE = Set.of("lint429", "all");

  private Suppressions() {}

  /** The findings that are not silenced. */
  static List<Finding> filter(CompilationUnit unit, List<Finding> findings) {
    return findings.stream()
        .filter(f -> unit.types().stream().noneMatch(t -> isSuppressed(t, f)))
        .toList();
  }

  private static boolean isSuppressed(Node around, Finding finding) {
    Span span = around.span();
    if (span.exists() && !span.contains(finding.span())) {
      return false;
    }
    return annotations(around).stream().anyMatch(a -> silences(a, finding.rule().id()))
        || around.children().stream().anyMatch(c -> isSuppressed(c, finding));
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

  private static boolean silences(Annotation annotation, String rule) {
    return annotation.simpleName().equals("SuppressWarnings")
        && texts(annotation.values().get("value"))
            .anyMatch(text -> EVERY_RULE.contains(text) || text.equals(rule));
  }

  private static Stream<Object> texts(Expr value) {
    if (value instanceof Expr.NewArray array) {
      return array.elements().stream().flatMap(Suppressions::texts);
    }
    if (value instanceof Expr.Literal literal) {
      return Stream.ofNullable(literal.value());
    }
    Binding binding =
        value instanceof Expr.Name name
            ? name.binding()
            : value instanceof Expr.Select select ? select.binding() : null;
    return binding instanceof Binding.Field field
        ? Stream.ofNullable(field.constant())
        : Stream.empty();
  }
}
