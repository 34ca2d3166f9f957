package dev.lint429.backoff;

/**
 * The attempts of one call that a client or another library makes in a loop of its own: it only
 * asks, after each, whether and when to make the next. The first attempt counts as begun. Takes
 * part in the queue of the host, but cannot hold back first attempts. Used by one thread at a time.
 */
public final class Attempts {

  /** Instead of a wait: no further attempt. */
  public static final long GIVE_UP = Retries.GIVE_UP;

  private final Policy policy;
  private final Retries retries;
  private Throwable failure;
  private long nanos;
  private long since;

  /**
   * Begins a call.
   *
   * @param url of the request, null if it is not known
   */
  public Attempts(Adapter adapter, String url) {
    policy = adapter.policy();
    retries = new Retries(policy, Hosts.key(url));
    retries.begin();
  }

  /**
   * After an attempt, for a loop that asks only once how long to wait.
   *
   * @param refusal null if it was none
   * @return nanoseconds to wait before the next attempt, or {@link #GIVE_UP}
   */
  public long next(Answer refusal) {
    retries.leave(); // The place that was kept for the attempt that is over.
    if (refusal == null) {
      retries.end(null);
      return GIVE_UP;
    }
    Decision decision = retries.decide(refusal);
    if (decision.stop() != null) {
      retries.giveUp(decision, null);
      return GIVE_UP;
    }
    long wait = retries.reserve(decision);
    retries.beginAfter(Math.max(0, wait));
    return wait;
  }

  /**
   * After an attempt that failed, for a loop that waits without blocking a thread. After the wait
   * follows {@link #waitAgain}; after {@link #GIVE_UP} the failure goes to the caller, with the
   * earlier ones suppressed.
   *
   * @return nanoseconds, or {@link #GIVE_UP}
   */
  public long waitAfter(Throwable failed) {
    failure = failed;
    Decision decision = decide();
    return decision == null ? GIVE_UP : waiting(retries.waitAfter(decision, failed));
  }

  /**
   * After a wait: the host may want no requests yet.
   *
   * @return 0 to make the next attempt now, nanoseconds to wait before asking again, or {@link
   *     #GIVE_UP}
   */
  public long waitAgain() {
    retries.slept(nanos, since);
    long more = retries.waitAgain(failure);
    if (more == 0) {
      begin();
    }
    return waiting(more);
  }

  private long waiting(long wait) {
    if (wait == GIVE_UP) {
      retries.attachEarlierTo(failure);
    }
    nanos = wait;
    since = retries.now();
    return wait;
  }

  /** The caller that waited has gone. */
  public void leave() {
    retries.leave();
  }

  /**
   * After an attempt that failed, for a loop that blocks its thread.
   *
   * @return whether to make the next attempt now; if not, the failure goes to the caller, with the
   *     earlier ones suppressed
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public boolean pause(Throwable failed) throws InterruptedException {
    failure = failed;
    Decision decision = decide();
    boolean again = false;
    try {
      again = decision != null && retries.pause(decision, failed);
    } finally {
      if (!again && decision != null) {
        retries.attachEarlierTo(failed);
      }
    }
    if (again) {
      begin();
    }
    return again;
  }

  /** What follows a failure; null if it goes to the caller. */
  private Decision decide() {
    Answer refusal = Recognition.refusal(policy, failure);
    Decision decision = refusal == null ? null : retries.decide(refusal);
    if (decision != null && decision.stop() == null) {
      return decision;
    }
    if (decision == null) {
      retries.end(failure);
    } else {
      retries.giveUp(decision, failure);
    }
    retries.attachEarlierTo(failure);
    return null;
  }

  private void begin() {
    if (failure instanceof Exception exception) {
      retries.remember(exception);
    }
    retries.begin();
  }

  /** Nanoseconds as milliseconds, rounded up: hints are lower bounds. */
  public static long millis(long nanos) {
    return Math.max(0, Nanos.plus(nanos, 999_999) / 1_000_000);
  }
}
