package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Follows an answer out of the method that sends into its callers, and theirs. */
final class Levels {
  private static final int MAX_LEVELS = 5;
  private static final int MAX_CALLERS = 12;

  /** Callers that are shown to a reader. */
  private static final int MAX_SHOWN = 2;

  /** Methods that are followed for one request, all its callers together. */
  private static final int MAX_RUNS = 40;

  private final Knowledge know;
  private final Uses uses;
  private final int refusal;

  Levels(Knowledge know) {
    this(know, Probe.TOO_MANY_REQUESTS);
  }

  /**
   * @param refusal the status of the answer that is followed
   */
  Levels(Knowledge know, int refusal) {
    this.know = know;
    this.refusal = refusal;
    this.uses = new Uses(know);
  }

  /** What becomes of the answer that comes out of {@code target}. */
  Handling follow(CompilationUnit unit, Expr target, Answers answers) {
    return new Search().level(new Call(unit, target, null, false), answers, answers, 0);
  }

  /** What becomes of the answer that comes out of calls of {@code method}. */
  Handling callers(CompilationUnit unit, MethodDecl method, Answers failing, Answers good) {
    Search search = new Search();
    search.senders.add(method);
    Inside inside = new Inside(failing, good, List.of(), false);
    return search.outside(uses.ofMethod(method), method, false, inside, 0);
  }

  /** Whether {@code call} sends the request of {@code earlier} again, and is no other request. */
  boolean sendsAgain(CompilationUnit unit, Expr earlier, Answers answers, Expr call) {
    MethodDecl method = Uses.rootOf(unit, earlier);
    if (method == null || method.body() == null) {
      return false;
    }
    return run(new Call(unit, earlier, null, false), answers, answers, method)
        .resenders()
        .contains(call);
  }

  /**
   * What is followed at one level.
   *
   * @param called the method that it calls, or null for the request itself
   * @param gives as {@link Probe#gives()}
   */
  private record Call(CompilationUnit unit, Expr expr, MethodDecl called, boolean gives) {}

  /** What came out of the level below, refused or answered well, and what was seen there. */
  private record Inside(Answers failing, Answers good, List<Evidence> seen, boolean apart) {}

  private Run run(Call call, Answers failing, Answers good, Node root) {
    Set<MethodDecl> senders = call.called() == null ? Set.of() : Set.of(call.called());
    return Run.of(
        know,
        Probe.of(call.unit(), call.expr(), call.called(), refusal, failing, senders, call.gives()),
        Probe.of(call.unit(), call.expr(), call.called(), Probe.OK, good, senders, call.gives()),
        root);
  }

  /** One search; the methods that it has come through send when they are called. */
  private final class Search {
    private final Set<MethodDecl> senders = new HashSet<>();
    private final Set<Node> resenders = Collections.newSetFromMap(new IdentityHashMap<>());
    private int runs;

    Handling level(Call call, Answers failing, Answers good, int depth) {
      MethodDecl method = Uses.rootOf(call.unit(), call.expr());
      Node root = method != null ? method : Uses.outermost(call.unit(), call.expr());
      runs++;
      Run run = run(call, failing, good, root);
      boolean handedOut = !run.reached();
      if (handedOut) {
        // Code that is only stored away or handed out: followed by itself.
        run = alone(call, failing, good, root);
        if (run == null) {
          return new Handling(Handling.State.MISSING, List.of(), List.of());
        }
      }
      List<Retry> retries = run.retries();
      if (!retries.isEmpty()) {
        resenders.addAll(run.resenders());
        return new Handling(Handling.State.HANDLED, retries, run.retryEvidence());
      }
      if (run.undecided() || run.leaves()) {
        return new Handling(Handling.State.UNKNOWN, List.of(), List.of());
      }
      Inside inside =
          new Inside(replay(run.failed()), replayGood(run), run.evidence(), run.apart());
      List<CallGraph.Caller> users = handedOut ? uses.ofCode(call.unit(), call.expr()) : List.of();
      if (users.isEmpty() && method == null) {
        return verdict(inside.apart(), inside.seen());
      }
      if (!users.isEmpty()) {
        return outside(users, null, true, inside, depth + 1);
      }
      senders.add(method);
      return outside(uses.ofMethod(method), method, handedOut, inside, depth + 1);
    }

    /** The outermost code around the call that gets to it: a wrap around it may stand in it. */
    private Run alone(Call call, Answers failing, Answers good, Node root) {
      for (Node inner : Uses.bodiesAround(call.unit(), call.expr())) {
        if (inner != root) {
          Run alone = run(call, failing, good, inner);
          if (alone.reached()) {
            return alone;
          }
        }
      }
      return null;
    }

