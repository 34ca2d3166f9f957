package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The blocking clients, each with what is special in it. */
final class ClientsFixTest {
  @Nested
  final class RestTemplates {
    private final Repair code =
        Repair.in(
            """
            import java.net.URI;
            import java.util.*;
            import org.springframework.core.ParameterizedTypeReference;
            import org.springframework.core.io.InputStreamResource;
            import org.springframework.http.*;
            import org.springframework.web.client.*;

            class Test {
              final RestTemplate rest = new RestTemplate();

              Object ask(String url, HttpEntity<?> entity, java.io.InputStream in) throws Exception {
            BODY
                return null;
              }
            }
            """);

    @Test
    void refusesStreamedBody() {
      code.refuses(
          "rest.postForObject(url, new InputStreamResource(in), String.class);",
          "the call reads in, which cannot be read a second time");
      code.refuses(
          "var body = new HttpEntity<>(new InputStreamResource(in)); rest.put(url, body);",
          "the request body is a stream, which cannot be sent a second time");
    }

    @Test
    void refusesSuper() {
      Repair.in(
              """
              class Test extends org.springframework.web.client.RestTemplate {
                @Override
                public void delete(String url, Object... values) {
                  super.delete(url, values);
                }
              }
              """)
          .refuses("", "the call goes to super");
    }

    @Test
    void rawMap() {
      code.fixes(
          "Map<String, Object> map = rest.postForObject(url, entity, Map.class);",
          "Map<String, Object> map = Backoff.standard().call(() ->"
              + " rest.postForObject(url, entity, Map.class));");
    }

    @Test
    void diamond() {
      code.fixes(
          """
              ResponseEntity<List<String>> list = rest.exchange(
                  url, HttpMethod.POST, entity, new ParameterizedTypeReference<>() {});
          """,
          """
              ResponseEntity<List<String>> list = Backoff.standard().call(() -> rest.exchange(
                  url, HttpMethod.POST, entity, new ParameterizedTypeReference<>() {}));
          """);
    }

    @Test
    void genericResultGoesOn() {
      code.fixes(
          """
              String s = rest.exchange(url, HttpMethod.POST, entity,
                  new ParameterizedTypeReference<List<String>>() {}).getBody().get(0);
          """,
          """
              String s = Backoff.standard().call(() -> rest.exchange(url, HttpMethod.POST, entity,
                  new ParameterizedTypeReference<List<String>>() {})).getBody().get(0);
          """);
    }

    @Test
    void primitiveCastConditionalAndArgument() {
      code.fixes(
          "int n = rest.getForObject(url, Integer.class);",
          "int n = Backoff.standard().call(() -> rest.getForObject(url, Integer.class));");
      code.fixes(
          "long n = (long) rest.getForObject(url, Long.class) + 1;",
          "long n = (long) Backoff.standard().call(() -> rest.getForObject(url, Long.class)) + 1;");
      code.fixes(
          "String s = url == null ? \"\" : rest.getForObject(url, String.class);",
          "String s = url == null ? \"\" : Backoff.standard().call(() ->"
              + " rest.getForObject(url, String.class));");
      code.fixes(
          "System.out.println(rest.getForObject(url, String.class));",
          "System.out.println(Backoff.standard().call(() -> rest.getForObject(url, String.class)));");
      code.fixes(
          "if (\"a\".equals(rest.getForObject(url, Map.class).get(\"b\"))) {}",
          "if (\"a\".equals(Backoff.standard().call(() -> rest.getForObject(url, Map.class))"
              + ".get(\"b\"))) {}");
    }

    @Test
    void refusesAssertions() {
      code.refuses(
          "assert rest.getForObject(url, Boolean.class);",
          "the statement around the call is not understood");
    }

