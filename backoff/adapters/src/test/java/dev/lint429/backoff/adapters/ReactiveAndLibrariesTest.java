package dev.lint429.backoff.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.failsafe.Failsafe;
import dev.lint429.backoff.Answer;
import dev.lint429.backoff.Backoff;
import dev.lint429.backoff.Classifier;
import dev.lint429.backoff.RefusingServer;
import dev.lint429.backoff.VirtualTime;
import feign.Feign;
import feign.FeignException;
import feign.RequestLine;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** Reactor, WebClient, Feign; Resilience4j, Failsafe, Micrometer. */
final class ReactiveAndLibrariesTest {

  private static final String QUOTA = "{\"error\": {\"type\": \"insufficient_quota\"}}";
  private static final List<String> THREE = List.of("question", "question", "question");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private RefusingServer server = new RefusingServer(2).header("retry-after-ms", "5");

  @AfterEach
  void close() {
    server.close();
  }

  private static Backoff quick() {
    Duration one = Duration.ofMillis(1);
    return Backoff.builder().baseDelay(one).maxDelay(one).build();
  }

  private void quota() {
    server.close();
    server = new RefusingServer(9).body(QUOTA);
  }

  // WebClient and Reactor

  private static WebClient.Builder client() {
    return WebClient.builder().clientConnector(new JdkClientHttpConnector());
  }

  private Mono<String> ask(WebClient client) {
    return client
        .post()
        .uri(server.uri())
        .bodyValue("question")
        .retrieve()
        .bodyToMono(String.class);
  }

  @Test
  void webClientFilter() {
    WebClient client = client().filter(WebClientBackoff.filter(quick())).build();
    assertEquals("ok", ask(client).block(MINUTE));
    assertEquals(THREE, server.requests());
  }

  @Test
  void webClientFilterGivesUpOnQuotaWithItsBody() {
    quota();
    WebClient client = client().filter(WebClientBackoff.filter(quick())).build();
    WebClientResponseException failure =
        assertThrows(WebClientResponseException.class, () -> ask(client).block(MINUTE));
    assertEquals(QUOTA, failure.getResponseBodyAsString());
    assertEquals(1, server.requests().size());
  }

  @Test
  void webClientFilterPassesTheContextOn() {
    WebClient client =
        client()
            .filter(WebClientBackoff.filter(quick()))
            .filter(
                (request, next) ->
                    Mono.deferContextual(
                        context -> {
                          assertEquals("value", context.get("key"));
                          return next.exchange(request);
                        }))
            .build();
    Mono<String> answer = ask(client).contextWrite(context -> context.put("key", "value"));
    assertEquals("ok", answer.block(MINUTE));
  }

  @Test
  void reactorRetry() {
    Mono<String> answer = ask(client().build()).retryWhen(ReactorBackoff.retry(quick()));
    assertEquals("ok", answer.block(MINUTE));
    assertEquals(THREE, server.requests());
    // Each subscription counts its own attempts.
    assertEquals("ok", answer.block(MINUTE));
  }

  @Test
  void reactorRetryPassesOtherFailuresOn() {
    server.close();
    server = new RefusingServer(9).status(400);
    Mono<String> answer = ask(client().build()).retryWhen(ReactorBackoff.retry(quick()));
    assertThrows(WebClientResponseException.BadRequest.class, () -> answer.block(MINUTE));
    assertEquals(1, server.requests().size());
  }

  @Test
  void reactorRetryGivesUp() {
    server.close();
    server = new RefusingServer(99);
    Mono<String> answer = ask(client().build()).retryWhen(ReactorBackoff.retry(quick()));
    WebClientResponseException failure =
        assertThrows(WebClientResponseException.TooManyRequests.class, () -> answer.block(MINUTE));
    assertEquals(8, server.requests().size());
    assertTrue(
        Arrays.stream(failure.getSuppressed())
            .anyMatch(note -> note.getMessage().startsWith("gave up after attempt 8 of 8")));
  }

  // Feign

  private interface Api {
    @RequestLine("POST /v1/chat/completions")
    String ask(String question);
  }

