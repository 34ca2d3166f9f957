package dev.lint429.errorprone.flow;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** URLs through Spring's clients, builders, beans and configuration. */
class SpringFlowTest {
  private static final String HEAD =
      """
      import java.net.URI;
      import java.util.*;
      import org.springframework.beans.factory.annotation.*;
      import org.springframework.boot.context.properties.*;
      import org.springframework.boot.web.client.*;
      import org.springframework.context.annotation.*;
      import org.springframework.core.env.Environment;
      import org.springframework.http.*;
      import org.springframework.web.client.*;
      import org.springframework.web.reactive.function.client.*;
      import org.springframework.web.util.*;

      """;

  private static void check(String source) {
    Flows.check(HEAD + source);
  }

  @Test
  void whatIsReadIsNoInference() {
    check(
        """
        class Test {
          RestTemplate rest = new RestTemplate();

          void test(HttpEntity<String> e) {
            rest.getForObject("https://api.x.ai/v1/models", String.class); //: OTHER https://api.x.ai/v1/models
            rest.exchange("https://api.x.ai/v1/responses", HttpMethod.GET, e, String.class); //: OTHER https://api.x.ai/v1/responses
            rest.delete("https://api.x.ai/v1/responses"); //: OTHER https://api.x.ai/v1/responses
            WebClient.create().get().uri("https://api.x.ai/v1/responses").retrieve().bodyToMono(String.class); //: OTHER https://api.x.ai/v1/responses
          }
        }
        """);
  }

  @Test
  void anAbsoluteUrlTakesThePlaceOfTheBase() {
    check(
        """
        class Test {
          WebClient web = WebClient.create("https://api.x.ai/v1");

          void test(String imageUrl, URI uri, String path) {
            web.post().uri("https://example.com/v1/x").retrieve().toBodilessEntity(); //: OTHER https://example.com/v1/x
            web.post().uri(imageUrl).retrieve().toBodilessEntity(); //: UNKNOWN {imageUrl}
            web.post().uri(uri).retrieve().toBodilessEntity(); //: UNKNOWN {uri}
            web.get().uri(imageUrl).retrieve().toBodilessEntity(); //: OTHER {imageUrl}
            web.post().uri(path).retrieve().toBodilessEntity(); //: xai/HOST https://api.x.ai/v1/{path}
            web.post().uri("/files").retrieve().toBodilessEntity(); //: OTHER https://api.x.ai/v1/files
          }
        }
        """);
  }

  @Test
  void aUrlFromAResponseIsUnknown() {
    check(
        """
        class Test {
          WebClient web = WebClient.create("https://api.openai.com/v1");

          void test() {
            Map<String, String> m = web.post().uri("/images/generations").retrieve().bodyToMono(Map.class).block(); //: openai/HOST https://api.openai.com/v1/images/generations
            String link = m.get("url");
            WebClient.create().post().uri(link).retrieve().bodyToMono(byte[].class); //: UNKNOWN {url}
          }
        }
        """);
  }

  @Test
  void methodsOfTheSameNameSendNothing() {
    check(
        """
        class Mine {
          String postForObject(String url, Object body, Class<?> type) {
            return "";
          }

          void execute() {}

          void test() {
            postForObject("https://api.x.ai/v1/responses", null, String.class);
            execute();
          }
        }
        """);
  }

  @Test
  void anInterceptorThatGoesOnSendsNothingOfItsOwn() {
    check(
        """
        class OpenAi {
          WebClient web =
              WebClient.builder()
                  .baseUrl("https://api.openai.com")
                  .filter((request, next) -> next.exchange(ClientRequest.from(request).header("messages", "prompt").build()))
                  .build();

          void test() {
            web.post().uri("/v1/responses").retrieve().toBodilessEntity(); //: openai/HOST https://api.openai.com/v1/responses
          }
        }

        class Filter implements ExchangeFilterFunction {
          public reactor.core.publisher.Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
            return next.exchange(request);
          }
        }
        """);
  }

