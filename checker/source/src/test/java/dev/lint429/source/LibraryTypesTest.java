package dev.lint429.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.model.Expr;
import org.junit.jupiter.api.Test;

/** Calls of libraries, whose signatures come from the table. */
class LibraryTypesTest {
  @Test
  void whatTheTableDoesNotHaveKeepsTheReceiverAsOwner() {
    Snippet snippet =
        Snippet.ofBody("import com.example.Client;", "Client c = new Client(); c.call(1).body();");

    assertEquals("com.example.Client#call(?)", snippet.called("call"));
    assertEquals("#body(?)", snippet.called("body"));
    assertEquals("", snippet.typeOf("c.call(1)"));
  }

  @Test
  void aNameFromAnUnknownWildcardIsNotGuessedAt() {
    Snippet snippet = Snippet.ofBody("import com.example.*;", "Client c = null; c.call();");

    assertEquals("Client", snippet.variable("c").type().name());
    assertEquals("#call(?)", snippet.called("call"));
  }

  @Test
  void okhttp() {
    Snippet snippet =
        Snippet.ofBody(
            "import okhttp3.*;",
            """
            OkHttpClient client = new OkHttpClient.Builder().addInterceptor(chain -> chain.proceed(chain.request())).build();
            Request request = new Request.Builder().url("https://x").header("a", "b").build();
            try (Response response = client.newCall(request).execute()) {
              if (response.code() == 429) { response.body().string(); }
            }
            client.newCall(request).enqueue(new Callback() {
              public void onFailure(Call call, java.io.IOException e) { e.getMessage(); }
              public void onResponse(Call call, Response r) { r.isSuccessful(); }
            });
            """);

    assertEquals("okhttp3.Call#execute()", snippet.called("execute"));
    assertEquals("okhttp3.Response", snippet.typeOf("client.newCall(request).execute()"));
    assertEquals("okhttp3.OkHttpClient#newCall(okhttp3.Request)", snippet.called("newCall"));
    assertEquals("okhttp3.Request.Builder#url(java.lang.String)", snippet.called("url"));
    assertEquals("okhttp3.Interceptor.Chain#proceed(okhttp3.Request)", snippet.called("proceed"));
    assertEquals("okhttp3.Interceptor.Chain", snippet.variable("chain").type().name());
    assertEquals("okhttp3.ResponseBody#string()", snippet.called("string"));
    assertEquals("okhttp3.Call#enqueue(okhttp3.Callback)", snippet.called("enqueue"));
    assertEquals("okhttp3.Response#isSuccessful()", snippet.called("isSuccessful"));
    assertEquals(
        "java.io.IOException",
        snippet.all(Expr.Call.class).stream()
            .filter(c -> c.name().equals("execute"))
            .findFirst()
            .orElseThrow()
            .method()
            .thrown()
            .get(0));
  }

  @Test
  void javaNetHttp() {
    Snippet snippet =
        Snippet.ofBody(
            "import java.net.http.*; import java.net.URI;",
            """
            HttpClient client = HttpClient.newBuilder().build();
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://x")).build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            response.body().isBlank();
            client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenCompose(r -> java.util.concurrent.CompletableFuture.completedFuture(r.statusCode()))
                .thenApply(code -> code.doubleValue());
            """);

    assertEquals(
        "java.net.http.HttpClient#send(java.net.http.HttpRequest,java.net.http.HttpResponse.BodyHandler)",
        snippet.called("send"));
    assertEquals("java.net.http.HttpResponse", snippet.variable("response").type().name());
    assertEquals("java.lang.String", snippet.variable("response").type().args().get(0).name());
    assertEquals("java.lang.String#isBlank()", snippet.called("isBlank"));
    assertEquals("java.net.http.HttpResponse#statusCode()", snippet.called("statusCode"));
    assertEquals("java.lang.Integer#doubleValue()", snippet.called("doubleValue"));
  }

