package dev.lint429.backoff;

/** Why a {@link Backoff} did not try again. */
public enum GiveUpReason {
  /** The last of the allowed attempts was refused as well. */
  ATTEMPTS("all attempts are used up"),

  /** The time budget was used up. */
  BUDGET("the time budget is used up"),

  /** The server asked for a longer wait than the remaining time budget allows. */
  HINT_BEYOND_BUDGET("the server asks for a longer wait than the time budget allows"),

  /** The body names a quota that does not come back by waiting, such as spent credits. */
  QUOTA("the quota is used up and waiting does not restore it"),

  /** The server forbade a retry with {@code x-should-retry: false}. */
  FORBIDDEN("the server forbids a retry"),

  /** The thread was interrupted while it waited. */
  INTERRUPTED("the thread was interrupted"),

  /** A later attempt failed in a way that is not retried. */
  OTHER_FAILURE("a failure followed that is not retried");

  private final String text;

  GiveUpReason(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
