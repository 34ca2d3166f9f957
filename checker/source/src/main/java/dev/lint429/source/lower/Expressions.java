package dev.lint429.source.lower;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Program.Answer;
import dev.lint429.engine.model.Span;
import dev.lint429.source.tree.Literals;
import dev.lint429.source.tree.TypeSyntax;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Primitives;
import dev.lint429.source.types.Type;
import java.util.ArrayList;
import java.util.List;

/** Lowers expressions; the larger sorts have classes of their own. */
final class Expressions {
  private final Lowering lowering;

  Expressions(Lowering lowering) {
    this.lowering = lowering;
  }

  /**
   * @param scope where names are looked up and pattern variables are declared
   * @param expected the type that is wanted here, for lambdas and the like; unknown if there is
   *     none
   */
  Typed lower(Expression expression, Scope scope, Type expected) {
    if (expression instanceof EnclosedExpr enclosed) {
      return lower(enclosed.getInner(), scope, expected);
    }
    if (expression instanceof MethodCallExpr call) {
      return lowering.calls().method(call, scope, expected);
    }
    if (expression instanceof NameExpr name) {
      return lowering.names().name(name, scope);
    }
    if (expression instanceof FieldAccessExpr access) {
      return lowering.names().select(access, scope);
    }
    if (expression instanceof LiteralExpr literal) {
      return literal(literal);
    }
    if (expression instanceof ObjectCreationExpr creation) {
      return lowering.calls().creation(creation, scope, expected);
    }
    if (expression instanceof BinaryExpr binary) {
      return binary(binary, scope);
    }
    if (expression instanceof ThisExpr || expression instanceof SuperExpr) {
      return lowering.names().self(expression, scope);
    }
    if (expression instanceof LambdaExpr lambda) {
      return lowering.functions().lambda(lambda, scope, expected).typed();
    }
    if (expression instanceof MethodReferenceExpr reference) {
      return lowering.functions().reference(reference, scope, expected).typed();
    }
    if (expression instanceof SwitchExpr choice) {
      return lowering.switches().expression(choice, lowering.span(choice), scope, expected);
    }
    return other(expression, lowering.span(expression), scope, expected);
  }

  private Typed other(Expression expression, Span span, Scope scope, Type expected) {
    if (expression instanceof AssignExpr assign) {
      Typed target = lower(assign.getTarget(), scope, Known.UNKNOWN);
      Typed value = lower(assign.getValue(), scope, target.type());
      String op = assign.getOperator().asString();
      return new Typed(
          new Expr.Assign(span, op, target.expr(), value.expr(), target.type().toRef()),
          target.type());
    }
    if (expression instanceof UnaryExpr unary) {
      return unary(unary, span, scope);
    }
    if (expression instanceof ConditionalExpr conditional) {
      return conditional(conditional, span, scope, expected);
    }
    if (expression instanceof CastExpr cast) {
      Type type = scope.types().resolve(TypeSyntax.of(cast.getType()));
      Typed operand = lower(cast.getExpression(), scope, type);
      return new Typed(new Expr.Cast(span, operand.expr(), type.toRef()), type);
    }
    if (expression instanceof InstanceOfExpr test) {
      return instanceOf(test, span, scope);
    }
    if (expression instanceof ArrayAccessExpr access) {
      Typed array = lower(access.getName(), scope, Known.UNKNOWN);
      Typed index = lower(access.getIndex(), scope, Known.INT);
      Type type = array.type() instanceof Type.Array of ? of.element() : Known.UNKNOWN;
      return new Typed(new Expr.ArrayAccess(span, array.expr(), index.expr(), type.toRef()), type);
    }
    if (expression instanceof ArrayCreationExpr creation) {
      return arrayCreation(creation, span, scope);
    }
    if (expression instanceof ArrayInitializerExpr array) {
      return array(array, span, scope, expected);
    }
    if (expression instanceof ClassExpr literal) {
      Type named = scope.types().resolve(TypeSyntax.of(literal.getType()));
      Type type = new Type.Of("java.lang.Class", List.of(Primitives.box(named)));
      return new Typed(new Expr.ClassLiteral(span, named.toRef(), type.toRef()), type);
    }
    if (expression instanceof TypeExpr named) {
      Type type = scope.types().resolve(TypeSyntax.of(named.getType()));
      Binding binding =
          type instanceof Type.Of of ? new Binding.Type(of.name()) : Binding.UNRESOLVED;
      return new Typed(new Expr.Name(span, named.getTypeAsString(), binding, type.toRef()), type);
    }
    return new Typed(new Expr.Opaque(span, List.of(), Known.UNKNOWN.toRef()), Known.UNKNOWN);
  }

