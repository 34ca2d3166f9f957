package dev.lint429.errorprone.javac;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCCaseLabel;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Lowers the cases of a switch. */
final class Cases {
  private static final String DEFAULT_LABEL = "DEFAULT_CASE_LABEL";

  private final Lowering lowering;

  Cases(Lowering lowering) {
    this.lowering = lowering;
  }

  List<Stmt.SwitchCase> lower(List<? extends CaseTree> trees, Expr selector, boolean inExpression) {
    List<Stmt.SwitchCase> cases = new ArrayList<>();
    for (CaseTree tree : trees) {
      cases.add(lower(tree, selector, inExpression));
    }
    return cases;
  }

  private Stmt.SwitchCase lower(CaseTree tree, Expr selector, boolean inExpression) {
    List<Expr> labels = new ArrayList<>();
    boolean isDefault = false;
    for (JCCaseLabel label : ((JCCase) tree).labels) {
      Tree labelled = NewerTrees.unwrapLabel(label);
      if (labelled.getKind().name().equals(DEFAULT_LABEL)) {
        isDefault = true;
      } else {
        labels.add(label(labelled, selector));
      }
    }
    ExpressionTree guard = NewerTrees.guard(tree);
    boolean arrow = tree.getCaseKind() == CaseTree.CaseKind.RULE;
    return new Stmt.SwitchCase(
        lowering.positions.of(tree),
        labels,
        isDefault,
        guard == null ? null : lowering.expressions.lower(guard),
        arrow,
        arrow
            ? List.of(arrowBody(tree.getBody(), inExpression))
            : lowering.statements.statements(tree.getStatements()));
  }

  private Expr label(Tree tree, Expr selector) {
    return tree instanceof ExpressionTree constant
        ? lowering.expressions.lower(constant)
        : lowering.patterns.test(tree, selector);
  }

  private Stmt arrowBody(Tree tree, boolean inExpression) {
    if (tree instanceof ExpressionTree value) {
      Expr expr = lowering.expressions.lower(value);
      return inExpression
          ? new Stmt.Yield(expr.span(), expr)
          : new Stmt.Expression(expr.span(), expr);
    }
    return lowering.statements.lower((StatementTree) tree);
  }
}
