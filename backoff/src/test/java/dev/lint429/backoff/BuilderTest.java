package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Settings: bad values name the parameter, the value and what is allowed. */
final class BuilderTest {

  private final Backoff.Builder builder = Backoff.builder();

  private static void refused(String message, Executable setting) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, setting).getMessage());
  }

  @Test
  void badNumbers() {
    refused("maxAttempts is 0; allowed are 1 (no retry) and more", () -> builder.maxAttempts(0));
    refused("maxAttempts is -3; allowed are 1 (no retry) and more", () -> builder.maxAttempts(-3));
  }

  @Test
  void badDurations() {
    refused(
        "baseDelay is PT0S; allowed is more than zero, up to PT8760H",
        () -> builder.baseDelay(Duration.ZERO));
    refused(
        "maxDelay is PT-1S; allowed is more than zero, up to PT8760H",
        () -> builder.maxDelay(Duration.ofSeconds(-1)));
    refused(
        "budget is PT8760H0.000000001S; allowed is more than zero, up to PT8760H",
        () -> builder.budget(Duration.ofDays(365).plusNanos(1)));
    refused(
        "baseDelay is PT2M; allowed is at most maxDelay, which is PT1M",
        () -> builder.baseDelay(Duration.ofMinutes(2)).build());
  }

  @Test
  void badStatuses() {
    refused(
        "retryOnStatus is empty; allowed are one or more statuses from 400 to 599",
        () -> builder.retryOnStatus());
    refused(
        "retryOnStatus contains 399; allowed are statuses from 400 to 599",
        () -> builder.retryOnStatus(429, 399));
    refused(
        "retryOnStatus contains 600; allowed are statuses from 400 to 599",
        () -> builder.retryOnStatus(600));
  }

  @Test
  void badAnswer() {
    refused(
        "wait is PT-1S; it must not be negative",
        () -> Answer.of(429).withDelay(Duration.ofSeconds(-1)));
  }

  @Test
  void nullsAreNamed() {
    nullNamed("baseDelay", () -> builder.baseDelay(null));
    nullNamed("maxDelay", () -> builder.maxDelay(null));
    nullNamed("budget", () -> builder.budget(null));
    nullNamed("clock", () -> builder.clock(null));
    nullNamed("sleeper", () -> builder.sleeper(null));
    nullNamed("random", () -> builder.random(null));
    nullNamed("listener", () -> builder.listener(null));
    nullNamed("call", () -> Backoff.standard().call(null));
    nullNamed("call", () -> Backoff.standard().run(null));
    nullNamed("client", () -> Backoff.standard().send(null, null, null));
  }

  private static void nullNamed(String name, Executable action) {
    assertEquals(name, assertThrows(NullPointerException.class, action).getMessage());
  }

  @Test
  void edgesAreAllowed() {
    Backoff backoff =
        builder
            .maxAttempts(1)
            .baseDelay(Duration.ofNanos(1))
            .maxDelay(Duration.ofNanos(1))
            .budget(Duration.ofDays(365))
            .retryOnStatus(599, 400, 400)
            .build();
    assertEquals(
        "Backoff[maxAttempts=1, baseDelay=PT0.000000001S, maxDelay=PT0.000000001S,"
            + " budget=PT8760H, retryOnStatus={400, 599}]",
        backoff.toString());
  }

  @Test
  void standard() {
    assertSame(Backoff.standard(), Backoff.standard());
    assertEquals(
        "Backoff[maxAttempts=8, baseDelay=PT1S, maxDelay=PT1M, budget=PT5M,"
            + " retryOnStatus={429, 503, 529}]",
        Backoff.standard().toString());
  }

  @Test
  void toBuilderCopiesAndLeavesTheOriginalAlone() {
    Backoff original = builder.maxAttempts(3).budget(Duration.ofMinutes(9)).build();
    String before = original.toString();
    assertEquals(before, original.toBuilder().build().toString());
    assertNotEquals(before, original.toBuilder().retryOnStatus(408).build().toString());
    builder.maxAttempts(7).retryOnStatus(500);
    assertEquals(before, original.toString());
  }
}
