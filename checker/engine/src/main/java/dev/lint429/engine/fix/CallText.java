package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import java.util.List;

/**
 * Where the parts of a method call stand: {@code receiver . <T> name ( arguments )}.
 *
 * @param receiverEnd behind the receiver and its parentheses; -1 where no receiver is written
 * @param dot the dot before the name; -1 where no receiver is written
 * @param typeArguments the explicit type arguments with their brackets, or empty
 * @param argumentsStart where the first argument or the closing parenthesis starts
 * @param argumentsEnd behind the last argument and its parentheses
 * @param close where the closing parenthesis stands
 */
record CallText(
    int receiverEnd,
    int dot,
    String typeArguments,
    int argumentsStart,
    int argumentsEnd,
    int close) {

  static CallText of(CompilationUnit unit, Expr.Call call) {
    String text = unit.file().text();
    int name = call.nameSpan().start();
    List<Token> before = Token.between(text, call.span().start(), name);
    List<Token> after = Token.between(text, call.nameSpan().end(), call.span().end());
    int dot = before.size() - 1;
    while (dot >= 0 && !isDotBeforeName(before, dot)) {
      dot--;
    }
    boolean generic = dot >= 0 && dot < before.size() - 1;
    String typeArguments =
        generic
            ? text.substring(before.get(dot + 1).start(), before.get(before.size() - 1).end())
            : "";
    return new CallText(
        dot < 0 ? -1 : before.get(dot - 1).end(),
        dot < 0 ? -1 : before.get(dot).start(),
        typeArguments,
        after.get(1).start(),
        after.get(after.size() - 2).end(),
        after.get(after.size() - 1).start());
  }

  /** Whether the token is a dot with nothing but type arguments behind it. */
  private static boolean isDotBeforeName(List<Token> tokens, int at) {
    if (!tokens.get(at).is(".")) {
      return false;
    }
    int depth = 0;
    for (int i = at + 1; i < tokens.size(); i++) {
      if (tokens.get(i).is("<")) {
        depth++;
      } else if (tokens.get(i).is(">")) {
        depth--;
      } else if (depth == 0) {
        return false;
      }
    }
    return depth == 0;
  }
}
