package com.example.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells angry tickets from calm ones. */
@Component
public class SentimentClient {
  private static final String MODEL_URL =
      "https://router.huggingface.co/hf-inference/models/distilbert/distilbert-base-uncased";

  private final HttpClient http;

  SentimentClient(HttpClient http) {
    this.http = http;
  }

  public double anger(Ticket ticket) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(MODEL_URL))
            .header("Authorization", "Bearer " + System.getenv("HF_TOKEN"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("inputs", ticket.text()))))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return Json.read(response.body()).path(0).path(0).path("score").asDouble();
  }
}
