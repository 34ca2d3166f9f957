package dev.lint429.backoff;

/**
 * Hears what a {@link Backoff} does, for metrics and logs. A call that succeeds at once causes no
 * event.
 *
 * <p>Called in the thread of the caller, before a wait and at the end of a call that had to be
 * repeated or was given up. What a listener throws is logged and otherwise ignored, so that
 * watching cannot break a call.
 */
@FunctionalInterface
public interface BackoffListener {

  /**
   * Something happened.
   *
   * @param event never null
   */
  void onEvent(BackoffEvent event);
}
