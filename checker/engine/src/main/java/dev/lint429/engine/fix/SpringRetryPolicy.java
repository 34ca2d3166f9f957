package dev.lint429.engine.fix;

import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.List;

/** Spring Retry: the template's builder, the bare template, and {@code FixedBackOffPolicy}. */
final class SpringRetryPolicy implements PolicyRepair {
  private static final String TEMPLATE = "org.springframework.retry.support.RetryTemplate";
  private static final String BUILDER = "org.springframework.retry.support.RetryTemplateBuilder";
  private static final String FIXED = "org.springframework.retry.backoff.FixedBackOffPolicy";
  private static final String NONE = "org.springframework.retry.backoff.NoBackOffPolicy";
  private static final String GROWING =
      "org.springframework.retry.backoff.ExponentialRandomBackOffPolicy";
  private static final String STANDARD = ".exponentialBackoff(1000, 2, 60000, true)";

  @Override
  public String library() {
    return "Spring Retry";
  }

  @Override
  public boolean matches(Chain chain) {
    return chain.startsWith(TEMPLATE, "builder")
        || chain.startsWithNew(BUILDER)
        || chain.startsWithNew(TEMPLATE)
        || chain.startsWithNew(FIXED)
        || chain.startsWithNew(NONE)
        || isCondition(chain);
  }

  /** A policy that says when to retry; how long to wait stands beside it. */
  private static boolean isCondition(Chain chain) {
    return chain.root() instanceof Expr.New creation
        && creation.type().name().startsWith("org.springframework.retry.policy.");
  }

  @Override
  public void repair(Context context, Draft draft, Chain chain) throws Refused {
    if (isCondition(chain)) {
      repair(context, draft, beside(chain));
    } else if (chain.startsWithNew(TEMPLATE)) {
      repairTemplate(context, draft, (Expr.New) chain.root());
    } else if (chain.startsWithNew(FIXED) || chain.startsWithNew(NONE)) {
      repairBackOff(draft, (Expr.New) chain.root());
    } else {
      repairBuilder(context, draft, chain);
    }
  }

  /** The back-off policy, or else the template, that the same method makes. */
  private static Chain beside(Chain condition) throws Refused {
    MethodDecl method = condition.unit().enclosing(condition.root(), MethodDecl.class);
    if (method != null) {
      List<Expr.New> made = Trees.all(method, Expr.New.class);
      for (String type : List.of(FIXED, NONE, TEMPLATE)) {
        List<Expr.New> found = made.stream().filter(n -> n.type().is(type)).toList();
        if (found.size() == 1) {
          return Chain.around(condition.unit(), found.get(0));
        }
      }
    }
    throw new Refused("the back-off policy is not in sight");
  }

  private static void repairBuilder(Context context, Draft draft, Chain chain) throws Refused {
    if (!chain.has("build")) {
      throw new Refused("the policy's builder is used elsewhere, too");
    }
    Expr.Call wait = chain.last("fixedBackoff", "noBackoff", "customBackoff");
    if (wait == null) {
      draft.insert(chain.root().span().end(), STANDARD);
    } else if (wait.name().equals("noBackoff")) {
      CallText parts = CallText.of(chain.unit(), wait);
      draft.replace(parts.dot(), wait.span().end(), STANDARD);
    } else if (wait.name().equals("fixedBackoff")
        && context.amounts().isBelowCap(wait.args().get(0))) {
      Expr delay = wait.args().get(0);
      boolean isDuration = delay.type().is("java.time.Duration");
      String cap =
          isDuration ? draft.names().type("java.time.Duration") + ".ofSeconds(60)" : "60000";
      draft.replace(wait.nameSpan(), "exponentialBackoff");
      draft.insert(CallText.of(chain.unit(), wait).argumentsEnd(), ", 2, " + cap + ", true");
    } else {
      throw new Refused("the delay is not certain to be less than a minute, the longest wait");
    }
  }

  /** Without a back-off policy a template retries at once. */
  private static void repairTemplate(Context context, Draft draft, Expr.New creation)
      throws Refused {
    if (!context.has(BUILDER) || creation.body() != null) {
      throw new Refused("this version of Spring Retry has no builder for templates");
    }
    draft.replace(
        creation.span(), draft.names().type(TEMPLATE) + ".builder()" + STANDARD + ".build()");
  }

  private static void repairBackOff(Draft draft, Expr.New creation) throws Refused {
    if (creation.body() != null) {
      throw new Refused("the back-off policy is a class of its own");
    }
    String growing = draft.names().type(GROWING);
    draft.replace(creation.span(), "new " + growing + "()");
    if (!(draft.unit().parent(creation) instanceof VarDecl variable)
        || !(draft.unit().parent(variable) instanceof Stmt.Local)) {
      if (draft.unit().parent(creation) instanceof VarDecl) {
        throw new Refused("the back-off policy is held in a field");
      }
      return;
    }
    retype(draft, variable, growing);
    for (Expr.Name use : uses(draft, variable)) {
      Expr.Call call = Chain.next(draft.unit(), use);
      if (call == null) {
        continue;
      }
      if (!call.name().equals("setBackOffPeriod")
          || !(draft.unit().parent(call) instanceof Stmt.Expression statement)
          || !Captures.isInBlock(draft.unit(), statement)) {
        throw new Refused("the back-off policy is set up in a way that is not understood");
      }
      draft.replace(call.nameSpan(), "setInitialInterval");
      draft.insert(
          statement.span().end(),
          draft.layout().newline()
              + draft.layout().indent(statement.span().start())
              + variable.name()
              + ".setMaxInterval(60000);");
    }
  }

  private static void retype(Draft draft, VarDecl variable, String type) {
    List<Token> tokens =
        Token.between(
            draft.unit().file().text(), variable.span().start(), variable.nameSpan().start());
    int first = !tokens.isEmpty() && tokens.get(0).is("final") ? 1 : 0;
    boolean inferred = tokens.size() == first + 1 && tokens.get(first).is("var");
    boolean general = tokens.get(tokens.size() - 1).is("BackOffPolicy");
    if (!inferred && !general) {
      draft.replace(tokens.get(first).start(), tokens.get(tokens.size() - 1).end(), type);
    }
  }

  private static List<Expr.Name> uses(Draft draft, VarDecl variable) {
    Stmt.Block block = draft.unit().enclosing(variable, Stmt.Block.class);
    return Trees.all(block, Expr.Name.class).stream()
        .filter(n -> Variables.local(n) == variable)
        .toList();
  }
}
