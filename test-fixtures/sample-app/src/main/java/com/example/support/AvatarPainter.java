package com.example.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lint429.backoff.Backoff;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Paints a picture for a new customer: starts a prediction, then asks until it is done. */
@Component
public class AvatarPainter {
  private static final String PREDICTIONS = "https://api.replicate.com/v1/predictions";

  private final HttpClient http;

  AvatarPainter(HttpClient http) {
    this.http = http;
  }

  public String paint(String customer) throws IOException, InterruptedException {
    String body =
        Json.write(Map.of("version", "5c7d5dc6", "input", Map.of("prompt", "avatar " + customer)));
    HttpRequest create =
        authorized(URI.create(PREDICTIONS))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> created =
        Backoff.standard().send(http, create, HttpResponse.BodyHandlers.ofString());
    return awaitResult(Json.read(created.body()).path("id").asText());
  }

  private String awaitResult(String id) throws IOException, InterruptedException {
    HttpRequest poll = authorized(URI.create(PREDICTIONS + "/" + id)).GET().build();
    for (int i = 0; i < 60; i++) {
      HttpResponse<String> response = http.send(poll, HttpResponse.BodyHandlers.ofString());
      JsonNode prediction = Json.read(response.body());
      if (prediction.path("status").asText().equals("succeeded")) {
        return prediction.path("output").path(0).asText();
      }
      Thread.sleep(1000);
    }
    throw new IOException("prediction " + id + " took too long");
  }

  private static HttpRequest.Builder authorized(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Bearer " + System.getenv("REPLICATE_API_TOKEN"));
  }
}
