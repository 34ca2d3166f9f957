package dev.lint429.run.property;

import static dev.lint429.run.property.Mutation.atOne;
import static dev.lint429.run.property.Mutation.ofTree;
import static dev.lint429.run.property.Mutation.pick;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same value, written otherwise or handed on by something else. */
final class ExpressionMutations {
  private static final String SAME = "static <S> S same(S value) { return value; }";
  private static final String FIRST = "static <S> S first(S value, Object other) { return value; }";
  private static final String LATER =
      "static <S> S later(java.util.concurrent.Callable<S> code) {"
          + " try { return code.call(); } catch (Exception failure) {"
          + " throw new IllegalStateException(failure); } }";

  static final List<Mutation> ALL =
      List.of(
          ofTree("parentheses", true, ExpressionMutations::parentheses),
          ofTree("manyParentheses", true, ExpressionMutations::manyParentheses),
          ofTree("lambdaParentheses", true, ExpressionMutations::lambdaParentheses),
          ofTree("this", true, ExpressionMutations::thisQualifier),
          ofTree("ownClass", true, ExpressionMutations::classQualifier),
          ofTree("final", true, ExpressionMutations::finalModifier),
          ofTree("var", true, ExpressionMutations::var),
          around("argument", "same(%s)", SAME),
          around("argumentOfTwo", "first(%1$s, %1$s)", FIRST),
          around("receiver", "java.util.Optional.of(%s).get()", null),
          around("ternary", "(System.nanoTime() != 0 ? %s : null)", null),
          around("otherTernary", "(System.nanoTime() != 0 ? %1$s : %1$s)", null),
          around("arrowSwitch", "(switch (1) { case 0 -> null; default -> %s; })", null),
          around("yield", "(switch (1) { case 0: yield null; default: yield %s; })", null),
          around("lambda", "later(() -> %s)", LATER),
          around("lambdaBlock", "later(() -> { return %s; })", LATER),
          around("nestedLambda", "later(() -> later(() -> { return %s; }))", LATER),
          around(
              "anonymous", "new Object() { <S> S pass(S value) { return value; } }.pass(%s)", null),
          around("list", "java.util.List.of(%s).get(0)", null));

  private ExpressionMutations() {}

  private static List<Expression> values(Ast ast) {
    return Stream.of(
            MethodCallExpr.class,
            NameExpr.class,
            ObjectCreationExpr.class,
            LiteralExpr.class,
            BinaryExpr.class,
            FieldAccessExpr.class)
        .flatMap(kind -> ast.all(kind).stream())
        .filter(e -> !isStatement(e))
        .map(Expression.class::cast)
        .toList();
  }

  private static boolean isStatement(Node expression) {
    return expression.getParentNode().filter(p -> p instanceof ExpressionStmt).isPresent();
  }

  private static String parentheses(Ast ast, Random random) {
    return atOne(values(ast), random, e -> ast.replace(e, "(" + ast.text(e) + ")"));
  }

  private static String manyParentheses(Ast ast, Random random) {
    String text = parentheses(ast, random);
    for (int i = 0; i < 8 && text != null; i++) {
      text = Ast.of(text).map(a -> parentheses(a, random)).orElse(text);
    }
    return text;
  }

  /** The body of a lambda that is an expression. */
  private static String lambdaParentheses(Ast ast, Random random) {
    List<Expression> bodies =
        ast.all(LambdaExpr.class).stream().flatMap(l -> l.getExpressionBody().stream()).toList();
    return atOne(bodies, random, e -> ast.replace(e, "(" + ast.text(e) + ")"));
  }

  private static String thisQualifier(Ast ast, Random random) {
    return atOne(uses(ast, false), random, e -> ast.replace(e, "this." + e.getNameAsString()));
  }

  private static String classQualifier(Ast ast, Random random) {
    String type = ast.type().getNameAsString();
    return atOne(uses(ast, true), random, e -> ast.replace(e, type + "." + e.getNameAsString()));
  }

  private static List<NameExpr> uses(Ast ast, boolean isStatic) {
    Set<String> fields =
        ast.all(FieldDeclaration.class).stream()
            .filter(f -> f.isStatic() == isStatic)
            .flatMap(f -> f.getVariables().stream())
            .map(VariableDeclarator::getNameAsString)
            .collect(Collectors.toSet());
    ast.all(Parameter.class).forEach(p -> fields.remove(p.getNameAsString()));
    ast.all(VariableDeclarationExpr.class).stream()
        .flatMap(v -> v.getVariables().stream())
        .forEach(v -> fields.remove(v.getNameAsString()));
    return ast.all(NameExpr.class).stream()
        .filter(e -> fields.contains(e.getNameAsString()))
        .toList();
  }

  private static String finalModifier(Ast ast, Random random) {
    List<VariableDeclarationExpr> locals =
        ast.all(VariableDeclarationExpr.class).stream().filter(v -> !v.isFinal()).toList();
    return atOne(locals, random, v -> ast.insert(ast.start(v), "final "));
  }

  private static String var(Ast ast, Random random) {
    List<VariableDeclarator> locals =
        ast.all(VariableDeclarationExpr.class).stream()
            .filter(v -> v.getVariables().size() == 1)
            .map(v -> v.getVariable(0))
            .filter(v -> v.getType().getRange().isPresent() && v.getInitializer().isPresent())
            .toList();
    return atOne(locals, random, v -> ast.replace(v.getType(), "var"));
  }

  /** A call with a value that becomes part of another expression. */
  private static Mutation around(String name, String format, String helper) {
    return ofTree(
        name,
        false,
        (ast, random) -> {
          List<MethodCallExpr> calls =
              ast.all(MethodCallExpr.class).stream().filter(e -> !isStatement(e)).toList();
          MethodCallExpr call = pick(calls, random);
          if (call == null) {
            return null;
          }
          String text = ast.replace(call, String.format(format, ast.text(call)));
          return helper == null || ast.text().contains(helper) ? text : Ast.addMember(text, helper);
        });
  }
}
