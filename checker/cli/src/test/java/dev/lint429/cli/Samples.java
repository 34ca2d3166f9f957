package dev.lint429.cli;

/** Java files to check. */
final class Samples {
  static final String BAD =
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
          return http.send(request, BodyHandlers.ofString()).body();
        }
      }
      """;

  static final String GOOD =
      BAD.replace("import java.net.URI", "import dev.lint429.backoff.Backoff;\nimport java.net.URI")
          .replace("http.send(request", "Backoff.standard().send(http, request");

  private Samples() {}
}
