package dev.lint429.backoff;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The attempts of one call that blocks no thread. The steps run one after the other, each in the
 * thread that ended the one before or in the scheduler's.
 */
final class AsyncCall<T> {

  /** Tells a refusal and what follows from it. */
  interface Judge<T> {
    /** The decision if the outcome is a refusal to be retried, else null. */
    Decision judge(T result, Exception failure);

    /** What the caller gets if, while it waited, its time ran out; null to make an attempt yet. */
    default T late(T result) {
      return result;
    }
  }

  private final Policy policy;
  private final Retries retries;
  private final Supplier<? extends CompletionStage<T>> attempt;
  private final Judge<T> judge;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private volatile CompletableFuture<T> current;

  private AsyncCall(
      Policy policy,
      Retries retries,
      Supplier<? extends CompletionStage<T>> attempt,
      Judge<T> judge) {
    this.policy = policy;
    this.retries = retries;
    this.attempt = attempt;
    this.judge = judge;
  }

  static <T> CompletableFuture<T> start(
      Policy policy,
      Retries retries,
      Supplier<? extends CompletionStage<T>> attempt,
      Judge<T> judge) {
    AsyncCall<T> call = new AsyncCall<>(policy, retries, attempt, judge);
    call.outcome.whenComplete((result, failure) -> call.stopped());
    call.hold();
    return call.outcome;
  }

  /** The caller may complete or cancel the future that it has; then nothing is sent any more. */
  private void stopped() {
    CompletableFuture<T> running = current;
    if (running != null && outcome.isCancelled()) {
      running.cancel(true);
    }
  }

  private void hold() {
    long nanos;
    try {
      nanos = retries.hold();
    } catch (HostBusyException e) {
      outcome.completeExceptionally(e);
      return;
    }
    if (nanos > 0) {
      after(nanos, this::hold);
    } else {
      attempt();
    }
  }

  private void attempt() {
    retries.begin();
    CompletableFuture<T> stage;
    try {
      stage =
          Objects.requireNonNull(attempt.get(), "the call gave no future").toCompletableFuture();
    } catch (RuntimeException e) {
      stage = CompletableFuture.failedFuture(e);
    }
    current = stage;
    if (outcome.isCancelled()) {
      stage.cancel(true);
    }
    stage.whenComplete(
        (result, failure) -> {
          try {
            done(result, failure);
          } catch (Throwable unexpected) { // For example from a classifier.
            outcome.completeExceptionally(unexpected);
          }
        });
  }

  private void done(T result, Throwable thrown) {
    if (outcome.isDone()) {
      Discards.discard(result);
      return;
    }
    Throwable failure = thrown;
    while (failure != null
        && failure.getCause() != null
        && (failure instanceof CompletionException || failure instanceof ExecutionException)) {
      failure = failure.getCause();
    }
    if (failure != null && !(failure instanceof Exception)) {
      outcome.completeExceptionally(failure);
      return;
    }
    Exception exception = (Exception) failure;
    Decision decision = judge.judge(result, exception);
    if (decision == null) {
      retries.end(exception);
      complete(result, exception);
    } else if (decision.stop() != null) {
      retries.giveUp(decision, exception);
      complete(result, exception);
    } else {
      long nanos = retries.waitAfter(decision, exception);
      if (nanos == Retries.GIVE_UP) {
        giveUp(result, exception);
      } else {
        after(nanos, () -> again(result, exception));
      }
    }
  }

  /** The time ran out in the queue. */
  private void giveUp(T result, Exception failure) {
    T late = failure == null ? judge.late(result) : null;
    if (failure != null || late != null) {
      complete(late, failure);
    } else {
      next(result, null);
    }
  }

  private void again(T result, Exception failure) {
    long nanos = retries.waitAgain(failure);
    if (nanos > 0) {
      after(nanos, () -> again(result, failure));
      return;
    }
    if (nanos == Retries.GIVE_UP) {
      giveUp(result, failure);
    } else {
      next(result, failure);
    }
  }

  private void next(T result, Exception failure) {
    Discards.discard(result);
    retries.remember(failure);
    attempt();
  }

  private void complete(T result, Exception failure) {
    if (failure == null) {
      outcome.complete(result);
    } else {
      retries.attachEarlierTo(failure);
      outcome.completeExceptionally(failure);
    }
  }

  private void after(long nanos, Runnable step) {
    long since = retries.now();
    Runnable next =
        () -> {
          if (outcome.isDone()) {
            retries.leave();
            return;
          }
          try {
            retries.slept(nanos, since);
            step.run();
          } catch (Throwable unexpected) {
            outcome.completeExceptionally(unexpected);
          }
        };
    try {
      if (policy.scheduler() == null) {
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(next);
      } else {
        policy.scheduler().schedule(next, nanos, TimeUnit.NANOSECONDS);
      }
    } catch (RejectedExecutionException e) {
      outcome.completeExceptionally(e);
    }
  }
}
