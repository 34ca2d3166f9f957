package com.example.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says how soon a ticket must be answered. */
@Component
public class UrgencyClient {
  private static final int MAX_ATTEMPTS = 6;
  private static final long BASE_MILLIS = 1_000;
  private static final long CAP_MILLIS = 60_000;

  private final HttpClient http;
  private final String apiKey;

  UrgencyClient(HttpClient http, @Value("${gemini.api-key}") String apiKey) {
    this.http = http;
    this.apiKey = apiKey;
  }

  public String urgency(Ticket ticket) throws IOException, InterruptedException {
    String body =
        Json.write(
            Map.of("contents", List.of(Map.of("parts", List.of(Map.of("text", ticket.text()))))));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "https://generativelanguage.googleapis.com/v1beta/models/"
                        + "gemini-2.0-flash:generateContent"))
            .header("x-goog-api-key", apiKey)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    for (int attempt = 0; ; attempt++) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        return response.body();
      }
      if (response.statusCode() != 429 || attempt + 1 >= MAX_ATTEMPTS) {
        throw new IOException("status " + response.statusCode());
      }
      long limit = Math.min(CAP_MILLIS, BASE_MILLIS << attempt);
      long asked = response.headers().firstValueAsLong("Retry-After").orElse(0) * 1_000;
      Thread.sleep(Math.max(asked, ThreadLocalRandom.current().nextLong(limit + 1)));
    }
  }
}
