package dev.lint429.errorprone.javac;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lowers expressions, and types where they stand as expressions. Calls are in {@link Calls}. */
final class Expressions extends SimpleTreeVisitor<Expr, Void> {
  private final Lowering lowering;

  Expressions(Lowering lowering) {
    this.lowering = lowering;
  }

  /** The expression; {@code tree} is not null. */
  Expr lower(Tree tree) {
    return tree.accept(this, null);
  }

  List<Expr> lower(List<? extends ExpressionTree> trees) {
    List<Expr> exprs = new ArrayList<>(trees.size());
    for (ExpressionTree tree : trees) {
      exprs.add(lower(tree));
    }
    return exprs;
  }

  /** Whether evaluating {@code expr} does nothing but read. */
  static boolean isPlain(Expr expr) {
    return expr instanceof Expr.Name
        || expr instanceof Expr.Literal
        || expr instanceof Expr.ClassLiteral
        || (expr instanceof Expr.Select select && isPlain(select.target()));
  }

  private Span span(Tree tree) {
    return lowering.positions.of(tree);
  }

  private TypeRef type(Tree tree) {
    return lowering.typeOf(tree);
  }

  /** What stands directly below a tree that the model has no word for. */
  List<Node> childrenOf(Tree tree) {
    List<Node> children = new ArrayList<>();
    tree.accept(
        new TreeScanner<Void, Void>() {
          @Override
          public Void scan(Tree child, Void unused) {
            if (child instanceof ExpressionTree || child instanceof AnnotationTree) {
              children.add(lower(child));
            } else if (child instanceof StatementTree statement) {
              children.add(lowering.statements.lower(statement));
            } else if (child instanceof BindingPatternTree binding) {
              children.add(lowering.patterns.variable(binding));
            }
            return null;
          }
        },
        null);
    return children;
  }

  @Override
  protected Expr defaultAction(Tree tree, Void unused) {
    return new Expr.Opaque(span(tree), childrenOf(tree), type(tree));
  }

  @Override
  public Expr visitAnnotation(AnnotationTree tree, Void unused) {
    Annotation annotation = lowering.annotations.of(tree);
    return new Expr.Opaque(annotation.span(), List.of(annotation), type(tree));
  }

  @Override
  public Expr visitParenthesized(ParenthesizedTree tree, Void unused) {
    return lower(tree.getExpression());
  }

  @Override
  public Expr visitLiteral(LiteralTree tree, Void unused) {
    return new Expr.Literal(span(tree), type(tree), tree.getValue());
  }

  @Override
  public Expr visitIdentifier(IdentifierTree tree, Void unused) {
    JCIdent ident = (JCIdent) tree;
    String name = lowering.symbols.text(ident.name);
    Span span = lowering.positions.ofName(tree, name);
    return new Expr.Name(span, name, binding(ident.sym), type(tree));
  }

  private Binding binding(Symbol symbol) {
    VarDecl local = symbol == null ? null : lowering.locals.get(symbol);
    return local != null ? new Binding.Local(local) : lowering.symbols.binding(symbol);
  }

  @Override
  public Expr visitMemberSelect(MemberSelectTree tree, Void unused) {
    JCFieldAccess access = (JCFieldAccess) tree;
    String name = lowering.symbols.text(access.name);
    if (name.equals("class")) {
      return new Expr.ClassLiteral(span(tree), type(tree.getExpression()), type(tree));
    }
    Expr target = lower(tree.getExpression());
    Span span = lowering.positions.startingWith(tree, tree.getExpression(), target.span());
    return new Expr.Select(
        lowering.positions.withoutSeparator(span, ";"),
        target,
        name,
        binding(access.sym),
        type(tree));
  }

