package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.http.client.HttpResponseException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.BasicResponseHandler;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Apache HttpClient 4 and 5. */
final class ApacheTest {

  private static final String QUOTA = "{\"error\": {\"type\": \"insufficient_quota\"}}";
  private static final Duration TWO = Duration.ofSeconds(2);

  private final VirtualTime time = new VirtualTime();
  private final Backoff backoff = time.backoff().maxAttempts(4).build();
  private RefusingServer server;

  @AfterEach
  void close() {
    server.close();
  }

  private HttpPost post() throws IOException {
    HttpPost post = new HttpPost(server.url());
    post.setEntity(new StringEntity("question"));
    return post;
  }

  private org.apache.hc.client5.http.classic.methods.HttpPost post5() {
    org.apache.hc.client5.http.classic.methods.HttpPost post =
        new org.apache.hc.client5.http.classic.methods.HttpPost(server.url());
    post.setEntity(new org.apache.hc.core5.http.io.entity.StringEntity("question"));
    return post;
  }

  /** As a user would have it after a fix: the client's own retry is off. */
  private static org.apache.hc.client5.http.impl.classic.CloseableHttpClient client5() {
    return org.apache.hc.client5.http.impl.classic.HttpClients.custom()
        .disableAutomaticRetries()
        .build();
  }

  @Test
  void four() throws IOException {
    server = new RefusingServer(2).header("Retry-After", "2");
    try (CloseableHttpClient client = HttpClients.createDefault();
        CloseableHttpResponse response = backoff.call(() -> client.execute(post()))) {
      assertEquals("ok", EntityUtils.toString(response.getEntity()));
    }
    assertEquals(List.of("question", "question", "question"), server.requests());
    assertEquals(List.of(TWO, TWO), time.sleeps());
  }

  @Test
  void fourReturnsOtherStatusAtOnce() throws IOException {
    server = new RefusingServer(1).status(500);
    try (CloseableHttpClient client = HttpClients.createDefault();
        CloseableHttpResponse response = backoff.call(() -> client.execute(post()))) {
      assertEquals(500, response.getStatusLine().getStatusCode());
    }
    assertEquals(1, server.requests().size());
  }

  @Test
  void fourReleasesTheOnlyConnectionOfThePool() throws IOException {
    server = new RefusingServer(3);
    PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
    pool.setMaxTotal(1);
    try (CloseableHttpClient client = HttpClients.custom().setConnectionManager(pool).build();
        CloseableHttpResponse response = backoff.call(() -> client.execute(post()))) {
      assertEquals(200, response.getStatusLine().getStatusCode());
    }
    assertEquals(4, server.requests().size());
  }

  @Test
  void fourLastRefusalKeepsItsBody() throws IOException {
    server = new RefusingServer(100);
    try (CloseableHttpClient client = HttpClients.createDefault();
        CloseableHttpResponse response = backoff.call(() -> client.execute(post()))) {
      assertEquals(429, response.getStatusLine().getStatusCode());
      assertEquals("slow down", EntityUtils.toString(response.getEntity()));
    }
    assertEquals(4, server.requests().size());
  }

  @Test
  void fourHoldsNoConnectionWhileItWaitsAndStillReturnsTheBody() throws IOException {
    server = new RefusingServer(100);
    PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
    List<Integer> leased = new ArrayList<>();
    Backoff watching =
        time.backoff()
            .maxAttempts(3)
            .sleeper(duration -> leased.add(pool.getTotalStats().getLeased()))
            .build();
    try (CloseableHttpClient client = HttpClients.custom().setConnectionManager(pool).build();
        CloseableHttpResponse response = watching.call(() -> client.execute(post()))) {
      assertEquals("slow down", EntityUtils.toString(response.getEntity()));
    }
    assertEquals(List.of(0, 0), leased);
  }

  @Test
  void fourQuotaIsNotRepeatedAndTheBodyIsStillThere() throws IOException {
    server = new RefusingServer(100).body(QUOTA);
    try (CloseableHttpClient client = HttpClients.createDefault();
        CloseableHttpResponse response = backoff.call(() -> client.execute(post()))) {
      assertEquals(QUOTA, EntityUtils.toString(response.getEntity()));
    }
    assertEquals(1, server.requests().size());
  }

  @Test
  void fourBodyThatTheCallHasReadIsNoObstacle() throws IOException {
    server = new RefusingServer(1).body(QUOTA);
    try (CloseableHttpClient client = HttpClients.createDefault();
        CloseableHttpResponse response =
            backoff.call(
                () -> {
                  CloseableHttpResponse one = client.execute(post());
                  EntityUtils.consume(one.getEntity());
                  return one;
                })) {
      assertEquals(200, response.getStatusLine().getStatusCode());
    }
    assertEquals(2, server.requests().size());
  }

