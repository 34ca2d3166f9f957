package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.TypeDecl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
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

  Levels(Knowledge know) {
    this.know = know;
  }

  /** What becomes of the answer that comes out of {@code target}. */
  Handling follow(CompilationUnit unit, Expr target, MethodDecl called, Answers answers) {
    return new Search().level(unit, target, called, answers, answers, 0);
  }

  /** What becomes of the answer that comes out of calls of {@code method}. */
  Handling callers(CompilationUnit unit, MethodDecl method, Answers failing, Answers good) {
    Search search = new Search();
    search.senders.add(method);
    return search.callers(unit, method, failing, good, List.of(), false, 0);
  }

  /** One search; the methods that it has come through send when they are called. */
  private final class Search {
    private final Set<MethodDecl> senders = new HashSet<>();
    private int runs;

    Handling level(
        CompilationUnit unit,
        Expr target,
        MethodDecl called,
        Answers failing,
        Answers good,
        int depth) {
      MethodDecl method = rootOf(unit, target);
      Node root = method != null ? method : outermost(unit, target);
      runs++;
      Run run = run(unit, target, called, failing, good, root);
      if (run == null) {
        return new Handling(Handling.State.MISSING, List.of(), List.of());
      }
      List<Retry> retries = run.retries();
      if (!retries.isEmpty()) {
        return new Handling(Handling.State.HANDLED, retries, run.retryEvidence());
      }
      List<Evidence> seen = run.evidence();
      if (method == null) {
        return verdict(run.apart(), seen);
      }
      senders.add(method);
      Handling outside =
          callers(
              unit,
              method,
              replay(run.failed()),
              replay(run.succeeded()),
              seen,
              run.apart(),
              depth + 1);
      return outside;
    }

    Handling callers(
        CompilationUnit unit,
        MethodDecl method,
        Answers failing,
        Answers good,
        List<Evidence> seen,
        boolean apart,
        int depth) {
      List<CallGraph.Caller> callers =
          depth > MAX_LEVELS || runs > MAX_RUNS
              ? List.of()
              : relevant(know.graph().callers(method));
      Handling worst = null;
      Handling handled = null;
      List<Evidence> unprotected = new ArrayList<>();
      for (CallGraph.Caller caller : callers) {
        if (senders.contains(rootOf(caller.unit(), caller.call()))) {
          continue;
        }
        Handling outside = level(caller.unit(), caller.call(), method, failing, good, depth);
        if (outside.state() == Handling.State.HANDLED) {
          handled = worse(handled, outside);
        } else {
          unprotected.add(
              new Evidence(
                  caller.unit().file(), caller.call().span(), "called here, and not sent again"));
          if (worst == null || outside.state() == Handling.State.MISSING) {
            worst = outside;
          }
        }
      }
      if (worst == null && handled != null) {
        return handled;
      }
      boolean told = apart || (worst != null && worst.state() == Handling.State.ACKNOWLEDGED);
      List<Evidence> evidence = new ArrayList<>(seen);
      evidence.addAll(unprotected.subList(0, Math.min(MAX_SHOWN, unprotected.size())));
      if (worst != null) {
        worst.evidence().stream().filter(e -> !evidence.contains(e)).forEach(evidence::add);
      }
      return verdict(told, evidence);
    }
  }

  private static Handling worse(Handling one, Handling other) {
    if (one == null) {
      return other;
    }
    return best(other).compareTo(best(one)) < 0 ? other : one;
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

  private static List<CallGraph.Caller> relevant(List<CallGraph.Caller> callers) {
    List<CallGraph.Caller> main =
        callers.stream().filter(c -> !Relevance.isTest(c.unit())).toList();
    List<CallGraph.Caller> chosen = main.isEmpty() ? List.of() : main;
    return chosen.size() <= MAX_CALLERS ? chosen : chosen.subList(0, MAX_CALLERS);
  }

  private Run run(
      CompilationUnit unit,
      Expr target,
      MethodDecl called,
      Answers failing,
      Answers good,
      Node root) {
    Set<MethodDecl> senders = called == null ? Set.of() : Set.of(called);
    Run run = Run.of(know, unit, target, called, failing, good, senders, root);
    if (run.reached()) {
      return run;
    }
    // Code that is only stored away or handed out: followed by itself.
    // The outermost that gets there: a wrap around the call may stand in it.
    for (Node inner : bodiesAround(unit, target)) {
      if (inner != root) {
        Run alone = Run.of(know, unit, target, called, failing, good, senders, inner);
        if (alone.reached()) {
          return alone;
        }
      }
    }
    return null;
  }

  /** Makes the ways in which a method ended the answers of a call of it. */
  private static Answers replay(List<Path> ends) {
    return (target, state, frame, simulation) -> {
      if (target instanceof Expr.New) {
        return List.of(Path.value(Value.OBJECT, state));
      }
      List<Path> paths = new ArrayList<>();
      for (Path end : ends) {
        Path path = end.withState(state);
        if (paths.stream()
            .noneMatch(p -> p.kind() == path.kind() && p.value().equals(path.value()))) {
          paths.add(path);
        }
      }
      return paths.isEmpty() ? List.of(Path.value(Value.UNKNOWN, state)) : paths;
    };
  }

  /** The outermost method around a node that others can call by its name; null if there is none. */
  static MethodDecl rootOf(CompilationUnit unit, Node node) {
    MethodDecl root = null;
    for (Node at = unit.parent(node); at != null; at = unit.parent(at)) {
      if (at instanceof MethodDecl method) {
        root = method;
      } else if (at instanceof TypeDecl type
          && type.kind() != TypeDecl.Kind.ANONYMOUS
          && root != null) {
        return root;
      }
    }
    return root;
  }

  private static Node outermost(CompilationUnit unit, Node node) {
    Node outermost = node;
    for (Node at = node; at != null; at = unit.parent(at)) {
      if (at instanceof Expr) {
        outermost = at;
      }
    }
    return outermost;
  }

  /** The bodies of the lambdas and methods around a node, the outermost first. */
  private static Deque<Node> bodiesAround(CompilationUnit unit, Node node) {
    Deque<Node> bodies = new ArrayDeque<>();
    for (Node at = unit.parent(node); at != null; at = unit.parent(at)) {
      if (at instanceof Expr.Lambda lambda) {
        bodies.push(lambda.body());
      } else if (at instanceof MethodDecl method && method.body() != null) {
        bodies.push(method.body());
      }
    }
    return bodies;
  }
}
