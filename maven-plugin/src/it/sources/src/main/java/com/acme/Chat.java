package com.acme;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Grüße. */
class Chat {
  String ask(HttpClient http) throws Exception {
    URI uri = URI.create("https://api.openai.com/v1/chat/completions");
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
