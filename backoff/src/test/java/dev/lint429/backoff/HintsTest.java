package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a hint, and which of several. */
final class HintsTest {

  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");
  private static final String IN_37_S = "Sun, 06 Nov 1994 08:49:37 GMT";

  private static long read(String... namesAndValues) {
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Hints.read(Answer.of(429, headers::get), NOW);
  }

  private static long nanos(String seconds) {
    return Duration.parse("PT" + seconds + "S").toNanos();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " ",
        "-1",
        "-0",
        "+5",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e3",
        "0x10",
        "1d",
        "5 s",
        "5s",
        "1,5",
        "1.2.3",
        ".",
        "soon",
        "\u0661",
        "5, 5",
        "12:00",
        "2026-03-01T12:00:00Z",
        "null"
      })
  void noHint(String value) {
    assertEquals(Hints.NONE, read("Retry-After", value));
    assertEquals(Hints.NONE, read("retry-after-ms", value));
    assertEquals(Hints.NONE, read("x-ms-retry-after-ms", value));
  }

  @Test
  void noHeaderNoHint() {
    assertEquals(Hints.NONE, read());
  }

  @Test
  void headerThatCannotBeReadIsNoHint() {
    Answer answer =
        Answer.of(
            429,
            name -> {
              throw new IllegalStateException("closed");
            });
    assertEquals(Hints.NONE, Hints.read(answer, NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "120, 120",
    "007, 7",
    "' 20 ', 20",
    "1.5, 1.5",
    "0.25, 0.25",
    ".5, 0.5",
    "3., 3",
    "0.0000000001, 0",
    "86400, 86400"
  })
  void seconds(String value, String seconds) {
    assertEquals(nanos(seconds), read("Retry-After", value));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.001", "1200, 1.2", "1200.5, 1.2005", "0.5, 0.0005"})
  void milliseconds(String value, String seconds) {
    assertEquals(nanos(seconds), read("retry-after-ms", value));
    assertEquals(nanos(seconds), read("x-ms-retry-after-ms", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372037",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999999999999999999999999999999999999999999999999999",
        "99999999999999999999999999.99999999"
      })
  void hugeIsTheLongestHint(String value) {
    assertEquals(Long.MAX_VALUE, read("Retry-After", value));
  }

  @Test
  void implausiblyLongTextIsNoHint() {
    assertEquals(Hints.NONE, read("Retry-After", "9".repeat(100_000)));
    assertEquals(Hints.NONE, read("Retry-After", IN_37_S + " ".repeat(100_000)));
    assertEquals(Hints.NONE, read("RateLimit", "\"a\";r=0;t=5".repeat(100_000)));
  }

  @Test
  void longestPlausibleText() {
    assertEquals(nanos("7"), read("Retry-After", "0".repeat(511) + "7"));
    assertEquals(nanos("37"), read("Retry-After", IN_37_S + " ".repeat(512 - IN_37_S.length())));
    String rateLimit = "\"api\";r=0;t=5";
    assertEquals(nanos("5"), read("RateLimit", " ".repeat(512 - rateLimit.length()) + rateLimit));
  }

  @Test
  void bodyThatCannotBeReadIsNoHint() {
    Answer answer =
        new Answer(
            429,
            name -> null,
            () -> {
              throw new IllegalStateException("closed");
            },
            null,
            null,
            () -> null);
    assertNull(answer.body());
  }

  @Test
  void date() {
    assertEquals(nanos("37"), read("Retry-After", IN_37_S));
    assertEquals(nanos("37"), read("Retry-After", " " + IN_37_S + " "));
  }

  @Test
  void dateInThePastIsZero() {
    assertEquals(0, read("Retry-After", "Fri, 31 Dec 1993 23:59:59 GMT"));
  }

  @Test
  void dateFarAheadIsTheLongestHint() {
    assertEquals(Long.MAX_VALUE, read("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));
  }

  @Test
  void dateIsMeasuredByTheClockOfTheServer() {
    String sent = "Sun, 06 Nov 1994 08:49:30 GMT";
    assertEquals(nanos("7"), read("Retry-After", IN_37_S, "Date", sent));
    assertEquals(nanos("37"), read("Retry-After", IN_37_S, "Date", "garbage"));
    assertEquals(nanos("37"), read("Retry-After", IN_37_S, "Date", "x".repeat(100_000)));
  }

  @Test
  void secondsDoNotDependOnTheClock() {
    assertEquals(nanos("5"), read("Retry-After", "5", "Date", "Sun, 06 Nov 1994 00:00:00 GMT"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"api\";r=0;t=55|55",
        "\"api\"; r=0; t=55|55",
        "\"minute\";r=0;t=5, \"day\";r=0;t=700, \"hour\";r=9;t=3000|700",
        "\"a\";r=000;t=1|1"
      })
  void rateLimit(String value, String seconds) {
    assertEquals(nanos(seconds), read("RateLimit", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"api\";r=1;t=55",
        "\"api\";t=55",
        "\"api\";r=0",
        "\"api\";r=0;t=-5",
        "\"api\";r=0;t=x",
        "limit=10, remaining=0, reset=5",
        "garbage"
      })
  void rateLimitThatIsNotExhaustedOrNotReadableIsNoHint(String value) {
    assertEquals(Hints.NONE, read("RateLimit", value));
  }

  @Test
  void orderOfAuthority() {
    String ms = "1000";
    String msAzure = "2000";
    String seconds = "3";
    String rateLimit = "\"api\";r=0;t=4";
    assertEquals(
        nanos("1"),
        read(
            "RateLimit",
            rateLimit,
            "Retry-After",
            seconds,
            "x-ms-retry-after-ms",
            msAzure,
            "retry-after-ms",
            ms));
    assertEquals(
        nanos("2"),
        read("RateLimit", rateLimit, "Retry-After", seconds, "x-ms-retry-after-ms", msAzure));
    assertEquals(nanos("3"), read("RateLimit", rateLimit, "Retry-After", seconds));
    assertEquals(nanos("4"), read("RateLimit", rateLimit));
  }

  @Test
  void hintThatIsNoneLetsTheNextOneSpeak() {
    assertEquals(nanos("3"), read("retry-after-ms", "-1", "Retry-After", "3"));
    assertEquals(nanos("4"), read("Retry-After", "soon", "RateLimit", "\"api\";r=0;t=4"));
  }

  @Test
  void resetOfAFullWindowIsNoHint() {
    assertEquals(
        Hints.NONE, read("x-ratelimit-reset-requests", "6m0s", "X-RateLimit-Reset", "1700000000"));
  }

  @Test
  void delayOfTheAnswerCountsBeforeHeaders() {
    Answer answer = Answer.of(429, name -> "3").withDelay(Duration.ofSeconds(9));
    assertEquals(nanos("9"), Hints.read(answer, NOW));
  }

  @Test
  void timeOfTheExceptionCountsAfterHeaders() {
    Instant at = NOW.plusSeconds(8);
    assertEquals(
        nanos("8"),
        Hints.read(new Answer(429, name -> null, () -> null, null, at, () -> null), NOW));
    assertEquals(
        0,
        Hints.read(
            new Answer(429, name -> null, () -> null, null, Instant.EPOCH, () -> null), NOW));
    assertEquals(
        Long.MAX_VALUE,
        Hints.read(new Answer(429, name -> null, () -> null, null, Instant.MAX, () -> null), NOW));
    Answer both =
        new Answer(
            429, name -> name.equals("Retry-After") ? "3" : null, () -> null, null, at, () -> null);
    assertEquals(nanos("3"), Hints.read(both, NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"retryDelay\": \"46s\"}|46",
        "{\"retryDelay\":\"36617.7s\"}|36617.7",
        "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\" : \"0.5s\"}|0.5"
      })
  void retryDelayInTheBody(String body, String seconds) {
    assertEquals(nanos(seconds), Hints.readBody(body));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "{\"retryDelay\": \"-46s\"}",
        "{\"retryDelay\": \"46\"}",
        "{\"retryDelay\": 46}",
        "{\"retryDelay\": \"999999999999999999999999s\"}",
        "Please retry in 46s."
      })
  void noRetryDelayInTheBody(String body) {
    assertEquals(Hints.NONE, Hints.readBody(body));
  }

  @Test
  void arbitraryTextThrowsNothingAndIsNeverNegative() {
    Random random = new Random(429);
    String alphabet = "0123456789.,:;=-+ eEsmhGMTSunNov\"rt\u0000\u0665\uD83D";
    String[] names = {"retry-after-ms", "x-ms-retry-after-ms", "Retry-After", "RateLimit", "Date"};
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      long hint = read(names[i % names.length], text.toString(), "Retry-After", text.toString());
      assertEquals(true, hint >= Hints.NONE, text::toString);
      assertEquals(true, Hints.readBody("\"retryDelay\":\"" + text + "s\"") >= Hints.NONE);
    }
  }
}
