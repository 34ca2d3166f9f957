package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import java.util.Map;

/**
 * Makes an expression fit for the body of a lambda: local variables that are not effectively final
 * are copied in front of the statement.
 */
final class Captures {
  private final CompilationUnit unit;
  private final Variables variables;

  Captures(CompilationUnit unit) {
    this.unit = unit;
    variables = new Variables(unit);
  }

  Variables variables() {
    return variables;
  }

  /** Adds to {@code draft} the copies that {@code expr} needs, and uses them. */
  void copy(Expr expr, Draft draft) throws Refused {
    for (Map.Entry<VarDecl, List<Expr.Name>> use : Variables.captured(List.of(expr)).entrySet()) {
      VarDecl variable = use.getKey();
      if (variables.isEffectivelyFinal(variable)) {
        continue;
      }
      Stmt statement = statementBefore(expr, variable);
      String name = variable.name();
      String wish = "final" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
      String copy = draft.names().variableBefore(statement, wish);
      draft.statementBefore(
          statement.span().start(), typeText(variable) + " " + copy + " = " + name + ";");
      use.getValue().forEach(n -> draft.replace(n.span(), copy));
    }
  }

  /**
   * The statement that evaluates {@code expr} once, and before which another may be put.
   *
   * @throws Refused if there is none, or if it changes {@code variable} itself
   */
  private Stmt statementBefore(Expr expr, VarDecl variable) throws Refused {
    Node below = expr;
    Node at = unit.parent(expr);
    while (at != null && !(at instanceof Stmt) && !(at instanceof Expr.Lambda)) {
      below = at;
      at = unit.parent(at);
    }
    if (at instanceof Stmt && unit.parent(at) instanceof Stmt.Try guarded && at != guarded.body()) {
      below = at;
      at = guarded;
    }
    if (at instanceof Stmt statement
        && evaluatesOnce(statement, below)
        && isInBlock(unit, statement)
        && !changes(statement, below, expr, variable)) {
      return statement;
    }
    throw new Refused(
        "the call uses the variable "
            + variable.name()
            + ", which changes, so no lambda can use it");
  }

  private static boolean evaluatesOnce(Stmt statement, Node part) {
    if (statement instanceof Stmt.ForEach forEach) {
      return part == forEach.iterable();
    }
    return !Trees.isLoop(statement) && !(statement instanceof Stmt.Opaque);
  }

  /** Whether a statement may be put before {@code statement}. */
  static boolean isInBlock(CompilationUnit unit, Stmt statement) {
    Node parent = unit.parent(statement);
    if (parent instanceof Stmt.SwitchCase group) {
      return !group.arrow();
    }
    if (!(parent instanceof Stmt.Block block)) {
      return false;
    }
    // The second of the variables of one declaration does not stand behind a semicolon.
    Token before =
        new Layout(unit).lastTokenBetween(block.span().start(), statement.span().start());
    return before != null && (before.is("{") || before.is(";") || before.is("}"));
  }

  /** Whether the statement changes the variable, or declares it, before {@code expr} is done. */
  private boolean changes(Stmt statement, Node part, Expr expr, VarDecl variable) {
    Span header = new Span(statement.span().start(), part.span().end());
    return header.contains(variable.span())
        || variables.assignments(variable).stream()
            .filter(a -> !a.span().contains(expr.span()))
            .anyMatch(a -> header.contains(a.span()));
  }

  /** The variable's type as its declaration writes it. */
  private String typeText(VarDecl variable) throws Refused {
    List<Token> tokens =
        Token.between(unit.file().text(), variable.span().start(), variable.nameSpan().start());
    int first = 0;
    while (first < tokens.size() && isModifier(tokens.get(first))) {
      first++;
    }
    boolean plain =
        first < tokens.size()
            && tokens.stream().noneMatch(t -> t.is("@") || t.is(",") && !isGeneric(tokens));
    if (!plain || isArrayBehindName(variable)) {
      throw new Refused(
          "the call uses the variable "
              + variable.name()
              + ", which changes, and cannot be copied");
    }
    return new Layout(unit).text(tokens.get(first).start(), tokens.get(tokens.size() - 1).end());
  }

  private static boolean isModifier(Token token) {
    return token.is("final");
  }

  private static boolean isGeneric(List<Token> tokens) {
    return tokens.stream().anyMatch(t -> t.is("<"));
  }

  private boolean isArrayBehindName(VarDecl variable) {
    String text = unit.file().text();
    int end = variable.nameSpan().end();
    return end < text.length() && text.startsWith("[", end);
  }
}
