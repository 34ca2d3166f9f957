package dev.lint429.source.lower;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.source.tree.Identifiers;
import dev.lint429.source.types.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lowers annotations. */
final class Annotations {
  private final Lowering lowering;

  Annotations(Lowering lowering) {
    this.lowering = lowering;
  }

  /**
   * @param here whether this is where they stand, and not a second use of them
   */
  List<Annotation> lower(NodeList<AnnotationExpr> annotations, Scope scope, boolean here) {
    return here ? lower(annotations, scope) : lowering.nowhere(() -> lower(annotations, scope));
  }

  List<Annotation> lower(NodeList<AnnotationExpr> annotations, Scope scope) {
    return annotations.stream().map(a -> lower(a, scope)).toList();
  }

  private Annotation lower(AnnotationExpr annotation, Scope scope) {
    String type = scope.types().resolveName(annotation.getNameAsString()).erasedName();
    Map<String, Expr> values = new LinkedHashMap<>();
    if (annotation instanceof SingleMemberAnnotationExpr single) {
      values.put("value", value(single.getMemberValue(), scope));
    } else if (annotation instanceof NormalAnnotationExpr normal) {
      normal
          .getPairs()
          .forEach(
              pair ->
                  values.put(
                      Identifiers.text(pair.getNameAsString()), value(pair.getValue(), scope)));
    }
    return new Annotation(lowering.span(annotation), type, values);
  }

  private Expr value(Expression value, Scope scope) {
    if (value instanceof AnnotationExpr nested) {
      Annotation annotation = lower(nested, scope);
      return new Expr.Opaque(annotation.span(), List.of(annotation), TypeRef.of(annotation.type()));
    }
    if (value instanceof ArrayInitializerExpr array) {
      List<Expr> elements = array.getValues().stream().map(v -> value(v, scope)).toList();
      return new Expr.NewArray(lowering.span(array), TypeRef.UNKNOWN, elements);
    }
    return lowering.expressions().lower(value, scope.block(), Known.UNKNOWN).expr();
  }
}
