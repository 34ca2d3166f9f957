package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.DefaultResponseErrorHandler;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** RestTemplate, RestClient and the exceptions of WebClient. */
final class SpringTest {

  private static final String QUOTA = "{\"error\": {\"type\": \"insufficient_quota\"}}";
  private static final Duration TWO = Duration.ofSeconds(2);

  private final VirtualTime time = new VirtualTime();
  private final Backoff backoff = time.backoff().maxAttempts(4).build();
  private final RestTemplate template = new RestTemplate(new JdkClientHttpRequestFactory());
  private RefusingServer server = new RefusingServer(0);

  @AfterEach
  void close() {
    server.close();
  }

  private void server(RefusingServer other) {
    server.close();
    server = other;
  }

  private String post() {
    return template.postForObject(server.url(), "question", String.class);
  }

  /** Returns every status instead of throwing. */
  private static final class Lenient extends DefaultResponseErrorHandler {
    @Override
    public boolean hasError(ClientHttpResponse response) throws IOException {
      return false;
    }
  }

  @Test
  void badRequestIsThrownAtOnce() {
    server(new RefusingServer(1).status(400));
    assertThrows(HttpClientErrorException.BadRequest.class, () -> backoff.call(this::post));
    assertEquals(1, server.requests().size());
  }

  @Test
  void restTemplateException() {
    server(new RefusingServer(2).header("Retry-After", "2"));
    assertEquals("ok", backoff.call(this::post));
    assertEquals(List.of("question", "question", "question"), server.requests());
    assertEquals(List.of(TWO, TWO), time.sleeps());
  }

  @Test
  void restTemplateGivesUpWithItsOwnException() {
    server(new RefusingServer(100));
    HttpClientErrorException last =
        assertThrows(
            HttpClientErrorException.TooManyRequests.class, () -> backoff.call(this::post));
    assertEquals("slow down", last.getResponseBodyAsString());
    assertEquals(3 + 1, last.getSuppressed().length); // The earlier ones, and how it ended.
    assertEquals(4, server.requests().size());
  }

  @Test
  void serverErrorAlsoWithAStatusThatSpringDoesNotName() {
    server(new RefusingServer(100).status(503));
    assertThrows(HttpServerErrorException.class, () -> backoff.call(this::post));
    assertEquals(4, server.requests().size());
    server(new RefusingServer(100).status(529));
    assertThrows(HttpServerErrorException.class, () -> backoff.call(this::post));
    assertEquals(4, server.requests().size());
  }

  @Test
  void quotaIsNotRepeated() {
    server(new RefusingServer(100).body(QUOTA));
    assertThrows(HttpClientErrorException.class, () -> backoff.call(this::post));
    assertEquals(1, server.requests().size());
  }

  @Test
  void brokenConnectionIsNotRepeated() {
    server.close();
    assertThrows(ResourceAccessException.class, () -> backoff.call(this::post));
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void responseEntity() {
    server(new RefusingServer(2).header("retry-after-ms", "1"));
    template.setErrorHandler(new Lenient());
    ResponseEntity<String> entity =
        backoff.call(() -> template.postForEntity(server.url(), "question", String.class));
    assertEquals("ok", entity.getBody());
    assertEquals(3, server.requests().size());
    assertEquals(List.of(Duration.ofMillis(1), Duration.ofMillis(1)), time.sleeps());
  }

  @Test
  void responseEntityWithQuota() {
    server(new RefusingServer(100).body(QUOTA));
    template.setErrorHandler(new Lenient());
    ResponseEntity<String> entity =
        backoff.call(() -> template.postForEntity(server.url(), "question", String.class));
    assertEquals(QUOTA, entity.getBody());
    assertEquals(1, server.requests().size());
  }

  @Test
  void responseEntityWithOtherBody() {
    Resource resource = new ByteArrayResource("x".getBytes(StandardCharsets.UTF_8));
    ResponseEntity<Resource> entity = backoff.call(() -> ResponseEntity.status(429).body(resource));
    assertEquals(429, entity.getStatusCode().value());
    assertEquals(3, time.sleeps().size());
  }

  @Test
  void restClient() {
    server(new RefusingServer(2).header("Retry-After", "2"));
    RestClient client = RestClient.create(template);
    String answer =
        backoff.call(
            () -> client.post().uri(server.uri()).body("question").retrieve().body(String.class));
    assertEquals("ok", answer);
    assertEquals(List.of("question", "question", "question"), server.requests());
    assertEquals(List.of(TWO, TWO), time.sleeps());
  }

  @Test
  void webClientException() {
    HttpHeaders headers = new HttpHeaders();
    headers.add("Retry-After", "2");
    WebClientResponseException last =
        assertThrows(
            WebClientResponseException.class, () -> backoff.run(() -> fail(headers, "slow down")));
    assertEquals(429, last.getStatusCode().value());
    assertEquals(List.of(TWO, TWO, TWO), time.sleeps());
  }

  @Test
  void webClientExceptionWithQuota() {
    assertThrows(
        WebClientResponseException.class, () -> backoff.run(() -> fail(new HttpHeaders(), QUOTA)));
    assertTrue(time.sleeps().isEmpty());
  }

  private static void fail(HttpHeaders headers, String body) {
    throw WebClientResponseException.create(
        HttpStatus.TOO_MANY_REQUESTS.value(),
        "Too Many Requests",
        headers,
        body.getBytes(StandardCharsets.UTF_8),
        StandardCharsets.UTF_8);
  }
}
