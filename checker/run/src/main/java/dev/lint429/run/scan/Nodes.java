package dev.lint429.run.scan;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;

/** Finds the nodes that stand around a place. */
final class Nodes {
  private Nodes() {}

  /** The nodes that cover {@code span}, the innermost first. */
  static List<Node> around(CompilationUnit unit, Span span) {
    List<Node> around = new ArrayList<>();
    List<? extends Node> level = unit.types();
    while (!level.isEmpty()) {
      List<? extends Node> next = List.of();
      for (Node node : level) {
        if (node.span().contains(span)) {
          around.add(0, node);
          next = node.children();
          break;
        }
      }
      level = next;
    }
    return around;
  }

  /**
   * The range that a reader would call the statement at the innermost of {@code around}: of a
   * statement with others inside it, such as {@code if}, only the expression.
   */
  static Span statement(List<Node> around, Span otherwise) {
    for (int i = 0; i < around.size(); i++) {
      Node node = around.get(i);
      if (node instanceof Stmt statement) {
        return hasBody(statement) && i > 0 ? around.get(i - 1).span() : node.span();
      }
      boolean isDeclaration = node instanceof MethodDecl || node instanceof VarDecl;
      if (isDeclaration && !(i + 1 < around.size() && around.get(i + 1) instanceof Stmt.Local)) {
        return node instanceof MethodDecl ? otherwise : node.span();
      }
    }
    return otherwise;
  }

  private static boolean hasBody(Stmt statement) {
    return statement.children().stream().anyMatch(Stmt.class::isInstance)
        || statement instanceof Stmt.Switch;
  }

  /** The innermost method or field, or else the outermost node. */
  static Span member(List<Node> around, Span otherwise) {
    for (Node node : around) {
      boolean isField =
          node instanceof VarDecl variable
              && (variable.kind() == VarDecl.Kind.FIELD
                  || variable.kind() == VarDecl.Kind.ENUM_CONSTANT);
      if (node instanceof MethodDecl || isField) {
        return node.span();
      }
    }
    return otherwise;
  }
}
