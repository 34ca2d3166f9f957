package dev.lint429.backoff.adapters;

/** Bodies of requests. */
final class Bodies {

  private Bodies() {}

  /** Refuses a body that a second attempt could not send, before the first one. */
  static void requireRepeatable(boolean repeatable, String what) {
    if (!repeatable) {
      throw new IllegalArgumentException(
          what
              + " can be sent only once, so a refused request could not be repeated;"
              + " build the request inside Backoff.call(() -> ...) instead");
    }
  }
}
