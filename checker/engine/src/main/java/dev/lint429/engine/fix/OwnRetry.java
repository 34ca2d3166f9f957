package dev.lint429.engine.fix;

import dev.lint429.engine.Fix;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import java.util.Optional;

/** Hand-written retries: the wait between two attempts grows, with full jitter. */
final class OwnRetry {
  private static final String TITLE = "Let the delay grow: exponential backoff with full jitter";

  private final Context context;

  OwnRetry(Context context) {
    this.context = context;
  }

  Fix repair(RequestSite site, Retry retry) throws Refused {
    if (retry.unit() != site.unit()) {
      // Imports can be added to the finding's own file only.
      return repair(site, retry, context.draftElsewhere(retry.unit()));
    }
    return repair(site, retry, context.draft(retry.unit()));
  }

  private Fix repair(RequestSite site, Retry found, Draft draft) throws Refused {
    Retry retry = asLoop(found);
    Optional<Retry.Wait> wait = retry.waits().stream().filter(w -> w.delay().isFixed()).findFirst();
    if (wait.isPresent()) {
      Optional<PassedCount> elsewhere = uncounted(retry, wait.get());
      Retry.Wait near = elsewhere.isPresent() ? wait.get() : inSight(retry, wait.get());
      String number =
          elsewhere.isPresent()
              ? elsewhere.get().pass(draft, number(draft, retry, elsewhere.get().call()))
              : number(draft, retry, near.call());
      new Sleep(context.graph()).replace(draft, near, millis(draft, number));
    } else {
      new MissingWait(context).insert(draft, site, retry, at -> number(draft, retry, at));
    }
    return draft.fix(TITLE);
  }

  /** A second call that sends again, in a loop of its own, is the loop's. */
  private Retry asLoop(Retry retry) {
    CompilationUnit unit = retry.unit();
    if (retry.kind() != Retry.Kind.RECURSION || recursive(unit, (Expr.Call) retry.site()) != null) {
      return retry;
    }
    for (Node at = unit.parent(retry.site()); at instanceof Expr || at instanceof Stmt; ) {
      if (Trees.isLoop(at)) {
        return new Retry(
            Retry.Kind.LOOP,
            retry.delay(),
            unit,
            at,
            retry.library(),
            retry.policy(),
            retry.waits(),
            retry.attempts(),
            retry.jitter());
      }
      at = unit.parent(at);
    }
    return retry;
  }

  /** The loop or the method that calls itself. */
  private Node around(Retry retry) throws Refused {
    Node around =
        retry.kind() == Retry.Kind.LOOP
            ? retry.site()
            : recursive(retry.unit(), (Expr.Call) retry.site());
    if (around == null) {
      throw new Refused("it is unknown how the retries are counted");
    }
    return around;
  }

  /** The private method that waits for a time of its own, knowing nothing of the attempts. */
  private Optional<PassedCount> uncounted(Retry retry, Retry.Wait wait) throws Refused {
    VarDecl amount = wait.amount() == null ? null : Variables.local(wait.amount());
    return amount != null && amount.kind() == VarDecl.Kind.PARAMETER
        ? Optional.empty()
        : PassedCount.of(context.graph(), retry.unit(), wait, around(retry));
  }

  /** The wait itself, or the call of the own method in which it is. */
  private Retry.Wait inSight(Retry retry, Retry.Wait wait) throws Refused {
    CompilationUnit unit = retry.unit();
    Node around = around(retry);
    if (wait.unit() == unit && Trees.isWithin(unit, wait.call(), around)) {
      return wait;
    }
    MethodDecl method = wait.unit().enclosing(wait.call(), MethodDecl.class);
    VarDecl amount = wait.amount() == null ? null : Variables.local(wait.amount());
    int parameter = method == null || amount == null ? -1 : method.parameters().indexOf(amount);
    List<Expr.Call> calls =
        Trees.all(around, Expr.Call.class).stream()
            .filter(c -> context.graph().target(c.method()).orElse(null) == method)
            .filter(c -> parameter >= 0 && parameter < c.args().size())
            .toList();
    if (calls.size() != 1) {
      throw new Refused("how long to wait is decided in another method, which knows no attempt");
    }
    Expr.Call call = calls.get(0);
    return new Retry.Wait(unit, call, call.args().get(parameter), wait.delay(), wait.jitter());
  }

