package dev.lint429.errorprone.flow;

import org.junit.jupiter.api.Test;

/** How the text of a URL comes about in one method. */
class TextFlowTest {
  /** {@code body} in a method of a class that has an HTTP client and a helper. */
  private static void check(String body) {
    Flows.check(
        """
        import java.net.*;
        import java.net.http.*;
        import java.util.*;

        class Test {
          HttpClient client = HttpClient.newHttpClient();

          static HttpRequest post(String url) {
            return HttpRequest.newBuilder(URI.create(url)).POST(null).build();
          }

          void test(String p, boolean b, Optional<String> o) throws Exception {
        %s
          }
        }
        """
            .formatted(body));
  }

  @Test
  void aKnownUrlOfSomethingElse() {
    check(
        """
        client.send(post("https://example.com/v1/orders"), null); //: OTHER https://example.com/v1/orders
        """);
  }

  @Test
  void aUrlThatIsNoneOfTheseIsUnknown() {
    check("client.send(post(p), null); //: UNKNOWN {p}");
    check("client.send(post(p.substring(3)), null); //: UNKNOWN {substring}");
    check("client.send(post(null), null); //: UNKNOWN {url}");
  }

  @Test
  void aTextOfAResponseIsUnknown() {
    check(
        """
        HttpResponse<String> r =
            client.send(post("https://api.openai.com/v1/responses"), null); //: openai/HOST https://api.openai.com/v1/responses
        client.send(post(r.body()), null); //: UNKNOWN {body}
        client.send(post(r.uri().getHost()), null); //: UNKNOWN {host}
        """);
  }

  @Test
  void aUrlThatIsOnlyBuiltIsNoRequest() {
    check("post(\"https://api.openai.com/v1/responses\");");
  }

  @Test
  void literals() {
    check(
        """
        client.send(post("https://api.x.ai/v1/responses"), null); //: xai/HOST https://api.x.ai/v1/responses
        String block =
            \"""
            https://api.x.ai/v1/messages\""";
        client.send(post(block), null); //: xai/HOST https://api.x.ai/v1/messages
        """);
  }

  @Test
  void concatenation() {
    check(
        """
        String host = "https://api.x.ai";
        client.send(post(host + "/v1" + "/responses?n=" + 3), null); //: xai/HOST https://api.x.ai/v1/responses?n=…
        client.send(post(host.concat("/v1/responses")), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(post(p + "/v1/chat/completions"), null); //: path-only/PATH {p}/v1/chat/completions
        client.send(post("https://" + p + ".openai.azure.com/openai/v1/responses"), null); //: azure-openai/HOST https://{p}.openai.azure.com/openai/v1/responses
        """);
  }

  @Test
  void formats() {
    check(
        """
        String t = "https://generativelanguage.googleapis.com/%s/models/%s:generateContent";
        client.send(post(String.format(t, "v1", p)), null); //: gemini/HOST https://generativelanguage.googleapis.com/v1/models/{p}:generateContent
        client.send(post(t.formatted("v1", p)), null); //: gemini/HOST https://generativelanguage.googleapis.com/v1/models/{p}:generateContent
        client.send(post(String.format(Locale.ROOT, "%2$s/v1/%1$s", "responses", "https://api.x.ai")), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(post(java.text.MessageFormat.format("https://api.x.ai/v1/{0}", "responses")), null); //: xai/HOST https://api.x.ai/v1/responses
        """);
  }

  @Test
  void otherFunctionsOnTexts() {
    check(
        """
        client.send(post(String.join("/", "https://api.x.ai", "v1", "responses")), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(post("https://api.x.ai/{v}/responses".replace("{v}", "v1")), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(post(" https://api.x.ai/v1/responses".trim()), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(post(Objects.requireNonNull("https://api.x.ai/v1/responses")), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(post("https://api.x.ai/".replaceAll("/+$", "") + "/v1/responses"), null); //: xai/HOST https://api.x.ai//v1/responses
        """);
  }

