package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.hutool.http.HttpRequest;
import cn.hutool.http.HttpResponse;
import feign.Feign;
import feign.FeignException;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Feign, Hutool, HttpURLConnection. */
final class OtherClientsTest {

  private static final String QUOTA = "{\"error\": {\"type\": \"insufficient_quota\"}}";
  private static final Duration TWO = Duration.ofSeconds(2);

  private interface Api {
    @RequestLine("POST /v1/chat/completions")
    String ask(String question);

    @RequestLine("POST /v1/chat/completions")
    Response askOpen(String question);
  }

  private final VirtualTime time = new VirtualTime();
  private final Backoff backoff = time.backoff().maxAttempts(4).build();
  private RefusingServer server;

  @AfterEach
  void close() {
    server.close();
  }

  // Feign

  private Api feign() {
    return Feign.builder()
        .retryer(Retryer.NEVER_RETRY)
        .target(Api.class, server.url().replaceFirst("/v1.*", ""));
  }

  @Test
  void feignBadRequestIsThrownAtOnce() {
    server = new RefusingServer(1).status(400);
    assertThrows(FeignException.BadRequest.class, () -> backoff.call(() -> feign().ask("q")));
    assertEquals(1, server.requests().size());
  }

  @Test
  void feignException() {
    server = new RefusingServer(2).header("retry-after-ms", "2000");
    assertEquals("ok", backoff.call(() -> feign().ask("question")));
    assertEquals(List.of("question", "question", "question"), server.requests());
    assertEquals(List.of(TWO, TWO), time.sleeps());
  }

  @Test
  void feignExceptionWithQuota() {
    server = new RefusingServer(100).body(QUOTA);
    assertThrows(
        FeignException.TooManyRequests.class, () -> backoff.call(() -> feign().ask("question")));
    assertEquals(1, server.requests().size());
  }

  @Test
  void feignRetryableExceptionOfARealAnswer() {
    server = new RefusingServer(2).header("Retry-After", "30");
    VirtualTime sleeper = new VirtualTime();
    // Feign has turned the header into a time of the system's clock.
    Backoff systemClock = Backoff.builder().sleeper(sleeper).random(() -> 0L).build();
    assertEquals("ok", systemClock.call(() -> feign().ask("question")));
    assertEquals(2, sleeper.sleeps().size());
    for (Duration sleep : sleeper.sleeps()) {
      assertTrue(sleep.compareTo(Duration.ZERO) > 0, sleep::toString);
      assertTrue(sleep.compareTo(Duration.ofSeconds(30)) <= 0, sleep::toString);
    }
  }

  @Test
  void feignRetryableExceptionTellsTheTime() {
    server = new RefusingServer(0);
    Request request =
        Request.create(Request.HttpMethod.POST, server.url(), Map.of(), Request.Body.empty(), null);
    long at = VirtualTime.START.plusSeconds(30).toEpochMilli();
    assertThrows(
        RetryableException.class,
        () ->
            backoff.run(
                () -> {
                  throw new RetryableException(
                      429, "slow down", Request.HttpMethod.POST, at, request);
                }));
    assertEquals(List.of(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO), time.sleeps());
  }

  @Test
  void feignRetryableExceptionBeyondTheBudget() {
    server = new RefusingServer(100).header("Retry-After", "86400");
    assertThrows(
        RetryableException.class, () -> Backoff.standard().call(() -> feign().ask("question")));
    assertEquals(1, server.requests().size());
  }

  @Test
  void feignRetryableExceptionWithoutStatusIsThrownAtOnce() {
    server = new RefusingServer(0);
    Api api = feign();
    server.close();
    assertThrows(RetryableException.class, () -> backoff.call(() -> api.ask("question")));
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void feignResponse() throws IOException {
    server = new RefusingServer(2).header("Retry-After", "2");
    try (Response response = backoff.call(() -> feign().askOpen("question"))) {
      assertEquals(200, response.status());
      try (InputStream body = response.body().asInputStream()) {
        assertEquals("ok", new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertEquals(List.of(TWO, TWO), time.sleeps());
  }

  // Hutool

  @Test
  void hutoolResponse() {
    server = new RefusingServer(2).header("Retry-After", "2");
    try (HttpResponse response =
        backoff.call(() -> HttpRequest.post(server.url()).body("question").execute())) {
      assertEquals("ok", response.body());
    }
    assertEquals(List.of("question", "question", "question"), server.requests());
    assertEquals(List.of(TWO, TWO), time.sleeps());
  }

  @Test
  void hutoolLastRefusalKeepsItsBody() {
    server = new RefusingServer(100);
    try (HttpResponse response =
        backoff.call(() -> HttpRequest.post(server.url()).body("question").executeAsync())) {
      assertEquals(429, response.getStatus());
      assertEquals("slow down", response.body());
    }
    assertEquals(4, server.requests().size());
  }

  @Test
  void hutoolQuota() {
    server = new RefusingServer(100).body(QUOTA);
    try (HttpResponse response =
        backoff.call(() -> HttpRequest.post(server.url()).body("question").execute())) {
      assertEquals(QUOTA, response.body());
    }
    assertEquals(1, server.requests().size());
  }

  // HttpURLConnection

  private HttpURLConnection open() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) server.uri().toURL().openConnection();
    connection.setDoOutput(true);
    connection.getOutputStream().write("question".getBytes(StandardCharsets.UTF_8));
    return connection;
  }

  private static String read(InputStream body) throws IOException {
    try (body) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void connectionAsResult() throws IOException {
    server = new RefusingServer(2).header("Retry-After", "2");
    HttpURLConnection connection = backoff.call(this::open);
    assertEquals("ok", read(connection.getInputStream()));
    assertEquals(List.of("question", "question", "question"), server.requests());
    assertEquals(List.of(TWO, TWO), time.sleeps());
  }

  @Test
  void connectionKeepsItsLastRefusal() throws IOException {
    server = new RefusingServer(100);
    HttpURLConnection connection = backoff.call(this::open);
    assertEquals(429, connection.getResponseCode());
    assertEquals("slow down", read(connection.getErrorStream()));
    assertEquals(4, server.requests().size());
  }

  @Test
  void connectionThatFailsThrowsWhereItWouldWithoutTheHelper() throws IOException {
    server = new RefusingServer(0);
    String url = server.url();
    server.close();
    HttpURLConnection connection =
        backoff.call(() -> (HttpURLConnection) java.net.URI.create(url).toURL().openConnection());
    assertThrows(IOException.class, connection::getResponseCode);
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void connectionReadInTheCall() throws IOException {
    server = new RefusingServer(2).header("Retry-After", "2");
    assertEquals("ok", backoff.call(() -> read(open().getInputStream())));
    assertEquals(3, server.requests().size());
  }

  @Test
  void connectionReadInTheCallGivesUpWithItsOwnException() {
    server = new RefusingServer(100).status(503);
    IOException last =
        assertThrows(IOException.class, () -> backoff.call(() -> read(open().getInputStream())));
    assertTrue(last.getMessage().startsWith("Server returned HTTP response code: 503"));
    assertEquals(4, server.requests().size());
  }

  @Test
  void missingPageInTheCallIsThrownAtOnce() {
    server = new RefusingServer(100).status(404);
    assertThrows(IOException.class, () -> backoff.call(() -> read(open().getInputStream())));
    assertEquals(1, server.requests().size());
  }
}
