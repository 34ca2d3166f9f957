package dev.lint429.engine.fix;

import dev.lint429.engine.model.Expr;
import java.util.List;

/** Resilience4j: {@code waitDuration}, flat interval functions, and no wait configured. */
final class Resilience4jPolicy implements PolicyRepair {
  private static final String CONFIG = "io.github.resilience4j.retry.RetryConfig";
  private static final String RETRY = "io.github.resilience4j.retry.Retry";
  private static final String REGISTRY = "io.github.resilience4j.retry.RetryRegistry";
  private static final String INTERVAL = "io.github.resilience4j.core.IntervalFunction";
  private static final String GROWING = "ofExponentialRandomBackoff(";

  @Override
  public String library() {
    return "Resilience4j";
  }

  @Override
  public boolean matches(Chain chain) {
    return chain.root() instanceof Expr.Call call
        && List.of(CONFIG, RETRY, REGISTRY, INTERVAL).contains(call.method().owner());
  }

  @Override
  public void repair(Context context, Draft draft, Chain chain) throws Refused {
    Expr.Call root = (Expr.Call) chain.root();
    if (chain.startsWith(CONFIG, "custom") || chain.startsWith(CONFIG, "from")) {
      repairBuilder(context, draft, chain, root);
    } else if (root.method().owner().equals(INTERVAL)) {
      repairInterval(context, draft, root);
    } else if (root.name().equals("ofDefaults")) {
      repairDefaults(draft, root);
    } else {
      throw new Refused("how the Resilience4j policy is made is not understood");
    }
  }

  private static void repairBuilder(Context context, Draft draft, Chain chain, Expr.Call root)
      throws Refused {
    chain.checkBuilt();
    // The last of the three counts.
    Expr.Call wait = chain.last("waitDuration", "intervalFunction", "intervalBiFunction");
    if (wait == null) {
      if (chain.isTargetTyped()) {
        throw new Refused("the builder's type is inferred from its use");
      }
      draft.insert(root.span().end(), ".intervalFunction(" + growing(draft) + ")");
    } else if (wait.name().equals("waitDuration")) {
      Expr delay = wait.args().get(0);
      draft.replace(wait.nameSpan(), "intervalFunction");
      CallText parts = CallText.of(chain.unit(), wait);
      draft.insert(parts.argumentsStart(), draft.names().type(INTERVAL) + "." + GROWING);
      draft.insert(parts.argumentsEnd(), ", 2.0, 0.5" + cap(context, draft, delay, true) + ")");
    } else if (wait.name().equals("intervalFunction")
        && wait.args().get(0) instanceof Expr.Call function) {
      repairInterval(context, draft, function);
    } else {
      throw new Refused("how long the policy waits is decided elsewhere");
    }
  }

  /** {@code IntervalFunction.of(…)}. */
  private static void repairInterval(Context context, Draft draft, Expr.Call function)
      throws Refused {
    boolean known = function.method().owner().equals(INTERVAL) && function.args().size() <= 1;
    if (known && function.name().equals("ofDefaults")) {
      draft.replace(function.span(), growing(draft));
    } else if (known && function.name().equals("of")) {
      Expr delay = function.args().get(0);
      boolean isDuration = delay.type().is("java.time.Duration");
      draft.replace(function.nameSpan(), GROWING.substring(0, GROWING.length() - 1));
      draft.insert(
          CallText.of(draft.unit(), function).argumentsEnd(),
          ", 2.0, 0.5" + cap(context, draft, delay, isDuration));
    } else {
      throw new Refused("how long the policy waits is decided elsewhere");
    }
  }

  /** {@code RetryConfig.ofDefaults()}, {@code Retry.ofDefaults(name)}, and the registry's. */
  private static void repairDefaults(Draft draft, Expr.Call root) throws Refused {
    String built = ".custom().intervalFunction(" + growing(draft) + ").build()";
    if (root.method().owner().equals(CONFIG)) {
      int dot = CallText.of(draft.unit(), root).dot();
      if (dot < 0) {
        throw new Refused("the class that makes the policy is not named");
      }
      draft.replace(dot, root.span().end(), built);
      return;
    }
    CallText parts = CallText.of(draft.unit(), root);
    draft.replace(root.nameSpan(), "of");
    draft.insert(
        parts.close(), (root.args().isEmpty() ? "" : ", ") + draft.names().type(CONFIG) + built);
  }

  private static String growing(Draft draft) throws Refused {
    String duration = draft.names().type("java.time.Duration");
    return draft.names().type(INTERVAL)
        + "."
        + GROWING
        + duration
        + ".ofSeconds(1), 2.0, 0.5, "
        + duration
        + ".ofSeconds(60))";
  }

  private static String cap(Context context, Draft draft, Expr delay, boolean isDuration)
      throws Refused {
    if (!context.amounts().isBelowCap(delay)) {
      return "";
    }
    return isDuration
        ? ", " + draft.names().type("java.time.Duration") + ".ofSeconds(60)"
        : ", 60_000L";
  }
}
