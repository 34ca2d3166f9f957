package dev.lint429.source.lower;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.source.tree.Identifiers;
import dev.lint429.source.types.FieldInfo;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lowers {@code switch} in both forms. */
final class Switches {
  private final Lowering lowering;
  private final Patterns patterns;

  /** The switch expressions around the current place, innermost first. */
  private final Deque<Yields> open = new ArrayDeque<>();

  private record Yields(Type expected, List<Type> seen) {}

  Switches(Lowering lowering) {
    this.lowering = lowering;
    this.patterns = new Patterns(lowering);
  }

  Patterns patterns() {
    return patterns;
  }

  Stmt statement(SwitchStmt choice, Span span, Scope scope) {
    Scope inside = scope.block();
    Typed selector = lowering.expressions().lower(choice.getSelector(), inside, Known.UNKNOWN);
    return new Stmt.Switch(
        span, selector.expr(), cases(choice.getEntries(), selector, inside, false));
  }

  Typed expression(SwitchExpr choice, Span span, Scope scope, Type expected) {
    Scope inside = scope.block();
    Typed selector = lowering.expressions().lower(choice.getSelector(), inside, Known.UNKNOWN);
    Yields yields = new Yields(expected, new ArrayList<>());
    open.push(yields);
    List<Stmt.SwitchCase> cases = cases(choice.getEntries(), selector, inside, true);
    open.pop();
    Type type = lowering.expressions().common(yields.seen);
    return new Typed(new Expr.Switch(span, selector.expr(), cases, type.toRef()), type);
  }

  /** The value of a {@code yield}. */
  Expr yielded(Expression value, Scope scope) {
    Yields yields = open.peek();
    Type expected = yields == null ? Known.UNKNOWN : yields.expected;
    Typed lowered = lowering.expressions().lower(value, scope.block(), expected);
    if (yields != null) {
      yields.seen.add(lowered.type());
    }
    return lowered.expr();
  }

  private List<Stmt.SwitchCase> cases(
      NodeList<SwitchEntry> entries, Typed selector, Scope scope, boolean hasValue) {
    List<Stmt.SwitchCase> cases = new ArrayList<>();
    for (SwitchEntry entry : entries) {
      boolean arrow = entry.getType() != SwitchEntry.Type.STATEMENT_GROUP;
      // Variables of a group are in scope in the groups behind it.
      Scope inside = arrow ? scope.block() : scope;
      List<Expr> labels = new ArrayList<>();
      boolean isDefault = entry.isDefault() || entry.getLabels().isEmpty();
      for (Expression label : entry.getLabels()) {
        labels.add(label(label, selector, inside));
      }
      Expr guard =
          entry
              .getGuard()
              .map(g -> lowering.expressions().lower(g, inside, Known.BOOLEAN).expr())
              .orElse(null);
      cases.add(
          new Stmt.SwitchCase(
              lowering.span(entry),
              labels,
              isDefault,
              guard,
              arrow,
              body(entry, inside, hasValue)));
    }
    return cases;
  }

  private List<Stmt> body(SwitchEntry entry, Scope scope, boolean hasValue) {
    if (entry.getType() == SwitchEntry.Type.EXPRESSION) {
      Expression only = ((ExpressionStmt) entry.getStatements().get(0)).getExpression();
      Expr value =
          hasValue
              ? yielded(only, scope)
              : lowering.expressions().lower(only, scope, Known.UNKNOWN).expr();
      Stmt body =
          hasValue ? new Stmt.Yield(value.span(), value) : new Stmt.Expression(value.span(), value);
      return List.of(body);
    }
    return lowering.statements().list(entry.getStatements(), scope);
  }

  private Expr label(Expression label, Typed selector, Scope scope) {
    Span span = lowering.span(label);
    if (label instanceof PatternExpr pattern) {
      return patterns.label(pattern, selector, scope);
    }
    if (label instanceof NameExpr name) {
      // A constant of the selector's enum is named without its class.
      String id = Identifiers.text(name.getNameAsString());
      FieldInfo field = lowering.types().field(selector.type(), id);
      if (field != null && field.isStatic() && field.constant() == null) {
        Binding binding = new Binding.Field(field.owner(), id, true, null);
        return new Expr.Name(span, id, binding, field.type().toRef());
      }
    }
    return lowering.expressions().lower(label, scope, selector.type()).expr();
  }
}
