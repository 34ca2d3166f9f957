package dev.lint429.engine.fix;

/** There is no safe fix; the message says why, in one sentence for the user. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  Refused(String reason) {
    // Control flow within this package: nobody looks at the stack.
    super(reason, null, false, false);
  }
}
