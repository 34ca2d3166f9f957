package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import java.util.List;
import java.util.Map;

/**
 * Hutool's {@code HttpUtil.post(url, body)} returns the body of an error as if it were an answer;
 * the status shows only in the long form, which this repair uses. The shortcuts are spelled out as
 * their sources do (hutool-http 5.8.38, {@code HttpUtil}).
 */
final class HutoolShortcut {
  private static final String HTTP_UTIL = "cn.hutool.http.HttpUtil";
  private static final String HTTP_REQUEST = "cn.hutool.http.HttpRequest";

  /** The second parameter's type to the setter that takes it. */
  private static final Map<String, String> GET =
      Map.of(
          "java.util.Map", "form",
          "int", "timeout",
          "java.nio.charset.Charset", "charset");

  private static final Map<String, String> POST =
      Map.of("java.util.Map", "form", "java.lang.String", "body");

  private final Context context;

  HutoolShortcut(Context context) {
    this.context = context;
  }

  static boolean matches(Expr.Call call) {
    return call.method().owner().equals(HTTP_UTIL);
  }

  void wrap(Draft draft, Expr.Call call) throws Refused {
    CompilationUnit unit = draft.unit();
    String helper = context.helper(draft.names());
    List<String> setters = setters(call);
    context.oneShot().check(unit, List.of(call));
    context.exceptions().check(unit, List.of(call), call);
    new Captures(unit).copy(call, draft);
    CallText parts = CallText.of(unit, call);
    draft.replace(
        call.span().start(),
        parts.argumentsStart(),
        helper + ".call(() -> " + draft.names().type(HTTP_REQUEST) + "." + call.name() + "(");
    for (int i = 1; i < call.args().size(); i++) {
      toSetter(draft, call.args().get(i - 1), call.args().get(i), ")." + setters.get(i - 1) + "(");
    }
    draft.insert(call.span().end(), ".execute()).body()");
  }

  /** Puts {@code text} in place of the comma between two arguments and the blanks around it. */
  private static void toSetter(Draft draft, Expr before, Expr after, String text) {
    String source = draft.unit().file().text();
    for (Token token : Token.between(source, before.span().end(), after.span().start())) {
      if (token.is(",")) {
        int end = token.end();
        while (source.charAt(end) == ' ') {
          end++;
        }
        draft.replace(token.start(), end, text);
        return;
      }
    }
    throw new IllegalStateException("no comma between the arguments");
  }

  private static List<String> setters(Expr.Call call) throws Refused {
    List<String> types = call.method().parameterTypes();
    Map<String, String> known =
        call.name().equals("get") ? GET : call.name().equals("post") ? POST : null;
    if (known != null && types != null) {
      if (types.size() == 1) {
        return List.of();
      }
      String setter = known.get(types.get(1));
      boolean timeout = types.size() == 3 && types.get(2).equals("int");
      if (setter != null && (types.size() == 2 || timeout)) {
        return timeout ? List.of(setter, "timeout") : List.of(setter);
      }
    }
    throw new Refused(
        "HttpUtil." + call.name() + " hides the status; use HttpRequest and execute() instead");
  }
}