  private String number(Draft draft, Retry retry, Node wait) throws Refused {
    return switch (retry.kind()) {
      case LOOP -> new Counter(retry.unit()).number(draft, (Stmt) retry.site(), wait);
      case RECURSION -> ofRecursion(retry.unit(), (Expr.Call) retry.site());
      default -> throw new Refused("it is unknown how the retries are counted");
    };
  }

  /** How long to wait, in milliseconds; without the helper, its formula. */
  String millis(Draft draft, String number) throws Refused {
    if (context.hasHelper()) {
      return context.helper(draft.names()) + ".delayMillis(" + number + ")";
    }
    return draft.names().type("java.util.concurrent.ThreadLocalRandom")
        + ".current().nextLong(1_000L << Math.min("
        + number
        + ", 6))";
  }

  /**
   * A statement that waits.
   *
   * @param place where it will stand; what it throws must be handled there
   */
  String wait(Draft draft, Node place, String number) throws Refused {
    boolean interruptible =
        context.exceptions().isHandled(draft.unit(), place, "java.lang.InterruptedException");
    String millis = millis(draft, number);
    return interruptible
        ? draft.names().type("java.lang.Thread") + ".sleep(" + millis + ");"
        : draft.names().type("java.util.concurrent.locks.LockSupport")
            + ".parkNanos("
            + draft.names().type("java.util.concurrent.TimeUnit")
            + ".MILLISECONDS.toNanos("
            + millis
            + "));";
  }

  /** The method around a call that the call calls again, through lambdas and classes in it. */
  private MethodDecl recursive(CompilationUnit unit, Expr.Call again) {
    MethodDecl target = context.graph().target(again.method()).orElse(null);
    for (MethodDecl at = unit.enclosing(again, MethodDecl.class);
        at != null;
        at = unit.enclosing(at, MethodDecl.class)) {
      if (at == target) {
        return at;
      }
    }
    return null;
  }

  /** From the parameter that the recursive call passes on with one more. */
  private String ofRecursion(CompilationUnit unit, Expr.Call again) throws Refused {
    MethodDecl method = recursive(unit, again);
    if (method != null) {
      for (int i = 0; i < Math.min(again.args().size(), method.parameters().size()); i++) {
        VarDecl parameter = method.parameters().get(i);
        int step = step(again.args().get(i), parameter);
        if (step == 0
            || !parameter.type().is("int")
            || !new Variables(unit).assignments(parameter).isEmpty()) {
          continue;
        }
        Integer start = start(method, i);
        if (step > 0) {
          return Counter.plus(parameter.name(), 1 - (start == null ? 0 : start));
        }
        if (start != null) {
          return (start + 1) + " - " + parameter.name();
        }
      }
    }
    throw new Refused("no parameter of the recursive method counts the attempts");
  }

  /** 1 where an argument is the parameter plus one, -1 for minus one, else 0. */
  private static int step(Expr argument, VarDecl parameter) {
    if (argument instanceof Expr.Binary binary
        && Variables.local(binary.left()) == parameter
        && Integer.valueOf(1).equals(Counter.constant(binary.right()))) {
      return binary.op().equals("+") ? 1 : binary.op().equals("-") ? -1 : 0;
    }
    return 0;
  }

  /** The number that every caller from outside passes, or null. */
  private Integer start(MethodDecl method, int parameter) {
    Integer start = null;
    for (CallGraph.Caller caller : context.graph().callers(method)) {
      if (Trees.isWithin(caller.unit(), caller.call(), method)) {
        continue;
      }
      List<Expr> args = CallGraph.argsOf(caller.call());
      Integer passed = parameter < args.size() ? Counter.constant(args.get(parameter)) : null;
      if (passed == null || (start != null && !start.equals(passed))) {
        return null;
      }
      start = passed;
    }
    return start;
  }
}
