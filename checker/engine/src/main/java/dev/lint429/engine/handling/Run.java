package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One method followed twice: once with the request refused, once with it answered well. Going back
 * to the request is a retry only where the refusal is the reason: a loop that goes on after a good
 * answer too steps through items, or polls.
 */
final class Run {
  private final List<Path> failed;
  private final List<Path> succeeded;
  private final Simulation good;

  private Run(List<Path> failed, List<Path> succeeded, Simulation good) {
    this.failed = failed;
    this.succeeded = succeeded;
    this.good = good;
  }

  static Run of(
      Knowledge know,
      CompilationUnit unit,
      Expr target,
      MethodDecl called,
      Answers failing,
      Answers goodAnswers,
      Set<MethodDecl> senders,
      Node root) {
    Probe refused = Probe.of(unit, target, called, Probe.TOO_MANY_REQUESTS, failing, senders);
    Probe answered = Probe.of(unit, target, called, Probe.OK, goodAnswers, senders);
    List<Path> failed = follow(new Simulation(know, refused), unit, root);
    Simulation good = new Simulation(know, answered);
    return new Run(failed, follow(good, unit, root), good);
  }

  private static List<Path> follow(Simulation simulation, CompilationUnit unit, Node root) {
    return root instanceof MethodDecl method
        ? method.body() == null ? List.of() : simulation.run(unit, method)
        : simulation.run(unit, root);
  }

  /** Whether the request was reached at all. */
  boolean reached() {
    return failed.stream().anyMatch(path -> path.state().sent());
  }

  boolean apart() {
    return failed.stream().anyMatch(path -> path.state().apart());
  }

  /** How it ends when it is refused, apart from sending again. */
  List<Path> failed() {
    return ends(failed);
  }

  /** How it ends when it is answered well. */
  List<Path> succeeded() {
    return ends(succeeded);
  }

  private static List<Path> ends(List<Path> paths) {
    return paths.stream()
        .filter(path -> path.state().sent() && path.kind() != Path.Kind.RESENT)
        .map(path -> path.kind() == Path.Kind.THROW ? path : path.withKind(Path.Kind.NORMAL))
        .toList();
  }

  /** The retries that the refusal reaches, each once, with the best of its waits. */
  List<Retry> retries() {
    List<Retry> retries = new ArrayList<>();
    for (Path path : failed) {
      if (path.kind() == Path.Kind.RESENT && isRetry(path)) {
        add(retries, retry(path));
      }
    }
    return retries;
  }

  private boolean isRetry(Path path) {
    Value.Resent resent = (Value.Resent) path.value();
    return switch (resent.kind()) {
      case LOOP -> resent.site() != null && good.isLeft(resent.site());
      case RECURSION -> succeeded.stream().anyMatch(p -> p.kind() != Path.Kind.RESENT);
      default -> true;
    };
  }

  private static Retry retry(Path path) {
    Value.Resent resent = (Value.Resent) path.value();
    List<Retry.Wait> waits = path.state().waits();
    Delay waited = waits.stream().map(Retry.Wait::delay).max(Delay::compareTo).orElse(Delay.NONE);
    Delay delay = resent.delay() == null ? waited : resent.delay();
    if (delay == Delay.NONE && waited != Delay.NONE) {
      delay = waited;
    }
    Policy policy = resent.policy();
    return new Retry(
        resent.kind(),
        delay,
        resent.unit(),
        resent.site(),
        policy == null ? null : policy.library(),
        policy == null ? null : policy.expr(),
        waits);
  }

  private static void add(List<Retry> retries, Retry retry) {
    for (int i = 0; i < retries.size(); i++) {
      Retry other = retries.get(i);
      if (other.site() == retry.site() && other.kind() == retry.kind()) {
        if (retry.delay().compareTo(other.delay()) > 0) {
          retries.set(i, retry);
        }
        return;
      }
    }
    retries.add(retry);
  }

  /** What was seen on the ways that end in a retry. */
  List<Evidence> retryEvidence() {
    return seen(failed.stream().filter(p -> p.kind() == Path.Kind.RESENT).toList());
  }

  /** What was seen on the ways that do not. */
  List<Evidence> evidence() {
    return seen(failed.stream().filter(p -> p.kind() != Path.Kind.RESENT).toList());
  }

  private static List<Evidence> seen(List<Path> paths) {
    List<Evidence> seen = new ArrayList<>();
    for (Path path : paths) {
      path.state().seen().stream().filter(e -> !seen.contains(e)).forEach(seen::add);
    }
    return seen;
  }
}
