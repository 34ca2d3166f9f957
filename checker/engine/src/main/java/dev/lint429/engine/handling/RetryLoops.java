package dev.lint429.engine.handling;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the loops of a file that call something again because it failed, whatever it is: a remote
 * procedure, a socket, a database, a file. It is a retry where an exception that the call may throw
 * is caught in the loop and leads back to the call, and where the loop ends once the call succeeds.
 */
final class RetryLoops {
  /** Loops around a {@code try} that are looked at, the innermost first. */
  private static final int MAX_LOOPS = 2;

  /** Calls in a {@code try} that are followed. */
  private static final int MAX_CALLS = 4;

  /** Calls that wait for somebody else's work, end something, or just take notes. */
  private static final Pattern NO_WORK =
      Pattern.compile(
          "sleep\\w*|wait\\w*|await\\w*|join|park\\w*|take\\w*|poll\\w*|lock\\w*|tryLock|unlock"
              + "|acquire\\w*|tryAcquire|release\\w*|yield|onSpinWait|interrupted?|isInterrupted"
              + "|close\\w*|shutdown\\w*|cancel|countDown|signal\\w*|notify\\w*"
              + "|trace|debug|info|warn|error|severe|log\\w*|print\\w*|format|append|getLogger"
              + "|toString|hashCode|equals|currentTimeMillis|nanoTime|now|elapsed\\w*"
              + "|incrementAndGet|decrementAndGet|getAndIncrement|getAndDecrement|increment|inc"
              + "|add|addAll|addLast|addFirst|offer|size|isEmpty|contains|containsKey|valueOf|of"
              + "|check(Not|State|Arg|Interrupt)\\w*|require\\w*|assert\\w*|fail|ensure\\w*");

  /** Without arguments, what they give is at hand. */
  private static final Pattern GETTER = Pattern.compile("(get|is|has)([A-Z].*)?|[a-z]+Value");

  private final Knowledge know;

  RetryLoops(Knowledge know) {
    this.know = know;
  }

  /**
   * A loop that retries.
   *
   * @param call the first call that its retry sends again
   */
  record Found(Expr call, Handling handling) {}

  /**
   * The loops of {@code unit} that retry, in no order.
   *
   * @param known the loops of which that is known already
   */
  List<Found> in(CompilationUnit unit, Set<Node> known) {
    Set<Node> loops = Collections.newSetFromMap(new IdentityHashMap<>());
    loops.addAll(known);
    List<Found> found = new ArrayList<>();
    unit.forEach(
        node -> {
          if (node instanceof Stmt.Try attempt && !attempt.catches().isEmpty()) {
            around(unit, attempt, loops).ifPresent(found::add);
          }
        });
    return found;
  }

  private Optional<Found> around(CompilationUnit unit, Stmt.Try attempt, Set<Node> loops) {
    List<Stmt> around = loopsAround(unit, attempt);
    if (around.isEmpty()) {
      return Optional.empty();
    }
    for (Stmt loop : around) {
      if (loops.contains(loop)) {
        return Optional.empty();
      }
      Optional<Found> found = retry(unit, loop, attempt);
      if (found.isPresent()) {
        loops.add(loop);
        return found;
      }
    }
    return Optional.empty();
  }

  private static List<Stmt> loopsAround(CompilationUnit unit, Stmt.Try attempt) {
    List<Stmt> loops = new ArrayList<>();
    for (Node at = unit.parent(attempt); at != null; at = unit.parent(at)) {
      if (at instanceof MethodDecl || at instanceof TypeDecl || at instanceof Expr.Lambda) {
        break;
      }
      boolean isLoop = at instanceof Stmt stmt && Loops.isLoop(stmt) && !goesThroughItems(stmt);
      if (isLoop && loops.size() < MAX_LOOPS) {
        loops.add((Stmt) at);
      }
    }
    return loops;
  }

  /** Whether a loop takes one item after another: the next round is about something else. */
  private static boolean goesThroughItems(Stmt loop) {
    return loop instanceof Stmt.ForEach
        || loop instanceof Stmt.For counted
            && counted.condition() instanceof Expr.Binary compared
            && (isSize(compared.left()) || isSize(compared.right()));
  }

  private static boolean isSize(Expr bound) {
    return bound instanceof Expr.Call call
        ? call.args().isEmpty() && call.name().matches("size|length")
        : bound instanceof Expr.Select select && select.name().equals("length");
  }

