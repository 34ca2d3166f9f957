package dev.lint429.errorprone.flow;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** URLs that are put together in rarer ways. */
class TextDetailsTest {
  @Test
  void formats() {
    Flows.check(
        """
        import java.text.MessageFormat;
        import java.util.Locale;
        import java.util.StringJoiner;
        import org.springframework.web.client.RestTemplate;

        class Test {
          static final String HOST = "api.x.ai";

          void test(RestTemplate rest, Object body, String model) {
            rest.postForObject(String.format("https://%s/v1/%s", HOST, "responses"), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(String.format("https://%2$s/v1/%1$s", "responses", HOST), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(String.format(Locale.ROOT, "https://%s/v1/responses", HOST), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(String.format("https://%s/v1/responses?a=100%%", HOST), body, String.class); //: xai/HOST https://api.x.ai/v1/responses?a=…%
            rest.postForObject(String.format("https://%s/v1/%s/%s", HOST, model), body, String.class); //: OTHER https://api.x.ai/v1/{model}/{…}
            rest.postForObject("https://%s/v1/responses".formatted(HOST), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(MessageFormat.format("https://{0}/v1/{1}", HOST, "responses"), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(MessageFormat.format("https://{1}/v1/{0}", "responses", HOST), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject("https://".concat(HOST).concat("/v1/responses"), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(String.join("/", "https:/", HOST, "v1", "responses"), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject("https://HOST/v1/responses".replace("HOST", HOST), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject("https://HOST/v1/responses".replaceAll("HOST", HOST), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject("https://api.x.ai/v1/responses".replaceAll("/+$", ""), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject("https://HOST/HOST".replace("HOST", HOST), body, String.class); //: OTHER https://api.x.ai/api.x.ai
            rest.postForObject(new StringBuilder("/v1/responses").insert(0, HOST).insert(0, "https://").toString(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(new StringBuilder("https://").append(HOST).append("/v1/responses").toString(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(new StringBuffer(16).append("https://").append(HOST).append("/v1/responses").toString(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject("https://api.x.ai/v1/responses/".substring(0, 29), body, String.class); //: xai/HOST https://api.x.ai/v1/responses/
            rest.postForObject("xhttps://api.x.ai/v1/responses".substring(1), body, String.class); //: UNKNOWN {substring}
            rest.postForObject(String.valueOf("https://api.x.ai/v1/responses").trim().toString(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject("https://api.x.ai/v1/responses".replace(model, ""), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject("https://api.x.ai/v1/responses".replace("", ""), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject("HTTPS://API.X.AI/v1/responses", body, String.class); //: xai/HOST HTTPS://API.X.AI/v1/responses
          }
        }
        """);
  }

  @Test
  void hosts() {
    Flows.check(
        """
        import org.springframework.web.client.RestTemplate;

        class Test {
          void test(RestTemplate rest, Object body, String host, String path, int port) {
            rest.postForObject("//api.x.ai/v1/responses", body, String.class); //: xai/HOST //api.x.ai/v1/responses
            rest.postForObject("api.x.ai/v1/responses", body, String.class); //: xai/HOST api.x.ai/v1/responses
            rest.postForObject("https://user:key@api.x.ai/v1/responses", body, String.class); //: xai/HOST https://…@api.x.ai/v1/responses
            rest.postForObject("https://api.x.ai:443/v1/responses", body, String.class); //: xai/HOST https://api.x.ai:443/v1/responses
            rest.postForObject("https://api.x.ai/v1/responses?key=1#a", body, String.class); //: xai/HOST https://api.x.ai/v1/responses?key=…#a
            rest.postForObject("https://api.x.ai/v1/responses#a", body, String.class); //: xai/HOST https://api.x.ai/v1/responses#a
            rest.postForObject("http://localhost:11434/api/chat", body, String.class); //: ollama/HOST http://localhost:11434/api/chat
            rest.postForObject("http://localhost:" + port + "/api/chat", body, String.class); //: ollama/PATH http://localhost:{port}/api/chat
            rest.postForObject("http://localhost:11434" + path, body, String.class); //: UNKNOWN http://localhost:11434{path}
            rest.postForObject(host + ":11434/api/chat", body, String.class); //: UNKNOWN {host}:11434/api/chat
            rest.postForObject("http://" + host + ":11434/api/chat", body, String.class); //: UNKNOWN http://{host}:11434/api/chat
            rest.postForObject("http://" + host + "/api/chat", body, String.class); //: UNKNOWN http://{host}/api/chat
            rest.postForObject(host + "/v1/chat/completions", body, String.class); //: path-only/PATH {host}/v1/chat/completions
            rest.postForObject(host + path, body, String.class); //: UNKNOWN {host}{path}
            rest.postForObject("https://api.x.ai" + path, body, String.class); //: xai/HOST https://api.x.ai{path}
            rest.postForObject("https://api.x.ai/v1/" + path, body, String.class); //: xai/HOST https://api.x.ai/v1/{path}
            rest.postForObject("https://api.x.ai/", body, String.class); //: OTHER https://api.x.ai/
            rest.postForObject("https://api.x.ai", body, String.class); //: OTHER https://api.x.ai
            rest.postForObject("/v1/chat/completions", body, String.class); //: path-only/PATH /v1/chat/completions
            rest.postForObject("v1/chat/completions", body, String.class); //: path-only/PATH v1/chat/completions
            rest.postForObject("https://api.x.ai.example.com/v1/responses", body, String.class); //: OTHER https://api.x.ai.example.com/v1/responses
          }
        }
        """);
  }

