package dev.lint429.errorprone.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** URLs through the JDK's clients and OkHttp, and the way to them. */
class ClientFlowTest {
  private static final String HEAD =
      """
      import java.io.*;
      import java.net.*;
      import java.net.http.*;
      import okhttp3.*;
      import okhttp3.sse.*;

      """;

  private static void check(String source) {
    Flows.check(HEAD + source);
  }

  @Test
  void aJdkBuilderInAVariable() {
    check(
        """
        class Test {
          void test(HttpClient client, boolean b) throws Exception {
            HttpRequest.Builder r = HttpRequest.newBuilder();
            r.uri(URI.create("https://api.x.ai/v1/responses"));
            r.header("a", "b");
            if (b) {
              r.POST(null);
            } else {
              r.GET();
            }
            client.send(r.build(), null); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://api.x.ai/v1/responses
            client.sendAsync(HttpRequest.newBuilder(r.build(), (n, v) -> true).build(), null); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://api.x.ai/v1/responses
          }
        }
        """);
  }

  @Test
  void aConnectionThatReads() {
    check(
        """
        class Test {
          void test() throws Exception {
            HttpURLConnection c = (HttpURLConnection) new URL("https://api.x.ai/v1/responses").openConnection();
            c.setRequestMethod("GET");
            c.getInputStream(); //: OTHER https://api.x.ai/v1/responses
            new URL("https://api.x.ai/v1/models").openStream(); //: OTHER https://api.x.ai/v1/models
          }
        }
        """);
  }

  @Test
  void oneRequestOfAConnection() {
    check(
        """
        class Test {
          void test() throws Exception {
            HttpURLConnection c = null;
            try {
              URL url = new URL("https://api.x.ai/v1/responses");
              c = (HttpURLConnection) url.openConnection();
              c.setRequestMethod("POST");
              c.setDoOutput(true);
              c.getOutputStream().write(1);
              int code = c.getResponseCode(); //: xai/HOST https://api.x.ai/v1/responses
              InputStream in = code == 200 ? c.getInputStream() : c.getErrorStream();
              c = (HttpURLConnection) new URL("https://example.com").openConnection();
              c.getInputStream(); //: OTHER https://example.com
            } finally {
              c.disconnect();
            }
          }
        }
        """);
  }

  @Test
  void okHttpToSomethingElse() {
    check(
        """
        class Test {
          static class Task {
            void execute() {}

            void enqueue(Object o) {}
          }

          void test(OkHttpClient client, RequestBody body) throws Exception {
            client.newCall(new Request.Builder().url("https://api.x.ai/v1/responses").get().build()).execute(); //: OTHER https://api.x.ai/v1/responses
            client.newCall(new Request.Builder().url("https://example.com/v1/x").post(body).build()).execute(); //: OTHER https://example.com/v1/x
            new Task().execute();
            new Task().enqueue(null);
            client.newCall(new Request.Builder().url("https://api.x.ai/v1/responses").post(body).build());
          }
        }
        """);
  }

  @Test
  void okHttp() {
    check(
        """
        class Test {
          private final OkHttpClient client = new OkHttpClient.Builder().build();

          void test(RequestBody body, EventSourceListener listener) throws Exception {
            Request r = new Request.Builder().url("https://api.x.ai/v1/responses").post(body).build();
            try (Response a = client.newCall(r).execute()) { //: xai/HOST https://api.x.ai/v1/responses
              a.body().string();
            }
            Call call = client.newCall(r);
            call.enqueue(null); //: xai/HOST https://api.x.ai/v1/responses
            EventSources.createFactory(client).newEventSource(r, listener); //: xai/HOST https://api.x.ai/v1/responses
            HttpUrl u = HttpUrl.parse("https://api.x.ai").newBuilder().addPathSegments("v1/responses").addQueryParameter("a", "b").build();
            client.newCall(new Request.Builder().url(u).method("POST", body).build()).execute(); //: xai/HOST https://api.x.ai/v1/responses
            HttpUrl v = new HttpUrl.Builder().scheme("https").host("api.x.ai").addPathSegment("v1").addPathSegment("messages").build();
            client.newCall(new Request.Builder().url(v).post(body).build()).execute(); //: xai/HOST https://api.x.ai/v1/messages
            client.newCall(r.newBuilder().header("a", "b").build()).execute(); //: xai/HOST https://api.x.ai/v1/responses
          }
        }
        """);
  }

  @Test
  void theWayFromTheRequestToTheUrl() {
    List<String> trail =
        Flows.trail(
            HEAD
                + """
                class Urls {
                  static final String HOST = "https://api.x.ai";
                }

                class Test {
                  private final String base;

                  Test(String base) {
                    this.base = base;
                  }

                  static Test make() {
                    return new Test(Urls.HOST);
                  }

                  private String url(String path) {
                    return base + path;
                  }

                  void test(HttpClient client, String key) throws Exception {
                    HttpRequest r = HttpRequest.newBuilder(URI.create(url("/v1/responses?key=" + key))).build();
                    client.send(r, null);
                  }
                }
                """);
    assertEquals(
        List.of(
            "22: returned by url",
            "12: field base",
            "19: passed here as base",
            "8: \"https://api.x.ai\" is written here",
            "27: \"/v1/responses?key=\" is written here"),
        trail);
  }
}