  @Test
  void restTemplate() {
    check(
        """
        class Test {
          RestTemplate rest;

          void test(HttpEntity<String> e, HttpMethod m) {
            rest.postForObject("https://api.x.ai/v1/{op}", e, String.class, "responses"); //: xai/HOST https://api.x.ai/v1/{op}
            rest.postForEntity(URI.create("https://api.x.ai/v1/responses"), e, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.exchange("https://api.x.ai/v1/responses", HttpMethod.POST, e, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.exchange("https://api.x.ai/v1/responses", m, e, String.class); //: xai/HOST https://api.x.ai/v1/responses
            RequestEntity<String> r = RequestEntity.post(URI.create("https://api.x.ai/v1/messages")).body("");
            rest.exchange(r, String.class); //: xai/HOST https://api.x.ai/v1/messages
            RequestEntity<String> g = RequestEntity.method(HttpMethod.GET, URI.create("https://api.x.ai/v1/messages")).body("");
            rest.exchange(g, String.class); //: OTHER https://api.x.ai/v1/messages
          }
        }
        """);
  }

  @Test
  void aRootUri() {
    check(
        """
        class Test {
          private final RestTemplate rest;

          Test(RestTemplateBuilder builder) {
            rest = builder.rootUri("https://api.x.ai").build();
          }

          void test(Object e) {
            rest.postForObject("/v1/responses", e, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject("/v1/files", e, String.class); //: OTHER https://api.x.ai/v1/files
            rest.postForObject("https://example.com/v1/x", e, String.class); //: OTHER https://example.com/v1/x
          }
        }
        """);
  }

  @Test
  void uriBuilders() {
    check(
        """
        class Test {
          RestTemplate rest;

          void test(String m) {
            String u = UriComponentsBuilder.fromHttpUrl("https://generativelanguage.googleapis.com").path("/v1/models/").path(m).path(":generateContent").queryParam("key", "k").toUriString();
            rest.postForEntity(u, null, String.class); //: gemini/HOST https://generativelanguage.googleapis.com/v1/models/{m}:generateContent
            URI v = UriComponentsBuilder.newInstance().scheme("https").host("api.x.ai").pathSegment("v1", "responses").build().toUri();
            rest.postForEntity(v, null, String.class); //: xai/HOST https://api.x.ai/v1/responses
          }
        }
        """);
  }

  @Test
  void webClientAndRestClient() {
    check(
        """
        class Test {
          private final WebClient web;
          private static final String HOST = "https://api.x.ai";

          Test(WebClient.Builder builder) {
            this.web = builder.baseUrl(HOST).defaultHeader("a", "b").build();
          }

          private RestClient rest() {
            return RestClient.builder().baseUrl(HOST + "/v1").build();
          }

          void test(String m) {
            web.post().uri("/v1/responses").bodyValue("").retrieve().bodyToMono(String.class).block(); //: xai/HOST https://api.x.ai/v1/responses
            web.post().uri(b -> b.path("/v1/responses").queryParam("a", 1).build()).exchangeToMono(r -> r.bodyToMono(String.class)); //: xai/HOST https://api.x.ai/v1/responses
            web.method(HttpMethod.POST).uri("/v1/{x}", m).retrieve().toBodilessEntity(); //: xai/HOST https://api.x.ai/v1/{x}
            rest().post().uri("/responses").body("").retrieve().body(String.class); //: xai/HOST https://api.x.ai/v1/responses
            RestClient.create("https://api.x.ai/v1/responses").post().body("").retrieve().toBodilessEntity(); //: xai/HOST https://api.x.ai/v1/responses
            RestClient.create().post().uri("https://api.x.ai/v1/responses").exchange((q, r) -> ""); //: xai/HOST https://api.x.ai/v1/responses
            rest().get().uri("/models").retrieve().body(String.class); //: OTHER https://api.x.ai/v1/models
          }
        }
        """);
  }

  @Test
  void beansByName() {
    check(
        """
        @Configuration
        class Beans {
          @Bean
          WebClient xaiClient(WebClient.Builder builder) {
            return builder.baseUrl("https://api.x.ai/v1").build();
          }

          @Bean("example")
          WebClient other() {
            return WebClient.create("https://example.com");
          }

          @Bean
          RestClient.Builder restClientBuilder() {
            return RestClient.builder().baseUrl("https://api.groq.com");
          }
        }

        class Test {
          private final WebClient xaiClient;
          private final WebClient second;
          private final WebClient third;
          private final RestClient rest;

          Test(WebClient xaiClient, @Qualifier("example") WebClient second, WebClient third, RestClient.Builder builder) {
            this.xaiClient = xaiClient;
            this.second = second;
            this.third = third;
            this.rest = builder.build();
          }

          void test() {
            xaiClient.post().uri("/responses").retrieve().toBodilessEntity(); //: xai/HOST https://api.x.ai/v1/responses
            second.post().uri("/responses").retrieve().toBodilessEntity(); //: OTHER https://example.com/responses
            third.post().uri("/responses").retrieve().toBodilessEntity(); //: UNKNOWN {third}/responses
            rest.post().uri("/openai/v1/responses").retrieve().toBodilessEntity(); //: groq/HOST https://api.groq.com/openai/v1/responses
          }
        }
        """);
  }

