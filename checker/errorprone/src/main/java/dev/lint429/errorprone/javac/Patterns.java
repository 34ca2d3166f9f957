package dev.lint429.errorprone.javac;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;

/** Lowers patterns: of {@code instanceof} and of cases. */
final class Patterns {
  private static final TypeRef BOOLEAN = TypeRef.of("boolean");

  private final Lowering lowering;

  Patterns(Lowering lowering) {
    this.lowering = lowering;
  }

  Expr instanceOf(InstanceOfTree tree) {
    Expr operand = lowering.expressions.lower(tree.getExpression());
    Span span = lowering.positions.startingWith(tree, tree.getExpression(), operand.span());
    Tree pattern = tree.getPattern();
    return pattern == null
        ? new Expr.InstanceOf(span, operand, lowering.typeOf(tree.getType()), null, BOOLEAN)
        : test(span, operand, pattern);
  }

  /**
   * The pattern of a case as a test of the selector. The selector is evaluated once and stands
   * elsewhere, so the operand only repeats what it is: a name again, or nothing known.
   */
  Expr test(Tree pattern, Expr selector) {
    Expr operand =
        selector instanceof Expr.Name name
            ? new Expr.Name(Span.NONE, name.id(), name.binding(), name.type())
            : new Expr.Opaque(Span.NONE, List.of(), selector.type());
    return test(lowering.positions.of(pattern), operand, pattern);
  }

  private Expr test(Span span, Expr operand, Tree pattern) {
    if (pattern instanceof BindingPatternTree binding) {
      VarDecl variable = variable(binding);
      return new Expr.InstanceOf(span, operand, variable.type(), variable, BOOLEAN);
    }
    if (NewerTrees.isRecordPattern(pattern)) {
      return recordTest(span, operand, pattern);
    }
    List<Node> children = new ArrayList<>();
    children.add(operand);
    children.addAll(lowering.expressions.childrenOf(pattern));
    return new Expr.Opaque(span, children, BOOLEAN);
  }

  /** A record pattern: the type test, and the variables in it. */
  private Expr recordTest(Span span, Expr operand, Tree pattern) {
    TypeRef tested = lowering.typeOf(NewerTrees.deconstructor(pattern));
    List<Node> children = new ArrayList<>();
    children.add(new Expr.InstanceOf(span, operand, tested, null, BOOLEAN));
    for (Tree nested : NewerTrees.nestedPatterns(pattern)) {
      if (nested instanceof BindingPatternTree binding) {
        children.add(variable(binding));
      } else if (NewerTrees.isRecordPattern(nested)) {
        Expr component = new Expr.Opaque(Span.NONE, List.of(), TypeRef.UNKNOWN);
        children.add(recordTest(lowering.positions.of(nested), component, nested));
      }
    }
    return new Expr.Opaque(span, children, BOOLEAN);
  }

  VarDecl variable(BindingPatternTree tree) {
    return lowering.declarations.variable(
        (JCVariableDecl) tree.getVariable(), VarDecl.Kind.PATTERN, -1);
  }
}
