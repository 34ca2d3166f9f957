package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Delay;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Repairs that do not stand where the finding is. */
final class ElsewhereFixTest {
  /** Methods of annotated interfaces: their calls are wrapped. */
  @Nested
  final class DeclaredRequests {
    private static final String EXCHANGE =
        """
        import org.springframework.web.service.annotation.*;

        interface Api {
          @PostExchange("/v1/chat")
          RESULT chat(String body);
        }
        """;

    private Repair exchange(String result, String caller) {
      return Repair.in(EXCHANGE.replace("RESULT", result)).with("Caller.java", caller);
    }

    @Test
    void refusesWithoutCallers() {
      Repair.in(EXCHANGE.replace("RESULT", "String"))
          .refuses("", "no call of the method is in sight");
    }

    @Test
    void refusesMethodReferences() {
      exchange(
              "String",
              "class Caller { java.util.function.Function<String, String> f(Api api) {"
                  + " return api::chat; } }")
          .refuses("", "the method is also used as a method reference");
    }

    @Test
    void everyCallIsWrappedOnce() {
      Map<String, String> fixed =
          exchange(
                  "String",
                  """
                  class Caller {
                    Api api;

                    String one() {
                      return api.chat("1");
                    }

                    String two(String text) {
                      text = text.trim();
                      String answer = api.chat(text);
                      return dev.lint429.backoff.Backoff.standard().call(() -> api.chat("3"));
                    }
                  }
                  """)
              .allFixed("");
      assertTrue(
          fixed
              .get("Caller.java")
              .equals(
                  """
                  class Caller {
                    Api api;

                    String one() {
                      return dev.lint429.backoff.Backoff.standard().call(() -> api.chat("1"));
                    }

                    String two(String text) {
                      text = text.trim();
                      String finalText = text;
                      String answer = dev.lint429.backoff.Backoff.standard().call(() -> api.chat(finalText));
                      return dev.lint429.backoff.Backoff.standard().call(() -> api.chat("3"));
                    }
                  }
                  """),
          fixed::toString);
    }

    @Test
    void callInTheSameFileImports() {
      String fixed =
          Repair.in(
                  EXCHANGE.replace("RESULT", "String")
                      + "class Caller { String ask(Api api) { return api.chat(\"\"); } }")
              .fixed("");
      assertTrue(fixed.contains("import dev.lint429.backoff.Backoff;"));
      assertTrue(fixed.contains("return Backoff.standard().call(() -> api.chat(\"\"));"));
    }

    @Test
    void reactive() {
      String fixed =
          exchange(
                  "reactor.core.publisher.Mono<String>",
                  "class Caller { Object ask(Api api) { return api.chat(\"\").block(); } }")
              .allFixed("")
              .get("Caller.java");
      assertTrue(
          fixed.contains(
              "api.chat(\"\").retryWhen(reactor.util.retry.Retry.backoff(6,"
                  + " java.time.Duration.ofSeconds(1))"),
          fixed);
    }

    @Test
    void refusesFutures() {
      exchange("java.util.concurrent.CompletableFuture<String>", "class Caller {}")
          .refuses("", "the call does not block; the helper is for blocking calls");
    }

    @Test
    void feign() {
      String fixed =
          Repair.in(
                  """
                  interface Api {
                    @feign.RequestLine("POST /v1/chat")
                    String chat(String body);
                  }
                  """)
              .with(
                  "Caller.java", "class Caller { String ask(Api api) { return api.chat(\"\"); } }")
              .allFixed("")
              .get("Caller.java");
      assertTrue(fixed.contains("Backoff.standard().call(() -> api.chat(\"\"))"), fixed);
    }

    private static final String RETROFIT =
        """
        interface Api {
          @retrofit2.http.POST("v1/chat/completions")
          retrofit2.Call<String> chat(@retrofit2.http.Body String text);
        }
        """;

    private Repair retrofit(String body) {
      return Repair.in(RETROFIT)
          .with(
              "Caller.java",
              "class Caller { Object ask(Api api) throws java.io.IOException { " + body + " } }");
    }

    @Test
    void refusesRetrofitCallsThatGoElsewhere() {
      retrofit("return api.chat(\"\");").refuses("", "what the method returns is sent elsewhere");
      retrofit("api.chat(\"\").enqueue(null); return null;")
          .refuses("", "the call does not block; the helper is for blocking calls");
      retrofit("var call = api.chat(\"\"); return call;")
          .refuses("", "what the method returns is sent elsewhere");
    }

