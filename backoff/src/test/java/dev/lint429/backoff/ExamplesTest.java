package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.HttpURLConnection;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestTemplate;

/** The examples of the package description, compiled and run. */
final class ExamplesTest {

  static final Backoff PATIENT =
      Backoff.builder().maxAttempts(12).budget(Duration.ofMinutes(20)).build();

  private record Reply(int status, int errorCode) {}

  private final RefusingServer server = new RefusingServer(1).header("retry-after-ms", "1");
  private final byte[] body = "question".getBytes(StandardCharsets.UTF_8);

  /** As the standard one, but the waits are short. */
  private final Backoff backoff =
      Backoff.builder().baseDelay(Duration.ofNanos(1)).maxDelay(Duration.ofNanos(1)).build();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void jdkClient() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(server.uri()).build();
    HttpResponse<String> response =
        backoff.send(client, request, HttpResponse.BodyHandlers.ofString());
    assertEquals("ok", response.body());
  }

  @Test
  void okHttp() throws Exception {
    OkHttpClient okHttp = new OkHttpClient();
    Request request = new Request.Builder().url(server.url()).build();
    try (Response response = backoff.call(() -> okHttp.newCall(request).execute())) {
      assertEquals("ok", response.body().string());
    }
    okHttp.connectionPool().evictAll();
  }

  @Test
  void restTemplate() {
    RestTemplate restTemplate = new RestTemplate();
    String url = server.url();
    String answer = backoff.call(() -> restTemplate.postForObject(url, body, String.class));
    assertEquals("ok", answer);
  }

  @Test
  void urlConnection() throws Exception {
    URL url = server.uri().toURL();
    HttpURLConnection connection =
        backoff.call(
            () -> {
              HttpURLConnection c = (HttpURLConnection) url.openConnection();
              c.setDoOutput(true);
              c.getOutputStream().write(body);
              return c;
            });
    assertEquals(200, connection.getResponseCode());
  }

  @Test
  void ownType() {
    int[] asked = {0};
    Reply reply = backoff.call(() -> new Reply(asked[0]++ == 0 ? 429 : 200, 0), Reply::status);
    assertEquals(200, reply.status());
  }

  @Test
  void ownErrorCode() {
    int[] asked = {0};
    Reply reply =
        backoff.call(
            () -> new Reply(200, asked[0]++ == 0 ? 1002 : 0),
            (r, failure) -> r != null && r.errorCode() == 1002 ? Answer.of(429) : null);
    assertEquals(0, reply.errorCode());
  }

  @Test
  void ownLimits() {
    assertEquals(
        "Backoff[maxAttempts=12, baseDelay=PT1S, maxDelay=PT1M, budget=PT20M,"
            + " retryOnStatus={429, 503, 529}]",
        PATIENT.toString());
  }
}
