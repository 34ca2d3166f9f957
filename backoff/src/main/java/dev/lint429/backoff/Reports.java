package dev.lint429.backoff;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells the log and the listener what happens. The logger is created with the first event. */
final class Reports {

  private static final Logger LOG = System.getLogger("dev.lint429.backoff");

  private Reports() {}

  static void send(BackoffListener listener, BackoffEvent event) {
    LOG.log(Level.DEBUG, event::toString);
    if (listener == null) {
      return;
    }
    try {
      listener.onEvent(event);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The backoff listener failed on: " + event, e);
    }
  }
}
