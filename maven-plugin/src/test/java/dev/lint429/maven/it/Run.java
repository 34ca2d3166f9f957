package dev.lint429.maven.it;

/** What one run of Maven printed. */
public final class Run {
  private final String log;

  Run(String log) {
    this.log = log;
  }

  /**
   * Each of the texts is there, in this order.
   *
   * @throws AssertionError if not
   */
  public void says(String... texts) {
    int from = 0;
    for (String text : texts) {
      int at = log.indexOf(text, from);
      if (at < 0) {
        String where = log.contains(text) ? "too early" : "not there";
        throw new AssertionError(where + ": " + text);
      }
      from = at + text.length();
    }
  }

  /**
   * None of the texts is there.
   *
   * @throws AssertionError if one is
   */
  public void lacks(String... texts) {
    for (String text : texts) {
      if (log.contains(text)) {
        throw new AssertionError("should not be there: " + text);
      }
    }
  }
}
