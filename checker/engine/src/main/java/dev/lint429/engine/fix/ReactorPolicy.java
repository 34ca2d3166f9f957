package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.Set;

/** Reactor: {@code Retry.fixedDelay}, {@code Retry.max} and the operator {@code retry(n)}. */
final class ReactorPolicy implements PolicyRepair {
  static final String RETRY = "reactor.util.retry.Retry";
  private static final String SPEC = "reactor.util.retry.RetrySpec";
  private static final Set<String> FACTORIES =
      Set.of("fixedDelay", "max", "maxInARow", "indefinitely");

  @Override
  public String library() {
    return "Reactor";
  }

  @Override
  public boolean matches(Chain chain) {
    return chain.root() instanceof Expr.Call call
        && call.method().owner().equals(RETRY)
        && FACTORIES.contains(call.name());
  }

  /** Whether the call is the operator that retries at once. */
  static boolean isOperator(Expr expr) {
    return expr instanceof Expr.Call call
        && call.name().equals("retry")
        && call.method().owner().startsWith("reactor.core.publisher.");
  }

  @Override
  public void repair(Context context, Draft draft, Chain chain) throws Refused {
    Expr.Call factory = (Expr.Call) chain.root();
    draft.replace(factory.nameSpan(), "backoff");
    if (factory.name().equals("fixedDelay")) {
      Expr delay = factory.args().get(1);
      Expr.Call longest = chain.last("maxBackoff");
      if (longest == null && context.amounts().isBelowCap(delay)) {
        draft.insert(factory.span().end(), maxBackoff(draft));
      } else if (longest != null && isSame(chain.unit(), delay, longest.args().get(0))) {
        // Where the longest delay is the first one, nothing grows.
        draft.replace(longest.args().get(0).span(), longestDelay(draft));
      }
      return;
    }
    refuseSpec(chain);
    String delay = draft.names().type("java.time.Duration") + ".ofSeconds(1)";
    draft.insert(
        CallText.of(chain.unit(), factory).close(),
        factory.args().isEmpty() ? "Long.MAX_VALUE, " + delay : ", " + delay);
    draft.insert(
        factory.span().end(),
        maxBackoff(draft) + (factory.name().equals("maxInARow") ? ".transientErrors(true)" : ""));
  }

  private static String maxBackoff(Draft draft) throws Refused {
    return ".maxBackoff(" + longestDelay(draft) + ")";
  }

  private static String longestDelay(Draft draft) throws Refused {
    return draft.names().type("java.time.Duration") + ".ofSeconds(60)";
  }

  private static boolean isSame(CompilationUnit unit, Expr one, Expr other) {
    return unit.file().text(one.span()).equals(unit.file().text(other.span()));
  }

  /** {@code backoff} makes a RetryBackoffSpec, which is no RetrySpec. */
  private static void refuseSpec(Chain chain) throws Refused {
    CompilationUnit unit = chain.unit();
    Node parent = unit.parent(chain.end());
    boolean variable = parent instanceof VarDecl declared && declared.type().is(SPEC);
    boolean assigned = parent instanceof Expr.Assign assign && assign.type().is(SPEC);
    boolean returned =
        parent instanceof Stmt.Return
            && unit.enclosing(parent, MethodDecl.class) != null
            && unit.enclosing(parent, MethodDecl.class).returnType().is(SPEC);
    if (variable || assigned || returned) {
      throw new Refused("the policy is held as a RetrySpec, which cannot back off");
    }
  }

  /** {@code retry(n)} becomes {@code retryWhen(Retry.backoff(n, …))}. */
  static void repairOperator(Draft draft, Expr.Call operator) throws Refused {
    boolean counted = operator.args().size() == 1;
    if (counted && !Set.of("long", "int").contains(operator.args().get(0).type().name())) {
      throw new Refused("retry with a predicate cannot be told how long to wait");
    }
    Names names = draft.names();
    String spec = names.fresh("spec");
    String signal = names.fresh("signal");
    String rest =
        names.type("java.time.Duration")
            + ".ofSeconds(1))"
            + maxBackoff(draft)
            + (".onRetryExhaustedThrow((" + spec + ", " + signal + ") -> " + signal)
            + ".failure())";
    draft.replace(operator.nameSpan(), "retryWhen");
    CallText parts = CallText.of(draft.unit(), operator);
    String start = names.type(RETRY) + ".backoff(";
    if (counted) {
      draft.insert(parts.argumentsStart(), start);
      draft.insert(parts.close(), ", " + rest);
    } else {
      draft.insert(parts.close(), start + "Long.MAX_VALUE, " + rest);
    }
  }
}