    Handling outside(
        List<CallGraph.Caller> callers,
        MethodDecl called,
        boolean gives,
        Inside inside,
        int depth) {
      Outcomes outcomes = new Outcomes();
      for (CallGraph.Caller caller : chosen(callers, depth)) {
        if (senders.contains(Uses.rootOf(caller.unit(), caller.call()))) {
          continue;
        }
        boolean code =
            gives
                || caller.call() instanceof Expr.MethodReference
                || isObjectOf(caller.call(), called);
        Call call = new Call(caller.unit(), caller.call(), called, code);
        outcomes.add(caller, level(call, inside.failing(), inside.good(), depth));
      }
      return outcomes.joined(inside, resenders);
    }

    /** {@code new Task()}, which stands for the calls that a library makes of its method. */
    private static boolean isObjectOf(Expr call, MethodDecl called) {
      return call instanceof Expr.New && called != null && !called.isConstructor();
    }

    private List<CallGraph.Caller> chosen(List<CallGraph.Caller> callers, int depth) {
      if (depth > MAX_LEVELS || runs > MAX_RUNS) {
        return List.of();
      }
      return callers.stream().filter(c -> !Relevance.isTest(c.unit())).limit(MAX_CALLERS).toList();
    }
  }

  /** What the callers of one method make of its answer. */
  private static final class Outcomes {
    private record Outcome(CallGraph.Caller caller, Handling handling) {}

    private final List<Outcome> all = new ArrayList<>();

    void add(CallGraph.Caller caller, Handling handling) {
      all.add(new Outcome(caller, handling));
    }

    /** One caller that does not send again is enough. */
    Handling joined(Inside inside, Set<Node> resenders) {
      Handling worst = null;
      Handling quiet = null;
      List<Evidence> unprotected = new ArrayList<>();
      for (Outcome outcome : all) {
        Handling handling = outcome.handling();
        boolean again = resenders.contains(outcome.caller().call());
        if (handling.state() == Handling.State.HANDLED) {
          quiet = weaker(quiet, handling);
        } else if (handling.state() == Handling.State.UNKNOWN) {
          quiet = handling;
        } else if (!again) {
          unprotected.add(notSentAgain(outcome.caller()));
          if (worst == null || handling.state() == Handling.State.MISSING) {
            worst = handling;
          }
        }
      }
      if (worst == null && quiet != null) {
        return quiet;
      }
      boolean told =
          inside.apart() || (worst != null && worst.state() == Handling.State.ACKNOWLEDGED);
      List<Evidence> evidence = new ArrayList<>(inside.seen());
      evidence.addAll(unprotected.subList(0, Math.min(MAX_SHOWN, unprotected.size())));
      if (worst != null) {
        worst.evidence().stream().filter(e -> !evidence.contains(e)).forEach(evidence::add);
      }
      return verdict(told, evidence);
    }

    private static Evidence notSentAgain(CallGraph.Caller caller) {
      return new Evidence(
          caller.unit().file(), caller.call().span(), "called here, and not sent again");
    }

    private static Handling weaker(Handling one, Handling other) {
      if (one == null || one.state() == Handling.State.UNKNOWN) {
        return one == null ? other : one;
      }
      return best(other).compareTo(best(one)) < 0 ? other : one;
    }
  }

  static Delay best(Handling handling) {
    return handling.retries().stream()
        .map(Retry::delay)
        .max(Delay::compareTo)
        .orElse(Delay.UNKNOWN);
  }

  private static Handling verdict(boolean apart, List<Evidence> seen) {
    return new Handling(
        apart ? Handling.State.ACKNOWLEDGED : Handling.State.MISSING, List.of(), seen);
  }

  /** The good answers, followed when they are first asked for: most callers do not need them. */
  private static Answers replayGood(Run run) {
    Answers[] good = new Answers[1];
    return (target, state, frame, simulation) -> {
      if (good[0] == null) {
        good[0] = replay(run.succeeded());
      }
      return good[0].of(target, state, frame, simulation);
    };
  }

  /** Makes the ways in which a method ended the answers of a call of it. */
  private static Answers replay(List<Path> ends) {
    return (target, state, frame, simulation) -> {
      List<Path> paths = new ArrayList<>();
      for (Path end : ends) {
        State after = state.withEnv(state.env().withFields(end.state().env()));
        after = end.state().noticed() ? after.noticing() : after;
        boolean made = target instanceof Expr.New && !simulation.probe.gives() && end.isNormal();
        Path path = (made ? end.withValue(Value.OBJECT) : end).withState(after);
        if (paths.stream().noneMatch(p -> isSame(p, path))) {
          paths.add(path);
        }
      }
      return paths.isEmpty() ? List.of(Path.value(Value.UNKNOWN, state)) : paths;
    };
  }

  private static boolean isSame(Path one, Path other) {
    return one.kind() == other.kind()
        && one.value().equals(other.value())
        && one.state().noticed() == other.state().noticed();
  }
}