  private Optional<Found> retry(CompilationUnit unit, Stmt loop, Stmt.Try attempt) {
    for (Stmt.Catch handler : attempt.catches()) {
      if (!mayGoRound(handler)) {
        continue;
      }
      for (TypeRef type : handler.types()) {
        if (type.simpleName().contains("Interrupt")) {
          // Whoever was woken goes on with what it was waiting for.
          continue;
        }
        for (Expr call : calls(attempt, type.name())) {
          Optional<Found> found = retried(unit, loop, call, List.of(type.name()));
          if (found.isEmpty() && testsType(handler)) {
            found = retried(unit, loop, call, List.of(Conditions.SUBCLASS, type.name()));
          }
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** What the loop does when {@code call} fails with an exception. */
  private Optional<Found> retried(
      CompilationUnit unit, Stmt loop, Expr call, List<String> exception) {
    Answers answers =
        (target, state, frame, simulation) ->
            List.of(
                simulation.probe.failing()
                    ? Path.thrown(Value.Failure.ofAnswer(exception), state)
                    : Path.value(new Value.Derived(), state));
    Node root = unit.parent(loop) instanceof Stmt.Labeled labeled ? labeled : loop;
    Run run =
        Run.alone(
            know,
            Probe.of(unit, call, null, Probe.TOO_MANY_REQUESTS, answers, Set.of(), false),
            Probe.of(unit, call, null, Probe.OK, answers, Set.of(), false),
            root);
    List<Retry> retries =
        run.retries().stream()
            .filter(retry -> retry.kind() == Retry.Kind.LOOP)
            .filter(retry -> loop.span().contains(retry.site().span()))
            .map(retry -> of(loop, retry, run))
            .toList();
    return retries.isEmpty() || !run.endsWhenAnswered()
        ? Optional.empty()
        : Optional.of(
            new Found(call, new Handling(Handling.State.HANDLED, retries, run.retryEvidence())));
  }

  /** A call in a loop within the one that retries is reached through that. */
  private static Retry of(Stmt loop, Retry retry, Run run) {
    if (retry.site() == loop) {
      return retry;
    }
    return new Retry(
        retry.kind(),
        retry.delay(),
        retry.unit(),
        loop,
        null,
        null,
        retry.waits(),
        run.attempts(retry.unit(), loop),
        retry.jitter());
  }

  private static boolean mayGoRound(Stmt.Catch handler) {
    List<Stmt> body = handler.body().statements();
    if (body.isEmpty()) {
      return true;
    }
    Stmt last = body.get(body.size() - 1);
    return !(last instanceof Stmt.Throw || last instanceof Stmt.Return) || continues(handler);
  }

  private static boolean testsType(Node node) {
    return node instanceof Expr.InstanceOf
        || node.children().stream().anyMatch(RetryLoops::testsType);
  }

  private static boolean continues(Node node) {
    return node instanceof Stmt.Continue
        || node.children().stream().anyMatch(RetryLoops::continues);
  }

  /** The calls of a {@code try} that may throw an exception, those first that say so. */
  private List<Expr> calls(Stmt.Try attempt, String exception) {
    List<Expr> calls = new ArrayList<>();
    attempt.resources().forEach(resource -> collect(resource, exception, calls));
    collect(attempt.body(), exception, calls);
    return calls.stream()
        .sorted(Comparator.comparing(call -> declares(call, exception) ? 0 : 1))
        .limit(MAX_CALLS)
        .toList();
  }

  private void collect(Node node, String exception, List<Expr> calls) {
    if (node instanceof Expr.Lambda || node instanceof TypeDecl) {
      return;
    }
    if (node instanceof Expr.Call call && mayThrow(call, exception)
        || node instanceof Expr.New made && declares(made, exception)) {
      calls.add((Expr) node);
    }
    node.children().forEach(child -> collect(child, exception, calls));
  }

  private boolean mayThrow(Expr.Call call, String exception) {
    if (call.name().equals(MethodRef.CONSTRUCTOR)
        || Waits.of(call).isPresent()
        || NO_WORK.matcher(call.name()).matches()
        || isWaitForFuture(call)) {
      return false;
    }
    if (declares(call, exception)) {
      return true;
    }
    boolean atHand = call.args().isEmpty() && GETTER.matcher(call.name()).matches();
    return !atHand && (isUnchecked(exception) || !isKnown(call.method()));
  }

  private static boolean isWaitForFuture(Expr.Call call) {
    return call.name().equals("get") && call.method().owner().startsWith("java.util.concurrent.");
  }

  private static boolean isKnown(MethodRef method) {
    return method.isResolved() && method.parameterTypes() != null;
  }

  /** Whether an exception need not be declared by who throws it. */
  private boolean isUnchecked(String exception) {
    return Set.of("java.lang.Exception", "java.lang.Throwable").contains(exception)
        || know.program().isSubtype(exception, "java.lang.RuntimeException") == Program.Answer.YES
        || know.program().isSubtype(exception, "java.lang.Error") == Program.Answer.YES;
  }

  private boolean declares(Expr call, String exception) {
    MethodRef method = call instanceof Expr.Call c ? c.method() : ((Expr.New) call).constructor();
    return method.thrown().stream()
        .anyMatch(
            thrown ->
                thrown.equals(exception)
                    || know.program().isSubtype(thrown, exception) == Program.Answer.YES
                    || know.program().isSubtype(exception, thrown) == Program.Answer.YES);
  }
}
