package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Stmt;
import java.util.List;
import java.util.Set;

/** Puts one blocking call into {@code Backoff.standard().call(() -> …)}. */
final class Wrap {
  /** Calls that are objects of their own, good for one execution. */
  private static final Set<String> CALLS = Set.of("okhttp3.Call", "retrofit2.Call");

  private final Context context;

  Wrap(Context context) {
    this.context = context;
  }

  /** Adds the edits that wrap {@code call} to {@code draft}. */
  void wrap(Draft draft, Expr.Call call) throws Refused {
    String helper = context.helper(draft.names());
    String method = call.type().is("void") ? ".run" : ".call";
    context.exceptions().check(draft.unit(), List.of(call), call);
    wrap(draft, call, helper + method + "(() -> ", ")");
  }

  /**
   * Adds the edits that make {@code call} the body of a lambda.
   *
   * @param before what stands in front of the call, the lambda's arrow included
   */
  void wrap(Draft draft, Expr.Call call, String before, String after) throws Refused {
    CompilationUnit unit = draft.unit();
    refuseOddPlaces(unit, call);
    context.oneShot().check(unit, List.of(call));
    new Captures(unit).copy(call, draft);
    draft.insert(call.span().start(), before);
    cloneCall(draft, call);
    draft.insert(call.span().end(), after);
  }

  private static void refuseOddPlaces(CompilationUnit unit, Expr.Call call) throws Refused {
    if (!call.span().exists() || !call.type().isKnown()) {
      throw new Refused("the type of the call's result is unknown");
    }
    if (call.receiver() instanceof Expr.Name name && name.id().equals("super")) {
      throw new Refused("the call goes to super");
    }
    if (unit.parent(call) instanceof Stmt.Opaque) {
      throw new Refused("the statement around the call is not understood");
    }
  }

  /** An OkHttp or Retrofit call runs once; its clone, made in the lambda, runs each time. */
  private void cloneCall(Draft draft, Expr.Call call) throws Refused {
    Expr receiver = call.receiver();
    if (receiver == null
        || CALLS.stream().noneMatch(c -> context.isSubtype(receiver.type().name(), c))
        || isMadeAnew(receiver)) {
      return;
    }
    refuseCancelled(draft.unit(), receiver);
    draft.insert(CallText.of(draft.unit(), call).receiverEnd(), ".clone()");
  }

  private boolean isMadeAnew(Expr receiver) {
    if (!(receiver instanceof Expr.Call made)) {
      return false;
    }
    return made.name().equals("newCall")
        || made.name().equals("clone")
        || context
            .graph()
            .target(made.method())
            .map(m -> m.body() == null && !m.annotations().isEmpty())
            .orElse(false);
  }

  private static void refuseCancelled(CompilationUnit unit, Expr receiver) throws Refused {
    String name = nameOf(receiver);
    if (name == null) {
      return;
    }
    boolean isCancelled =
        unit.all(Expr.Call.class).stream()
            .anyMatch(
                other ->
                    other.receiver() != null
                        && Set.of("cancel", "isCanceled", "timeout").contains(other.name())
                        && name.equals(nameOf(other.receiver())));
    if (isCancelled) {
      throw new Refused(
          "the call object " + name + " is also cancelled or given a timeout; a clone is not");
    }
  }

  private static String nameOf(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return name.id();
    }
    return expr instanceof Expr.Select select ? select.name() : null;
  }
}
