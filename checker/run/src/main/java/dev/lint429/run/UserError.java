package dev.lint429.run;

/**
 * The run cannot do what was asked: bad use, or something outside lint429 that is not as it should
 * be. The message is for the user: one sentence that says what is wrong and, where it can, what to
 * do.
 */
public class UserError extends RuntimeException {
  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
