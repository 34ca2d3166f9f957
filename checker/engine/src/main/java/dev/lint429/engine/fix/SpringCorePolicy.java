package dev.lint429.engine.fix;

import dev.lint429.engine.model.Expr;

/** Spring Framework 7's own {@code org.springframework.core.retry.RetryPolicy}. */
final class SpringCorePolicy implements PolicyRepair {
  private static final String POLICY = "org.springframework.core.retry.RetryPolicy";

  @Override
  public String library() {
    return "Spring";
  }

  @Override
  public boolean matches(Chain chain) {
    return chain.root() instanceof Expr.Call call && call.method().owner().equals(POLICY);
  }

  @Override
  public void repair(Context context, Draft draft, Chain chain) throws Refused {
    Expr.Call root = (Expr.Call) chain.root();
    CallText parts = CallText.of(chain.unit(), root);
    switch (root.name()) {
      case "builder" -> repairBuilder(context, draft, chain, root);
      case "withDefaults" -> {
        draft.replace(root.nameSpan(), "builder");
        draft.insert(root.span().end(), growing(draft, chain, true) + ".build()");
      }
      case "withMaxRetries" -> {
        draft.replace(root.nameSpan().start(), parts.argumentsStart(), "builder().maxRetries(");
        draft.insert(root.span().end(), growing(draft, chain, true) + ".build()");
      }
      default -> throw new Refused("how the policy is made is not understood");
    }
  }

  private static void repairBuilder(Context context, Draft draft, Chain chain, Expr.Call root)
      throws Refused {
    if (chain.has("backOff")) {
      throw new Refused("how long the policy waits is decided elsewhere");
    }
    Expr.Call delay = chain.last("delay");
    boolean capped = delay == null || context.amounts().isBelowCap(delay.args().get(0));
    Expr.Call multiplier = chain.last("multiplier");
    if (multiplier != null) {
      draft.replace(multiplier.args().get(0).span(), "2");
    }
    draft.insert((delay == null ? root : delay).span().end(), growing(draft, chain, capped));
  }

  private static String growing(Draft draft, Chain chain, boolean capped) throws Refused {
    String duration = draft.names().type("java.time.Duration");
    return (chain.has("multiplier") ? "" : ".multiplier(2)")
        + (!capped || chain.has("maxDelay") ? "" : ".maxDelay(" + duration + ".ofSeconds(60))")
        + (chain.has("jitter") ? "" : ".jitter(" + duration + ".ofMillis(500))");
  }
}
