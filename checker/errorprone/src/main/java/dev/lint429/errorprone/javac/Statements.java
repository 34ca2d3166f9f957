package dev.lint429.errorprone.javac;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Name;

/** Lowers statements. */
final class Statements extends SimpleTreeVisitor<Stmt, Void> {
  private final Lowering lowering;

  Statements(Lowering lowering) {
    this.lowering = lowering;
  }

  /** The statement, or null if there is none or javac made it up. */
  Stmt lower(StatementTree tree) {
    return tree == null ? null : tree.accept(this, null);
  }

  Stmt.Block block(BlockTree tree) {
    Span span = lowering.positions.ofBlock(tree);
    if (!span.exists()) {
      // Lombok puts what was written into blocks of its own.
      return new Stmt.Block(span, statements(tree.getStatements()));
    }
    return lowering.positions.within(
        span, () -> new Stmt.Block(span, statements(tree.getStatements())));
  }

  List<Stmt> statements(List<? extends StatementTree> trees) {
    List<Stmt> statements = new ArrayList<>(trees.size());
    int previousStart = -1;
    for (StatementTree tree : trees) {
      if (tree instanceof JCVariableDecl variable) {
        statements.add(local(variable, VarDecl.Kind.LOCAL, previousStart));
        previousStart = lowering.positions.start(variable);
      } else if (!isMadeUp(tree)) {
        statements.add(lower(tree));
      }
    }
    return statements;
  }

  /** {@code super();} which nobody wrote, and the assignments of a compact constructor. */
  private boolean isMadeUp(StatementTree tree) {
    return tree instanceof ExpressionStatementTree && !lowering.positions.hasEnd(tree);
  }

  private Stmt local(JCVariableDecl tree, VarDecl.Kind kind, int previousStart) {
    VarDecl variable = lowering.declarations.variable(tree, kind, previousStart);
    Span span =
        variable.span().exists()
            ? lowering.positions.between(
                variable.span().start(),
                lowering
                    .positions
                    .withoutSeparator(lowering.positions.ofDeclaration(tree), ",")
                    .end())
            : Span.NONE;
    return new Stmt.Local(span, variable);
  }

  private Span span(Tree tree) {
    return lowering.positions.of(tree);
  }

  private Expr expr(ExpressionTree tree) {
    return tree == null ? null : lowering.expressions.lower(tree);
  }

  @Override
  protected Stmt defaultAction(Tree tree, Void unused) {
    return new Stmt.Opaque(span(tree), lowering.expressions.childrenOf(tree));
  }

  @Override
  public Stmt visitBlock(BlockTree tree, Void unused) {
    return block(tree);
  }

  @Override
  public Stmt visitVariable(VariableTree tree, Void unused) {
    return local((JCVariableDecl) tree, VarDecl.Kind.LOCAL, -1);
  }

  @Override
  public Stmt visitExpressionStatement(ExpressionStatementTree tree, Void unused) {
    Expr expr = expr(tree.getExpression());
    return new Stmt.Expression(
        lowering.positions.startingWith(tree, tree.getExpression(), expr.span()), expr);
  }

  @Override
  public Stmt visitIf(IfTree tree, Void unused) {
    return new Stmt.If(
        span(tree),
        expr(tree.getCondition()),
        lower(tree.getThenStatement()),
        lower(tree.getElseStatement()));
  }

  @Override
  public Stmt visitForLoop(ForLoopTree tree, Void unused) {
    List<Stmt> init = new ArrayList<>();
    int previousStart = -1;
    for (StatementTree statement : tree.getInitializer()) {
      if (statement instanceof JCVariableDecl variable) {
        init.add(local(variable, VarDecl.Kind.LOOP_VARIABLE, previousStart));
        previousStart = lowering.positions.start(variable);
      } else {
        init.add(lower(statement));
      }
    }
    Expr condition = expr(tree.getCondition());
    List<Expr> update = new ArrayList<>();
    for (ExpressionStatementTree statement : tree.getUpdate()) {
      update.add(expr(statement.getExpression()));
    }
    return new Stmt.For(span(tree), init, condition, update, lower(tree.getStatement()));
  }