  @Test
  void restTemplate() {
    Snippet snippet =
        Snippet.ofBody(
            "import org.springframework.web.client.*; import org.springframework.http.*;",
            """
            RestTemplate template = new RestTemplate();
            ResponseEntity<String> a = template.exchange("u", HttpMethod.POST, new HttpEntity<>("b"), String.class);
            template.postForObject("u", "b", String.class).isEmpty();
            template.getForEntity("u", byte[].class).getBody().clone();
            if (a.getStatusCode() == HttpStatus.TOO_MANY_REQUESTS) { a.getStatusCode().value(); }
            """);

    String client = "org.springframework.web.client.RestTemplate";
    assertEquals(
        client
            + "#exchange(java.lang.String,org.springframework.http.HttpMethod,"
            + "org.springframework.http.HttpEntity,java.lang.Class,java.lang.Object[])",
        snippet.called("exchange"));
    assertEquals(
        client
            + "#postForObject(java.lang.String,java.lang.Object,java.lang.Class,java.lang.Object[])",
        snippet.called("postForObject"));
    assertEquals("java.lang.String#isEmpty()", snippet.called("isEmpty"));
    assertEquals("byte[]", snippet.typeOf("template.getForEntity(\"u\", byte[].class).getBody()"));
    assertEquals("java.lang.Object#clone()", snippet.called("clone"));
    assertEquals("org.springframework.http.HttpStatusCode#value()", snippet.called("value"));
  }

  @Test
  void webClient() {
    Snippet snippet =
        Snippet.ofBody(
            """
            import org.springframework.web.reactive.function.client.*;
            import org.springframework.http.*;
            import reactor.core.publisher.Mono;
            import reactor.util.retry.Retry;
            import java.time.Duration;
            """,
            """
            WebClient client = WebClient.builder().baseUrl("u").build();
            client.post().uri("/x").contentType(MediaType.APPLICATION_JSON).bodyValue("b")
                .retrieve()
                .onStatus(status -> status.is4xxClientError(), answer -> Mono.error(new IllegalStateException()))
                .bodyToMono(String.class)
                .retryWhen(Retry.fixedDelay(3, Duration.ofSeconds(1)).filter(error -> error instanceof WebClientException))
                .map(text -> text.trim())
                .flatMap(text -> Mono.just(text.length()))
                .onErrorResume(WebClientResponseException.class, e -> Mono.just(e.getRawStatusCode()))
                .block();
            """);

    String spec = "org.springframework.web.reactive.function.client.WebClient.";
    assertEquals(spec + "UriSpec#uri(java.lang.String,java.lang.Object[])", snippet.called("uri"));
    assertEquals(
        spec + "RequestBodySpec#contentType(org.springframework.http.MediaType)",
        snippet.called("contentType"));
    assertEquals(spec + "RequestBodySpec#bodyValue(java.lang.Object)", snippet.called("bodyValue"));
    assertEquals(spec + "RequestHeadersSpec#retrieve()", snippet.called("retrieve"));
    assertEquals(
        "org.springframework.http.HttpStatusCode#is4xxClientError()",
        snippet.called("is4xxClientError"));
    assertEquals(
        "org.springframework.web.reactive.function.client.ClientResponse",
        snippet.variable("answer").type().name());
    assertEquals(spec + "ResponseSpec#bodyToMono(java.lang.Class)", snippet.called("bodyToMono"));
    assertEquals(
        "reactor.util.retry.RetryBackoffSpec#filter(java.util.function.Predicate)",
        snippet.called("filter"));
    assertEquals(
        "reactor.core.publisher.Mono#retryWhen(reactor.util.retry.Retry)",
        snippet.called("retryWhen"));
    assertEquals("java.lang.String#trim()", snippet.called("trim"));
    assertEquals("java.lang.String#length()", snippet.called("length"));
    assertEquals(
        "org.springframework.web.reactive.function.client.WebClientResponseException",
        snippet.variable("e").type().name());
    assertEquals("reactor.core.publisher.Mono#block()", snippet.called("block"));
  }

