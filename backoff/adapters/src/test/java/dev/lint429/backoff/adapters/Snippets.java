package dev.lint429.backoff.adapters;

import dev.failsafe.Failsafe;
import dev.lint429.backoff.Backoff;
import feign.Feign;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The examples of docs/backoff.md, compiled; DocsTest compares. */
@SuppressWarnings("unused")
final class Snippets {

  private Snippets() {}

  interface Api {}

  static void blocking(HttpClient client, HttpRequest request, OkHttpClient okHttp, Request ask)
      throws Exception {
    HttpResponse<String> response =
        Backoff.standard().send(client, request, HttpResponse.BodyHandlers.ofString());

    Response answer = Backoff.standard().call(() -> okHttp.newCall(ask).execute());
  }

  static void withoutThreads(HttpClient client, HttpRequest request) {
    CompletableFuture<HttpResponse<String>> response =
        Backoff.standard().sendAsync(client, request, HttpResponse.BodyHandlers.ofString());
  }

  static void host(RestTemplate restTemplate, String url, Object question) {
    Backoff openai = Backoff.standard().forHost("https://api.openai.com");
    String answer = openai.call(() -> restTemplate.postForObject(url, question, String.class));
  }

  static void clients(RestTemplate restTemplate, String url) {
    OkHttpClient okHttp =
        new OkHttpClient.Builder()
            .addInterceptor(OkHttpBackoff.interceptor(Backoff.standard()))
            .build();

    restTemplate.getInterceptors().add(SpringBackoff.interceptor(Backoff.standard()));

    RestClient restClient =
        RestClient.builder()
            .requestInterceptor(SpringBackoff.interceptor(Backoff.standard()))
            .build();

    WebClient webClient =
        WebClient.builder().filter(WebClientBackoff.filter(Backoff.standard())).build();

    var apache =
        HttpClients.custom()
            .setRetryStrategy(Apache5Backoff.retryStrategy(Backoff.standard()))
            .build();

    Api api =
        Feign.builder()
            .retryer(FeignBackoff.retryer(Backoff.standard()))
            .errorDecoder(FeignBackoff.errorDecoder(Backoff.standard()))
            .target(Api.class, url);
  }

  static Mono<String> chain(Mono<String> answer) {
    return answer.retryWhen(ReactorBackoff.retry(Backoff.standard()));
  }

  static void libraries(OkHttpClient okHttp, Request request) {
    Retry retry = Retry.of("inference", Resilience4jBackoff.config(Backoff.standard()).build());

    Response response =
        Failsafe.with(FailsafeBackoff.<Response>policy(Backoff.standard()).build())
            .get(() -> okHttp.newCall(request).execute());
  }

  static void limitInBody() {
    Backoff qianfan =
        Backoff.builder().limitInBody(body -> body.contains("\"error_code\":336501")).build();
  }

  static void watching(MeterRegistry registry) {
    Backoff backoff = Backoff.builder().listener(MicrometerBackoff.listener(registry)).build();
  }

  static void patience() {
    Backoff patient = Backoff.builder().maxAttempts(12).budget(Duration.ofMinutes(20)).build();
  }
}
