package dev.lint429.source.lower;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import dev.lint429.source.lower.Scope.Returns;
import dev.lint429.source.tree.Identifiers;
import dev.lint429.source.tree.TypeSyntax;
import dev.lint429.source.types.Inference;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Overloads.Argument;
import dev.lint429.source.types.Type;
import dev.lint429.source.types.Types.Member;
import java.util.ArrayList;
import java.util.List;

/** Lowers lambda expressions and method references. */
final class Functions {
  private final Lowering lowering;

  Functions(Lowering lowering) {
    this.lowering = lowering;
  }

  /**
   * A lowered function.
   *
   * @param returns the type of what its body gives; {@code void} if nothing
   */
  record Function(Typed typed, Type returns) {}

  /** What a lambda's form tells before its target is known. */
  Argument.Lambda shape(LambdaExpr lambda) {
    int parameters = lambda.getParameters().size();
    if (lambda.getExpressionBody().isPresent()) {
      Expression body = lambda.getExpressionBody().get();
      boolean isStatement =
          body.isMethodCallExpr()
              || body.isAssignExpr()
              || body.isObjectCreationExpr()
              || body.isUnaryExpr() && isStep(body);
      return new Argument.Lambda(parameters, true, isStatement);
    }
    BlockStmt block = lambda.getBody().asBlockStmt();
    boolean givesValue = hasReturn(block, true);
    boolean canEnd = !givesValue && (hasReturn(block, false) || !neverEnds(block));
    return new Argument.Lambda(parameters, !canEnd, !givesValue);
  }

  private static boolean isStep(Expression expression) {
    String op = expression.asUnaryExpr().getOperator().asString();
    return op.equals("++") || op.equals("--");
  }

  private static boolean hasReturn(com.github.javaparser.ast.Node node, boolean withValue) {
    if (node instanceof ReturnStmt result) {
      return result.getExpression().isPresent() == withValue;
    }
    boolean isOther =
        node instanceof LambdaExpr
            || node instanceof com.github.javaparser.ast.body.BodyDeclaration<?>;
    return !isOther && node.getChildNodes().stream().anyMatch(n -> hasReturn(n, withValue));
  }

  private static boolean neverEnds(BlockStmt block) {
    if (block.getStatements().isEmpty()) {
      return false;
    }
    Statement last = block.getStatement(block.getStatements().size() - 1);
    boolean isEndless =
        last.isWhileStmt() && last.asWhileStmt().getCondition().toString().equals("true");
    return last.isThrowStmt() || isEndless;
  }

  /**
   * @param target the functional interface that is wanted; unknown if it could not be found out
   */
  Function lambda(LambdaExpr lambda, Scope scope, Type target) {
    Member method = lowering.types().functionalMethod(target);
    boolean fits =
        method != null && method.method().parameters().size() == lambda.getParameters().size();
    Type expected = fits ? returnType(method) : Known.UNKNOWN;
    Returns returns = new Returns(expected);
    Scope inside = scope.body(scope.types(), returns);
    List<VarDecl> parameters = new ArrayList<>();
    for (int i = 0; i < lambda.getParameters().size(); i++) {
      Type given = fits ? parameterType(method, i) : Known.UNKNOWN;
      Scope.Variable parameter = parameter(lambda.getParameter(i), given, inside);
      inside.declare(parameter.declaration(), parameter.type());
      parameters.add(parameter.declaration());
    }
    Node body;
    Type bodyType;
    if (lambda.getExpressionBody().isPresent()) {
      Typed value =
          lowering.expressions().lower(lambda.getExpressionBody().get(), inside, expected);
      body = value.expr();
      bodyType = value.type();
    } else {
      body = lowering.statements().block(lambda.getBody().asBlockStmt(), inside);
      bodyType = returned(returns, (Stmt.Block) body);
    }
    Expr lowered = new Expr.Lambda(lowering.span(lambda), parameters, body, target.toRef());
    return new Function(new Typed(lowered, target), bodyType);
  }

  private Type returned(Returns returns, Stmt.Block body) {
    if (!returns.seen().isEmpty()) {
      Type common = lowering.expressions().common(returns.seen());
      if (common.isKnown()) {
        return common;
      }
      return returns.seen().stream().filter(Type::isKnown).findFirst().orElse(Known.UNKNOWN);
    }
    return Statements.endsAbruptly(body) ? Known.UNKNOWN : Known.VOID;
  }