  @Override
  public Expr visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    return lowering.calls.call((JCMethodInvocation) tree);
  }

  @Override
  public Expr visitNewClass(NewClassTree tree, Void unused) {
    return lowering.calls.creation((JCNewClass) tree, span(tree));
  }

  @Override
  public Expr visitMemberReference(MemberReferenceTree tree, Void unused) {
    return lowering.calls.reference((JCMemberReference) tree);
  }

  @Override
  public Expr visitNewArray(NewArrayTree tree, Void unused) {
    List<Expr> dimensions = lower(tree.getDimensions());
    if (!dimensions.stream().allMatch(Expressions::isPlain)) {
      return new Expr.Opaque(span(tree), List.copyOf(dimensions), type(tree));
    }
    List<? extends ExpressionTree> elements = tree.getInitializers();
    return new Expr.NewArray(
        span(tree), type(tree), elements == null ? List.of() : lower(elements));
  }

  @Override
  public Expr visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
    Span span = span(tree);
    List<VarDecl> parameters = new ArrayList<>();
    tree.getParameters()
        .forEach(
            p ->
                parameters.add(
                    lowering.declarations.variable(
                        (JCVariableDecl) p, VarDecl.Kind.LAMBDA_PARAMETER, -1)));
    Node body =
        tree.getBody() instanceof BlockTree block
            ? lowering.statements.block(block)
            : lower(tree.getBody());
    return new Expr.Lambda(span, parameters, body, type(tree));
  }

  /** Iterative: {@code a + b + c …} of generated code nests thousands deep on the left. */
  @Override
  public Expr visitBinary(BinaryTree tree, Void unused) {
    Deque<BinaryTree> chain = new ArrayDeque<>();
    ExpressionTree leftmost = tree;
    while (leftmost instanceof BinaryTree binary) {
      chain.push(binary);
      leftmost = binary.getLeftOperand();
    }
    Expr left = lower(leftmost);
    for (BinaryTree binary : chain) {
      Span span = lowering.positions.startingWith(binary, binary.getLeftOperand(), left.span());
      Expr right = lower(binary.getRightOperand());
      left = new Expr.Binary(span, Operators.of(binary), left, right, type(binary));
    }
    return left;
  }

  @Override
  public Expr visitUnary(UnaryTree tree, Void unused) {
    return new Expr.Unary(span(tree), Operators.of(tree), lower(tree.getExpression()), type(tree));
  }

  @Override
  public Expr visitAssignment(AssignmentTree tree, Void unused) {
    Expr target = lower(tree.getVariable());
    Span span = lowering.positions.startingWith(tree, tree.getVariable(), target.span());
    return new Expr.Assign(span, "=", target, lower(tree.getExpression()), type(tree));
  }

  @Override
  public Expr visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
    Expr target = lower(tree.getVariable());
    Span span = lowering.positions.startingWith(tree, tree.getVariable(), target.span());
    return new Expr.Assign(
        span, Operators.of(tree), target, lower(tree.getExpression()), type(tree));
  }

  @Override
  public Expr visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
    return new Expr.Conditional(
        span(tree),
        lower(tree.getCondition()),
        lower(tree.getTrueExpression()),
        lower(tree.getFalseExpression()),
        type(tree));
  }

  @Override
  public Expr visitTypeCast(TypeCastTree tree, Void unused) {
    return new Expr.Cast(span(tree), lower(tree.getExpression()), type(tree));
  }

  @Override
  public Expr visitInstanceOf(InstanceOfTree tree, Void unused) {
    return lowering.patterns.instanceOf(tree);
  }

  @Override
  public Expr visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
    Expr selector = lower(tree.getExpression());
    List<Stmt.SwitchCase> cases = lowering.cases.lower(tree.getCases(), selector, true);
    return new Expr.Switch(span(tree), selector, cases, type(tree));
  }

  @Override
  public Expr visitArrayAccess(ArrayAccessTree tree, Void unused) {
    Expr array = lower(tree.getExpression());
    Span span = lowering.positions.startingWith(tree, tree.getExpression(), array.span());
    return new Expr.ArrayAccess(span, array, lower(tree.getIndex()), type(tree));
  }

  // Types as targets of method references and qualifiers of static members.

  @Override
  public Expr visitParameterizedType(ParameterizedTypeTree tree, Void unused) {
    return lower(tree.getType());
  }

  @Override
  public Expr visitAnnotatedType(AnnotatedTypeTree tree, Void unused) {
    return lower(tree.getUnderlyingType());
  }

  @Override
  public Expr visitArrayType(ArrayTypeTree tree, Void unused) {
    return new Expr.Opaque(span(tree), List.of(), type(tree));
  }

  @Override
  public Expr visitPrimitiveType(PrimitiveTypeTree tree, Void unused) {
    return new Expr.Opaque(span(tree), List.of(), type(tree));
  }
}
