package dev.lint429.backoff.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.backoff.Answer;
import dev.lint429.backoff.Backoff;
import dev.lint429.backoff.HostBusyException;
import dev.lint429.backoff.RefusingServer;
import dev.lint429.backoff.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Blocking and asynchronous adapters of OkHttp, Retrofit, Apache 4 and 5, Spring. */
final class AdaptersTest {

  private static final String QUOTA = "{\"error\": {\"type\": \"insufficient_quota\"}}";
  private static final Duration TWO = Duration.ofSeconds(2);
  private static final List<String> THREE = List.of("question", "question", "question");

  private interface Api {
    @POST("v1/chat/completions")
    retrofit2.Call<ResponseBody> ask(@Body RequestBody question);
  }

  private final VirtualTime time = new VirtualTime();
  private final Backoff backoff = time.backoff().maxAttempts(4).build();
  private RefusingServer server = new RefusingServer(2).header("Retry-After", "2");

  @AfterEach
  void close() {
    server.close();
  }

  private void quota() {
    server.close();
    server = new RefusingServer(9).body(QUOTA);
  }

  private void repeated() {
    assertEquals(THREE, server.requests());
    assertEquals(List.of(TWO, TWO), time.sleeps());
  }

  // OkHttp

  private static final RequestBody QUESTION =
      RequestBody.create("question", MediaType.get("text/plain"));

  private static final RequestBody ONE_SHOT =
      new RequestBody() {
        @Override
        public MediaType contentType() {
          return null;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
          sink.writeUtf8("question");
        }

        @Override
        public boolean isOneShot() {
          return true;
        }
      };

  private okhttp3.Call call(OkHttpClient client, RequestBody body) {
    return client.newCall(new Request.Builder().url(server.url()).post(body).build());
  }

  private OkHttpClient intercepted() {
    return new OkHttpClient.Builder().addInterceptor(OkHttpBackoff.interceptor(backoff)).build();
  }

  @Test
  void okHttpInterceptor() throws IOException {
    try (Response response = call(intercepted(), QUESTION).execute()) {
      assertEquals("ok", response.body().string());
    }
    repeated();
  }

  @Test
  void okHttpInterceptorLetsBodiesThatCanBeSentOncePassOnce() throws IOException {
    try (Response response = call(intercepted(), ONE_SHOT).execute()) {
      assertEquals(429, response.code());
    }
    assertEquals(1, server.requests().size());
  }

  @Test
  void okHttpInterceptorGivesUpOnQuotaWithItsBody() throws IOException {
    quota();
    try (Response response = call(intercepted(), QUESTION).execute()) {
      assertEquals(QUOTA, response.body().string());
    }
    assertEquals(1, server.requests().size());
  }

  @Test
  void okHttpExecute() throws IOException {
    try (Response response = OkHttpBackoff.execute(backoff, call(new OkHttpClient(), QUESTION))) {
      assertEquals("ok", response.body().string());
    }
    repeated();
  }

  @Test
  void okHttpRefusesBodiesThatCanBeSentOnceUpFront() {
    okhttp3.Call call = call(new OkHttpClient(), ONE_SHOT);
    assertThrows(IllegalArgumentException.class, () -> OkHttpBackoff.execute(backoff, call));
    assertThrows(IllegalArgumentException.class, () -> OkHttpBackoff.executeAsync(backoff, call));
    assertEquals(List.of(), server.requests());
  }

  private static Backoff quick() {
    Duration one = Duration.ofMillis(1);
    return Backoff.builder().baseDelay(one).maxDelay(one).build();
  }

  private void quickServer() {
    server.close();
    server = new RefusingServer(2).header("retry-after-ms", "5");
  }

  @Test
  void okHttpEnqueue() throws Exception {
    quickServer();
    CompletableFuture<String> body = new CompletableFuture<>();
    okhttp3.Call given = call(new OkHttpClient(), QUESTION);
    OkHttpBackoff.enqueue(
        quick(),
        given,
        new okhttp3.Callback() {
          @Override
          public void onFailure(okhttp3.Call call, IOException e) {
            body.completeExceptionally(e);
          }

          @Override
          public void onResponse(okhttp3.Call call, Response response) throws IOException {
            assertSame(given, call);
            body.complete(response.body().string());
          }
        });
    assertEquals("ok", body.get(60, TimeUnit.SECONDS));
    assertEquals(THREE, server.requests());
  }

