package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls that block no thread. */
final class AsyncTest {

  private final VirtualScheduler time = new VirtualScheduler();
  private final List<CompletableFuture<Integer>> attempts = new ArrayList<>();

  /** An attempt that a test completes. */
  private CompletableFuture<Integer> attempt() {
    attempts.add(new CompletableFuture<>());
    return attempts.get(attempts.size() - 1);
  }

  private static Answer statusIsResult(Integer result, Exception failure) {
    return result == null ? null : Answer.of(result).withDelay(Duration.ofSeconds(2));
  }

  private CompletableFuture<Integer> call(Backoff.Builder backoff) {
    return backoff.build().callAsync(this::attempt, AsyncTest::statusIsResult);
  }

  @Test
  void acceptedAtOnce() {
    CompletableFuture<Integer> call = call(time.backoff());
    assertFalse(call.isDone());
    attempts.get(0).complete(200);
    assertEquals(200, call.join());
    assertEquals(1, attempts.size());
  }

  @Test
  void repeatsAfterTheHint() {
    CompletableFuture<Integer> call = call(time.backoff());
    attempts.get(0).complete(429);
    assertFalse(call.isDone());
    assertEquals(Duration.ofSeconds(2), time.run());
    attempts.get(1).complete(200);
    assertEquals(200, call.join());
    assertEquals(2, attempts.size());
  }

  @Test
  void lastRefusalIsTheResult() {
    CompletableFuture<Integer> call = call(time.backoff().maxAttempts(2));
    attempts.get(0).complete(429);
    time.run();
    attempts.get(1).complete(503);
    assertEquals(503, call.join());
  }

  @Test
  void failureThatIsNoRefusalIsPassedOnUnwrapped() {
    CompletableFuture<Integer> call = call(time.backoff());
    IOException failure = new IOException("reset");
    attempts.get(0).completeExceptionally(new CompletionException(failure));
    assertSame(failure, assertThrows(CompletionException.class, call::join).getCause());
    assertEquals(0, failure.getSuppressed().length);
  }

  @Test
  void refusalsByExceptionAreRepeatedAndAttached() {
    CompletableFuture<Integer> call = call(time.backoff().maxAttempts(2));
    IOException first = new IOException("Server returned HTTP response code: 429 for URL: x");
    IOException last = new IOException("Server returned HTTP response code: 429 for URL: x");
    attempts.get(0).completeExceptionally(first);
    time.run();
    attempts.get(1).completeExceptionally(last);
    assertSame(last, assertThrows(CompletionException.class, call::join).getCause());
    assertSame(first, last.getSuppressed()[0]);
    assertTrue(last.getSuppressed()[1].getMessage().startsWith("gave up after attempt 2 of 2"));
  }

  @Test
  void errorsPassThrough() {
    CompletableFuture<Integer> call = call(time.backoff());
    attempts.get(0).completeExceptionally(new StackOverflowError());
    assertInstanceOf(
        StackOverflowError.class, assertThrows(CompletionException.class, call::join).getCause());
  }

  @Test
  void callThatThrowsOrGivesNoFutureFails() {
    Backoff backoff = time.backoff().build();
    IllegalStateException failure = new IllegalStateException();
    CompletableFuture<Integer> thrown =
        backoff.callAsync(
            () -> {
              throw failure;
            });
    assertSame(failure, assertThrows(CompletionException.class, thrown::join).getCause());
    CompletableFuture<Integer> none = backoff.callAsync(() -> null);
    assertInstanceOf(
        NullPointerException.class, assertThrows(CompletionException.class, none::join).getCause());
  }

  @Test
  void brokenClassifierFailsTheCall() {
    IllegalStateException failure = new IllegalStateException();
    CompletableFuture<Integer> call =
        time.backoff()
            .build()
            .callAsync(
                this::attempt,
                (result, exception) -> {
                  throw failure;
                });
    attempts.get(0).complete(200);
    assertSame(failure, assertThrows(CompletionException.class, call::join).getCause());
  }

  @Test
  void cancellingEndsTheAttempt() {
    CompletableFuture<Integer> call = call(time.backoff());
    call.cancel(true);
    assertTrue(attempts.get(0).isCancelled());
  }

  @Test
  void cancellingEndsTheWait() {
    CompletableFuture<Integer> call = call(time.backoff());
    attempts.get(0).complete(429);
    call.cancel(true);
    time.run();
    assertEquals(1, attempts.size());
    assertThrows(CancellationException.class, call::join);
  }

