package dev.lint429.errorprone.flow;

import org.junit.jupiter.api.Test;

/** URLs that come from fields, constants, constructors, getters and callers. */
class ObjectFlowTest {
  private static final String HEAD =
      """
      import java.net.*;
      import java.net.http.*;
      import java.util.*;

      class Http {
        static HttpClient client = HttpClient.newHttpClient();

        static HttpRequest post(String url) {
          return HttpRequest.newBuilder(URI.create(url)).POST(null).build();
        }
      }
      """;

  private static void check(String source) {
    Flows.check(HEAD + source);
  }

  @Test
  void aFieldThatNobodySeenWritesIsUnknown() {
    check(
        """
        class Test {
          private String url;

          Test(String url) {
            this.url = url;
          }

          void test() throws Exception {
            Http.client.send(Http.post(url), null); //: UNKNOWN {url}
          }
        }
        """);
  }

  @Test
  void aClassNameAloneIsNoEvidence() {
    check(
        """
        class OpenAiService {
          void test(String url) throws Exception {
            Http.client.send(Http.post(url), null); //: UNKNOWN {url}
          }

          void image(String imageUrl) throws Exception {
            Http.client.send(HttpRequest.newBuilder(URI.create(imageUrl)).build(), null); //: UNKNOWN {imageUrl}
          }
        }

        class ClaudeService {
          String url = "https://generativelanguage.googleapis.com/v1/models/m:generateContent";

          void test(String url) throws Exception {
            Http.client.send(Http.post(this.url), null); //: gemini/HOST https://generativelanguage.googleapis.com/v1/models/m:generateContent
          }
        }
        """);
  }

  @Test
  void twoNamesAreEvidence() {
    check(
        """
        class Gemini {
          void test(String apiUrl, String geminiKey) throws Exception {
            Http.client.send(Http.post(apiUrl + "?key=" + geminiKey), null); //: gemini/NAME {apiUrl}?key={geminiKey}
          }
        }

        class OpenAi {
          void test(String apiUrl) throws Exception {
            Map<String, Object> body = Map.of("model", "m", "messages", List.of(), "max_tokens", 9);
            Http.client.send(Http.post(apiUrl), null); //: openai/NAME {apiUrl}
          }

          void other(String apiUrl) throws Exception {
            Map<String, Object> body = body("hi");
            Http.client.send(Http.post(apiUrl), null); //: openai/NAME {apiUrl}
          }

          private Map<String, Object> body(String text) {
            return Map.of("messages", text, "temperature", 1);
          }
        }
        """);
  }

  @Test
  void callersThatPassSomethingElse() {
    check(
        """
        class Test {
          void send(String host, String path) throws Exception {
            Http.client.send(Http.post(host + path), null); //: OTHER https://api.x.ai/v1/users | OTHER https://example.com/v1/responses
          }

          void one() throws Exception {
            send("https://api.x.ai", "/v1/users");
          }

          void two() throws Exception {
            send("https://example.com", "/v1/responses");
          }
        }
        """);
  }

  @Test
  void constants() {
    check(
        """
        interface Urls {
          String BASE = "https://api.x.ai";
          String RESPONSES = BASE + "/v1/responses";
        }

        class Mutable {
          static String url = "https://example.com";

          static void init() {
            Mutable.url = "https://api.x.ai/v1/messages";
          }
        }

        class Test {
          void test() throws Exception {
            Http.client.send(Http.post(Urls.RESPONSES), null); //: xai/HOST https://api.x.ai/v1/responses
            Http.client.send(Http.post(Mutable.url), null); //: xai/HOST https://api.x.ai/v1/messages | OTHER https://example.com
          }
        }
        """);
  }

  @Test
  void instanceFields() {
    check(
        """
        class Base {
          protected String base = "https://api.x.ai";
        }

        class Test extends Base {
          private final String path = "/v1/responses";
          private final String late;
          private String more;

          Test() {
            late = base + "/v1/messages";
          }

          {
            more = base + "/v1/embeddings";
          }

          void test() throws Exception {
            Http.client.send(Http.post(base + path), null); //: xai/HOST https://api.x.ai/v1/responses
            Http.client.send(Http.post(this.late), null); //: xai/HOST https://api.x.ai/v1/messages
            Http.client.send(Http.post(more), null); //: xai/HOST https://api.x.ai/v1/embeddings
          }
        }
        """);
  }

