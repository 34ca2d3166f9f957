package dev.lint429.errorprone.javac;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ModifiersTree;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Lowers annotations and modifiers. */
final class Annotations {
  private final Lowering lowering;

  Annotations(Lowering lowering) {
    this.lowering = lowering;
  }

  List<Annotation> of(ModifiersTree modifiers) {
    List<Annotation> annotations = new ArrayList<>();
    for (AnnotationTree tree : modifiers.getAnnotations()) {
      annotations.add(of(tree));
    }
    return annotations;
  }

  Annotation of(AnnotationTree tree) {
    TypeRef type = lowering.typeOf(tree.getAnnotationType());
    Map<String, Expr> values = new LinkedHashMap<>();
    for (ExpressionTree argument : tree.getArguments()) {
      // Attribution writes the lone value as an assignment to "value", too.
      if (argument instanceof AssignmentTree assignment) {
        values.put(assignment.getVariable().toString(), value(assignment.getExpression()));
      } else {
        values.put("value", value(argument));
      }
    }
    String name = type.isKnown() ? type.name() : tree.getAnnotationType().toString();
    return new Annotation(lowering.positions.ofDeclaration(tree), name, values);
  }

  private Expr value(ExpressionTree tree) {
    return lowering.expressions.lower(tree);
  }

  /** The keywords as written. */
  static Set<String> keywords(ModifiersTree modifiers) {
    Set<Modifier> flags = modifiers.getFlags();
    String[] keywords = new String[flags.size()];
    int count = 0;
    for (Modifier modifier : flags) {
      keywords[count++] = modifier.toString();
    }
    return Set.of(keywords);
  }
}