  private Typed literal(LiteralExpr literal) {
    Type type;
    if (literal.isStringLiteralExpr() || literal.isTextBlockLiteralExpr()) {
      type = Known.STRING;
    } else if (literal.isIntegerLiteralExpr()) {
      type = Known.INT;
    } else if (literal.isLongLiteralExpr()) {
      type = Type.Of.of("long");
    } else if (literal.isDoubleLiteralExpr()) {
      Object value = Literals.value(literal);
      type = Type.Of.of(value instanceof Float ? "float" : "double");
    } else if (literal.isBooleanLiteralExpr()) {
      type = Known.BOOLEAN;
    } else {
      type = literal.isCharLiteralExpr() ? Type.Of.of("char") : Known.NULL;
    }
    return new Typed(
        new Expr.Literal(lowering.span(literal), type.toRef(), Literals.value(literal)), type);
  }

  /** Long concatenations are nested to the left as deep as they are long: no recursion there. */
  private Typed binary(BinaryExpr outermost, Scope scope) {
    List<BinaryExpr> chain = new ArrayList<>();
    Expression left = outermost;
    while (left instanceof BinaryExpr binary) {
      chain.add(binary);
      left = binary.getLeft();
    }
    Typed lowered = lower(left, scope, Known.UNKNOWN);
    for (int i = chain.size() - 1; i >= 0; i--) {
      BinaryExpr binary = chain.get(i);
      Typed right = lower(binary.getRight(), scope, Known.UNKNOWN);
      String op = binary.getOperator().asString();
      Type type = typeOf(op, lowered.type(), right.type());
      lowered =
          new Typed(
              new Expr.Binary(
                  lowering.span(binary), op, lowered.expr(), right.expr(), type.toRef()),
              type);
    }
    return lowered;
  }

  private static Type typeOf(String op, Type left, Type right) {
    return switch (op) {
      case "&&", "||", "==", "!=", "<", ">", "<=", ">=" -> Known.BOOLEAN;
      case "<<", ">>", ">>>" -> Primitives.promote(left, left);
      case "&", "|", "^" -> {
        boolean isBoolean = Primitives.unbox(left).equals(Known.BOOLEAN);
        yield isBoolean ? Known.BOOLEAN : Primitives.promote(left, right);
      }
      case "+" ->
          left.equals(Known.STRING) || right.equals(Known.STRING)
              ? Known.STRING
              : Primitives.promote(left, right);
      default -> Primitives.promote(left, right);
    };
  }

  private Typed unary(UnaryExpr unary, Span span, Scope scope) {
    Object number = Literals.negative(unary);
    if (number != null) {
      Type type = Type.Of.of(number instanceof Long ? "long" : "int");
      return new Typed(new Expr.Literal(span, type.toRef(), number), type);
    }
    Typed operand = lower(unary.getExpression(), scope, Known.UNKNOWN);
    String op = unary.getOperator().asString();
    Type type =
        switch (op) {
          case "!" -> Known.BOOLEAN;
          case "++", "--" -> operand.type();
          default -> Primitives.promote(operand.type(), operand.type());
        };
    return new Typed(new Expr.Unary(span, op, operand.expr(), type.toRef()), type);
  }