  @Test
  void lookUps() {
    Flows.check(
        Map.of("llm.url", "https://api.x.ai/v1/responses"),
        """
        import java.util.*;
        import org.springframework.core.env.Environment;
        import org.springframework.web.client.RestTemplate;

        class Test {
          static final String URL = "https://api.x.ai/v1/responses";
          static final Map<String, String> URLS = Map.of("a", URL, "b", "https://example.com/b");

          void test(RestTemplate rest, Object body, Environment env, String given) {
            rest.postForObject(Optional.ofNullable(System.getenv("NOPE")).orElse(URL), body, String.class); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {NOPE}
            rest.postForObject(Optional.ofNullable(given).orElseGet(() -> URL), body, String.class); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {given}
            rest.postForObject(Optional.ofNullable(given).or(() -> Optional.of(URL)).get(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {given}
            rest.postForObject(Optional.of(URL).map(String::trim).orElseThrow(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(Optional.of("https://api.x.ai").map(u -> u + "/v1/responses").get(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(Optional.of("https://api.x.ai").map(String::intern).get(), body, String.class); //: UNKNOWN {map}
            rest.postForObject(Optional.of(URL).filter(u -> !u.isEmpty()).get(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(Optional.<String>empty().orElse(URL), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(Objects.requireNonNullElse(given, URL), body, String.class); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {given}
            rest.postForObject(Objects.requireNonNullElseGet(given, () -> URL), body, String.class); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {given}
            rest.postForObject(Objects.requireNonNull(URL), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(System.getenv().getOrDefault("LLM", URL), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(System.getProperties().getProperty("llm", URL), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(System.getProperty("llm.url"), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(env.getProperty("llm.url", String.class), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(env.getProperty("other.url", "https://example.com/x"), body, String.class); //: OTHER https://example.com/x
            rest.postForObject(env.getProperty("openai.url"), body, String.class); //: openai/CONFIG {openai.url}
            rest.postForObject(URLS.get("a"), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(URLS.getOrDefault(given, "https://example.com/c"), body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/b | OTHER https://example.com/c
          }
        }
        """);
  }

  @Test
  void verbs() {
    Flows.check(
        """
        import java.net.URI;
        import java.net.http.*;
        import org.springframework.http.HttpEntity;
        import org.springframework.http.HttpMethod;
        import org.springframework.web.client.RestTemplate;

        class Test {
          static final String URL = "https://api.x.ai/v1/responses";

          void test(RestTemplate rest, HttpEntity<?> body, HttpMethod any, HttpClient http) throws Exception {
            rest.exchange(URL, HttpMethod.POST, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.exchange(URL, HttpMethod.GET, body, String.class); //: OTHER https://api.x.ai/v1/responses
            rest.exchange(URL, HttpMethod.valueOf("GET"), body, String.class); //: OTHER https://api.x.ai/v1/responses
            rest.exchange(URL, HttpMethod.valueOf("post"), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            HttpMethod get = HttpMethod.GET;
            rest.exchange(URL, get, body, String.class); //: OTHER https://api.x.ai/v1/responses
            HttpMethod changed = HttpMethod.GET;
            changed = HttpMethod.POST;
            rest.exchange(URL, changed, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.exchange(URL, any, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            http.send(HttpRequest.newBuilder(URI.create(URL)).method("GET", HttpRequest.BodyPublishers.noBody()).build(), null); //: OTHER https://api.x.ai/v1/responses
            http.send(HttpRequest.newBuilder(URI.create(URL)).method("POST", HttpRequest.BodyPublishers.noBody()).build(), null); //: xai/HOST https://api.x.ai/v1/responses
            http.send(HttpRequest.newBuilder(URI.create(URL)).GET().build(), null); //: OTHER https://api.x.ai/v1/responses
            http.send(HttpRequest.newBuilder(URI.create(URL)).DELETE().build(), null); //: OTHER https://api.x.ai/v1/responses
          }
        }
        """);
  }
}
