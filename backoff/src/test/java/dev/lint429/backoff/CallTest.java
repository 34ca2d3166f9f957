package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The loop around a call: what is repeated, what comes out, what is reported. */
final class CallTest {

  private final VirtualTime time = new VirtualTime();
  private final AtomicInteger attempts = new AtomicInteger();

  /** A caller's own response type. */
  private record Reply(int status, List<Reply> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add(this);
    }
  }

  /** A caller's own exception. */
  private static final class Refused extends Exception {
    final int status;

    Refused(int status) {
      super("status " + status);
      this.status = status;
    }
  }

  private static Answer classify(Object result, Exception failure) {
    return failure instanceof Refused refused ? Answer.of(refused.status) : null;
  }

  private static IOException refusedByUrlConnection(int status) {
    return new IOException(
        "Server returned HTTP response code: " + status + " for URL: http://localhost/");
  }

  // What is not repeated

  @Test
  void unknownResultIsSuccess() {
    Object result = new Object();
    assertSame(result, time.backoff().build().call(() -> count(result)));
    assertEquals(1, attempts.get());
  }

  @Test
  void nullIsSuccess() {
    assertNull(time.backoff().build().call(() -> count(null)));
    assertNull(time.backoff().build().call(() -> count((Reply) null), Reply::status));
    assertEquals(2, attempts.get());
  }

  @Test
  void unknownExceptionIsThrownAtOnce() {
    IllegalStateException failure = new IllegalStateException("429");
    assertSame(failure, thrown(time.backoff().build(), failure));
    assertEquals(1, attempts.get());
  }

  @Test
  void exceptionThatOnlyMentionsTheStatusIsThrownAtOnce() {
    thrown(time.backoff().build(), new IOException("HTTP 429 Too Many Requests"));
    thrown(
        time.backoff().build(),
        new java.io.FileNotFoundException("Server returned HTTP response code: 429 for URL: x"));
    assertEquals(2, attempts.get());
  }

  @Test
  void otherStatusIsNotRepeated() {
    thrown(time.backoff().build(), refusedByUrlConnection(500));
    thrown(time.backoff().build(), refusedByUrlConnection(401));
    assertEquals(2, attempts.get());
  }

  @Test
  void nearestStatusOfTheCausesDecides() {
    IOException inner = refusedByUrlConnection(429);
    IOException outer = refusedByUrlConnection(500);
    outer.initCause(inner);
    thrown(time.backoff().build(), outer);
    assertEquals(1, attempts.get());
  }

  @Test
  void causeBeyondTheSixteenthIsNotLookedAt() {
    Exception failure = refusedByUrlConnection(429);
    for (int i = 0; i < 15; i++) {
      failure = new RuntimeException(failure);
    }
    thrown(time.backoff().maxAttempts(2).build(), failure);
    assertEquals(2, attempts.get());
    thrown(time.backoff().maxAttempts(2).build(), new RuntimeException(failure));
    assertEquals(3, attempts.get());
  }

  @Test
  void ringOfCausesEnds() {
    RuntimeException one = new RuntimeException("one");
    RuntimeException two = new RuntimeException("two", one);
    one.initCause(two);
    assertSame(one, thrown(time.backoff().build(), one));
  }

  @Test
  void errorsPassThrough() {
    assertThrows(
        StackOverflowError.class,
        () ->
            time.backoff()
                .build()
                .run(
                    () -> {
                      attempts.incrementAndGet();
                      throw new StackOverflowError();
                    }));
    assertEquals(1, attempts.get());
  }

  @Test
  void oneAttemptMeansNoRetry() {
    thrown(time.backoff().maxAttempts(1).build(), refusedByUrlConnection(429));
    assertEquals(1, attempts.get());
    assertEquals(List.of(), time.sleeps());
  }

  // What is repeated

  @Test
  void repeatsUntilTheCallSucceeds() throws Exception {
    String result =
        time.backoff()
            .build()
            .call(
                () -> {
                  if (attempts.incrementAndGet() < 4) {
                    throw refusedByUrlConnection(503);
                  }
                  return "done";
                });
    assertEquals("done", result);
    assertEquals(4, attempts.get());
    assertEquals(3, time.sleeps().size());
  }

  @Test
  void statusIsFoundBehindWrappers() {
    Exception failure =
        new CompletionException(new IllegalStateException(refusedByUrlConnection(529)));
    assertSame(failure, thrown(time.backoff().build(), failure));
    assertEquals(8, attempts.get());
  }

  @Test
  void givesUpAfterTheLastAttemptWithoutWaitingAgain() {
    thrown(time.backoff().maxAttempts(3).build(), refusedByUrlConnection(429));
    assertEquals(3, attempts.get());
    assertEquals(2, time.sleeps().size());
  }

  @Test
  void runRepeatsToo() throws IOException {
    time.backoff()
        .build()
        .run(
            () -> {
              if (attempts.incrementAndGet() < 2) {
                throw refusedByUrlConnection(429);
              }
            });
    assertEquals(2, attempts.get());
  }

  @Test
  void chosenStatusesReplaceTheStandardOnes() {
    Backoff backoff = time.backoff().retryOnStatus(408, 424).build();
    thrown(backoff, refusedByUrlConnection(429));
    assertEquals(1, attempts.get());
    thrown(backoff, refusedByUrlConnection(424));
    assertEquals(9, attempts.get());
  }

  // Own types

  @Test
  void ownResultIsToldByItsStatusAndDiscardedOnesAreClosed() {
    List<Reply> closed = new ArrayList<>();
    List<Reply> replies =
        List.of(new Reply(429, closed), new Reply(503, closed), new Reply(200, closed));
    Reply last =
        time.backoff()
            .build()
            .call(() -> replies.get(attempts.getAndIncrement()), reply -> reply.status());
    assertSame(replies.get(2), last);
    assertEquals(replies.subList(0, 2), closed);
  }

  @Test
  void lastRefusalIsReturnedOpen() {
    List<Reply> closed = new ArrayList<>();
    Reply last =
        time.backoff().maxAttempts(2).build().call(() -> new Reply(429, closed), Reply::status);
    assertEquals(429, last.status());
    assertEquals(1, closed.size());
    assertNotSame(last, closed.get(0));
  }

  @Test
  void classifierTellsOwnExceptions() {
    Refused failure =
        assertThrows(
            Refused.class,
            () ->
                time.backoff()
                    .maxAttempts(2)
                    .build()
                    .call(
                        () -> {
                          attempts.incrementAndGet();
                          throw new Refused(429);
                        },
                        CallTest::classify));
    assertEquals(429, failure.status);
    assertEquals(2, attempts.get());
  }

  @Test
  void classifierThatKnowsNothingLeavesItToTheBuiltInRecognition() {
    assertThrows(
        IOException.class,
        () ->
            time.backoff()
                .maxAttempts(2)
                .build()
                .call(
                    () -> {
                      attempts.incrementAndGet();
                      throw refusedByUrlConnection(429);
                    },
                    CallTest::classify));
    assertEquals(2, attempts.get());
  }

  @Test
  void classifierOverrulesTheBuiltInRecognition() {
    assertThrows(
        IOException.class,
        () ->
            time.backoff()
                .build()
                .call(
                    () -> {
                      attempts.incrementAndGet();
                      throw refusedByUrlConnection(429);
                    },
                    (result, failure) -> Answer.of(200)));
    assertEquals(1, attempts.get());
  }

  @Test
  void limitInTheBodyOfA200IsRepeatedWithItsDelay() {
    String last =
        time.backoff()
            .build()
            .call(
                () -> attempts.incrementAndGet() == 1 ? "error 1002" : "fine",
                (result, failure) ->
                    result.contains("1002")
                        ? Answer.of(429).withDelay(Duration.ofSeconds(7))
                        : null);
    assertEquals("fine", last);
    assertEquals(List.of(Duration.ofSeconds(7)), time.sleeps());
  }

  // Exceptions on the way out

  @Test
  void earlierFailuresAreSuppressed() {
    List<IOException> failures = new ArrayList<>();
    IOException last =
        assertThrows(
            IOException.class,
            () ->
                time.backoff()
                    .maxAttempts(3)
                    .build()
                    .call(
                        () -> {
                          failures.add(refusedByUrlConnection(429));
                          throw failures.get(failures.size() - 1);
                        }));
    assertSame(failures.get(2), last);
    List<Throwable> suppressed = List.of(last.getSuppressed());
    assertEquals(failures.subList(0, 2), suppressed.subList(0, 2));
    assertEquals(
        "gave up after attempt 3 of 3, last refusal 429: all attempts are used up;"
            + " waited 0 s in all (the server gives no hint)",
        suppressed.get(2).getMessage());
    assertEquals(0, suppressed.get(2).getStackTrace().length);
    assertEquals(3, suppressed.size());
  }

  @Test
  void suppressedFailuresAreBounded() {
    IOException last =
        assertThrows(
            IOException.class,
            () ->
                time.backoff()
                    .maxAttempts(50)
                    .budget(Duration.ofHours(5))
                    .build()
                    .call(
                        () -> {
                          throw refusedByUrlConnection(429);
                        }));
    assertEquals(8 + 1, last.getSuppressed().length);
  }

  @Test
  void sameExceptionObjectDoesNotSuppressItself() {
    Exception failure = refusedByUrlConnection(429);
    assertSame(failure, thrown(time.backoff().build(), failure));
    assertSame(failure, thrown(time.backoff().build(), failure));
    assertEquals(1, failure.getSuppressed().length); // How it ended, and only once.
  }

  @Test
  void otherFailureAfterRefusalsCarriesThem() {
    IllegalStateException last =
        assertThrows(
            IllegalStateException.class,
            () ->
                time.backoff()
                    .build()
                    .call(
                        () -> {
                          if (attempts.incrementAndGet() == 1) {
                            throw refusedByUrlConnection(429);
                          }
                          throw new IllegalStateException("bad request");
                        }));
    assertEquals(2, last.getSuppressed().length);
    assertEquals(2, attempts.get());
  }

  // Time

  @Test
  void budgetEndsTheCall() {
    Backoff backoff = time.backoff().budget(Duration.ofSeconds(90)).build();
    assertThrows(
        IOException.class,
        () ->
            backoff.call(
                () -> {
                  attempts.incrementAndGet();
                  time.pass(Duration.ofSeconds(40));
                  throw refusedByUrlConnection(429);
                }));
    assertEquals(3, attempts.get());
  }

  @Test
  void clockThatGoesBackDoesNotExtendTheBudgetBelowZero() {
    Backoff backoff = time.backoff().maxAttempts(3).build();
    assertThrows(
        IOException.class,
        () ->
            backoff.call(
                () -> {
                  attempts.incrementAndGet();
                  time.pass(Duration.ofDays(-1));
                  throw refusedByUrlConnection(429);
                }));
    assertEquals(3, attempts.get());
  }

  @Test
  void standardSleeperReallyWaits() {
    Backoff backoff = Backoff.builder().maxAttempts(2).baseDelay(Duration.ofMillis(1)).build();
    long before = System.nanoTime();
    assertThrows(
        Refused.class,
        () ->
            backoff.call(
                () -> {
                  throw new Refused(429);
                },
                (result, failure) -> Answer.of(429).withDelay(Duration.ofMillis(3))));
    assertTrue(System.nanoTime() - before >= Duration.ofMillis(3).toNanos());
  }

  // Interruption

  @Test
  void interruptedWaitReturnsTheLastResultOpenAndKeepsTheFlag() {
    List<Reply> closed = new ArrayList<>();
    Backoff backoff = interrupted().build();
    Reply last = backoff.call(() -> count(new Reply(429, closed)), Reply::status);
    assertEquals(429, last.status());
    assertEquals(List.of(), closed);
    assertEquals(1, attempts.get());
    assertTrue(Thread.interrupted());
  }

  @Test
  void interruptedWaitThrowsTheLastExceptionAndKeepsTheFlag() {
    IOException failure = refusedByUrlConnection(429);
    assertSame(failure, thrown(interrupted().build(), failure));
    assertEquals(1, attempts.get());
    assertTrue(Thread.interrupted());
  }

  @Test
  void standardSleeperIsInterruptible() {
    Thread.currentThread().interrupt();
    thrown(Backoff.standard(), refusedByUrlConnection(429));
    assertEquals(1, attempts.get());
    assertTrue(Thread.interrupted());
  }

  private Backoff.Builder interrupted() {
    return time.backoff()
        .sleeper(
            duration -> {
              throw new InterruptedException();
            });
  }

  private <T> T count(T result) {
    attempts.incrementAndGet();
    return result;
  }

  private Exception thrown(Backoff backoff, Exception failure) {
    return assertThrows(
        Exception.class,
        () ->
            backoff.call(
                () -> {
                  attempts.incrementAndGet();
                  throw failure;
                }));
  }
}