  @Test
  void schedulerThatIsShutDownFailsTheCall() {
    ScheduledThreadPoolExecutor down = new ScheduledThreadPoolExecutor(1);
    down.shutdown();
    CompletableFuture<Integer> call = call(time.backoff().scheduler(down));
    attempts.get(0).complete(429);
    assertInstanceOf(
        RejectedExecutionException.class,
        assertThrows(CompletionException.class, call::join).getCause());
  }

  @Test
  void firstAttemptIsHeldBackWhileTheHostIsClosed() {
    Backoff backoff = time.backoff().build().forHost("https://a.example");
    backoff.callAsync(this::attempt, AsyncTest::statusIsResult);
    attempts.get(0).complete(429);
    CompletableFuture<Integer> other = backoff.callAsync(this::attempt, AsyncTest::statusIsResult);
    assertEquals(1, attempts.size());
    time.run();
    assertEquals(3, attempts.size());
    attempts.get(2).complete(200);
    assertEquals(200, other.join());
  }

  @Test
  void heldBackBeyondTheBudgetIsNotSent() {
    Backoff patient = time.backoff().build().forHost("https://a.example");
    patient.callAsync(
        this::attempt, (result, failure) -> Answer.of(429).withDelay(Duration.ofSeconds(90)));
    attempts.get(0).complete(429);
    Backoff hasty = patient.toBuilder().budget(Duration.ofSeconds(60)).build();
    CompletableFuture<Integer> call = hasty.callAsync(this::attempt);
    HostBusyException busy =
        assertInstanceOf(
            HostBusyException.class,
            assertThrows(CompletionException.class, call::join).getCause());
    assertEquals("https://a.example", busy.host());
    assertEquals(1, attempts.size());
  }

  // The JDK's client

  private HttpResponse<String> sendAsync(RefusingServer server, Backoff backoff) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri())
            .POST(HttpRequest.BodyPublishers.ofString("question"))
            .build();
    return backoff
        .sendAsync(HttpClient.newHttpClient(), request, BodyHandlers.ofString())
        .get(60, TimeUnit.SECONDS);
  }

  private static Backoff quick() {
    Duration one = Duration.ofMillis(1);
    return Backoff.builder().baseDelay(one).maxDelay(one).build();
  }

  @Test
  void sendAsyncRepeatsWithTheBody() throws Exception {
    try (RefusingServer server = new RefusingServer(3).header("retry-after-ms", "5")) {
      HttpResponse<String> response = sendAsync(server, quick());
      assertEquals("ok", response.body());
      assertEquals(List.of("question", "question", "question", "question"), server.requests());
    }
  }

  @Test
  void sendAsyncGivesUpOnQuotaWithItsBody() throws Exception {
    String quota = "{\"code\":\"insufficient_quota\"}";
    try (RefusingServer server = new RefusingServer(9).body(quota)) {
      assertEquals(quota, sendAsync(server, quick()).body());
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void sendAsyncFailsAsTheClientWould() {
    RefusingServer server = new RefusingServer(0);
    server.close();
    Exception failure = assertThrows(Exception.class, () -> sendAsync(server, quick()));
    assertInstanceOf(IOException.class, failure.getCause());
  }

  @Test
  void bodyThatTheHandlerHadNotSeenComesWhenTimeRunsOutInTheQueue() throws Exception {
    // While the caller waits, others learn that the host is closed for longer than its budget.
    try (RefusingServer server = new RefusingServer(9).header("Retry-After", "10")) {
      VirtualTime clock = new VirtualTime();
      String host = Hosts.key(server.url());
      Backoff[] backoff = new Backoff[1];
      backoff[0] =
          clock
              .backoff()
              .budget(Duration.ofSeconds(30))
              .sleeper(
                  duration -> {
                    Lane lane = backoff[0].policy().hosts().open(host, 0);
                    long now =
                        clock.instant().getEpochSecond() * 1_000_000_000
                            + clock.instant().getNano();
                    long wait = 100_000_000_000L;
                    lane.refused(new Turn(lane), now, wait, n -> wait, wait, true);
                    clock.sleep(duration);
                  })
              .build();
      HttpRequest request = HttpRequest.newBuilder(server.uri()).build();
      HttpResponse<byte[]> response =
          backoff[0].send(HttpClient.newHttpClient(), request, BodyHandlers.ofByteArray());
      assertEquals(429, response.statusCode());
      assertEquals("slow down", new String(response.body(), StandardCharsets.UTF_8));
      assertEquals(server.uri(), response.uri());
      assertEquals(1, server.requests().size());
    }
  }
}
