package dev.lint429.engine.fix;

import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.VarDecl;
import java.util.List;

/** Failsafe 3 ({@code dev.failsafe}) and 2 ({@code net.jodah.failsafe}). */
final class FailsafePolicy implements PolicyRepair {
  private static final String POLICY3 = "dev.failsafe.RetryPolicy";
  private static final String POLICY2 = "net.jodah.failsafe.RetryPolicy";
  private static final List<String> EXECUTORS =
      List.of("dev.failsafe.Failsafe", "net.jodah.failsafe.Failsafe");
  private static final String DURATION = "java.time.Duration";
  private static final String JITTER = ".withJitter(0.5)";

  @Override
  public String library() {
    return "Failsafe";
  }

  @Override
  public boolean matches(Chain chain) {
    return chain.startsWith(POLICY3, "builder")
        || chain.startsWith(POLICY3, "ofDefaults")
        || chain.startsWithNew(POLICY2);
  }

  @Override
  public void repair(Context context, Draft draft, Chain chain) throws Refused {
    if (chain.startsWith(POLICY3, "ofDefaults")) {
      repairDefaults(draft, chain, (Expr.Call) chain.root());
      return;
    }
    Expr.Call delay = chain.last("withDelay", "withDelayFn", "withDelayOn", "withDelayWhen");
    if (chain.root() instanceof Expr.Call) {
      chain.checkBuilt();
    }
    if (delay == null) {
      if (chain.isTargetTyped() || isDiamondAlone(draft, chain)) {
        throw new Refused("the policy's type is inferred from its use");
      }
      draft.insert(chain.root().span().end(), growing(draft, chain));
    } else if (delay.name().equals("withDelay") && delay.args().size() == 1) {
      grow(context, draft, chain, delay);
    } else {
      throw new Refused("how long the policy waits is decided elsewhere");
    }
  }

  private static boolean isDiamondAlone(Draft draft, Chain chain) {
    return chain.end() == chain.root()
        && draft.layout().text(chain.root().span()).replace(" ", "").contains("<>");
  }

  private static String growing(Draft draft, Chain chain) throws Refused {
    String backoff =
        chain.root() instanceof Expr.New
            ? "1, 60, " + draft.names().type("java.time.temporal.ChronoUnit") + ".SECONDS"
            : draft.names().type(DURATION)
                + ".ofSeconds(1), "
                + draft.names().type(DURATION)
                + ".ofSeconds(60)";
    return ".withBackoff(" + backoff + ")" + (chain.has("withJitter") ? "" : JITTER);
  }

  private static void grow(Context context, Draft draft, Chain chain, Expr.Call delay)
      throws Refused {
    Expr amount = delay.args().get(0);
    boolean isBelowCap = context.amounts().isBelowCap(amount);
    String rest;
    if (chain.root() instanceof Expr.New) {
      if (!isBelowCap || !(amount instanceof Expr.Name || amount instanceof Expr.Call)) {
        throw capped();
      }
      rest =
          ".toMillis(), 60_000, " + draft.names().type("java.time.temporal.ChronoUnit") + ".MILLIS";
    } else if (isBelowCap) {
      rest = ", " + draft.names().type(DURATION) + ".ofSeconds(60)";
    } else if (amount instanceof Expr.Name && context.amounts().millis(amount).isEmpty()) {
      rest = ", " + draft.layout().text(amount.span()) + ".multipliedBy(32)";
    } else {
      throw capped();
    }
    draft.replace(delay.nameSpan(), "withBackoff");
    draft.insert(CallText.of(chain.unit(), delay).argumentsEnd(), rest);
    if (!chain.has("withJitter")) {
      draft.insert(delay.span().end(), JITTER);
    }
  }

  /** Failsafe demands at run time that the first delay is less than the longest one. */
  private static Refused capped() {
    return new Refused("the delay is not certain to be less than a minute, the longest wait");
  }

  /** The type arguments as the declaration writes them; none for {@code var}. */
  private static String declaredArguments(Draft draft, VarDecl variable) {
    String text = draft.unit().file().text();
    int nameStart = variable.nameSpan().start();
    List<Token> tokens = Token.between(text, variable.span().start(), nameStart);
    int open = 0;
    while (open < tokens.size() && !tokens.get(open).is("<")) {
      open++;
    }
    return open == tokens.size()
        ? ""
        : text.substring(tokens.get(open).start(), tokens.get(tokens.size() - 1).end());
  }

  /** Whether the place takes a policy for results of any type. */
  private static boolean isFree(Chain chain, Expr root) {
    Node parent = chain.unit().parent(root);
    return parent instanceof VarDecl
        || (parent instanceof Expr.Call call && EXECUTORS.contains(call.method().owner()));
  }

  private static void repairDefaults(Draft draft, Chain chain, Expr.Call root) throws Refused {
    CallText parts = CallText.of(chain.unit(), root);
    if (parts.dot() < 0) {
      throw new Refused("the class that makes the policy is not named");
    }
    String arguments = parts.typeArguments();
    if (arguments.isEmpty()
        && chain.unit().parent(root) instanceof VarDecl variable
        && !variable.type().args().isEmpty()) {
      arguments = declaredArguments(draft, variable);
    } else if (arguments.isEmpty() && !isFree(chain, root)) {
      throw new Refused("the policy's type is inferred from its use");
    }
    draft.replace(
        parts.dot(),
        root.span().end(),
        "." + arguments + "builder()" + growing(draft, chain) + ".build()");
  }
}
