package dev.lint429.backoff;

/**
 * What follows a refusal.
 *
 * @param status of the refusal
 * @param host that refused, null if the answer does not tell
 * @param stop why no further attempt is made; null to make one
 * @param hint nanoseconds that the server asked for, or {@link Hints#NONE}
 * @param delay nanoseconds to wait before the next attempt, 0 if there is none
 * @param part how much of the ceiling {@code delay} has, from 0 to 1
 */
record Decision(int status, String host, GiveUpReason stop, long hint, long delay, double part) {

  /**
   * Decides after an answer whose status is to be retried.
   *
   * @param attempt the number of attempts made so far, from 1
   * @param earlier the longest hint before this one, nanoseconds
   */
  static Decision after(
      Policy policy, Timeline timeline, int attempt, long earlier, Answer answer) {
    long hint = Hints.read(answer, timeline.now());
    long remaining = Nanos.saturated(policy.budget()) - timeline.elapsedNanos();
    if ("false".equalsIgnoreCase(trimmed(answer.header("x-should-retry")))) {
      return stop(GiveUpReason.FORBIDDEN, answer, hint);
    }
    if (attempt >= policy.maxAttempts()) {
      return stop(GiveUpReason.ATTEMPTS, answer, hint);
    }
    if (remaining <= 0) {
      return stop(GiveUpReason.BUDGET, answer, hint);
    }
    // Only now: reading the body may take a moment, and some clients buffer it for that.
    String body = answer.body();
    if (hint == Hints.NONE) {
      hint = Hints.readBody(body);
    }
    if (Quota.exhausted(body)) {
      return stop(GiveUpReason.QUOTA, answer, hint);
    }
    if (hint > remaining) {
      return stop(GiveUpReason.HINT_BEYOND_BUDGET, answer, hint);
    }
    double part = Delays.random(policy);
    long lower = Math.max(0, hint);
    long delay = Delays.next(policy, attempt, lower, Math.max(earlier, lower), remaining, part);
    return new Decision(answer.status(), answer.host(), null, hint, delay, part);
  }

  private static Decision stop(GiveUpReason reason, Answer answer, long hint) {
    return new Decision(answer.status(), answer.host(), reason, hint, 0, 0);
  }

  private static String trimmed(String header) {
    return header == null ? null : header.trim();
  }
}