    private static final String RX =
        RETROFIT.replace("retrofit2.Call", "io.reactivex.rxjava3.core.Single");

    private Repair rx(String body) {
      return Repair.in(RX)
          .with("Caller.java", "class Caller { Object ask(Api api) { " + body + " } }");
    }

    @Test
    void refusesRxThatGoesElsewhere() {
      rx("return api.chat(\"\");").refuses("", "what the method returns is sent elsewhere");
      rx("return api.chat(\"\").subscribe();")
          .refuses("", "what the method returns is sent elsewhere");
    }

    @Test
    void rxThatBlocks() {
      assertTrue(
          rx("return api.chat(\"\").map(String::trim).blockingGet().length();")
              .allFixed("")
              .get("Caller.java")
              .contains(
                  "Backoff.standard().call(() ->"
                      + " api.chat(\"\").map(String::trim).blockingGet()).length();"));
      assertTrue(
          rx("var single = api.chat(\"\"); return single.blockingGet();")
              .allFixed("")
              .get("Caller.java")
              .contains("Backoff.standard().call(() -> single.blockingGet());"));
    }

    @Test
    void retrofitCalls() {
      assertTrue(
          retrofit("return api.chat(\"\").execute();")
              .allFixed("")
              .get("Caller.java")
              .contains("Backoff.standard().call(() -> api.chat(\"\").execute());"));
      assertTrue(
          retrofit("var call = api.chat(\"\"); return call.execute().body();")
              .allFixed("")
              .get("Caller.java")
              .contains("Backoff.standard().call(() -> call.clone().execute()).body();"));
    }
  }

  /** Retries that the client does by itself. */
  @Nested
  final class ClientsOwnRetries {
    private Repair client(String field) {
      return Repair.in(
              """
              import java.util.concurrent.TimeUnit;
              import org.apache.hc.client5.http.classic.methods.*;
              import org.apache.hc.client5.http.impl.*;
              import org.apache.hc.client5.http.impl.classic.*;
              import org.apache.hc.core5.util.TimeValue;

              class Test {
                %s

                Object ask(HttpPost post, CloseableHttpClient given) throws java.io.IOException {
              BODY
                }
              }
              """
                  .formatted(field))
          .classpath("hc5")
          .analysed();
    }

    private static final String DEFAULT =
        "final CloseableHttpClient http = HttpClients.createDefault();";

    @Test
    void refusesClientFromElsewhere() {
      client(DEFAULT)
          .refuses(
              "return given.execute(post);",
              "the client retries once by itself, and where it is built to do so is not in sight");
    }

    @Test
    void apache5Default() {
      String fixed = client(DEFAULT).fixed("return http.execute(post);");
      assertTrue(fixed.contains("http = HttpClients.custom().disableAutomaticRetries().build();"));
      assertTrue(fixed.contains("return Backoff.standard().call(() -> http.execute(post));"));
      fixed =
          client("final CloseableHttpClient http = HttpClients.custom().build();")
              .fixed("return http.execute(post);");
      assertTrue(fixed.contains("http = HttpClients.custom().disableAutomaticRetries().build();"));
      fixed =
          client("")
              .fixed(
                  "try (var http = HttpClientBuilder.create().build()) { return http.execute(post); }");
      assertTrue(fixed.contains("HttpClientBuilder.create().disableAutomaticRetries().build()"));
    }

    @Test
    void apache5SetInTheConstructor() {
      String fixed =
          client(
                  "private CloseableHttpClient http; Test() {"
                      + " this.http = HttpClients.custom().disableCookieManagement().build(); }")
              .fixed("return http.execute(post);");
      assertTrue(
          fixed.contains(
              "HttpClients.custom().disableAutomaticRetries().disableCookieManagement().build()"));
    }

    @Test
    void apache5Strategy() {
      String strategy = "new DefaultHttpRequestRetryStrategy(4, TimeValue.ofMilliseconds(500))";
      String field =
          "final CloseableHttpClient http = HttpClients.custom().setRetryStrategy(%s).build();";
      String fixed = client(field.formatted(strategy)).fixed("return http.execute(post);");
      assertTrue(
          fixed.contains("long asked = super.getRetryInterval(response, execCount, context)"),
          fixed);
      assertTrue(fixed.contains("Math.max(asked, Backoff.standard().delayMillis(execCount))"));
      assertTrue(fixed.contains("return http.execute(post);"));
      fixed =
          client(field.formatted(strategy)).without("backoff").fixed("return http.execute(post);");
      assertFalse(fixed.contains("Backoff"));
      assertTrue(fixed.contains("1_000L << Math.min(execCount, 6)"));
    }

