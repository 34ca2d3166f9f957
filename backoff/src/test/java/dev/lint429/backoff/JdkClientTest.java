package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Backoff#send} and the JDK's client under {@link Backoff#call}. */
final class JdkClientTest {

  private final VirtualTime time = new VirtualTime();
  private final HttpClient client = HttpClient.newHttpClient();
  private RefusingServer server;

  @AfterEach
  void close() {
    server.close();
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(server.uri()).POST(BodyPublishers.ofString("question")).build();
  }

  private <T> HttpResponse<T> send(Backoff.Builder backoff, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return backoff.build().send(client, request(), handler);
  }

  @Test
  void acceptedRequestIsSentOnce() throws Exception {
    server = new RefusingServer(0);
    assertEquals("ok", send(time.backoff(), BodyHandlers.ofString()).body());
    assertEquals(List.of("question"), server.requests());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 404, 410, 500, 502})
  void otherStatusIsReturnedAtOnce(int status) throws Exception {
    server = new RefusingServer(1).status(status);
    HttpResponse<String> response = send(time.backoff(), BodyHandlers.ofString());
    assertEquals(status, response.statusCode());
    assertEquals("slow down", response.body());
    assertEquals(1, server.requests().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 529})
  void refusedRequestIsSentAgainWithItsBody(int status) throws Exception {
    server = new RefusingServer(3).status(status);
    HttpResponse<String> response = send(time.backoff(), BodyHandlers.ofString());
    assertEquals(200, response.statusCode());
    assertEquals("ok", response.body());
    assertEquals(List.of("question", "question", "question", "question"), server.requests());
    assertEquals(3, time.sleeps().size());
  }

  @Test
  void lastRefusalIsReturnedAsThePlainClientWould() throws Exception {
    server = new RefusingServer(100).header("X-Request-Id", "7");
    HttpResponse<String> response = send(time.backoff().maxAttempts(3), BodyHandlers.ofString());
    assertEquals(429, response.statusCode());
    assertEquals("slow down", response.body());
    assertEquals("7", response.headers().firstValue("x-request-id").orElseThrow());
    assertEquals(3, server.requests().size());
  }

  @Test
  void waitsWhatTheServerAsks() throws Exception {
    server = new RefusingServer(2).header("Retry-After", "20");
    assertEquals("ok", send(time.backoff(), BodyHandlers.ofString()).body());
    assertEquals(List.of(Duration.ofSeconds(20), Duration.ofSeconds(20)), time.sleeps());
  }

  @Test
  void milliseconds() throws Exception {
    server = new RefusingServer(1).header("Retry-After", "20").header("retry-after-ms", "1500");
    send(time.backoff(), BodyHandlers.ofString());
    assertEquals(List.of(Duration.ofMillis(1500)), time.sleeps());
  }

  @Test
  void hintBeyondTheBudgetEndsItAtOnce() throws Exception {
    server = new RefusingServer(100).header("Retry-After", "86400");
    HttpResponse<String> response = send(time.backoff(), BodyHandlers.ofString());
    assertEquals("slow down", response.body());
    assertEquals(1, server.requests().size());
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void quotaInTheBodyEndsItAtOnceAndTheBodyIsStillThere() throws Exception {
    String body = "{\"error\": {\"type\": \"insufficient_quota\", \"code\": null}}";
    server = new RefusingServer(100).body(body);
    assertEquals(body, send(time.backoff(), BodyHandlers.ofString()).body());
    assertEquals(1, server.requests().size());
  }

  @Test
  void quotaBodyReachesEveryKindOfHandler(@TempDir Path directory) throws Exception {
    String body = "line one\n{\"code\": \"insufficient_quota\"}";
    server = new RefusingServer(100).body(body);
    try (InputStream stream = send(time.backoff(), BodyHandlers.ofInputStream()).body()) {
      assertEquals(body, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
    try (Stream<String> lines = send(time.backoff(), BodyHandlers.ofLines()).body()) {
      assertEquals(body.lines().toList(), lines.collect(Collectors.toList()));
    }
    Path file = send(time.backoff(), BodyHandlers.ofFile(directory.resolve("answer"))).body();
    assertEquals(body, Files.readString(file));
    send(time.backoff(), BodyHandlers.discarding());
    assertEquals(4, server.requests().size());
  }

  @Test
  void delayInTheBodyIsFollowed() throws Exception {
    server = new RefusingServer(1).body("{\"details\": [{\"retryDelay\": \"46s\"}]}");
    assertEquals("ok", send(time.backoff(), BodyHandlers.ofString()).body());
    assertEquals(List.of(Duration.ofSeconds(46)), time.sleeps());
  }

  @Test
  void emptyRefusalIsRepeated() throws Exception {
    server = new RefusingServer(2).body("");
    assertEquals("ok", send(time.backoff(), BodyHandlers.ofString()).body());
    assertEquals(3, server.requests().size());
  }

  @Test
  void longRefusalIsNotReadToItsEnd() throws Exception {
    server = new RefusingServer(2).body("x".repeat(3_000_000));
    assertEquals("ok", send(time.backoff(), BodyHandlers.ofString()).body());
    assertEquals(3, server.requests().size());
  }

  @Test
  void fileHoldsOnlyTheLastAnswer(@TempDir Path directory) throws Exception {
    server = new RefusingServer(2);
    Path file = send(time.backoff(), BodyHandlers.ofFile(directory.resolve("answer"))).body();
    assertEquals("ok", Files.readString(file));
  }

  @Test
  void subscriberSeesOnlyTheLastAnswer() throws Exception {
    server = new RefusingServer(2);
    List<String> seen = new ArrayList<>();
    send(time.backoff(), BodyHandlers.fromLineSubscriber(new Lines(seen)));
    assertEquals(List.of("subscribed", "ok", "complete"), seen);
  }

  @Test
  void interruptedWaitThrows() {
    server = new RefusingServer(2);
    Backoff.Builder backoff =
        time.backoff()
            .sleeper(
                duration -> {
                  throw new InterruptedException();
                });
    assertThrows(InterruptedException.class, () -> send(backoff, BodyHandlers.ofString()));
    assertEquals(1, server.requests().size());
  }

  @Test
  void listenerHearsOfTheRequest() throws Exception {
    List<String> events = new ArrayList<>();
    Backoff.Builder backoff =
        time.backoff().maxAttempts(2).listener(event -> events.add(event.toString()));
    server = new RefusingServer(3).header("Retry-After", "2");
    send(backoff, BodyHandlers.ofString());
    send(backoff, BodyHandlers.ofString());
    String waiting = "attempt 1 of 2 was answered 429; waiting 2 s (the server asks for 2 s)";
    assertEquals(
        List.of(
            waiting,
            "gave up after attempt 2 of 2, last refusal 429: all attempts are used up;"
                + " waited 2 s in all (the server asks for 2 s)",
            "held back for 2 s: "
                + server.url().replaceFirst("/v1.*", "")
                + " asked others to wait",
            waiting,
            "attempt 2 of 2 was accepted after 429; waited 4 s in all"),
        events);
  }

  @Test
  void failureAfterARefusalIsThrownAndReported() {
    server = new RefusingServer(2);
    List<GiveUpReason> reasons = new ArrayList<>();
    Backoff.Builder backoff =
        time.backoff()
            .sleeper(duration -> server.close())
            .listener(event -> event.reason().ifPresent(reasons::add));
    assertThrows(IOException.class, () -> send(backoff, BodyHandlers.ofString()));
    assertEquals(List.of(GiveUpReason.OTHER_FAILURE), reasons);
  }

  @Test
  void brokenConnectionIsNotRepeated() throws Exception {
    server = new RefusingServer(0);
    HttpRequest request = request();
    server.close();
    assertThrows(
        IOException.class,
        () -> time.backoff().build().send(client, request, BodyHandlers.ofString()));
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void callClosesTheStreamsOfDiscardedResponses() throws Exception {
    server = new RefusingServer(2).header("Retry-After", "3");
    List<HttpResponse<InputStream>> all = new ArrayList<>();
    HttpResponse<InputStream> last =
        time.backoff()
            .build()
            .call(
                () -> {
                  all.add(client.send(request(), BodyHandlers.ofInputStream()));
                  return all.get(all.size() - 1);
                });
    assertEquals("ok", new String(last.body().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(3, all.size());
    assertThrows(IOException.class, () -> all.get(0).body().read());
    assertThrows(IOException.class, () -> all.get(1).body().read());
    assertEquals(List.of(Duration.ofSeconds(3), Duration.ofSeconds(3)), time.sleeps());
  }

  @Test
  void callCancelsThePublishersOfDiscardedResponses() throws Exception {
    server = new RefusingServer(1);
    HttpResponse<?> last =
        time.backoff().build().call(() -> client.send(request(), BodyHandlers.ofPublisher()));
    assertEquals(200, last.statusCode());
    assertEquals(2, server.requests().size());
  }

  @Test
  void callSeesQuotaInTextBodies() throws Exception {
    server = new RefusingServer(100).body("{\"code\": \"insufficient_quota\"}");
    HttpResponse<byte[]> last =
        time.backoff().build().call(() -> client.send(request(), BodyHandlers.ofByteArray()));
    assertTrue(new String(last.body(), StandardCharsets.UTF_8).contains("insufficient_quota"));
    assertEquals(1, server.requests().size());
  }

  /** Writes down what happens to it. */
  private record Lines(List<String> seen) implements Flow.Subscriber<String> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      seen.add("subscribed");
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      seen.add(line);
    }

    @Override
    public void onError(Throwable failure) {
      seen.add("error " + failure);
    }

    @Override
    public void onComplete() {
      seen.add("complete");
    }
  }
}
