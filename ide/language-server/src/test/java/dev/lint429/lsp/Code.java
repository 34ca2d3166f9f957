package dev.lint429.lsp;

/** Java files to open. */
final class Code {
  /** The emoji takes two UTF-16 code units, four bytes and one character. */
  static final String CHAT =
      """
      package com.acme;

      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse.BodyHandlers;

      class Chat {
        String ask(HttpClient http) throws Exception {
          URI uri = URI.create("https://api.openai.com/v1/chat/completions");
          HttpRequest request = HttpRequest.newBuilder(uri).build();
          /* 🙂 */ return http.send(request, BodyHandlers.ofString()).body();
        }
      }
      """;

  static final String SEND = "http.send(request, BodyHandlers.ofString())";

  static final String FIXED_CHAT =
      CHAT.replace(
              "import java.net.URI", "import dev.lint429.backoff.Backoff;\nimport java.net.URI")
          .replace("http.send(request", "Backoff.standard().send(http, request");

  /** The refusal is thrown, so that a retry library can catch it. */
  static final String SPRING =
      """
      package com.acme;

      import org.springframework.web.client.RestTemplate;

      class Chat {
        String ask(RestTemplate rest, String body) {
          return rest.postForObject("https://api.openai.com/v1/embeddings", body, String.class);
        }
      }
      """;

  /** The URL is a constant of another file. */
  static final String USER =
      CHAT.replace("class Chat", "class User")
          .replace("\"https://api.openai.com/v1/chat/completions\"", "Urls.CHAT");

  static final String URLS =
      """
      package com.acme;

      final class Urls {
        static final String CHAT = "https://api.openai.com/v1/chat/completions";
      }
      """;

  static final String OTHER_URLS =
      URLS.replace("api.openai.com/v1/chat/completions", "example.com/orders");

  /** Another method that sends, in front of which a file can be broken. */
  static final String TWO =
      CHAT.replace(
          "class Chat {\n",
          """
          class Chat {
            int size(String text) {
              return text.length();
            }

          """);

  private Code() {}
}