  @Test
  void okHttpEnqueueReportsFailures() {
    server.close();
    CompletableFuture<Response> call =
        OkHttpBackoff.executeAsync(quick(), call(new OkHttpClient(), QUESTION));
    Exception failure = assertThrows(Exception.class, () -> call.get(60, TimeUnit.SECONDS));
    assertTrue(failure.getCause() instanceof IOException, failure::toString);
  }

  @Test
  void okHttpThatIsCancelledWhileWaitingIsNotSentAgain() {
    okhttp3.Call call = call(new OkHttpClient(), QUESTION);
    Backoff cancelling = backoff.toBuilder().sleeper(duration -> call.cancel()).build();
    IOException failure =
        assertThrows(IOException.class, () -> OkHttpBackoff.execute(cancelling, call));
    assertEquals("Canceled", failure.getMessage());
    assertEquals(1, server.requests().size());
  }

  // Retrofit

  private retrofit2.Call<ResponseBody> retrofit() {
    return new Retrofit.Builder()
        .baseUrl(server.url().replaceFirst("v1.*", ""))
        .build()
        .create(Api.class)
        .ask(QUESTION);
  }

  @Test
  void retrofitExecute() throws IOException {
    assertEquals("ok", RetrofitBackoff.execute(backoff, retrofit()).body().string());
    repeated();
  }

  @Test
  void retrofitEnqueue() throws Exception {
    quickServer();
    CompletableFuture<Integer> code = new CompletableFuture<>();
    RetrofitBackoff.enqueue(
        quick(),
        retrofit(),
        new retrofit2.Callback<ResponseBody>() {
          @Override
          public void onResponse(
              retrofit2.Call<ResponseBody> call, retrofit2.Response<ResponseBody> response) {
            code.complete(response.code());
          }

          @Override
          public void onFailure(retrofit2.Call<ResponseBody> call, Throwable failure) {
            code.completeExceptionally(failure);
          }
        });
    assertEquals(200, code.get(60, TimeUnit.SECONDS));
    assertEquals(THREE, server.requests());
  }

  // Apache 5

  private static final HttpClientResponseHandler<String> TEXT =
      response -> response.getCode() + " " + EntityUtils.toString(response.getEntity());

  private HttpPost post5() {
    HttpPost post = new HttpPost(server.uri());
    post.setEntity(new StringEntity("question"));
    return post;
  }

  @Test
  void apache5Execute() throws IOException {
    try (CloseableHttpClient client = HttpClients.custom().disableAutomaticRetries().build()) {
      assertEquals("200 ok", Apache5Backoff.execute(backoff, client, post5(), TEXT));
    }
    repeated();
  }

  @Test
  void apache5GivesUpOnQuotaAndTheHandlerSeesItOnce() throws IOException {
    quota();
    try (CloseableHttpClient client = HttpClients.custom().disableAutomaticRetries().build()) {
      assertEquals("429 " + QUOTA, Apache5Backoff.execute(backoff, client, post5(), TEXT));
    }
    assertEquals(1, server.requests().size());
  }

  @Test
  void apache5RefusesStreamsUpFront() {
    HttpPost post = new HttpPost(server.uri());
    post.setEntity(
        new InputStreamEntity(new ByteArrayInputStream(new byte[1]), ContentType.TEXT_PLAIN));
    assertThrows(
        IllegalArgumentException.class,
        () -> Apache5Backoff.execute(backoff, HttpClients.createDefault(), post, TEXT));
    assertEquals(List.of(), server.requests());
  }

  @Test
  void apache5RetryStrategy() throws IOException {
    quickServer();
    try (CloseableHttpClient client =
        HttpClients.custom().setRetryStrategy(Apache5Backoff.retryStrategy(quick())).build()) {
      assertEquals("200 ok", client.execute(post5(), TEXT));
      assertEquals(THREE, server.requests());
      assertEquals("200 ok", client.execute(post5(), TEXT));
    }
  }

  @Test
  void apache5RetryStrategyGivesUp() throws IOException {
    server.close();
    server = new RefusingServer(99);
    try (CloseableHttpClient client =
        HttpClients.custom().setRetryStrategy(Apache5Backoff.retryStrategy(quick())).build()) {
      assertEquals("429 slow down", client.execute(post5(), TEXT));
    }
    assertEquals(8, server.requests().size());
  }