  @Test
  void retrofitAndOwnInterfaces() {
    Snippet snippet =
        Snippet.of(
            """
            import retrofit2.*;
            import retrofit2.http.*;
            class A {
              interface Api { @POST("v1/chat/completions") Call<String> chat(@Body String body); }
              void f(Retrofit retrofit) throws Exception {
                Api api = retrofit.create(Api.class);
                Response<String> r = api.chat("x").execute();
                r.body().length();
                var direct = retrofit.create(Api.class).chat("y");
              }
            }
            """);

    assertEquals("A.Api#chat(java.lang.String)", snippet.called("chat"));
    assertEquals("retrofit2.Call#execute()", snippet.called("execute"));
    assertEquals("java.lang.String#length()", snippet.called("length"));
    assertEquals("retrofit2.Call", snippet.variable("direct").type().name());
    assertEquals("retrofit2.http.POST", snippet.method("chat").annotations().get(0).type());
  }

  @Test
  void overloadsAreToldApartByLambdasAndTypes() {
    Snippet snippet =
        Snippet.of(
            """
            import java.util.concurrent.*;
            import java.util.*;
            class A {
              void f(ExecutorService pool, Object unknown, StringBuilder b) throws Exception {
                pool.submit(() -> 1).get().intValue();
                pool.submit(() -> nothing());
                pool.submit(() -> { throw new Exception(); });
                b.append('c').append(1L);
                b.append(undefined);
                List.of("a").stream().map(s -> s.length()).toList().get(0).byteValue();
                Map.of("k", List.of(1)).forEach((k, v) -> v.size());
              }
              void nothing() {}
            }
            """);

    var submits =
        snippet.all(Expr.Call.class).stream().filter(c -> c.name().equals("submit")).toList();
    var appends =
        snippet.all(Expr.Call.class).stream()
            .filter(c -> c.name().equals("append"))
            .map(c -> Snippet.shown(c.method()))
            .toList();
    String pool = "java.util.concurrent.ExecutorService#submit";
    assertEquals(pool + "(java.util.concurrent.Callable)", Snippet.shown(submits.get(0).method()));
    assertEquals(pool + "(java.lang.Runnable)", Snippet.shown(submits.get(1).method()));
    assertEquals(pool + "(java.util.concurrent.Callable)", Snippet.shown(submits.get(2).method()));
    assertEquals("java.lang.Integer#intValue()", snippet.called("intValue"));
    assertEquals("java.lang.StringBuilder#append(long)", appends.get(0));
    assertEquals("java.lang.StringBuilder#append(char)", appends.get(1));
    // Nothing is known of the argument: the class is certain, the overload is not.
    assertEquals("java.lang.StringBuilder#append(?)", appends.get(2));
    assertEquals("java.lang.Integer#byteValue()", snippet.called("byteValue"));
    assertEquals("java.util.List#size()", snippet.called("size"));
  }

  @Test
  void theDeclaringClassIsNamed() {
    Snippet snippet =
        Snippet.of(
            """
            import org.apache.http.impl.client.*;
            import org.apache.http.client.methods.*;
            import java.net.*;
            class MyException extends RuntimeException {}
            class A {
              void f(HttpURLConnection c, HttpsSub s, CloseableHttpClient h, MyException e) throws Exception {
                c.getInputStream();
                s.getResponseCode();
                h.execute(new HttpPost("u")).getStatusLine().getStatusCode();
                e.getMessage();
              }
            }
            abstract class HttpsSub extends HttpURLConnection { HttpsSub() { super(null); } }
            """);

    assertEquals("java.net.URLConnection#getInputStream()", snippet.called("getInputStream"));
    assertEquals("java.net.HttpURLConnection#getResponseCode()", snippet.called("getResponseCode"));
    assertEquals(
        "org.apache.http.impl.client.CloseableHttpClient#execute(org.apache.http.client.methods.HttpUriRequest)",
        snippet.called("execute"));
    assertEquals("org.apache.http.StatusLine#getStatusCode()", snippet.called("getStatusCode"));
    assertEquals("java.lang.Throwable#getMessage()", snippet.called("getMessage"));
  }
}
