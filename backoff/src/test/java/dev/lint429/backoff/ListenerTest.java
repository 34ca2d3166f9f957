package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What a listener hears. */
final class ListenerTest {

  private final VirtualTime time = new VirtualTime();
  private final List<BackoffEvent> events = new ArrayList<>();
  private final Backoff.Builder backoff = time.backoff().listener(events::add);

  /** Runs a call whose attempts are answered one after the other. */
  private void run(Answer... answers) {
    Iterator<Answer> rest = Arrays.asList(answers).iterator();
    backoff.build().call(() -> "result", (result, failure) -> rest.next());
  }

  private static Answer refusal(int seconds) {
    return Answer.of(429).withDelay(Duration.ofSeconds(seconds));
  }

  private GiveUpReason lastReason() {
    return events.get(events.size() - 1).reason().orElseThrow();
  }

  @Test
  void successAtOnceIsSilent() {
    run(Answer.of(200));
    assertEquals(List.of(), events);
  }

  @Test
  void failureAtOnceIsSilent() {
    assertThrows(
        IllegalStateException.class,
        () ->
            backoff
                .build()
                .run(
                    () -> {
                      throw new IllegalStateException();
                    }));
    assertEquals(List.of(), events);
  }

  @Test
  void waitsAndRecovery() {
    run(refusal(2), Answer.of(503), Answer.of(200));
    assertEquals(
        List.of(
            "attempt 1 of 8 was answered 429; waiting 2 s (the server asks for 2 s)",
            "attempt 2 of 8 was answered 503; waiting 0 s (the server gives no hint)",
            "attempt 3 of 8 was accepted after 503; waited 2 s in all"),
        events.stream().map(BackoffEvent::toString).toList());
    BackoffEvent first = events.get(0);
    assertEquals(BackoffEvent.Kind.WAITING, first.kind());
    assertEquals(Optional.empty(), first.reason());
    assertEquals(1, first.attempts());
    assertEquals(8, first.maxAttempts());
    assertEquals(429, first.status());
    assertEquals(Optional.of(Duration.ofSeconds(2)), first.hint());
    assertEquals(Duration.ofSeconds(2), first.delay());
    assertEquals(Duration.ZERO, first.waited());
    assertEquals(Optional.empty(), first.failure());
    assertEquals(Optional.empty(), events.get(1).hint());
    assertEquals(Duration.ofSeconds(2), events.get(2).waited());
    assertEquals(BackoffEvent.Kind.RECOVERED, events.get(2).kind());
  }

  @Test
  void attempts() {
    backoff.maxAttempts(2);
    run(refusal(1), refusal(3));
    assertEquals(
        "gave up after attempt 2 of 2, last refusal 429: all attempts are used up;"
            + " waited 1 s in all (the server asks for 3 s)",
        events.get(1).toString());
    assertEquals(GiveUpReason.ATTEMPTS, lastReason());
    assertEquals(2, events.size());
  }

  @Test
  void budget() {
    backoff.budget(Duration.ofSeconds(2));
    run(refusal(2), Answer.of(429));
    assertEquals(GiveUpReason.BUDGET, lastReason());
  }

  @Test
  void hintBeyondTheBudget() {
    run(refusal(301));
    assertEquals(GiveUpReason.HINT_BEYOND_BUDGET, lastReason());
    assertEquals(Optional.of(Duration.ofSeconds(301)), events.get(0).hint());
    assertEquals(Duration.ZERO, events.get(0).delay());
    assertEquals(1, events.size());
  }

  @Test
  void quota() {
    run(Answer.of(429).withBody("{\"code\":\"insufficient_quota\"}"));
    assertEquals(GiveUpReason.QUOTA, lastReason());
  }

  @Test
  void forbidden() {
    run(Answer.of(429, Map.of("x-should-retry", " False ")::get));
    assertEquals(GiveUpReason.FORBIDDEN, lastReason());
    assertEquals(1, events.size());
  }

  @Test
  void otherValuesOfShouldRetryForbidNothing() {
    run(Answer.of(429, Map.of("x-should-retry", "true")::get), Answer.of(200));
    assertEquals(2, events.size());
  }

  @Test
  void interruption() {
    backoff.sleeper(
        duration -> {
          throw new InterruptedException();
        });
    run(Answer.of(429));
    assertTrue(Thread.interrupted());
    assertEquals(GiveUpReason.INTERRUPTED, lastReason());
    assertEquals(Duration.ZERO, events.get(1).waited());
  }

  @Test
  void otherFailure() {
    Iterator<IOException> failures =
        List.of(
                new IOException("Server returned HTTP response code: 429 for URL: x"),
                new IOException("connection reset"))
            .iterator();
    IOException last =
        assertThrows(
            IOException.class,
            () ->
                backoff
                    .build()
                    .run(
                        () -> {
                          throw failures.next();
                        }));
    assertEquals(GiveUpReason.OTHER_FAILURE, lastReason());
    assertSame(last, events.get(1).failure().orElseThrow());
  }

  @Test
  void brokenListenerIsLoggedAndDoesNotBreakTheCall() {
    IllegalStateException broken = new IllegalStateException("broken listener");
    backoff.listener(
        event -> {
          throw broken;
        });
    List<LogRecord> records = new ArrayList<>();
    Logger logger = Logger.getLogger("dev.lint429.backoff");
    Handler handler = new Recorder(records);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      run(refusal(1), Answer.of(200));
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
    assertEquals(List.of(Duration.ofSeconds(1)), time.sleeps());
    assertEquals(2, records.size());
    assertEquals(Level.WARNING, records.get(0).getLevel());
    assertSame(broken, records.get(0).getThrown());
  }

  /** Keeps what is logged. */
  private static final class Recorder extends Handler {
    private final List<LogRecord> records;

    Recorder(List<LogRecord> records) {
      this.records = records;
    }

    @Override
    public void publish(LogRecord entry) {
      records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void durationsInSeconds() {
    assertEquals("0 s", BackoffEvent.text(Duration.ZERO));
    assertEquals("0.25 s", BackoffEvent.text(Duration.ofMillis(250)));
    assertEquals("1.005 s", BackoffEvent.text(Duration.ofMillis(1005)));
    assertEquals("10 s", BackoffEvent.text(Duration.ofSeconds(10)));
    assertEquals("86400 s", BackoffEvent.text(Duration.ofDays(1)));
    assertEquals("9223372036.854 s", BackoffEvent.text(Duration.ofNanos(Long.MAX_VALUE)));
  }
}
