package dev.lint429.backoff;

/**
 * What follows a refusal.
 *
 * @param status of the refusal
 * @param stop why no further attempt is made; null to make one
 * @param hint nanoseconds that the server asked for, or {@link Hints#NONE}
 * @param delay nanoseconds to wait before the next attempt, 0 if there is none
 */
record Decision(int status, GiveUpReason stop, long hint, long delay) {

  /**
   * Decides after an answer whose status is to be retried.
   *
   * @param attempt the number of attempts made so far, from 1
   */
  static Decision after(Policy policy, Timeline timeline, int attempt, Answer answer) {
    long hint = Hints.read(answer, timeline.now());
    long remaining = Nanos.saturated(policy.budget()) - timeline.elapsedNanos();
    GiveUpReason stop = null;
    if ("false".equalsIgnoreCase(trimmed(answer.header("x-should-retry")))) {
      stop = GiveUpReason.FORBIDDEN;
    } else if (Quota.exhausted(answer.body())) {
      stop = GiveUpReason.QUOTA;
    } else if (attempt >= policy.maxAttempts()) {
      stop = GiveUpReason.ATTEMPTS;
    } else if (remaining <= 0) {
      stop = GiveUpReason.BUDGET;
    } else if (hint > remaining) {
      stop = GiveUpReason.HINT_BEYOND_BUDGET;
    }
    long delay = stop != null ? 0 : Delays.next(policy, attempt, Math.max(0, hint), remaining);
    return new Decision(answer.status(), stop, hint, delay);
  }

  private static String trimmed(String header) {
    return header == null ? null : header.trim();
  }
}