  @Test
  void objectsOfAnotherConstructor() {
    check(
        """
        class Target {
          final String url;

          Target(String host) {
            this(host, "/v1/responses");
          }

          Target(String host, String path) {
            System.out.println(host);
            url = host + path;
          }
        }

        class Test {
          void test() throws Exception {
            Target first = new Target("https://api.x.ai");
            Target second = new Target("https://example.com");
            Target third = new Target("https://api.x.ai", "/v1/models");
            Http.client.send(Http.post(first.url), null); //: xai/HOST https://api.x.ai/v1/responses
            Http.client.send(Http.post(second.url), null); //: OTHER https://example.com/v1/responses
            Http.client.send(Http.post(third.url), null); //: OTHER https://api.x.ai/v1/models
          }
        }
        """);
  }

  @Test
  void whatOneCallerPassesGoesTogether() {
    check(
        """
        class Test {
          void test() throws Exception {
            send("https://api.x.ai", "/v1/responses", "a", "b");
            send("https://example.com", "/other");
          }

          void send(String host, String path, String... more) throws Exception {
            Http.client.send(Http.post(host + path), null); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/other
          }
        }
        """);
  }

  @Test
  void constructorParameters() {
    check(
        """
        class Test {
          private final String host;
          private final String path;

          Test(String host) {
            this(host, "/v1/responses");
          }

          Test(String host, String path) {
            this.host = host;
            this.path = path;
          }

          static Test make() {
            return new Test("https://api.x.ai");
          }

          void test() throws Exception {
            Http.client.send(Http.post(host + path), null); //: xai/HOST https://api.x.ai/v1/responses
          }
        }
        """);
  }

  @Test
  void settersAndDefaults() {
    check(
        """
        class Settings {
          private String url = "https://api.x.ai/v1/responses";
          private String other;

          String getUrl() {
            return url;
          }

          void setUrl(String url) {
            this.url = url;
          }

          String getOther() {
            return other;
          }

          void setOther(String other) {
            this.other = other;
          }
        }

        class Test {
          Settings settings = new Settings();

          void test() throws Exception {
            settings.setOther("https://api.x.ai/v1/messages");
            Http.client.send(Http.post(settings.getUrl()), null); //: xai/HOST https://api.x.ai/v1/responses
            Http.client.send(Http.post(settings.getOther()), null); //: xai/HOST https://api.x.ai/v1/messages
          }
        }
        """);
  }

  @Test
  void aBuilderOfOnesOwn() {
    check(
        """
        class Test {
          private final String host;

          private Test(Builder builder) {
            if (builder.host == null) {
              builder.host = Builder.DEFAULT;
            }
            this.host = builder.host;
          }

          static class Builder {
            static final String DEFAULT = "https://api.x.ai/";
            private String host;

            Builder host(String host) {
              this.host = host;
              return this;
            }

            Test build() {
              return new Test(this);
            }
          }

          void test() throws Exception {
            Http.client.send(Http.post(host + "v1/responses"), null); //: xai/HOST https://api.x.ai/v1/responses
          }
        }
        """);
  }

  @Test
  void recordsAndWhoMadeThem() {
    check(
        """
        record Model(String url, String name) {}

        class Test {
          static final Model XAI = new Model("https://api.x.ai/v1/responses", "grok");
          static final Model NONE = new Model("https://example.com/none", "none");

          void any(Model model) throws Exception {
            Http.client.send(Http.post(model.url()), null); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/none
          }

          void that() throws Exception {
            Http.client.send(Http.post(NONE.url()), null); //: OTHER https://example.com/none
          }
        }
        """);
  }

  @Test
  void enumConstants() {
    check(
        """
        enum Provider {
          XAI("https://api.x.ai", "/v1/responses"),
          NONE("https://example.com", "/none");

          private final String host;
          final String path;

          Provider(String host, String path) {
            this.host = host;
            this.path = path;
          }

          String getHost() {
            return host;
          }
        }

        class Test {
          void that() throws Exception {
            Http.client.send(Http.post(Provider.XAI.getHost() + Provider.XAI.path), null); //: xai/HOST https://api.x.ai/v1/responses
            Http.client.send(Http.post(Provider.NONE.getHost() + Provider.NONE.path), null); //: OTHER https://example.com/none
          }

          void any(Provider provider) throws Exception {
            Http.client.send(Http.post(provider.getHost()), null); //: OTHER https://api.x.ai | OTHER https://example.com
          }
        }
        """);
  }

