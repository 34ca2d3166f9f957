package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Limits that come as HTTP 200. */
final class LimitInBodyTest {

  private static Backoff quick() {
    Duration one = Duration.ofMillis(1);
    return Backoff.builder().baseDelay(one).maxDelay(one).build();
  }

  @Test
  void limitsThatComeAsSuccess() throws Exception {
    try (RefusingServer qianfan =
        new RefusingServer(2).status(200).body("{\"error_code\": 336501}")) {
      URI uri = qianfan.uri();
      Backoff backoff = quick().toBuilder().limitInBody(body -> body.contains("336501")).build();
      HttpResponse<String> response =
          backoff.send(
              HttpClient.newHttpClient(),
              HttpRequest.newBuilder(uri).build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals("ok", response.body());
      assertEquals(3, qianfan.requests().size());
    }
  }

  @Test
  void streamsOfEventsAreNeverLookedAt() throws Exception {
    try (RefusingServer events =
        new RefusingServer(2)
            .status(200)
            .header("Content-Type", "text/event-stream")
            .body("data: 336501")) {
      Backoff backoff = quick().toBuilder().limitInBody(body -> body.contains("336501")).build();
      HttpResponse<String> response =
          backoff.send(
              HttpClient.newHttpClient(),
              HttpRequest.newBuilder(events.uri()).build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals("data: 336501", response.body());
      assertEquals(1, events.requests().size());
    }
  }
}
