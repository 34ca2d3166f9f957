package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.RetryLibrary;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * A retry library's policy as the source configures it.
 *
 * @param delay how the wait is chosen
 * @param first the first delay as it is written, or null
 * @param attempts calls in all; 0 for no bound, -1 for unknown
 * @param retriesExceptions whether exceptions are retried at all
 * @param retriesResults whether results are looked at without a predicate
 * @param retryOn exceptions that are retried; empty for all
 * @param noRetryOn exceptions that are not
 * @param retryIf predicate on the exception, or null
 * @param noRetryIf predicate on the exception that rules a retry out, or null
 * @param retryIfResult predicate on the result, or null
 * @param causes whether an exception counts as listed where one that it wraps is
 * @param statuses the HTTP statuses that it retries; empty if it does not look at them
 * @param awaits whether the outcome of a future or publisher counts as that of the code
 * @param jitter whether delays are spread at random
 * @param limited whether the time for all of it is bounded
 * @param unit the file in which the policy is made, or null
 * @param expr the expression that makes it, or null where it is not in sight
 */
record Policy(
    RetryLibrary library,
    Delay delay,
    Expr first,
    int attempts,
    boolean retriesExceptions,
    boolean retriesResults,
    List<String> retryOn,
    List<String> noRetryOn,
    Expr retryIf,
    Expr noRetryIf,
    Expr retryIfResult,
    boolean causes,
    List<Integer> statuses,
    boolean awaits,
    boolean jitter,
    boolean limited,
    CompilationUnit unit,
    Expr expr) {

  static Policy from(RetryLibrary library, RetryLibrary.Defaults defaults) {
    return new Policy(
        library,
        defaults.shape() == null ? Delay.UNKNOWN : Delay.valueOf(defaults.shape()),
        null,
        defaults.attempts(),
        defaults.retriesExceptions(),
        defaults.retriesResults(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        defaults.causes(),
        defaults.statuses(),
        false,
        defaults.jitter(),
        false,
        null,
        null);
  }

  /** A policy that is not in sight: it is taken to retry, after a wait that nobody knows. */
  static Policy unseen(RetryLibrary library) {
    return from(
        library, new RetryLibrary.Defaults("UNKNOWN", -1, false, true, true, true, List.of()));
  }

  Builder toBuilder() {
    return new Builder(this);
  }

  /** Changes a policy step by step. */
  static final class Builder {
    private final RetryLibrary library;
    private Delay delay;
    private Expr first;
    private int attempts;
    private boolean retriesExceptions;
    private final boolean retriesResults;
    private final List<String> retryOn;
    private final List<String> noRetryOn;
    private Expr retryIf;
    private Expr noRetryIf;
    private Expr retryIfResult;
    private boolean causes;
    private final List<Integer> statuses;
    private boolean awaits;
    private boolean jitter;
    private boolean limited;
    private CompilationUnit unit;
    private Expr expr;

    private Builder(Policy policy) {
      library = policy.library;
      delay = policy.delay;
      first = policy.first;
      attempts = policy.attempts;
      retriesExceptions = policy.retriesExceptions;
      retriesResults = policy.retriesResults;
      retryOn = new ArrayList<>(policy.retryOn);
      noRetryOn = new ArrayList<>(policy.noRetryOn);
      retryIf = policy.retryIf;
      noRetryIf = policy.noRetryIf;
      retryIfResult = policy.retryIfResult;
      causes = policy.causes;
      statuses = policy.statuses;
      awaits = policy.awaits;
      jitter = policy.jitter;
      limited = policy.limited;
      unit = policy.unit;
      expr = policy.expr;
    }

    Builder at(CompilationUnit where, Expr made) {
      unit = where;
      expr = made;
      return this;
    }

    Builder delay(Delay changed) {
      delay = changed;
      return this;
    }

    void first(Expr given) {
      first = given;
    }

    void attempts(int changed) {
      attempts = changed;
    }

    Builder exceptions(boolean changed) {
      retriesExceptions = changed;
      return this;
    }

    Builder alsoRetryOn(List<String> types) {
      retryOn.addAll(types);
      return this;
    }

    Builder alsoNoRetryOn(List<String> types) {
      noRetryOn.addAll(types);
      return this;
    }

    void retryIf(Expr predicate) {
      retryIf = predicate;
    }

    void noRetryIf(Expr predicate) {
      noRetryIf = predicate;
    }

    void retryIfResult(Expr predicate) {
      retryIfResult = predicate;
    }

    Builder causes(boolean changed) {
      causes = changed;
      return this;
    }

    Builder awaits(boolean changed) {
      awaits = changed;
      return this;
    }

    Builder jitter(boolean changed) {
      jitter = changed;
      return this;
    }

    void limited() {
      limited = true;
    }

    Policy build() {
      return new Policy(
          library,
          delay,
          first,
          attempts,
          retriesExceptions,
          retriesResults,
          List.copyOf(retryOn),
          List.copyOf(noRetryOn),
          retryIf,
          noRetryIf,
          retryIfResult,
          causes,
          statuses,
          awaits,
          jitter,
          limited,
          unit,
          expr);
    }
  }
}
