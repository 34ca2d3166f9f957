package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.model.CompilationUnit;
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
  /** A method that handles a failure, and one that waits. */
  private static final int WAITING_DEPTH = 2;

  private final Node root;
  private final List<Path> failed;
  private final Set<Node> resenders;
  private final Simulation good;

  /** Null until it is asked for: where nothing sends again, nobody asks. */
  private List<Path> succeeded;

  private Run(Node root, List<Path> failed, Set<Node> resenders, Simulation good) {
    this.root = root;
    this.failed = failed;
    this.resenders = resenders;
    this.good = good;
  }

  /**
   * Follows {@code root}.
   *
   * @param refused the request, refused
   * @param answered the same, answered well
   */
  static Run of(Knowledge know, Probe refused, Probe answered, Node root) {
    Simulation bad = new Simulation(know, refused);
    List<Path> failed = follow(bad, root);
    return new Run(root, failed, bad.resenders(), new Simulation(know, answered));
  }

  /**
   * Follows {@code root} alone: with the call refused, to what it calls itself in order to wait,
   * and with the call answered well nowhere else.
   */
  static Run alone(Knowledge know, Probe refused, Probe answered, Node root) {
    Simulation bad = new Simulation(know, refused, WAITING_DEPTH);
    List<Path> failed = follow(bad, root);
    return new Run(root, failed, bad.resenders(), new Simulation(know, answered, 0));
  }

  private static List<Path> follow(Simulation simulation, Node root) {
    CompilationUnit unit = simulation.probe.unit();
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
    return ends(whenAnswered());
  }

  private List<Path> whenAnswered() {
    if (succeeded == null) {
      succeeded = follow(good, root);
    }
    return succeeded;
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
    if (resent.site() == null) {
      return false;
    }
    return switch (resent.kind()) {
      case LOOP -> isLeft(resent) && !isUndecided(path);
      case RECURSION ->
          whenAnswered().stream().anyMatch(p -> p.kind() != Path.Kind.RESENT) && !isUndecided(path);
      default -> true;
    };
  }

  /** Whether the loop comes to an end once the request is answered well. */
  private boolean isLeft(Value.Resent resent) {
    return isLeftWhenAnswered(resent.site()) || !goesOnWhenAnswered(resent.site());
  }

  /** Whether whoever follows the good answer gets out of the code without sending again. */
  boolean endsWhenAnswered() {
    return whenAnswered().stream().anyMatch(p -> p.state().sent())
        && !good.isExhausted()
        && whenAnswered().stream().noneMatch(p -> p.kind() == Path.Kind.RESENT);
  }

  private boolean isLeftWhenAnswered(Node site) {
    whenAnswered();
    return good.isLeft(site);
  }

  private boolean goesOnWhenAnswered(Node site) {
    return whenAnswered().stream()
        .anyMatch(p -> p.value() instanceof Value.Resent again && again.site() == site);
  }

  /**
   * Whether a good answer may lead back to the request as well, and nothing on the way has looked
   * at what a refusal looks like: a poll loop, perhaps, or one that wants a better answer.
   */
  private boolean isUndecided(Path path) {
    Value.Resent resent = (Value.Resent) path.value();
    return !path.state().noticed() && goesOnWhenAnswered(resent.site());
  }

  /** Whether the request is sent again for reasons that cannot be told from a poll loop's. */
  boolean undecided() {
    return failed.stream()
        .filter(path -> path.value() instanceof Value.Resent)
        .anyMatch(
            path ->
                isUndecided(path)
                    && (((Value.Resent) path.value()).kind() != Retry.Kind.LOOP
                        || isLeftWhenAnswered(((Value.Resent) path.value()).site())));
  }

  /**
   * Whether, where nothing in sight looks at the answer, the response goes to code out of sight:
   * that may throw something of its own on a 429.
   */
  boolean leaves() {
    return failed.stream().anyMatch(p -> p.state().left() && !p.state().noticed());
  }

  /** The calls, other than the one that was followed, that send the request again. */
  Set<Node> resenders() {
    return resenders;
  }

  /**
   * How often a retry sends in all; 0 where no way out of it is left to a refusal, and nothing in
   * it counts.
   */
  private int attempts(Value.Resent resent) {
    if (resent.policy() != null) {
      Policy policy = resent.policy();
      return policy.attempts() == 0 && policy.limited() ? -1 : policy.attempts();
    }
    // The same request written a second time, behind the first, is sent no more than once more.
    boolean repeats =
        (resent.kind() == Retry.Kind.LOOP || resent.kind() == Retry.Kind.RECURSION)
            && !resenders.contains(resent.site());
    return repeats ? attempts(resent.unit(), resent.site()) : -1;
  }

  /** 0 if a loop or recursion goes on for as long as the call is refused, else -1: a bound. */
  int attempts(CompilationUnit unit, Node site) {
    return failed().isEmpty() && !Bounds.counts(unit, site) ? 0 : -1;
  }

  private Retry retry(Path path) {
    Value.Resent resent = (Value.Resent) path.value();
    List<Retry.Wait> waits = path.state().waits();
    Delay waited = waits.stream().map(Retry.Wait::delay).max(Delay::compareTo).orElse(Delay.NONE);
    Delay delay = resent.delay() == null ? waited : resent.delay();
    if (delay == Delay.NONE && waited != Delay.NONE) {
      delay = waited;
    }
    Policy policy = resent.policy();
    boolean random =
        waits.stream().anyMatch(Retry.Wait::jitter) || policy != null && policy.jitter();
    boolean told = random || delay != Delay.UNKNOWN && (policy == null || policy.expr() != null);
    return new Retry(
        resent.kind(),
        delay,
        resent.unit(),
        resent.site(),
        policy == null ? null : policy.library(),
        policy == null ? null : policy.expr(),
        waits,
        attempts(resent),
        told || resent.kind() == Retry.Kind.ANNOTATION ? Boolean.valueOf(random) : null);
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