  private static Type returnType(Member method) {
    return method.method().returns().substitute(method.bindings()).upper();
  }

  private static Type parameterType(Member method, int index) {
    return method.method().parameters().get(index).substitute(method.bindings()).upper();
  }

  private Scope.Variable parameter(Parameter parameter, Type given, Scope scope) {
    boolean isExplicit =
        !parameter.getType().isUnknownType() && !TypeSyntax.of(parameter.getType()).isOmitted();
    return isExplicit
        ? lowering.declarations().parameter(parameter, VarDecl.Kind.LAMBDA_PARAMETER, scope)
        : lowering.declarations().parameter(parameter, VarDecl.Kind.LAMBDA_PARAMETER, scope, given);
  }

  Function reference(MethodReferenceExpr reference, Scope scope, Type target) {
    Span span = lowering.span(reference);
    Typed receiver = lowering.expressions().lower(receiver(reference), scope, Known.UNKNOWN);
    String name = Identifiers.text(reference.getIdentifier());
    Member wanted = lowering.types().functionalMethod(target);
    boolean isType = Names.bindingOf(receiver.expr()) instanceof Binding.Type;
    if (name.equals("new")) {
      return constructorReference(span, receiver, wanted, target);
    }
    List<Member> members = lowering.types().methods(receiver.type(), name);
    List<Member> fitting =
        wanted == null ? members : members.stream().filter(m -> fits(m, wanted, isType)).toList();
    MethodRef method;
    Type returns = Known.UNKNOWN;
    if (fitting.size() == 1) {
      method = fitting.get(0).method().toRef();
      returns = returned(fitting.get(0), wanted, receiver.type(), isType);
    } else {
      method = lowering.calls().unchosen(receiver.type(), name, fitting, -1);
    }
    Expr lowered = new Expr.MethodReference(span, receiver.expr(), name, method, target.toRef());
    return new Function(new Typed(lowered, target), returns);
  }

  /** JavaParser has a name of a type and a variable in one form; names are looked up as such. */
  private static Expression receiver(MethodReferenceExpr reference) {
    Expression scope = reference.getScope();
    if (scope.isTypeExpr() && scope.asTypeExpr().getType().isClassOrInterfaceType()) {
      var type = scope.asTypeExpr().getType().asClassOrInterfaceType();
      if (type.getTypeArguments().isEmpty()) {
        return SyntheticNames.of(type);
      }
    }
    return scope;
  }

  private static boolean fits(Member member, Member wanted, boolean isType) {
    int given = wanted.method().parameters().size();
    boolean isUnbound = isType && !member.method().isStatic();
    return member.method().takes(isUnbound ? given - 1 : given);
  }

  private Type returned(Member member, Member wanted, Type receiver, boolean isType) {
    Inference inference =
        new Inference(lowering.types(), member.method().typeParameters(), member.bindings());
    if (wanted != null) {
      int first = isType && !member.method().isStatic() ? 1 : 0;
      int count =
          Math.min(
              member.method().parameters().size(), wanted.method().parameters().size() - first);
      for (int i = 0; i < count; i++) {
        inference.learn(member.method().parameters().get(i), parameterType(wanted, i + first));
      }
      boolean isRaw = receiver.args().isEmpty();
      if (first == 1 && isRaw && member.method().returns() instanceof Type.Variable) {
        // Optional::get on an Optional<T>: the wanted parameter knows the arguments.
        Type.Of same = lowering.types().asSuper(parameterType(wanted, 0), member.method().owner());
        if (same != null) {
          return member.method().returns().substitute(lowering.types().bindings(same)).upper();
        }
      }
    }
    return inference.result(member.method().returns());
  }

  private Function constructorReference(Span span, Typed receiver, Member wanted, Type target) {
    Type type = receiver.type();
    MethodRef method = lowering.calls().unchosen(type, MethodRef.CONSTRUCTOR, List.of(), -1);
    if (type instanceof Type.Of of) {
      List<Member> fitting =
          lowering.types().constructors(of).stream()
              .filter(m -> wanted == null || m.method().takes(wanted.method().parameters().size()))
              .toList();
      if (fitting.size() == 1) {
        method = fitting.get(0).method().toRef();
      }
    }
    Expr lowered = new Expr.MethodReference(span, receiver.expr(), "new", method, target.toRef());
    return new Function(new Typed(lowered, target), type);
  }
}
