package dev.lint429.source.lower;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Type;
import dev.lint429.source.types.Types.Member;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells {@code submit(Runnable)} from {@code submit(Callable)}: where overloads differ in whether a
 * lambda without parameters gives a value, the lambda's body has to be looked at first.
 */
final class Probe {
  private Probe() {}

  static List<Member> withoutVoidMismatch(
      Lowering lowering, List<Member> members, List<Expression> arguments, Scope scope) {
    if (members.size() < 2) {
      return members;
    }
    List<Member> left = members;
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) instanceof LambdaExpr lambda
          && lambda.getParameters().isEmpty()
          && lambda.getExpressionBody().filter(MethodCallExpr.class::isInstance).isPresent()
          && differ(lowering, left, i, arguments.size())) {
        Type body = lowering.functions().lambda(lambda, scope, Known.UNKNOWN).returns();
        if (body.equals(Known.VOID)) {
          int index = i;
          left =
              left.stream().filter(m -> !Boolean.FALSE.equals(isVoid(lowering, m, index))).toList();
        }
      }
    }
    return left;
  }

  private static boolean differ(Lowering lowering, List<Member> members, int index, int count) {
    Set<Boolean> seen = new HashSet<>();
    members.stream()
        .filter(m -> m.method().takes(count))
        .map(m -> isVoid(lowering, m, index))
        .filter(v -> v != null)
        .forEach(seen::add);
    return seen.size() == 2;
  }

  /** Whether the function wanted there gives nothing; null if none is wanted. */
  private static Boolean isVoid(Lowering lowering, Member member, int index) {
    List<Type> parameters = member.method().parameters();
    if (index >= parameters.size()) {
      return null;
    }
    Member function = lowering.types().functionalMethod(parameters.get(index));
    return function == null ? null : function.method().returns().equals(Known.VOID);
  }
}