  @Override
  public Stmt visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
    VarDecl variable =
        lowering.declarations.variable(
            (JCVariableDecl) tree.getVariable(), VarDecl.Kind.LOOP_VARIABLE, -1);
    return new Stmt.ForEach(
        span(tree), variable, expr(tree.getExpression()), lower(tree.getStatement()));
  }

  @Override
  public Stmt visitWhileLoop(WhileLoopTree tree, Void unused) {
    return new Stmt.While(span(tree), expr(tree.getCondition()), lower(tree.getStatement()));
  }

  @Override
  public Stmt visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
    Stmt body = lower(tree.getStatement());
    return new Stmt.DoWhile(span(tree), body, expr(tree.getCondition()));
  }

  @Override
  public Stmt visitSwitch(SwitchTree tree, Void unused) {
    Expr selector = expr(tree.getExpression());
    return new Stmt.Switch(
        span(tree), selector, lowering.cases.lower(tree.getCases(), selector, false));
  }

  @Override
  public Stmt visitTry(TryTree tree, Void unused) {
    List<Stmt> resources = new ArrayList<>();
    for (Tree resource : tree.getResources()) {
      resources.add(resource(resource));
    }
    Stmt.Block body = block(tree.getBlock());
    List<Stmt.Catch> catches = new ArrayList<>();
    for (CatchTree clause : tree.getCatches()) {
      catches.add(clause(clause));
    }
    BlockTree finallyTree = tree.getFinallyBlock();
    return new Stmt.Try(
        span(tree), resources, body, catches, finallyTree == null ? null : block(finallyTree));
  }

  private Stmt resource(Tree tree) {
    if (tree instanceof JCVariableDecl variable) {
      VarDecl declared = lowering.declarations.variable(variable, VarDecl.Kind.RESOURCE, -1);
      return new Stmt.Local(declared.span(), declared);
    }
    Expr expr = expr((ExpressionTree) tree);
    return new Stmt.Expression(expr.span(), expr);
  }

  private Stmt.Catch clause(CatchTree tree) {
    VarDecl parameter =
        lowering.declarations.variable(
            (JCVariableDecl) tree.getParameter(), VarDecl.Kind.CATCH_PARAMETER, -1);
    List<TypeRef> types = new ArrayList<>();
    Tree type = tree.getParameter().getType();
    if (type instanceof UnionTypeTree union) {
      union.getTypeAlternatives().forEach(t -> types.add(lowering.typeOf(t)));
    } else {
      types.add(lowering.typeOf(type));
    }
    return new Stmt.Catch(span(tree), parameter, types, block(tree.getBlock()));
  }

  /** The lock is kept only where evaluating it does something. */
  @Override
  public Stmt visitSynchronized(SynchronizedTree tree, Void unused) {
    Expr lock = expr(tree.getExpression());
    Stmt.Block body = block(tree.getBlock());
    return Expressions.isPlain(lock)
        ? body
        : new Stmt.Block(span(tree), List.of(new Stmt.Expression(lock.span(), lock), body));
  }

  @Override
  public Stmt visitReturn(ReturnTree tree, Void unused) {
    return new Stmt.Return(span(tree), expr(tree.getExpression()));
  }

  @Override
  public Stmt visitThrow(ThrowTree tree, Void unused) {
    return new Stmt.Throw(span(tree), expr(tree.getExpression()));
  }

  @Override
  public Stmt visitYield(YieldTree tree, Void unused) {
    return new Stmt.Yield(span(tree), expr(tree.getValue()));
  }

  @Override
  public Stmt visitBreak(BreakTree tree, Void unused) {
    return new Stmt.Break(span(tree), label(tree.getLabel()));
  }

  @Override
  public Stmt visitContinue(ContinueTree tree, Void unused) {
    return new Stmt.Continue(span(tree), label(tree.getLabel()));
  }

  private static String label(Name name) {
    return name == null ? null : name.toString();
  }

  @Override
  public Stmt visitLabeledStatement(LabeledStatementTree tree, Void unused) {
    return new Stmt.Labeled(span(tree), label(tree.getLabel()), lower(tree.getStatement()));
  }

  @Override
  public Stmt visitClass(ClassTree tree, Void unused) {
    TypeDecl type = lowering.declarations.type((JCClassDecl) tree);
    return new Stmt.LocalType(type.span(), type);
  }

  @Override
  public Stmt visitAssert(AssertTree tree, Void unused) {
    return defaultAction(tree, null);
  }

  @Override
  public Stmt visitEmptyStatement(EmptyStatementTree tree, Void unused) {
    return new Stmt.Opaque(span(tree), List.of());
  }
}