  @Test
  void stringBuilders() {
    check(
        """
        StringBuilder s = new StringBuilder("https://api.x.ai");
        s.append("/v1");
        s.append('/').append("responses");
        client.send(post(s.toString()), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(post(new StringBuilder().append("https://api.x.ai").append("/v1/messages").toString()), null); //: xai/HOST https://api.x.ai/v1/messages
        """);
  }

  @Test
  void variablesThatAreWrittenLater() {
    check(
        """
        String url = "https://example.com";
        client.send(post(url), null); //: OTHER https://example.com
        url = "https://api.x.ai";
        url += "/v1";
        url = url + "/responses";
        client.send(post(url), null); //: xai/HOST https://api.x.ai/v1/responses
        url = p;
        """);
  }

  @Test
  void branches() {
    check(
        """
        String url = "https://example.com/a";
        if (b) {
          url = "https://api.x.ai/v1/responses";
          client.send(post(url), null); //: xai/HOST https://api.x.ai/v1/responses
        } else {
          client.send(post(url), null); //: OTHER https://example.com/a
        }
        client.send(post(url), null); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/a
        """);
  }

  @Test
  void alternatives() {
    check(
        """
        String d = "https://api.x.ai/v1/responses";
        client.send(post(p != null ? p : d), null); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {p}
        client.send(post(Objects.requireNonNullElse(p, d)), null); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {p}
        client.send(post(o.orElse(d)), null); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {o}
        client.send(post(o.orElseGet(() -> d)), null); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {o}
        client.send(post(Optional.ofNullable(d).map(s -> s + "?a=1").get()), null); //: xai/HOST https://api.x.ai/v1/responses?a=…
        client.send(post(switch (p) { case "x" -> d; default -> { yield "https://example.com/a"; } }), null); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/a
        """);
  }

  @Test
  void collections() {
    check(
        """
        Map<String, String> urls = Map.of("x", "https://api.x.ai/v1/responses", "y", "https://example.com/y");
        client.send(post(urls.get("x")), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(post(urls.get(p)), null); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/y
        for (String url : List.of("https://api.x.ai/v1/responses", "https://example.com/y")) {
          client.send(post(url), null); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/y
        }
        String[] array = {"https://api.x.ai/v1/responses"};
        client.send(post(array[0]), null); //: xai/HOST https://api.x.ai/v1/responses
        Map<String, String> more = new HashMap<>();
        more.put("x", "https://api.x.ai/v1/messages");
        client.send(post(more.getOrDefault("x", p)), null); //: xai/HOST https://api.x.ai/v1/messages | UNKNOWN {p}
        """);
  }

  @Test
  void theEnvironment() {
    check(
        """
        client.send(post(System.getenv("BACKEND_URL")), null); //: UNKNOWN {BACKEND_URL}
        client.send(post(System.getenv("OPENAI_URL")), null); //: openai/CONFIG {OPENAI_URL}
        client.send(post(System.getenv().getOrDefault("URL", "https://api.x.ai") + "/v1/responses"), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(post(System.getProperty("url", "https://api.x.ai/v1/responses")), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(post("https://api-inference.huggingface.co/models/" + System.getenv("MODEL")), null); //: hf-legacy/HOST https://api-inference.huggingface.co/models/{MODEL}
        """);
  }

  @Test
  void urlObjects() {
    check(
        """
        URI base = new URI("https", "api.x.ai", "/v1/responses", null);
        client.send(HttpRequest.newBuilder(base).build(), null); //: xai/HOST https://api.x.ai/v1/responses
        client.send(HttpRequest.newBuilder(URI.create("https://api.x.ai").resolve("/v1/messages")).build(), null); //: xai/HOST https://api.x.ai/v1/messages
        client.send(HttpRequest.newBuilder(new URL("https://api.x.ai/v1/messages").toURI()).build(), null); //: xai/HOST https://api.x.ai/v1/messages
        """);
  }
}
