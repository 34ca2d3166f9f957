package dev.lint429.source.lower;

import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import dev.lint429.source.tree.Identifiers;
import dev.lint429.source.tree.SourceClass;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lowers statements. */
final class Statements {
  private final Lowering lowering;
  private final Variables variables;
  private final Tries tries;

  Statements(Lowering lowering) {
    this.lowering = lowering;
    this.variables = new Variables(lowering);
    this.tries = new Tries(lowering, variables);
  }

  Variables variables() {
    return variables;
  }

  /** A block whose variables are visible in it only. */
  Stmt.Block block(BlockStmt block, Scope scope) {
    return new Stmt.Block(lowering.span(block), list(block.getStatements(), scope.block()));
  }

  /** Statements that share {@code scope}. */
  List<Stmt> list(List<Statement> statements, Scope scope) {
    List<Stmt> lowered = new ArrayList<>();
    Scope at = scope;
    for (Statement statement : statements) {
      if (statement instanceof LocalClassDeclarationStmt local) {
        at = localType(local, local.getClassDeclaration(), at, lowered);
      } else if (statement instanceof LocalRecordDeclarationStmt local) {
        at = localType(local, local.getRecordDeclaration(), at, lowered);
      } else if (statement instanceof ExpressionStmt expression
          && expression.getExpression() instanceof VariableDeclarationExpr declaration) {
        lowered.addAll(locals(declaration, statement, VarDecl.Kind.LOCAL, at));
      } else {
        lowered.add(lower(statement, at));
      }
    }
    return lowered;
  }

  private Scope localType(
      Statement statement, TypeDeclaration<?> declaration, Scope scope, List<Stmt> lowered) {
    String simpleName = Identifiers.text(declaration.getNameAsString());
    String name = lowering.localName(scope.enclosingClass(), simpleName);
    Scope inside = scope.withLocalClass(simpleName, Type.Of.of(name));
    Map<String, SourceClass> classes = new LinkedHashMap<>();
    SourceClass declaring =
        SourceClass.of(declaration, name, lowering.fileScope(), inside.types(), classes);
    lowering.registerAll(classes);
    lowered.add(
        new Stmt.LocalType(
            lowering.span(statement),
            lowering.declarations().type(declaration, declaring, classes, inside)));
    return inside;
  }

  /**
   * @param whole the statement around the declaration, for its end
   */
  private List<Stmt> locals(
      VariableDeclarationExpr declaration,
      com.github.javaparser.ast.Node whole,
      VarDecl.Kind kind,
      Scope scope) {
    List<Stmt> locals = new ArrayList<>();
    for (VariableDeclarator variable : declaration.getVariables()) {
      VarDecl local = variables.local(declaration, variable, kind, scope);
      boolean last = locals.size() + 1 == declaration.getVariables().size();
      int end = last ? lowering.span(whole).end() : local.span().end();
      locals.add(new Stmt.Local(new Span(local.span().start(), end), local));
    }
    return locals;
  }

  /** One statement; its variables are declared in {@code scope} if it is no block. */
  Stmt lower(Statement statement, Scope scope) {
    Span span = lowering.span(statement);
    if (statement instanceof BlockStmt block) {
      return block(block, scope);
    }
    if (statement instanceof ExpressionStmt expression) {
      return expression(expression, scope);
    }
    if (statement instanceof IfStmt branch) {
      return branch(branch, span, scope);
    }
    if (statement instanceof ReturnStmt result) {
      return result(result, span, scope);
    }
    if (statement instanceof TryStmt attempt) {
      return tries.lower(attempt, span, scope);
    }
    if (statement instanceof ThrowStmt thrown) {
      return new Stmt.Throw(span, expr(thrown.getExpression(), scope.block()));
    }
    if (statement instanceof SwitchStmt choice) {
      return lowering.switches().statement(choice, span, scope);
    }
    if (statement instanceof YieldStmt yield) {
      return new Stmt.Yield(span, lowering.switches().yielded(yield.getExpression(), scope));
    }
    if (statement instanceof SynchronizedStmt guarded) {
      return guarded(guarded, span, scope);
    }
    if (statement instanceof ExplicitConstructorInvocationStmt invocation) {
      return new Stmt.Expression(span, lowering.calls().explicitConstructor(invocation, scope));
    }
    if (statement instanceof LabeledStmt labeled) {
      return new Stmt.Labeled(
          span, labeled.getLabel().getIdentifier(), lower(labeled.getStatement(), scope));
    }
    if (statement instanceof BreakStmt jump) {
      return new Stmt.Break(span, jump.getLabel().map(l -> l.getIdentifier()).orElse(null));
    }
    if (statement instanceof ContinueStmt jump) {
      return new Stmt.Continue(span, jump.getLabel().map(l -> l.getIdentifier()).orElse(null));
    }
    return loopOrOther(statement, span, scope);
  }

