package dev.lint429.backoff;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The attempts of one call: counts them, decides after each, waits, reports. Confined to the
 * calling thread but for {@link #decide}.
 */
final class Retries {

  /** How many earlier failures are attached to the one that is thrown. */
  private static final int MAX_SUPPRESSED = 8;

  private final Policy policy;
  private final Timeline timeline;
  private int attempts;
  private long waited;
  private Decision last;
  private Deque<Exception> earlier;

  Retries(Policy policy) {
    this.policy = policy;
    this.timeline = new Timeline(policy.clock());
  }

  <T, X extends Exception> T call(ThrowingSupplier<T, X> call, Classifier<? super T> classifier)
      throws X {
    while (true) {
      begin();
      T result = null;
      Exception failure = null;
      try {
        result = call.get();
      } catch (Exception e) {
        failure = e;
      }
      Answer refusal = refusal(classifier, result, failure);
      if (refusal == null) {
        end(failure);
        return outcome(result, failure);
      }
      Decision decision = decide(refusal);
      if (decision.stop() != null) {
        giveUp(decision, failure);
        return outcome(result, failure);
      }
      try {
        pause(decision, failure);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return outcome(result, failure);
      }
      Discards.discard(result);
      remember(failure);
    }
  }

  private <T> Answer refusal(Classifier<? super T> classifier, T result, Exception failure) {
    Answer answer = classifier == null ? null : classifier.classify(result, failure);
    if (answer != null) {
      return policy.retriesOn(answer.status()) ? answer : null;
    }
    return failure == null
        ? Recognition.refusal(policy, result)
        : Recognition.refusal(policy, failure);
  }

  @SuppressWarnings("unchecked") // The call threw it, and the call throws X or unchecked ones.
  private <T, X extends Exception> T outcome(T result, Exception failure) throws X {
    if (failure != null) {
      attachEarlierTo(failure);
      throw (X) failure;
    }
    return result;
  }

  /** Counts an attempt that begins. */
  void begin() {
    attempts++;
  }

  /** Decides after a refusal; changes nothing, so it may run in a thread of the client. */
  Decision decide(Answer refusal) {
    return Decision.after(policy, timeline, attempts, refusal);
  }

  /** Reports the end of a call whose last outcome, a failure or null, is no refusal. */
  void end(Throwable failure) {
    if (last == null) {
      return;
    }
    if (failure == null) {
      report(BackoffEvent.Kind.RECOVERED, null, last, null);
    } else {
      report(BackoffEvent.Kind.GAVE_UP, GiveUpReason.OTHER_FAILURE, last, failure);
    }
  }

  /** Reports that a refusal goes to the caller. */
  void giveUp(Decision decision, Throwable failure) {
    report(BackoffEvent.Kind.GAVE_UP, decision.stop(), decision, failure);
  }

  /** Waits as decided. */
  void pause(Decision decision, Throwable failure) throws InterruptedException {
    last = decision;
    report(BackoffEvent.Kind.WAITING, null, decision, failure);
    try {
      policy.sleeper().sleep(Duration.ofNanos(decision.delay()));
    } catch (InterruptedException e) {
      report(BackoffEvent.Kind.GAVE_UP, GiveUpReason.INTERRUPTED, decision, failure);
      throw e;
    }
    waited = Nanos.plus(waited, decision.delay());
  }

  private void remember(Exception failure) {
    if (failure == null) {
      return;
    }
    if (earlier == null) {
      earlier = new ArrayDeque<>();
    }
    if (earlier.size() == MAX_SUPPRESSED) {
      earlier.removeFirst();
    }
    earlier.addLast(failure);
  }

  private void attachEarlierTo(Exception failure) {
    if (earlier == null) {
      return;
    }
    for (Exception one : earlier) {
      // A client may throw the same object twice; an exception must not suppress itself.
      if (one != failure) {
        failure.addSuppressed(one);
      }
    }
  }

  private void report(
      BackoffEvent.Kind kind, GiveUpReason reason, Decision decision, Throwable failure) {
    Reports.send(
        policy.listener(),
        new BackoffEvent(
            kind,
            reason,
            attempts,
            policy.maxAttempts(),
            decision.status(),
            decision.hint() == Hints.NONE ? null : Duration.ofNanos(decision.hint()),
            Duration.ofNanos(kind == BackoffEvent.Kind.WAITING ? decision.delay() : 0),
            Duration.ofNanos(waited),
            failure));
  }
}
