package dev.lint429.backoff;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the three date forms that a receiver must accept (RFC 9110, section 5.6.7).
 *
 * <p>The name of the day is not checked: it carries nothing that the date does not, and servers
 * that format dates by hand get it wrong.
 */
final class HttpDates {

  private static final String TIME = "(?<h>\\d{2}):(?<m>\\d{2}):(?<s>\\d{2})";
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  private static final Pattern IMF =
      Pattern.compile(
          "[a-z]{3}, (?<day>\\d{1,2}) (?<mon>[a-z]{3}) (?<year>\\d{4}) "
              + TIME
              + " (?:GMT|UTC|[+-]0000)",
          Pattern.CASE_INSENSITIVE);

  /** {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
  private static final Pattern RFC_850 =
      Pattern.compile(
          "[a-z]{3,9}, (?<day>\\d{2})-(?<mon>[a-z]{3})-(?<year>\\d{2}) " + TIME + " (?:GMT|UTC)",
          Pattern.CASE_INSENSITIVE);

  /** {@code Sun Nov 6 08:49:37 1994}. */
  private static final Pattern ASCTIME =
      Pattern.compile(
          "[a-z]{3} (?<mon>[a-z]{3}) (?<day>[ \\d]\\d) " + TIME + " (?<year>\\d{4})",
          Pattern.CASE_INSENSITIVE);

  private HttpDates() {}

  /**
   * The instant, or null if the text is no HTTP date.
   *
   * @param now decides the century of a two-digit year: more than 50 years ahead means the past
   */
  static Instant parse(String text, Instant now) {
    for (Pattern form : new Pattern[] {IMF, RFC_850, ASCTIME}) {
      Matcher date = form.matcher(text);
      if (date.matches()) {
        return instant(date, now);
      }
    }
    return null;
  }

  private static Instant instant(Matcher date, Instant now) {
    int month = MONTHS.indexOf(date.group("mon").toLowerCase(Locale.ROOT));
    if (month < 0 || month % 3 != 0) {
      return null;
    }
    int year = number(date.group("year"));
    if (date.group("year").length() == 2) {
      int thisYear = now.atOffset(ZoneOffset.UTC).getYear();
      year += thisYear - thisYear % 100;
      if (year > thisYear + 50) {
        year -= 100;
      }
    }
    int second = number(date.group("s"));
    try {
      return LocalDateTime.of(
              year,
              month / 3 + 1,
              number(date.group("day").trim()),
              number(date.group("h")),
              number(date.group("m")),
              Math.min(second, 59)) // A leap second is legal in HTTP, not in java.time.
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
