package dev.lint429.backoff;

/** The attempts of one call that another library's loop makes: it only asks how long to wait. */
final class Steps {

  private final Retries retries;

  Steps(Policy policy, String url) {
    retries = new Retries(policy, Hosts.key(url));
    retries.begin();
  }

  /**
   * After an attempt.
   *
   * @param refusal null if it was none
   * @return nanoseconds to wait before the next attempt, or {@link Retries#GIVE_UP}
   */
  long next(Answer refusal) {
    retries.leave(); // The place that was kept for the attempt that is over.
    if (refusal == null) {
      retries.end(null);
      return Retries.GIVE_UP;
    }
    Decision decision = retries.decide(refusal);
    if (decision.stop() != null) {
      retries.giveUp(decision, null);
      return Retries.GIVE_UP;
    }
    long nanos = retries.reserve(decision);
    retries.begin();
    return nanos;
  }

  /** Rounded up: hints are lower bounds. */
  static long millis(long nanos) {
    return Math.max(0, Nanos.plus(nanos, 999_999) / 1_000_000);
  }
}