  // Apache 4

  private org.apache.http.client.methods.HttpPost post4() throws IOException {
    var post = new org.apache.http.client.methods.HttpPost(server.uri());
    post.setEntity(new org.apache.http.entity.StringEntity("question"));
    return post;
  }

  private static final org.apache.http.client.ResponseHandler<String> TEXT_4 =
      response ->
          response.getStatusLine().getStatusCode()
              + " "
              + org.apache.http.util.EntityUtils.toString(response.getEntity());

  @Test
  void apache4Execute() throws IOException {
    try (var client = org.apache.http.impl.client.HttpClients.createDefault()) {
      try (var response = Apache4Backoff.execute(backoff, client, post4())) {
        assertEquals("200 ok", TEXT_4.handleResponse(response));
      }
    }
    repeated();
  }

  @Test
  void apache4ExecuteWithHandler() throws IOException {
    try (var client = org.apache.http.impl.client.HttpClients.createDefault()) {
      assertEquals("200 ok", Apache4Backoff.execute(backoff, client, post4(), TEXT_4));
      repeated();
      quota();
      assertEquals("429 " + QUOTA, Apache4Backoff.execute(backoff, client, post4(), TEXT_4));
    }
    assertEquals(1, server.requests().size());
  }

  @Test
  void apache4RefusesStreamsUpFront() throws IOException {
    var post = post4();
    post.setEntity(
        new org.apache.http.entity.InputStreamEntity(new ByteArrayInputStream(new byte[1])));
    try (var client = org.apache.http.impl.client.HttpClients.createDefault()) {
      assertThrows(
          IllegalArgumentException.class, () -> Apache4Backoff.execute(backoff, client, post));
    }
    assertEquals(List.of(), server.requests());
  }

  @Test
  void apache4RetryStrategy() throws IOException {
    quickServer();
    try (var client =
        org.apache.http.impl.client.HttpClients.custom()
            .setServiceUnavailableRetryStrategy(Apache4Backoff.retryStrategy(quick()))
            .build()) {
      assertEquals("200 ok", client.execute(post4(), TEXT_4));
    }
    assertEquals(THREE, server.requests());
  }

  // Spring

  @Test
  void restTemplate() {
    RestTemplate template = new RestTemplate(new SimpleClientHttpRequestFactory());
    template.getInterceptors().add(SpringBackoff.interceptor(backoff));
    assertEquals("ok", template.postForObject(server.uri(), "question", String.class));
    repeated();
  }

  @Test
  void restClient() {
    RestClient client =
        RestClient.builder()
            .requestFactory(new SimpleClientHttpRequestFactory())
            .requestInterceptor(SpringBackoff.interceptor(backoff))
            .build();
    String body = client.post().uri(server.uri()).body("question").retrieve().body(String.class);
    assertEquals("ok", body);
    repeated();
  }

  @Test
  void springGivesUpOnQuotaWithItsOwnException() {
    quota();
    RestTemplate template = new RestTemplate(new SimpleClientHttpRequestFactory());
    template.getInterceptors().add(SpringBackoff.interceptor(backoff));
    HttpClientErrorException failure =
        assertThrows(
            HttpClientErrorException.TooManyRequests.class,
            () -> template.postForObject(server.uri(), "question", String.class));
    assertEquals(QUOTA, failure.getResponseBodyAsString());
    assertEquals(1, server.requests().size());
  }

  @Test
  void adaptersHoldBackWhatTheirUrlTells() throws IOException {
    backoff.toBuilder()
        .maxAttempts(1)
        .build()
        .forHost(server.url())
        .call(() -> "x", (result, failure) -> Answer.of(429).withDelay(Duration.ofSeconds(30)));
    Backoff hasty = backoff.toBuilder().budget(TWO).build();
    IOException failure =
        assertThrows(
            IOException.class,
            () -> OkHttpBackoff.execute(hasty, call(new OkHttpClient(), QUESTION)));
    assertTrue(failure.getCause() instanceof HostBusyException, failure::toString);
    assertFalse(failure.getMessage().isEmpty());
    assertEquals(List.of(), server.requests());
  }
}