  @Test
  void fourWithoutBody() throws IOException {
    server = new RefusingServer(1).body("");
    try (CloseableHttpClient client = HttpClients.createDefault();
        CloseableHttpResponse response = backoff.call(() -> client.execute(post()))) {
      assertEquals("ok", EntityUtils.toString(response.getEntity()));
    }
    assertEquals(2, server.requests().size());
  }

  @Test
  void fourLongBodyIsLeftAlone() throws IOException {
    String longBody = "x".repeat(200_000);
    server = new RefusingServer(100).body(longBody);
    try (CloseableHttpClient client = HttpClients.createDefault();
        CloseableHttpResponse response = backoff.call(() -> client.execute(post()))) {
      assertEquals(longBody, EntityUtils.toString(response.getEntity()));
    }
    assertEquals(4, server.requests().size());
  }

  @Test
  void fourException() throws IOException {
    server = new RefusingServer(100);
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      HttpResponseException last =
          assertThrows(
              HttpResponseException.class,
              () -> backoff.call(() -> client.execute(post(), new BasicResponseHandler())));
      assertEquals(429, last.getStatusCode());
    }
    assertEquals(4, server.requests().size());
  }

  @Test
  @SuppressWarnings("deprecation") // The form that returns a response is what callers use.
  void five() throws Exception {
    server = new RefusingServer(2).header("Retry-After", "2");
    try (var client = client5();
        var response = backoff.call(() -> client.execute(post5()))) {
      assertEquals(
          "ok", org.apache.hc.core5.http.io.entity.EntityUtils.toString(response.getEntity()));
    }
    assertEquals(List.of("question", "question", "question"), server.requests());
    assertEquals(List.of(TWO, TWO), time.sleeps());
  }

  @Test
  void fiveOpenResponse() throws Exception {
    server = new RefusingServer(3);
    try (var client = client5();
        var response = backoff.call(() -> client.executeOpen(null, post5(), null))) {
      assertEquals(200, response.getCode());
    }
    assertEquals(4, server.requests().size());
  }

  @Test
  void fiveHoldsNoConnectionWhileItWaitsAndStillReturnsTheBody() throws Exception {
    server = new RefusingServer(100);
    var pool = new org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager();
    List<Integer> leased = new ArrayList<>();
    Backoff watching =
        time.backoff()
            .maxAttempts(3)
            .sleeper(duration -> leased.add(pool.getTotalStats().getLeased()))
            .build();
    try (var client =
            org.apache.hc.client5.http.impl.classic.HttpClients.custom()
                .setConnectionManager(pool)
                .disableAutomaticRetries()
                .build();
        var response = watching.call(() -> client.executeOpen(null, post5(), null))) {
      assertEquals(
          "slow down",
          org.apache.hc.core5.http.io.entity.EntityUtils.toString(response.getEntity()));
    }
    assertEquals(List.of(0, 0), leased);
  }

  @Test
  void fiveQuotaIsNotRepeatedAndTheBodyIsStillThere() throws Exception {
    server = new RefusingServer(100).body(QUOTA);
    try (var client = client5();
        var response = backoff.call(() -> client.executeOpen(null, post5(), null))) {
      assertEquals(
          QUOTA, org.apache.hc.core5.http.io.entity.EntityUtils.toString(response.getEntity()));
    }
    assertEquals(1, server.requests().size());
  }

  @Test
  void fiveExceptionWithQuota() {
    server = new RefusingServer(0);
    assertThrows(
        org.apache.hc.client5.http.HttpResponseException.class,
        () ->
            backoff.run(
                () -> {
                  throw new org.apache.hc.client5.http.HttpResponseException(
                      429,
                      "Too Many Requests",
                      QUOTA.getBytes(StandardCharsets.UTF_8),
                      ContentType.APPLICATION_JSON);
                }));
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void fiveException() throws IOException {
    server = new RefusingServer(100);
    try (var client = client5()) {
      var last =
          assertThrows(
              org.apache.hc.client5.http.HttpResponseException.class,
              () ->
                  backoff.call(
                      () ->
                          client.execute(
                              post5(),
                              new org.apache.hc.client5.http.impl.classic
                                  .BasicHttpClientResponseHandler())));
      assertEquals(429, last.getStatusCode());
    }
    assertEquals(4, server.requests().size());
  }
}