  private Typed conditional(ConditionalExpr conditional, Span span, Scope scope, Type expected) {
    Typed condition = lower(conditional.getCondition(), scope, Known.BOOLEAN);
    Typed whenTrue = lower(conditional.getThenExpr(), scope, expected);
    Typed whenFalse = lower(conditional.getElseExpr(), scope, expected);
    Type type = common(List.of(whenTrue.type(), whenFalse.type()));
    return new Typed(
        new Expr.Conditional(
            span, condition.expr(), whenTrue.expr(), whenFalse.expr(), type.toRef()),
        type);
  }

  /** The one of the types that all others can be taken for; unknown if there is none. */
  Type common(List<Type> types) {
    Type common = Known.NULL;
    for (Type type : types) {
      if (type == Known.NULL || type.equals(common)) {
        continue;
      }
      if (common == Known.NULL) {
        common = type;
      } else if (!type.isKnown() || !common.isKnown()) {
        return Known.UNKNOWN;
      } else {
        common = common(common, type);
      }
    }
    return common;
  }

  private Type common(Type left, Type right) {
    Type number = Primitives.promote(left, right);
    if (number.isKnown()) {
      return number;
    }
    String a = left.erasedName();
    String b = right.erasedName();
    if (a.equals(b)) {
      return Type.Of.of(a);
    }
    if (lowering.types().isSubtype(a, b) == Answer.YES) {
      return right;
    }
    return lowering.types().isSubtype(b, a) == Answer.YES ? left : Known.UNKNOWN;
  }

  private Typed instanceOf(InstanceOfExpr test, Span span, Scope scope) {
    Typed operand = lower(test.getExpression(), scope, Known.UNKNOWN);
    Type tested = scope.types().resolve(TypeSyntax.of(test.getType()));
    if (test.getPattern().isEmpty()) {
      return new Typed(
          new Expr.InstanceOf(span, operand.expr(), tested.toRef(), null, Known.BOOLEAN.toRef()),
          Known.BOOLEAN);
    }
    Expr matched =
        lowering
            .switches()
            .patterns()
            .test(span, operand.expr(), operand.type(), test.getPattern().get(), scope);
    return new Typed(matched, Known.BOOLEAN);
  }

  /** Whether evaluating the expression does nothing but read. */
  static boolean isPlain(Expr expr) {
    return expr instanceof Expr.Name
        || expr instanceof Expr.Literal
        || expr instanceof Expr.ClassLiteral
        || expr instanceof Expr.Select select && isPlain(select.target());
  }

  private Typed arrayCreation(ArrayCreationExpr creation, Span span, Scope scope) {
    Type type = scope.types().resolve(TypeSyntax.of(creation.getElementType()));
    for (int i = 0; i < creation.getLevels().size(); i++) {
      type = new Type.Array(type);
    }
    if (creation.getInitializer().isPresent()) {
      return array(creation.getInitializer().get(), span, scope, type);
    }
    List<Expr> sizes = new ArrayList<>();
    creation
        .getLevels()
        .forEach(
            level ->
                level.getDimension().ifPresent(d -> sizes.add(lower(d, scope, Known.INT).expr())));
    // The sizes have no place in NewArray; what they do must not get lost.
    return new Typed(
        sizes.stream().allMatch(Expressions::isPlain)
            ? new Expr.NewArray(span, type.toRef(), List.of())
            : new Expr.Opaque(span, List.copyOf(sizes), type.toRef()),
        type);
  }

  private Typed array(ArrayInitializerExpr array, Span span, Scope scope, Type expected) {
    Type element = expected instanceof Type.Array of ? of.element() : Known.UNKNOWN;
    List<Expr> elements =
        array.getValues().stream().map(v -> lower(v, scope, element).expr()).toList();
    return new Typed(new Expr.NewArray(span, expected.toRef(), elements), expected);
  }
}
