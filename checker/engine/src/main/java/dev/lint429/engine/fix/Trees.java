package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Walks over the code model. */
final class Trees {
  private Trees() {}

  /** Visits {@code node} and everything below it. */
  static void visit(Node node, Consumer<? super Node> visitor) {
    visitor.accept(node);
    node.children().forEach(child -> visit(child, visitor));
  }

  /** Visits what runs when {@code node} runs: bodies of lambdas and classes are left out. */
  static void visitRun(Node node, Consumer<? super Node> visitor) {
    visitor.accept(node);
    if (node instanceof Expr.Lambda) {
      return;
    }
    for (Node child : node.children()) {
      if (child instanceof Expr || child instanceof Stmt || !isDeclaration(child)) {
        visitRun(child, visitor);
      }
    }
  }

  private static boolean isDeclaration(Node node) {
    return node instanceof TypeDecl || node instanceof MethodDecl;
  }

  static boolean any(Node node, Predicate<? super Node> test) {
    if (test.test(node)) {
      return true;
    }
    return node.children().stream().anyMatch(child -> any(child, test));
  }

  /** All nodes of a kind at or below {@code node}, in the order of the source. */
  static <T extends Node> List<T> all(Node node, Class<T> kind) {
    List<T> found = new ArrayList<>();
    visit(
        node,
        n -> {
          if (kind.isInstance(n)) {
            found.add(kind.cast(n));
          }
        });
    return found;
  }

  /** Whether {@code node} is {@code ancestor} or below it. */
  static boolean isWithin(CompilationUnit unit, Node node, Node ancestor) {
    for (Node at = node; at != null; at = unit.parent(at)) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }

  static boolean isLoop(Node node) {
    return node instanceof Stmt.For
        || node instanceof Stmt.ForEach
        || node instanceof Stmt.While
        || node instanceof Stmt.DoWhile;
  }
}