  @Test
  void placeholders() {
    check(
        """
        class Test {
          RestTemplate rest;
          @Value("${app.base-url}") String base;
          @Value("${openai.api.url}") String openai;
          @Value("${gemini.url:https://generativelanguage.googleapis.com/v1/models/m:generateContent}") String gemini;
          @Value("${a:${b:https://api.x.ai}}/v1/responses") String nested;
          @Value("#{systemProperties['u']}") String spel;
          @Value("${gemini.key}") String key;
          private final String passed;
          static String held;

          Test(@Value("${passed.url:https://api.x.ai/v1/responses}") String passed) {
            this.passed = passed;
          }

          @Value("${held.url:https://api.x.ai/v1/messages}")
          public void setHeld(String value) {
            held = value;
          }

          void test(HttpEntity<String> e) {
            rest.postForObject(base + "/orders", e, String.class); //: UNKNOWN {app.base-url}/orders
            rest.postForObject(base, e, String.class); //: UNKNOWN {app.base-url}
            rest.postForObject(openai, e, String.class); //: openai/CONFIG {openai.api.url}
            rest.getForObject(openai, String.class); //: OTHER {openai.api.url}
            rest.postForObject(openai + "/v1/files", e, String.class); //: OTHER {openai.api.url}/v1/files
            rest.postForObject(openai + "/v1/responses", e, String.class); //: openai/PATH {openai.api.url}/v1/responses
            rest.postForObject(gemini + "?key=" + key, e, String.class); //: gemini/HOST https://generativelanguage.googleapis.com/v1/models/m:generateContent?key={gemini.key}
            rest.postForObject(nested, e, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(spel, e, String.class); //: UNKNOWN {#{systemProperties['u']}}
            rest.postForObject(passed, e, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(held, e, String.class); //: xai/HOST https://api.x.ai/v1/messages
          }
        }
        """);
  }

  @Test
  void propertiesClasses() {
    check(
        """
        @ConfigurationProperties(prefix = "ai.openai")
        class Props {
          private String baseUrl;
          private String chatPath = "/v1/chat/completions";
          private final Images images = new Images();

          public String getBaseUrl() { return baseUrl; }
          public void setBaseUrl(String baseUrl) { this.baseUrl = baseUrl; }
          public String getChatPath() { return chatPath; }
          public Images getImages() { return images; }

          static class Images {
            private String url;

            public String getUrl() { return url; }
            public void setUrl(String url) { this.url = url; }
          }
        }

        @ConfigurationProperties("app.backend")
        record Backend(String url) {}

        class Test {
          Props props;
          Backend backend;
          Environment environment;
          RestTemplate rest;

          void test(Object e) {
            rest.postForObject(backend.url(), e, String.class); //: UNKNOWN {app.backend.url}
            rest.postForObject(props.getBaseUrl() + props.getChatPath(), e, String.class); //: openai/PATH {ai.openai.base-url}/v1/chat/completions
            rest.postForObject(props.getImages().getUrl(), e, String.class); //: openai/CONFIG {ai.openai.images.url}
            rest.postForObject(environment.getProperty("claude.url"), e, String.class); //: anthropic/CONFIG {claude.url}
            rest.postForObject(environment.getProperty("u", "https://api.x.ai") + "/v1/responses", e, String.class); //: xai/HOST https://api.x.ai/v1/responses
          }
        }
        """);
  }

  @Test
  void valuesOfConfigurationFilesGoBeforeDefaults() {
    Flows.check(
        Map.of(
            "gemini.url", "https://example.com/mock",
            "ai.url", "${host}/v1/responses",
            "host", "https://api.x.ai"),
        HEAD
            + """
            class Test {
              RestTemplate rest;
              @Value("${gemini.url:https://generativelanguage.googleapis.com/v1/models/m:generateContent}") String gemini;
              @Value("${ai.url}") String ai;

              void test(Object e) {
                rest.postForObject(gemini, e, String.class); //: OTHER https://example.com/mock
                rest.postForObject(ai, e, String.class); //: xai/HOST https://api.x.ai/v1/responses
              }
            }
            """);
  }
}
