package dev.lint429.run.property;

import static dev.lint429.run.property.Mutation.atOne;
import static dev.lint429.run.property.Mutation.ofTree;
import static dev.lint429.run.property.Mutation.pick;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** The same statements in other places. */
final class StatementMutations {
  static final List<Mutation> ALL =
      List.of(
          around("braces", "{ %s }"),
          around("if", "if (System.nanoTime() != 0) %s"),
          around("ifElse", "if (System.nanoTime() != 0) %1$s else %1$s"),
          around("else", "if (System.nanoTime() == 0) { System.nanoTime(); } else %1$s"),
          around("label", "here: %s"),
          around("synchronized", "synchronized (new Object()) { %s }"),
          around("doOnce", "do %s while (false);"),
          around("oldSwitch", "switch (1) { case 0: break; default: %s }"),
          around("newSwitch", "switch (1) { case 0 -> {} default -> { %s } }"),
          around(
              "resource",
              "try (java.io.StringReader held = new java.io.StringReader(\"\")) { %s }"),
          around("finally", "try { %s } finally { System.nanoTime(); }"),
          around("twice", "%1$s %1$s"),
          around("arrow", "switch (1) { default -> %s }"),
          ofTree("twoVariables", false, StatementMutations::twoVariables),
          ofTree("apart", false, StatementMutations::declaredBefore),
          ofTree("changedVariable", false, StatementMutations::changedVariable),
          ofTree("changedParameter", false, StatementMutations::changedParameter),
          ofTree("methodAgain", false, StatementMutations::methodAgain),
          ofTree(
              "localClass",
              false,
              (ast, random) -> inner(ast, random, "class Inner { %s } return new Inner().run();")),
          ofTree(
              "localRecord",
              false,
              (ast, random) ->
                  inner(ast, random, "record Inner(int x) { %s } return new Inner(1).run();")),
          ofTree(
              "localInterface",
              false,
              (ast, random) ->
                  inner(
                      ast, random, "interface Inner { default %s } return new Inner() {}.run();")),
          ofTree(
              "localEnum",
              false,
              (ast, random) ->
                  inner(
                      ast,
                      random,
                      "enum Inner { ONE { %1$s }; abstract %2$s; }" + " return Inner.ONE.run();")),
          ofTree(
              "anonymousClass",
              false,
              (ast, random) -> inner(ast, random, "return new Object() { %s }.run();")));

  private StatementMutations() {}

  /** Statements that are no declarations and call something. */
  private static Mutation around(String name, String format) {
    return ofTree(
        name,
        false,
        (ast, random) -> {
          List<Statement> candidates =
              ast.all(Statement.class).stream()
                  .filter(s -> isPlain(s) && !s.findAll(MethodCallExpr.class).isEmpty())
                  .toList();
          return atOne(candidates, random, s -> ast.replace(s, String.format(format, ast.text(s))));
        });
  }

  private static boolean isPlain(Statement statement) {
    return statement instanceof ReturnStmt
        || (statement instanceof ExpressionStmt expression
            && !(expression.getExpression() instanceof VariableDeclarationExpr)
            && statement.getParentNode().filter(p -> p instanceof BlockStmt).isPresent());
  }

  private static List<VariableDeclarator> locals(Ast ast) {
    return ast.all(ExpressionStmt.class).stream()
        .map(ExpressionStmt::getExpression)
        .filter(e -> e instanceof VariableDeclarationExpr v && v.getVariables().size() == 1)
        .map(e -> ((VariableDeclarationExpr) e).getVariable(0))
        .filter(v -> v.getInitializer().isPresent())
        .toList();
  }

  private static String twoVariables(Ast ast, Random random) {
    return atOne(
        locals(ast),
        random,
        v -> ast.insert(ast.end(v), ", " + v.getNameAsString() + "Too = null"));
  }

  private static String declaredBefore(Ast ast, Random random) {
    return atOne(
        locals(ast),
        random,
        v -> ast.insert(ast.end(v.getName()), "; " + v.getNameAsString() + " "));
  }

  /** Makes a variable such that no lambda can use it. */
  private static String changedVariable(Ast ast, Random random) {
    return atOne(
        locals(ast),
        random,
        v -> {
          Node statement = v.getParentNode().flatMap(Node::getParentNode).orElseThrow();
          String name = v.getNameAsString();
          return ast.insert(ast.end(statement), " " + name + " = " + name + ";");
        });
  }

  private static String changedParameter(Ast ast, Random random) {
    List<Parameter> parameters =
        ast.all(MethodDeclaration.class).stream()
            .filter(m -> m.getBody().isPresent())
            .flatMap(m -> m.getParameters().stream())
            .toList();
    return atOne(
        parameters,
        random,
        p -> {
          MethodDeclaration method = (MethodDeclaration) p.getParentNode().orElseThrow();
          String name = p.getNameAsString();
          int at = ast.start(method.getBody().orElseThrow()) + 1;
          return ast.insert(at, " " + name + " = " + name + ";");
        });
  }

  private static List<MethodDeclaration> methods(Ast ast) {
    return ast.all(MethodDeclaration.class).stream()
        .filter(m -> m.getBody().isPresent() && !m.findAll(MethodCallExpr.class).isEmpty())
        .toList();
  }

  private static String methodAgain(Ast ast, Random random) {
    return atOne(
        methods(ast),
        random,
        m -> {
          int name = ast.end(m.getName()) - ast.start(m);
          String copy = new StringBuilder(ast.text(m)).insert(name, "Again").toString();
          return ast.insert(ast.end(m), " " + copy.replaceFirst("^@Override\\s", ""));
        });
  }

  /** Moves a method's body into a method of a class that the method has or makes. */
  private static String inner(Ast ast, Random random, String format) {
    MethodDeclaration method = pick(methods(ast), random);
    if (method == null) {
      return null;
    }
    List<String> thrown = new ArrayList<>();
    ((CallableDeclaration<?>) method)
        .getThrownExceptions()
        .forEach(type -> thrown.add(ast.text(type)));
    String head =
        ast.text(method.getType())
            + " run()"
            + (thrown.isEmpty()
                ? ""
                : " throws " + thrown.stream().collect(Collectors.joining(", ")));
    BlockStmt body = method.getBody().orElseThrow();
    String modifier = format.contains("default") || format.contains("enum") ? "public " : "";
    String moved = (modifier.isEmpty() || format.contains("default") ? "" : "public ") + head;
    String changed = String.format(format, moved + " " + ast.text(body), moved);
    if (method.getType().isVoidType()) {
      changed = changed.replace("return new", "new").replace("return Inner", "Inner");
    }
    return ast.replace(body, "{ " + changed + " }");
  }
}
