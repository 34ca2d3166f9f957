package dev.lint429.backoff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a server asks to wait, read from its answer.
 *
 * <p>In the order of authority:
 *
 * <ol>
 *   <li>{@code retry-after-ms}, {@code x-ms-retry-after-ms}: milliseconds (OpenAI, Azure OpenAI);
 *   <li>{@code Retry-After}: seconds, decimals tolerated, or an HTTP date (RFC 9110, section
 *       10.2.3);
 *   <li>what the client's exception tells instead of headers;
 *   <li>{@code RateLimit}: {@code "name";r=0;t=SECONDS}, only where nothing remains (IETF draft
 *       ratelimit-headers; Hugging Face Hub). {@code Retry-After} takes precedence over it there;
 *   <li>{@code "retryDelay": "46s"} in the body (google.rpc.RetryInfo; Gemini sends no header).
 * </ol>
 *
 * <p>The {@code x-ratelimit-reset-*} headers are not read: they carry five different units under
 * one name, and where they are durations they tell when a window is full again, not when the next
 * request is welcome.
 *
 * <p>What is not a number or date of the expected form, or negative, is no hint. A date in the past
 * is a hint of zero. A number that is too large counts as about 292 years and so lies beyond every
 * budget.
 */
final class Hints {

  /** No hint. */
  static final long NONE = -1;

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d*)?|\\.\\d+");
  private static final Pattern RETRY_DELAY =
      Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d{1,18}(?:\\.\\d{1,9})?)s\"");
  private static final Pattern REMAINING = Pattern.compile(";\\s*r\\s*=\\s*(\\d{1,18})");
  private static final Pattern RESET = Pattern.compile(";\\s*t\\s*=\\s*(\\d{1,18})");

  /** Longer texts are no plausible hint; the bound keeps hostile ones cheap. */
  private static final int MAX_LENGTH = 512;

  private Hints() {}

  /** What the answer tells apart from its body: nanoseconds, at least 0, or {@link #NONE}. */
  static long read(Answer answer, Instant now) {
    if (answer.delay() != null) {
      return Nanos.saturated(answer.delay());
    }
    long hint = number(answer.header("retry-after-ms"), 6);
    if (hint == NONE) {
      hint = number(answer.header("x-ms-retry-after-ms"), 6);
    }
    if (hint == NONE) {
      hint = retryAfter(answer, now);
    }
    if (hint == NONE && answer.retryAt() != null) {
      hint = until(answer.retryAt(), now);
    }
    return hint != NONE ? hint : rateLimit(answer.header("RateLimit"));
  }

  private static long retryAfter(Answer answer, Instant now) {
    String text = answer.header("Retry-After");
    long seconds = number(text, 9);
    if (seconds != NONE || text == null || text.length() > MAX_LENGTH) {
      return seconds;
    }
    Instant date = HttpDates.parse(text.trim(), now);
    if (date == null) {
      return NONE;
    }
    // The server's own clock, where it tells the time, makes a wrong local clock harmless.
    String sent = answer.header("Date");
    Instant serverNow =
        sent == null || sent.length() > MAX_LENGTH ? null : HttpDates.parse(sent.trim(), now);
    return until(date, serverNow == null ? now : serverNow);
  }

  /** {@code text * 10^exponent} as nanoseconds. */
  private static long number(String text, int exponent) {
    if (text == null || text.length() > MAX_LENGTH) {
      return NONE;
    }
    String trimmed = text.trim();
    if (!NUMBER.matcher(trimmed).matches()) {
      return NONE;
    }
    BigDecimal nanos = new BigDecimal(trimmed).scaleByPowerOfTen(exponent);
    return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0
        ? Long.MAX_VALUE
        : nanos.longValue();
  }

  /** The longest reset of the limits that are exhausted; one item of the list for each limit. */
  private static long rateLimit(String list) {
    long longest = NONE;
    if (list == null || list.length() > MAX_LENGTH) {
      return longest;
    }
    for (String item : list.split(",", -1)) {
      Matcher remaining = REMAINING.matcher(item);
      Matcher reset = RESET.matcher(item);
      if (remaining.find() && Long.parseLong(remaining.group(1)) == 0 && reset.find()) {
        longest = Math.max(longest, number(reset.group(1), 9));
      }
    }
    return longest;
  }

  /** What the body, null if unknown, tells: nanoseconds, at least 0, or {@link #NONE}. */
  static long readBody(String body) {
    if (body == null) {
      return NONE;
    }
    Matcher delay = RETRY_DELAY.matcher(body);
    return delay.find() ? number(delay.group(1), 9) : NONE;
  }

  private static long until(Instant instant, Instant now) {
    return Nanos.saturated(Duration.between(now, instant));
  }
}