  private Api feign() {
    return Feign.builder()
        .retryer(FeignBackoff.retryer(quick()))
        .errorDecoder(FeignBackoff.errorDecoder(quick()))
        .target(Api.class, server.url().replaceFirst("/v1.*", ""));
  }

  @Test
  void feignRepeatsWithoutRetryAfter() {
    assertEquals("ok", feign().ask("question"));
    assertEquals(THREE, server.requests());
  }

  @Test
  void feignGivesUpOnQuota() {
    quota();
    FeignException failure = assertThrows(FeignException.class, () -> feign().ask("question"));
    assertEquals(429, failure.status());
    assertEquals(QUOTA, failure.contentUTF8());
    assertEquals(1, server.requests().size());
  }

  @Test
  void feignDoesNotRepeatOtherAnswersOrBrokenConnections() {
    server.close();
    assertThrows(FeignException.class, () -> feign().ask("question"));
    server = new RefusingServer(9).status(400);
    assertThrows(FeignException.BadRequest.class, () -> feign().ask("question"));
    assertEquals(1, server.requests().size());
  }

  // Resilience4j and Failsafe

  private HttpResponse<String> send() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri())
            .POST(HttpRequest.BodyPublishers.ofString("question"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void resilience4j() throws Exception {
    RetryConfig config = Resilience4jBackoff.<HttpResponse<String>>config(quick()).build();
    assertEquals("ok", Retry.of("test", config).executeCallable(this::send).body());
    assertEquals(THREE, server.requests());
    quota();
    assertEquals(429, Retry.of("test", config).executeCallable(this::send).statusCode());
    assertEquals(1, server.requests().size());
  }

  @Test
  void resilience4jWaitsWhatTheServerAsks() {
    Backoff exact = Backoff.builder().random(() -> 0L).build();
    FeignException refusal =
        new FeignException.TooManyRequests(
            "slow down",
            feign.Request.create(
                feign.Request.HttpMethod.GET,
                "http://localhost/",
                java.util.Map.of(),
                feign.Request.Body.empty(),
                null),
            null,
            java.util.Map.of("Retry-After", List.of("7")));
    RetryConfig config = Resilience4jBackoff.config(exact).build();
    assertEquals(
        7000L,
        config
            .getIntervalBiFunction()
            .apply(1, io.github.resilience4j.core.functions.Either.left(refusal)));
    assertTrue(config.getExceptionPredicate().test(refusal));
    assertFalse(config.getExceptionPredicate().test(new IOException("reset")));
  }

  @Test
  void failsafe() {
    var policy = FailsafeBackoff.<HttpResponse<String>>policy(quick()).build();
    assertEquals("ok", Failsafe.with(policy).get(this::send).body());
    assertEquals(THREE, server.requests());
    quota();
    assertEquals(429, Failsafe.with(policy).get(this::send).statusCode());
    assertEquals(1, server.requests().size());
  }

  // Micrometer

  @Test
  void micrometerCountsWhatHappens() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    VirtualTime time = new VirtualTime();
    Backoff backoff =
        time.backoff()
            .maxAttempts(2)
            .listener(MicrometerBackoff.listener(registry))
            .build()
            .forHost("https://a.example");
    int[] calls = {0};
    Classifier<Object> third =
        (result, failure) ->
            calls[0]++ < 3 ? Answer.of(429).withDelay(Duration.ofSeconds(4)) : Answer.of(200);
    backoff.call(() -> "x", third);
    backoff.call(() -> "x", third);
    assertEquals(2, registry.get("backoff.wait").tag("status", "429").timer().count());
    assertEquals(8, registry.get("backoff.wait").timer().totalTime(TimeUnit.SECONDS), 0.1);
    assertEquals(1, registry.get("backoff.held").tag("host", "https://a.example").timer().count());
    assertEquals(1, registry.get("backoff.recovered").counter().count());
    assertEquals(1, registry.get("backoff.gave.up").tag("reason", "ATTEMPTS").counter().count());
  }
}