    /** Places where what the compiler infers for the lambda could differ from the plain call. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "int n = url == null ? 0 : CALL(Integer.class);",
          "for (String s : CALL(String[].class)) {}",
          "String.valueOf(CALL(Object.class)).trim();",
          "new StringBuilder().append(CALL(String.class)).append('x');",
          "java.util.function.Supplier<List<?>> s = () -> CALL(List.class);",
          "Object o = (Map<String, Object>) CALL(Map.class);",
          "Class<?> type = String.class; Object o = CALL(type);",
          "List<? extends Number> l = List.of(CALL(Integer.class), 1L);",
          "switch (CALL(String.class)) { default: }",
          "String s = switch (url) { case \"a\" -> CALL(String.class); default -> \"\"; };",
          "synchronized (CALL(Object.class)) {}",
          "Optional<String> s = Optional.of(url).map(u -> CALL(String.class));",
          "var s = java.util.stream.Stream.of(url).map(u -> CALL(Map.class)).toList().get(0).size();",
          "var f = java.util.concurrent.CompletableFuture.supplyAsync(() -> CALL(Map.class));",
          "java.util.concurrent.ForkJoinPool.commonPool().submit(() -> CALL(Map.class)).get().size();",
          "if (CALL(Boolean.class)) {}",
          "boolean b = !CALL(Boolean.class) && CALL2(1);",
          "String s = \"a\" + CALL(String.class) + 1;",
          "throw CALL(RuntimeException.class);",
          "int[] n = {CALL(Integer.class)};",
          "Object[] o = new Object[CALL(Integer.class)];",
          "url = CALL(String.class).trim();",
        })
    void inferredTypes(String place) {
      String call = "rest.getForObject(URL, ";
      String before = place.replace("CALL(", call).replace("CALL2(", "List.of().add(");
      String argument = place.startsWith("url =") ? "finalUrl" : "url";
      String statement = place.startsWith("url =") ? "String finalUrl = url;\n" : "";
      int start = before.indexOf(call);
      int end = before.indexOf(")", start) + 1;
      String wrapped =
          statement
              + before.substring(0, start)
              + "Backoff.standard().call(() -> "
              + before.substring(start, end)
              + ")"
              + before.substring(end);
      code.fixes(
          "if (url != null) {\n" + before.replace("URL", "url") + "\n}",
          "if (url != null) {\n" + wrapped.replace("URL", argument) + "\n}");
    }

    @Test
    void voidMethods() {
      code.fixes("rest.put(url, entity);", "Backoff.standard().run(() -> rest.put(url, entity));");
      code.fixes(
          "Runnable r = () -> rest.delete(url);",
          "Runnable r = () -> Backoff.standard().run(() -> rest.delete(url));");
    }

    @Test
    void requestCallback() {
      code.fixes(
          "String s = rest.execute(url, HttpMethod.POST, r -> {}, r -> r.getStatusText());",
          "String s = Backoff.standard().call(() ->"
              + " rest.execute(url, HttpMethod.POST, r -> {}, r -> r.getStatusText()));");
    }
  }

  @Nested
  final class RestClients {
    private final Repair code =
        Repair.in(
            """
            import java.util.*;
            import org.springframework.core.ParameterizedTypeReference;
            import org.springframework.http.*;
            import org.springframework.web.client.*;

            class Test {
              final RestClient rest = RestClient.create();

              Object ask(Object body) throws Exception {
            BODY
                return null;
              }
            }
            """);

    @Test
    void refusesExchange() {
      code.refuses(
          "String s = rest.get().exchange((req, res) -> new String(res.getBody().readAllBytes()));",
          "neither the result nor an exception of the call tells the helper the status");
    }

    @Test
    void wholeChain() {
      code.fixes(
          """
              Map<String, Object> map =
                  rest.post()
                      .uri("/v1/chat")
                      .body(body)
                      .retrieve()
                      .body(new ParameterizedTypeReference<>() {});
          """,
          """
              Map<String, Object> map =
                  Backoff.standard().call(() -> rest.post()
                      .uri("/v1/chat")
                      .body(body)
                      .retrieve()
                      .body(new ParameterizedTypeReference<>() {}));
          """);
    }

    @Test
    void entities() {
      code.fixes(
          "HttpStatusCode c = rest.post().body(body).retrieve().toEntity(Map.class).getStatusCode();",
          "HttpStatusCode c = Backoff.standard().call(() ->"
              + " rest.post().body(body).retrieve().toEntity(Map.class)).getStatusCode();");
      code.fixes(
          "rest.post().body(body).retrieve().toBodilessEntity();",
          "Backoff.standard().call(() -> rest.post().body(body).retrieve().toBodilessEntity());");
      code.fixes(
          "var r = rest.get().exchange((req, res) -> ResponseEntity.status(res.getStatusCode()).build());",
          "var r = Backoff.standard().call(() -> rest.get()"
              + ".exchange((req, res) -> ResponseEntity.status(res.getStatusCode()).build()));");
    }
  }

  @Nested
  final class Apache4 {
    private final Repair code =
        Repair.in(
            """
            import java.io.*;
            import org.apache.http.*;
            import org.apache.http.client.*;
            import org.apache.http.client.fluent.Request;
            import org.apache.http.client.fluent.Response;
            import org.apache.http.client.methods.*;
            import org.apache.http.entity.*;
            import org.apache.http.impl.client.*;
            import org.apache.http.util.EntityUtils;

            class Test {
              final CloseableHttpClient http = HttpClients.createDefault();

              String ask(HttpPost post, InputStream in, ResponseHandler<String> given)
                  throws IOException {
            BODY
                return null;
              }
            }
            """);

    @Test
    void refusesStreamedBody() {
      code.refuses(
          "post.setEntity(new InputStreamEntity(in)); http.execute(post);",
          "the request body is a stream, which cannot be sent a second time");
    }

    @Test
    void refusesUnknownHandler() {
      code.refuses(
          "http.execute(post, given);", "the response handler hides the status from the helper");
    }

    @Test
    void refusesFluentResponseThatIsKept() {
      code.refuses(
          "Response r = Request.Post(\"\").execute(); r.returnContent();",
          "the status shows only in returnContent() or returnResponse()");
    }

    @Test
    void response() {
      code.fixes(
          "try (CloseableHttpResponse response = http.execute(post)) {}",
          "try (CloseableHttpResponse response = Backoff.standard().call(() ->"
              + " http.execute(post))) {}");
      code.fixes(
          "String s = EntityUtils.toString(http.execute(post).getEntity());",
          "String s = EntityUtils.toString(Backoff.standard().call(() ->"
              + " http.execute(post)).getEntity());");
    }

    @Test
    void throwingHandler() {
      code.fixes(
          "String s = http.execute(post, new BasicResponseHandler());",
          "String s = Backoff.standard().call(() ->"
              + " http.execute(post, new BasicResponseHandler()));");
    }

    @Test
    void lambdaHandlerThrows() {
      code.fixes(
          "String s = http.execute(post, r -> EntityUtils.toString(r.getEntity()));",
          "String s = Backoff.standard().call(() -> http.execute(post, r -> {"
              + " if (r.getStatusLine().getStatusCode() == 429) {"
              + " throw new HttpResponseException(r.getStatusLine().getStatusCode(),"
              + " r.getStatusLine().getReasonPhrase()); }"
              + " return EntityUtils.toString(r.getEntity()); }));");
      code.fixes(
          "String s = http.execute(post, r -> (EntityUtils.toString(r.getEntity())));",
          "String s = Backoff.standard().call(() -> http.execute(post, r -> {"
              + " if (r.getStatusLine().getStatusCode() == 429) {"
              + " throw new HttpResponseException(r.getStatusLine().getStatusCode(),"
              + " r.getStatusLine().getReasonPhrase()); }"
              + " return (EntityUtils.toString(r.getEntity())); }));");
    }

    @Test
    void anonymousHandlerThrows() {
      code.fixes(
          """
              String s = http.execute(post, new ResponseHandler<String>() {
                @Override
                public String handleResponse(HttpResponse answer) throws IOException {
                  return EntityUtils.toString(answer.getEntity());
                }
              });
          """,
          """
              String s = Backoff.standard().call(() -> http.execute(post, new ResponseHandler<String>() {
                @Override
                public String handleResponse(HttpResponse answer) throws IOException {
                  if (answer.getStatusLine().getStatusCode() == 429) { throw new HttpResponseException(answer.getStatusLine().getStatusCode(), answer.getStatusLine().getReasonPhrase()); }
                  return EntityUtils.toString(answer.getEntity());
                }
              }));
          """);
    }

    @Test
    void fluent() {
      code.fixes(
          "String s = Request.Post(\"http://x\").execute().returnContent().asString();",
          "String s = Backoff.standard().call(() ->"
              + " Request.Post(\"http://x\").execute().returnContent()).asString();");
    }
  }

  @Nested
  final class Apache5 {
    private final Repair code =
        Repair.in(
                """
                import java.io.*;
                import org.apache.hc.client5.http.classic.methods.*;
                import org.apache.hc.client5.http.fluent.Request;
                import org.apache.hc.client5.http.impl.classic.*;
                import org.apache.hc.core5.http.*;
                import org.apache.hc.core5.http.io.*;
                import org.apache.hc.core5.http.io.entity.*;

                class Test {
                  final CloseableHttpClient http =
                      HttpClients.custom().disableAutomaticRetries().build();

                  String ask(HttpPost post) throws IOException {
                BODY
                    return null;
                  }
                }
                """)
            .classpath("hc5");

    @Test
    void refusesUnrelatedExceptions() {
      code.refuses(
          """
          try {
            http.execute(new HttpPost(new java.net.URI("")));
          } catch (java.net.URISyntaxException e) {}
          """,
          "a lambda around the call would throw unrelated exceptions (IOException,"
              + " URISyntaxException), which become Exception");
    }

    @Test
    void response() {
      code.fixes(
          "try (ClassicHttpResponse r = http.execute(post)) {}",
          "try (ClassicHttpResponse r = Backoff.standard().call(() -> http.execute(post))) {}");
    }

    @Test
    void handlers() {
      code.fixes(
          "String s = http.execute(post, new BasicHttpClientResponseHandler());",
          "String s = Backoff.standard().call(() ->"
              + " http.execute(post, new BasicHttpClientResponseHandler()));");
      code.fixes(
          """
              String s = http.execute(post, response -> {
                // the whole of it
                return EntityUtils.toString(response.getEntity());
              });
          """,
          """
              String s = Backoff.standard().call(() -> http.execute(post, response -> {
                // the whole of it
                if (response.getCode() == 429) { throw new HttpResponseException(response.getCode(), response.getReasonPhrase()); }
                return EntityUtils.toString(response.getEntity());
              }));
          """);
    }

    @Test
    void fluent() {
      code.fixes(
          "String s = Request.post(\"http://x\").execute().returnContent().asString();",
          "String s = Backoff.standard().call(() ->"
              + " Request.post(\"http://x\").execute().returnContent()).asString();");
    }
  }

  @Nested
  final class Retrofits {
    private final Repair code =
        Repair.in(
                """
                import java.io.*;
                import retrofit2.*;

                class Test {
                  Api api;

                  Call<String> prepare(String text) {
                    return api.chat(text);
                  }

                  String ask(String text) throws IOException {
                BODY
                    return null;
                  }
                }
                """)
            .with(
                "Api.java",
                """
                import retrofit2.*;
                import retrofit2.http.*;

                interface Api {
                  @POST("v1/chat/completions")
                  Call<String> chat(@Body String text);
                }
                """);

    @Test
    void callsAreCloned() {
      code.fixes(
          "Call<String> call = prepare(text); String s = call.execute().body();",
          "Call<String> call = prepare(text); String s ="
              + " Backoff.standard().call(() -> call.clone().execute()).body();");
      code.fixes(
          "String s = prepare(text).execute().body();",
          "String s = Backoff.standard().call(() -> prepare(text).clone().execute()).body();");
    }
  }

  @Nested
  final class Hutool {
    private final Repair code =
        Repair.in(
            """
            import cn.hutool.http.*;
            import java.util.*;

            class Test {
              String ask(String url, String json, Map<String, Object> form) {
            BODY
                return null;
              }
            }
            """);

    @Test
    void request() {
      code.fixes(
          "String s = HttpRequest.post(url).body(json).execute().body();",
          "String s = Backoff.standard().call(() ->"
              + " HttpRequest.post(url).body(json).execute()).body();");
      code.fixes(
          "String s = HttpUtil.createPost(url).body(json).timeout(5).execute().body();",
          "String s = Backoff.standard().call(() ->"
              + " HttpUtil.createPost(url).body(json).timeout(5).execute()).body();");
    }

    @Test
    void shortcuts() {
      code.fixes(
          "String s = HttpUtil.post(url, json);",
          "String s = Backoff.standard().call(() ->"
              + " HttpRequest.post(url).body(json).execute()).body();");
      code.fixes(
          "String s = HttpUtil.post(url + \"/chat\", // b\n  form, 5000);",
          "String s = Backoff.standard().call(() -> HttpRequest.post(url + \"/chat\")"
              + ".form(// b\n  form).timeout(5000).execute()).body();");
      code.fixes(
          "String s = HttpUtil.post((url), (json));",
          "String s = Backoff.standard().call(() ->"
              + " HttpRequest.post((url)).body((json)).execute()).body();");
      code.fixes(
          "String s = HttpUtil.get(url);",
          "String s = Backoff.standard().call(() -> HttpRequest.get(url).execute()).body();");
      code.fixes(
          "json = HttpUtil.get(json, 500).trim();",
          "String finalJson = json;\njson = Backoff.standard().call(() ->"
              + " HttpRequest.get(finalJson).timeout(500).execute()).body().trim();");
    }

    @Test
    void importsTheLongForm() {
      String fixed =
          Repair.in("class Test { String s = cn.hutool.http.HttpUtil.get(\"http://x\"); }")
              .fixed("");
      assertTrue(fixed.contains("import cn.hutool.http.HttpRequest;"));
      assertEquals(2, fixed.split("import ").length - 1);
    }
  }
}
