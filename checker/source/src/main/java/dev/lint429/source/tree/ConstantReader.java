package dev.lint429.source.tree;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.lint429.source.types.FieldInfo;
import dev.lint429.source.types.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Computes the constants of fields (JLS 15.29) from their initialisers, in other files too. */
final class ConstantReader {
  private static final int MAX_DEPTH = 20;

  /** The fields being computed, so that a constant that needs itself ends. */
  private static final ThreadLocal<Set<String>> OPEN = ThreadLocal.withInitial(HashSet::new);

  private final SourceClass owner;

  ConstantReader(SourceClass owner) {
    this.owner = owner;
  }

  /** Whether the expression consists of nothing but what constants are made of. */
  static boolean mayBeConstant(Expression expression) {
    Expression left = expression;
    // A long concatenation is nested to the left as deep as it is long: no recursion there.
    while (left instanceof BinaryExpr binary) {
      if (!mayBeConstant(binary.getRight())) {
        return false;
      }
      left = binary.getLeft();
    }
    if (left instanceof EnclosedExpr enclosed) {
      return mayBeConstant(enclosed.getInner());
    }
    if (left instanceof UnaryExpr unary) {
      return mayBeConstant(unary.getExpression());
    }
    if (left instanceof CastExpr cast) {
      return mayBeConstant(cast.getExpression());
    }
    if (left instanceof ConditionalExpr conditional) {
      return mayBeConstant(conditional.getCondition())
          && mayBeConstant(conditional.getThenExpr())
          && mayBeConstant(conditional.getElseExpr());
    }
    if (left instanceof FieldAccessExpr access) {
      return mayBeConstant(access.getScope());
    }
    return left instanceof NameExpr || left instanceof LiteralExpr && !left.isNullLiteralExpr();
  }

  /**
   * The constant as a value of {@code type}, or null if it is none or not known.
   *
   * @param init the text of the initialiser
   */
  Object read(String init, Type type) {
    String typeName = type.erasedName();
    if (!type.isPrimitive() && !typeName.equals("java.lang.String")) {
      return null;
    }
    String key = owner.name() + " " + init;
    Set<String> open = OPEN.get();
    if (open.size() > MAX_DEPTH || !open.add(key)) {
      return null;
    }
    try {
      return JavaFileParser.parseExpression(init)
          .map(e -> Constants.convert(value(e), typeName))
          .orElse(null);
    } finally {
      open.remove(key);
    }
  }

  private Object value(Expression expression) {
    if (expression instanceof LiteralExpr literal) {
      return Literals.value(literal);
    }
    if (expression instanceof EnclosedExpr enclosed) {
      return value(enclosed.getInner());
    }
    if (expression instanceof BinaryExpr binary) {
      return operation(binary);
    }
    if (expression instanceof UnaryExpr unary) {
      Object number = Literals.negative(unary);
      return number != null
          ? number
          : Constants.unary(unary.getOperator().asString(), value(unary.getExpression()));
    }
    if (expression instanceof CastExpr cast) {
      Type type = owner.scope().resolve(TypeSyntax.of(cast.getType()));
      return Constants.convert(value(cast.getExpression()), type.erasedName());
    }
    if (expression instanceof ConditionalExpr conditional) {
      Object condition = value(conditional.getCondition());
      if (condition instanceof Boolean b) {
        return value(b ? conditional.getThenExpr() : conditional.getElseExpr());
      }
      return null;
    }
    if (expression instanceof NameExpr name) {
      return named(Identifiers.text(name.getNameAsString()));
    }
    return expression instanceof FieldAccessExpr access ? selected(access) : null;
  }

  private Object operation(BinaryExpr outermost) {
    Deque<BinaryExpr> chain = new ArrayDeque<>();
    Expression left = outermost;
    while (left instanceof BinaryExpr binary) {
      chain.push(binary);
      left = binary.getLeft();
    }
    Object value = value(left);
    // Thousands of pieces of text, joined one by one, would take the square of their length.
    StringBuilder text = null;
    for (BinaryExpr binary : chain) {
      Object right = value == null ? null : value(binary.getRight());
      boolean joins = value instanceof String && binary.getOperator() == BinaryExpr.Operator.PLUS;
      if (joins && right != null) {
        text = text == null ? new StringBuilder((String) value) : text;
        text.append(right);
      } else {
        value = text == null ? value : text.toString();
        text = null;
        value = Constants.binary(binary.getOperator().asString(), value, right);
      }
    }
    return text == null ? value : text.toString();
  }

  private Object named(String name) {
    FieldInfo field = owner.file().types().field(owner.thisType(), name);
    if (field == null) {
      field = enclosingField(name);
    }
    if (field == null) {
      field = owner.file().staticField(name).orElse(null);
    }
    return field == null ? null : field.constant();
  }

  private FieldInfo enclosingField(String name) {
    String at = owner.name();
    for (int dot = at.lastIndexOf('.'); dot > 0; dot = at.lastIndexOf('.')) {
      at = at.substring(0, dot);
      FieldInfo field = owner.file().types().field(Type.Of.of(at), name);
      if (field != null) {
        return field;
      }
    }
    return null;
  }

  private Object selected(FieldAccessExpr access) {
    String qualifier = access.getScope().toString();
    Type type = owner.scope().resolveName(qualifier);
    FieldInfo field = owner.file().types().field(type, Identifiers.text(access.getNameAsString()));
    return field == null ? null : field.constant();
  }
}
