package dev.lint429.engine.flow;

import java.util.regex.Pattern;

/** URLs as messages show them. Reports are kept and passed on, so no secret may get into one. */
final class Shown {
  private static final int MAX_LENGTH = 200;

  /** The value of a query parameter, which is a key often enough. */
  private static final Pattern QUERY_VALUE =
      Pattern.compile("([?&][^=&#{}\\s]*=)[^&#{}%$\"')\\s]+");

  private static final Pattern PASSWORD = Pattern.compile("(://)[^/@{}\\s]*:[^/@{}\\s]*@");

  private Shown() {}

  /** A URL or a piece of one without the values of its query and without its password. */
  static String url(String url) {
    String masked = QUERY_VALUE.matcher(url).replaceAll("$1…");
    masked = PASSWORD.matcher(masked).replaceAll("$1…@").strip();
    return masked.length() > MAX_LENGTH ? masked.substring(0, MAX_LENGTH) + "…" : masked;
  }
}
