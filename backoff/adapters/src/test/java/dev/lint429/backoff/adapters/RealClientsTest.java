package dev.lint429.backoff.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.backoff.Backoff;
import dev.lint429.backoff.Callers;
import dev.lint429.backoff.LimitedServer;
import dev.lint429.backoff.LimitedServer.Hint;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * A hundred callers and a real server that takes sixty requests in a window, scaled down in time:
 * all succeed. How many requests that takes depends on the machine here; RealClients measures it.
 */
@Execution(ExecutionMode.CONCURRENT) // They mostly wait.
final class RealClientsTest {

  private static final int CALLERS = 100;
  private static final int LIMIT = 60;
  private static final long WINDOW_MILLIS = 500;
  private static final long PATIENCE_SECONDS = 120;

  /** The standard settings, but the ceilings fit the short window. */
  private final Backoff backoff =
      Backoff.builder()
          .baseDelay(Duration.ofMillis(20))
          .maxDelay(Duration.ofMillis(500))
          .maxAttempts(50)
          .budget(Duration.ofSeconds(100))
          .build();

  private LimitedServer server;

  private void allSucceed(Callers.Call call) throws InterruptedException {
    Callers.Outcome outcome = Callers.run(CALLERS, PATIENCE_SECONDS, call);
    assertEquals(CALLERS, outcome.succeeded());
    assertEquals(CALLERS, server.accepted());
    assertTrue(server.requests() < 10 * CALLERS, () -> server.requests() + " requests");
  }

  private static List<Arguments> limits() {
    List<Arguments> all = new ArrayList<>();
    for (Hint hint : Hint.values()) {
      all.add(Arguments.of(hint, false));
      all.add(Arguments.of(hint, true));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("limits")
  void jdkClient(Hint hint, boolean refusedCount) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try (LimitedServer limited = new LimitedServer(LIMIT, WINDOW_MILLIS, hint, refusedCount)) {
      server = limited;
      HttpRequest request = HttpRequest.newBuilder(limited.uri()).build();
      allSucceed(() -> backoff.send(client, request, BodyHandlers.ofString()).statusCode());
    }
  }

  private LimitedServer withHint() {
    server = new LimitedServer(LIMIT, WINDOW_MILLIS, Hint.RETRY_AFTER_MS, true);
    return server;
  }

  @Test
  void jdkClientAsync() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try (LimitedServer limited = withHint()) {
      HttpRequest request =
          HttpRequest.newBuilder(limited.uri()).POST(BodyPublishers.ofString("question")).build();
      allSucceed(
          () -> backoff.sendAsync(client, request, BodyHandlers.ofString()).get().statusCode());
    }
  }

  @Test
  void okHttpInterceptor() throws Exception {
    OkHttpClient client =
        new OkHttpClient.Builder().addInterceptor(OkHttpBackoff.interceptor(backoff)).build();
    try (LimitedServer limited = withHint()) {
      allSucceed(Callers.okHttp(client, limited.uri()));
    }
  }

  @Test
  void okHttpCall() throws Exception {
    OkHttpClient client = new OkHttpClient();
    try (LimitedServer limited = withHint()) {
      Callers.Call call = Callers.okHttp(client, limited.uri());
      allSucceed(
          () -> backoff.forHost(limited.uri().toString()).call(call::status, (Integer s) -> s));
    }
  }

  @Test
  void apache5RetryStrategy() throws Exception {
    try (LimitedServer limited = withHint();
        CloseableHttpClient client =
            HttpClients.custom()
                .setConnectionManager(
                    org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder
                        .create()
                        .setMaxConnPerRoute(CALLERS)
                        .setMaxConnTotal(CALLERS)
                        .build())
                .setRetryStrategy(Apache5Backoff.retryStrategy(backoff))
                .build()) {
      allSucceed(
          () -> {
            HttpPost post = new HttpPost(limited.uri());
            post.setEntity(new StringEntity("question"));
            return client.execute(post, HttpResponse::getCode);
          });
    }
  }

  @Test
  void restTemplate() throws Exception {
    RestTemplate template = new RestTemplate(new JdkClientHttpRequestFactory());
    template.getInterceptors().add(SpringBackoff.interceptor(backoff));
    try (LimitedServer limited = withHint()) {
      allSucceed(
          () ->
              template
                  .postForEntity(limited.uri(), "question", String.class)
                  .getStatusCode()
                  .value());
    }
  }

  @Test
  void webClient() throws Exception {
    WebClient client =
        WebClient.builder()
            .clientConnector(new JdkClientHttpConnector())
            .filter(WebClientBackoff.filter(backoff))
            .build();
    try (LimitedServer limited = withHint()) {
      allSucceed(
          () ->
              client
                  .post()
                  .uri(limited.uri())
                  .bodyValue("question")
                  .retrieve()
                  .toBodilessEntity()
                  .block()
                  .getStatusCode()
                  .value());
    }
  }
}
