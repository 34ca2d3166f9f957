package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import retrofit2.HttpException;
import retrofit2.Retrofit;
import retrofit2.http.POST;

/** OkHttp 4 and Retrofit. */
final class OkHttpTest {

  private static final String QUOTA = "{\"error\": {\"type\": \"insufficient_quota\"}}";

  private interface Api {
    @POST("v1/chat/completions")
    retrofit2.Call<ResponseBody> ask();
  }

  private final VirtualTime time = new VirtualTime();
  private final OkHttpClient client = new OkHttpClient();
  private final List<Response> seen = new ArrayList<>();
  private RefusingServer server;

  @AfterEach
  void close() {
    server.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private Call call() {
    return client.newCall(
        new Request.Builder()
            .url(server.url())
            .post(RequestBody.create("question", MediaType.get("text/plain")))
            .build());
  }

  /** The lambda throws IOException only, and so does the call. */
  private Response execute() throws IOException {
    return time.backoff()
        .build()
        .call(
            () -> {
              Response response = call().execute();
              seen.add(response);
              return response;
            });
  }

  private retrofit2.Call<ResponseBody> retrofitCall() {
    return new Retrofit.Builder()
        .baseUrl(server.url().replaceFirst("v1.*", ""))
        .client(client)
        .build()
        .create(Api.class)
        .ask();
  }

  @Test
  void otherStatusIsReturnedAtOnce() throws IOException {
    server = new RefusingServer(1).status(400);
    assertEquals(400, execute().code());
    assertEquals(List.of("question"), server.requests());
  }

  @Test
  void repeatsAndClosesWhatItDiscards() throws IOException {
    server = new RefusingServer(2).header("Retry-After", "2");
    assertEquals("ok", execute().body().string());
    assertEquals(List.of("question", "question", "question"), server.requests());
    assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(2)), time.sleeps());
    Response discarded = seen.get(0);
    assertThrows(IllegalStateException.class, () -> discarded.body().string());
  }

  @Test
  void lastRefusalKeepsItsBody() throws IOException {
    server = new RefusingServer(100);
    Response last = execute();
    assertEquals(429, last.code());
    assertEquals("slow down", last.body().string());
    assertEquals(8, server.requests().size());
  }

  @Test
  void quotaIsNotRepeatedAndTheBodyIsStillThere() throws IOException {
    server = new RefusingServer(100).body(QUOTA);
    assertEquals(QUOTA, execute().body().string());
    assertEquals(1, server.requests().size());
  }

  @Test
  void bodyThatTheCallHasReadIsNoObstacle() throws IOException {
    server = new RefusingServer(1);
    int code =
        time.backoff()
            .build()
            .call(
                () -> {
                  Response response = call().execute();
                  response.body().string();
                  return response;
                })
            .code();
    assertEquals(200, code);
    assertEquals(2, server.requests().size());
  }

  @Test
  void retrofitResponse() throws IOException {
    server = new RefusingServer(2).header("retry-after-ms", "250");
    retrofit2.Response<ResponseBody> response =
        time.backoff().build().call(() -> retrofitCall().execute());
    assertEquals("ok", response.body().string());
    assertEquals(3, server.requests().size());
    assertEquals(List.of(Duration.ofMillis(250), Duration.ofMillis(250)), time.sleeps());
  }

  @Test
  void retrofitQuotaIsNotRepeatedAndTheBodyIsStillThere() throws IOException {
    server = new RefusingServer(100).body(QUOTA);
    retrofit2.Response<ResponseBody> response =
        time.backoff().build().call(() -> retrofitCall().execute());
    assertEquals(QUOTA, response.errorBody().string());
    assertEquals(1, server.requests().size());
  }

  @Test
  void retrofitException() throws IOException {
    server = new RefusingServer(2).header("Retry-After", "4");
    String body =
        time.backoff()
            .build()
            .call(
                () -> {
                  retrofit2.Response<ResponseBody> response = retrofitCall().execute();
                  if (!response.isSuccessful()) {
                    throw new IllegalStateException(new HttpException(response));
                  }
                  return response.body().string();
                });
    assertEquals("ok", body);
    assertEquals(List.of(Duration.ofSeconds(4), Duration.ofSeconds(4)), time.sleeps());
  }

  @Test
  void retrofitExceptionWithQuota() {
    server = new RefusingServer(100).body(QUOTA);
    HttpException last =
        assertThrows(
            HttpException.class,
            () ->
                time.backoff()
                    .build()
                    .run(
                        () -> {
                          throw new HttpException(retrofitCall().execute());
                        }));
    assertEquals(429, last.code());
    assertEquals(1, server.requests().size());
  }
}
