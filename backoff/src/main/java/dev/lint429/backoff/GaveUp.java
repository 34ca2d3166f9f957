package dev.lint429.backoff;

/** Attached to the exception of the last attempt: attempts, waits, last status and hint. */
final class GaveUp extends Exception {

  private static final long serialVersionUID = 1;

  GaveUp(String message) {
    super(message, null, false, false);
  }

  static boolean in(Throwable failure) {
    for (Throwable one : failure.getSuppressed()) {
      if (one instanceof GaveUp) {
        return true;
      }
    }
    return false;
  }
}
