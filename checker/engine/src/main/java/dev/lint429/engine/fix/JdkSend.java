package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;

/** {@code client.send(request, handler)} becomes {@code Backoff.standard().send(client, …)}. */
final class JdkSend {
  private static final String CLIENT = "java.net.http.HttpClient";

  private final Context context;

  JdkSend(Context context) {
    this.context = context;
  }

  static boolean matches(Expr.Call call) {
    return call.method().is(CLIENT, "send") && call.args().size() == 2;
  }

  void wrap(Draft draft, Expr.Call call) throws Refused {
    CompilationUnit unit = draft.unit();
    String helper = context.helper(draft.names());
    if (call.receiver() == null
        || (call.receiver() instanceof Expr.Name name && name.id().equals("super"))) {
      throw new Refused("the class that sends is an HttpClient itself");
    }
    context.oneShot().checkBodies(unit, call);
    CallText parts = CallText.of(unit, call);
    draft.insert(call.span().start(), helper + "." + parts.typeArguments() + "send(");
    draft.replace(
        parts.receiverEnd(),
        parts.argumentsStart(),
        comma(unit, parts.receiverEnd(), parts.argumentsStart()));
  }

  /** A comma in place of {@code .send(}; comments that stand there stay. */
  private static String comma(CompilationUnit unit, int start, int end) {
    StringBuilder rest = new StringBuilder(unit.file().text().substring(start, end));
    var tokens = Token.between(unit.file().text(), start, end);
    for (int i = tokens.size() - 1; i >= 0; i--) {
      rest.delete(tokens.get(i).start() - start, tokens.get(i).end() - start);
    }
    return rest.toString().isBlank() ? ", " : "," + rest;
  }
}