  @Test
  void overriddenMethods() {
    check(
        """
        abstract class Base {
          abstract String url();

          void test() throws Exception {
            Http.client.send(Http.post(url()), null); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com
          }
        }

        class Xai extends Base {
          String url() {
            return "https://api.x.ai/v1/responses";
          }
        }

        class Example extends Base {
          String url() {
            return "https://example.com";
          }
        }
        """);
  }

  @Test
  void methodsThatMakeUrlsOrRequests() {
    check(
        """
        class Test {
          private String url(String path) {
            return "https://api.x.ai" + path;
          }

          private HttpRequest.Builder start(String path) {
            return HttpRequest.newBuilder(URI.create(url(path))).header("a", "b");
          }

          void test() throws Exception {
            Http.client.send(start("/v1/responses").POST(null).build(), null); //: xai/HOST https://api.x.ai/v1/responses
            Http.client.send(start("/v1/models").GET().build(), null); //: OTHER https://api.x.ai/v1/models
          }
        }
        """);
  }

  @Test
  void requestsThatArePassedOrKept() {
    check(
        """
        class Test {
          private HttpRequest kept = Http.post("https://api.x.ai/v1/messages");

          private String send(HttpRequest request) throws Exception {
            return Http.client.send(request, null).toString(); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com
          }

          void test() throws Exception {
            send(Http.post("https://api.x.ai/v1/responses"));
            send(Http.post("https://example.com"));
            Http.client.send(kept, null); //: xai/HOST https://api.x.ai/v1/messages
          }
        }
        """);
  }

  @Test
  void objectsThatArePassedAreToldApart() {
    check(
        """
        class Call {
          private final String host;
          private final String path;

          Call(String host, String path) {
            this.host = host;
            this.path = path;
          }

          String getHost() {
            return host;
          }

          String getPath() {
            return path;
          }
        }

        class Test {
          void send(Call call) throws Exception {
            Http.client.send(Http.post(call.getHost() + call.getPath()), null); //: OTHER https://api.x.ai/v1/users | OTHER https://example.com/v1/ok
          }

          void test() throws Exception {
            Call one = new Call("https://api.x.ai", "/v1/users");
            send(one);
            send(new Call("https://example.com", "/v1/ok"));
          }

          void direct() throws Exception {
            Call one = new Call("https://api.x.ai", "/v1/responses");
            Http.client.send(Http.post(one.getHost() + one.getPath()), null); //: xai/HOST https://api.x.ai/v1/responses
          }
        }
        """);
  }

  @Test
  void recursionEnds() {
    check(
        """
        class Test {
          String url = "https://api.x.ai/v1/responses";

          String same(String u, int n) {
            return n == 0 ? u : same(u, n - 1);
          }

          void retry(String u, int n) throws Exception {
            Http.client.send(Http.post(u), null); //: xai/HOST https://api.x.ai/v1/responses
            if (n > 0) {
              retry(u, n - 1);
            }
          }

          void test() throws Exception {
            retry(url, 3);
            Http.client.send(Http.post(same(url, 3)), null); //: xai/HOST https://api.x.ai/v1/responses
            url = url + "";
          }
        }
        """);
  }

  @Test
  void lambdasSeeTheVariablesAround() {
    check(
        """
        class Test {
          void test() {
            String url = "https://api.x.ai/v1/responses";
            java.util.concurrent.Callable<Object> task = () -> Http.client.send(Http.post(url), null); //: xai/HOST https://api.x.ai/v1/responses
          }

          Runnable other(String u) {
            return new Runnable() {
              public void run() {
                try {
                  Http.client.send(Http.post(u), null); //: xai/HOST https://api.x.ai/v1/messages
                } catch (Exception e) {
                }
              }
            };
          }

          void use() {
            other("https://api.x.ai/v1/messages");
          }
        }
        """);
  }
}