    @Test
    void feignRetryer() {
      String fixed =
          Repair.in(
                  """
                  interface Api {
                    @feign.RequestLine("POST /v1/chat")
                    String chat(String body);
                  }

                  class Caller {
                    final Api api =
                        feign.Feign.builder()
                            .retryer(new feign.Retryer.Default(1000, 1000, 4))
                            .target(Api.class, "http://x");

                    String ask() {
                      return api.chat("");
                    }
                  }
                  """)
              .judged(ElsewhereFixTest::retriedByRetryer)
              .fixed("");
      assertTrue(fixed.contains("new feign.Retryer.Default(1000, 60_000L, 4)"), fixed);
    }
  }

  private static Handling retriedByRetryer(RequestSite site, Attributed code, CallGraph graph) {
    List<Retry> retries = new ArrayList<>();
    site.unit()
        .forEach(
            node -> {
              if (node instanceof Expr.Call call && call.name().equals("retryer")) {
                retries.add(
                    new Retry(
                        Retry.Kind.CLIENT,
                        Delay.FIXED,
                        site.unit(),
                        call,
                        null,
                        null,
                        List.of(),
                        -1,
                        null));
              }
            });
    return new Handling(Handling.State.HANDLED, retries, List.of());
  }

  /** A loop or a recursion that does not hold the request itself. */
  @Nested
  final class OwnRetries {
    private Repair interceptor(String before, String loop) {
      return Repair.in(
              """
              import java.io.IOException;
              import okhttp3.*;

              class Test {
                final OkHttpClient client =
                    new OkHttpClient.Builder().addInterceptor(new Again()).build();

                Object ask(Request request) throws IOException {
              BODY
                  return client.newCall(request).execute();
                }

                static final class Again implements Interceptor {
                  @Override
                  public Response intercept(Chain chain) throws IOException {
                    Response response = %s;
                    %s
                      response = chain.proceed(chain.request());
                    }
                    return response;
                  }
                }
              }
              """
                  .formatted(before, loop))
          .analysed();
    }

    private static final String PARK =
        "LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Backoff.standard().delayMillis(%s)));";

    @Test
    void interceptorThatTriedBefore() {
      String fixed =
          interceptor(
                  "chain.proceed(chain.request())",
                  "for (int i = 0; i < 3 && response.code() == 429; i++) {")
              .fixed("");
      assertTrue(fixed.contains("i++) {\n        " + PARK.formatted("i + 1") + "\n"), fixed);
    }

    @Test
    void interceptorThatTriesInTheLoop() {
      String fixed =
          interceptor("null", "while (response == null || response.code() == 429) {").fixed("");
      assertTrue(fixed.contains("int retry = 0;\n      while ("), fixed);
      assertTrue(
          fixed.contains(
              "        if (retry++ > 0) {\n          "
                  + PARK.formatted("retry - 1")
                  + "\n        }\n"),
          fixed);
    }

    @Test
    void recursionThroughACallback() {
      String fixed =
          Repair.in(
                  """
                  import java.io.IOException;
                  import java.util.concurrent.*;
                  import okhttp3.*;

                  class Test {
                    final OkHttpClient client = new OkHttpClient();
                    final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

                    void start(Request request) {
                      speak(request, 3);
                    }

                    private void speak(Request request, int left) {
                      client.newCall(request).enqueue(new Callback() {
                        @Override
                        public void onFailure(Call call, IOException e) {}

                        @Override
                        public void onResponse(Call call, Response response) {
                          if (response.code() == 429 && left > 0) {
                            timer.schedule(() -> speak(request, left - 1), 3, TimeUnit.SECONDS);
                          }
                        }
                      });
                    }
                  }
                  """)
              .analysed()
              .fixed("");
      assertTrue(
          fixed.contains(
              "timer.schedule(() -> speak(request, left - 1),"
                  + " Backoff.standard().delayMillis(4 - left), TimeUnit.MILLISECONDS);"),
          fixed);
    }
  }
}
