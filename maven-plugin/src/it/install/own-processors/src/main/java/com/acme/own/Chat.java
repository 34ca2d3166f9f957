package com.acme.own;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

class Chat {
  String ask(HttpClient http) throws Exception {
    URI uri = URI.create(new Settings().getUrl());
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