  /** The lock is kept only where evaluating it does something. */
  private Stmt guarded(SynchronizedStmt guarded, Span span, Scope scope) {
    Expr lock = expr(guarded.getExpression(), scope.block());
    Stmt.Block body = block(guarded.getBody(), scope);
    return Expressions.isPlain(lock)
        ? body
        : new Stmt.Block(span, List.of(new Stmt.Expression(lock.span(), lock), body));
  }

  private Stmt loopOrOther(Statement statement, Span span, Scope scope) {
    if (statement instanceof ForStmt loop) {
      return forLoop(loop, span, scope);
    }
    if (statement instanceof ForEachStmt loop) {
      return forEach(loop, span, scope);
    }
    if (statement instanceof WhileStmt loop) {
      Scope inside = scope.block();
      Expr condition = expr(loop.getCondition(), inside);
      Stmt body = lower(loop.getBody(), inside.block());
      if (condition instanceof Expr.Unary unary && unary.op().equals("!")) {
        scope.adopt(inside);
      }
      return new Stmt.While(span, condition, body);
    }
    if (statement instanceof DoStmt loop) {
      Stmt body = lower(loop.getBody(), scope.block());
      return new Stmt.DoWhile(span, body, expr(loop.getCondition(), scope.block()));
    }
    List<Node> children = new ArrayList<>();
    if (statement instanceof AssertStmt assertion) {
      Scope inside = scope.block();
      children.add(expr(assertion.getCheck(), inside));
      assertion.getMessage().ifPresent(m -> children.add(expr(m, inside)));
    }
    return new Stmt.Opaque(span, children);
  }

  private Stmt expression(ExpressionStmt statement, Scope scope) {
    if (statement.getExpression() instanceof VariableDeclarationExpr declaration) {
      // A declaration that is no statement of a block, which only broken code has.
      List<Stmt> locals = locals(declaration, statement, VarDecl.Kind.LOCAL, scope);
      return locals.size() == 1 ? locals.get(0) : new Stmt.Block(lowering.span(statement), locals);
    }
    return new Stmt.Expression(
        lowering.span(statement), expr(statement.getExpression(), scope.block()));
  }

  private Stmt branch(IfStmt branch, Span span, Scope scope) {
    Scope inside = scope.block();
    Expr condition = expr(branch.getCondition(), inside);
    Stmt then = lower(branch.getThenStmt(), inside.block());
    Stmt otherwise = branch.getElseStmt().map(s -> lower(s, inside.block())).orElse(null);
    if (endsAbruptly(then)) {
      // if (!(o instanceof T t)) return; -- t is in scope from here on (JLS 6.3.2.2).
      scope.adopt(inside);
    }
    return new Stmt.If(span, condition, then, otherwise);
  }

  static boolean endsAbruptly(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      return !block.statements().isEmpty()
          && endsAbruptly(block.statements().get(block.statements().size() - 1));
    }
    if (statement instanceof Stmt.If branch) {
      return branch.otherwise() != null
          && endsAbruptly(branch.then())
          && endsAbruptly(branch.otherwise());
    }
    return statement instanceof Stmt.Return
        || statement instanceof Stmt.Throw
        || statement instanceof Stmt.Break
        || statement instanceof Stmt.Continue
        || statement instanceof Stmt.Yield;
  }

  private Stmt result(ReturnStmt result, Span span, Scope scope) {
    Type expected = scope.returns() == null ? Known.UNKNOWN : scope.returns().expected();
    if (result.getExpression().isEmpty()) {
      return new Stmt.Return(span, null);
    }
    Typed value =
        lowering.expressions().lower(result.getExpression().get(), scope.block(), expected);
    if (scope.returns() != null) {
      scope.returns().add(value.type());
    }
    return new Stmt.Return(span, value.expr());
  }

  private Stmt forLoop(ForStmt loop, Span span, Scope scope) {
    Scope inside = scope.block();
    List<Stmt> init = new ArrayList<>();
    for (Expression expression : loop.getInitialization()) {
      if (expression instanceof VariableDeclarationExpr declaration) {
        init.addAll(locals(declaration, declaration, VarDecl.Kind.LOOP_VARIABLE, inside));
      } else {
        init.add(new Stmt.Expression(lowering.span(expression), expr(expression, inside)));
      }
    }
    Expr condition = loop.getCompare().map(c -> expr(c, inside)).orElse(null);
    List<Expr> update = loop.getUpdate().stream().map(u -> expr(u, inside)).toList();
    return new Stmt.For(span, init, condition, update, lower(loop.getBody(), inside.block()));
  }

  private Stmt forEach(ForEachStmt loop, Span span, Scope scope) {
    Typed iterable = lowering.expressions().lower(loop.getIterable(), scope, Known.UNKNOWN);
    Scope inside = scope.block();
    VarDecl variable = variables.element(loop.getVariable(), iterable.type(), inside);
    return new Stmt.ForEach(span, variable, iterable.expr(), lower(loop.getBody(), inside.block()));
  }

  private Expr expr(Expression expression, Scope scope) {
    return lowering.expressions().lower(expression, scope, Known.UNKNOWN).expr();
  }
}
