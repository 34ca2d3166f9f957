package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The date forms of RFC 9110, section 5.6.7. */
final class HttpDatesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sun, 06 Nov 1994",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 06 Nov 1994 08:49:37 +0100",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nox 1994 08:49:37 GMT",
        "Sun, 06 ovd 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nov -994 08:49:37 GMT",
        "Sunday, 6-Nov-94 08:49:37 GMT",
        "Sun Nov 6 08:49:37 1994",
        "Sun Nov    08:49:37 1994",
        "1994-11-06T08:49:37Z",
        "06 Nov 1994 08:49:37 GMT"
      })
  void noDate(String text) {
    assertNull(HttpDates.parse(text, NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 06 Nov 1994 08:49:37 GMT|1994-11-06T08:49:37Z",
        "sun, 06 nov 1994 08:49:37 gmt|1994-11-06T08:49:37Z",
        "Sun, 6 Nov 1994 08:49:37 GMT|1994-11-06T08:49:37Z",
        "Sun, 06 Nov 1994 08:49:37 UTC|1994-11-06T08:49:37Z",
        "Sun, 06 Nov 1994 08:49:37 +0000|1994-11-06T08:49:37Z",
        "Sat, 01 Jan 2000 00:00:00 GMT|2000-01-01T00:00:00Z",
        "Fri, 31 Dec 1999 23:59:59 GMT|1999-12-31T23:59:59Z",
        "Thu, 29 Feb 2024 00:00:00 GMT|2024-02-29T00:00:00Z",
        "Sunday, 06-Nov-94 08:49:37 GMT|1994-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994|1994-11-06T08:49:37Z",
        "Wed Nov 16 08:49:37 1994|1994-11-16T08:49:37Z"
      })
  void date(String text, Instant expected) {
    assertEquals(expected, HttpDates.parse(text, NOW));
  }

  @Test
  void wrongNameOfTheDayIsIgnored() {
    assertEquals(
        Instant.parse("1994-11-06T08:49:37Z"),
        HttpDates.parse("Mon, 06 Nov 1994 08:49:37 GMT", NOW));
  }

  @Test
  void leapSecond() {
    assertEquals(
        Instant.parse("2016-12-31T23:59:59Z"),
        HttpDates.parse("Sat, 31 Dec 2016 23:59:60 GMT", NOW));
  }

  @Test
  void yearOfTwoDigitsMoreThanFiftyYearsAheadIsInThePast() {
    assertEquals(
        Instant.parse("2076-11-06T08:49:37Z"),
        HttpDates.parse("Friday, 06-Nov-76 08:49:37 GMT", NOW));
    assertEquals(
        Instant.parse("1977-11-06T08:49:37Z"),
        HttpDates.parse("Sunday, 06-Nov-77 08:49:37 GMT", NOW));
  }
}
