package dev.lint429.source.lower;

import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import dev.lint429.source.tree.Identifiers;
import dev.lint429.source.tree.TypeSyntax;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Type;
import java.util.ArrayList;
import java.util.List;

/** Lowers patterns and declares their variables. */
final class Patterns {
  private static final TypeRef BOOLEAN = Known.BOOLEAN.toRef();

  private final Lowering lowering;

  Patterns(Lowering lowering) {
    this.lowering = lowering;
  }

  /**
   * The pattern of a case as a test of the selector. The selector is evaluated once and stands
   * elsewhere, so the operand only repeats what it is: a name again, or nothing known.
   */
  Expr label(ComponentPatternExpr pattern, Typed selector, Scope scope) {
    Expr operand =
        selector.expr() instanceof Expr.Name name
            ? new Expr.Name(Span.NONE, name.id(), name.binding(), name.type())
            : nothing(selector.type());
    return test(lowering.span(pattern), operand, selector.type(), pattern, scope);
  }

  private static Expr nothing(Type type) {
    return new Expr.Opaque(Span.NONE, List.of(), type.toRef());
  }

  /**
   * A test whether a value matches.
   *
   * @param type the type of what is matched, for {@code var}
   */
  Expr test(Span span, Expr operand, Type type, ComponentPatternExpr pattern, Scope scope) {
    if (pattern instanceof TypePatternExpr typePattern) {
      VarDecl variable = variable(typePattern, type, scope);
      return new Expr.InstanceOf(span, operand, variable.type(), variable, BOOLEAN);
    }
    if (pattern instanceof RecordPatternExpr record) {
      return recordTest(span, operand, record, scope);
    }
    return new Expr.Opaque(span, List.of(operand), BOOLEAN);
  }

  /** A record pattern: the type test, and the variables in it. */
  private Expr recordTest(Span span, Expr operand, RecordPatternExpr pattern, Scope scope) {
    Type tested = scope.types().resolve(TypeSyntax.of(pattern.getType()));
    List<Type> components = lowering.calls().recordComponents(tested);
    List<Node> children = new ArrayList<>();
    children.add(new Expr.InstanceOf(span, operand, tested.toRef(), null, BOOLEAN));
    for (int i = 0; i < pattern.getPatternList().size(); i++) {
      ComponentPatternExpr nested = pattern.getPatternList().get(i);
      Type type = i < components.size() ? components.get(i) : Known.UNKNOWN;
      if (nested instanceof TypePatternExpr typePattern) {
        children.add(variable(typePattern, type, scope));
      } else if (nested instanceof RecordPatternExpr record) {
        children.add(recordTest(lowering.span(record), nothing(type), record, scope));
      }
    }
    return new Expr.Opaque(span, children, BOOLEAN);
  }

  private VarDecl variable(TypePatternExpr pattern, Type matched, Scope scope) {
    TypeSyntax written = TypeSyntax.of(pattern.getType());
    Type type = written.isOmitted() ? matched : scope.types().resolve(written);
    VarDecl variable =
        new VarDecl(
            lowering.span(pattern),
            lowering.span(pattern.getName()),
            VarDecl.Kind.PATTERN,
            Identifiers.text(pattern.getNameAsString()),
            type.toRef(),
            Declarations.modifiers(pattern.getModifiers()),
            List.of(),
            null,
            null);
    scope.declare(variable, type);
    return variable;
  }
}
