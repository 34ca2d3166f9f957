package com.example.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Puts a long ticket into one sentence. */
@Service
public class TicketSummarizer {
  private static final int MAX_ATTEMPTS = 5;

  private final HttpClient http;
  private final String apiKey;

  TicketSummarizer(HttpClient http, @Value("${anthropic.api-key}") String apiKey) {
    this.http = http;
    this.apiKey = apiKey;
  }

  public String summarize(Ticket ticket) throws IOException, InterruptedException {
    HttpRequest request = request(ticket);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 429) {
        return Json.read(response.body()).path("content").path(0).path("text").asText();
      }
      Thread.sleep(1000);
    }
    throw new IOException("still rate limited after " + MAX_ATTEMPTS + " attempts");
  }

  private HttpRequest request(Ticket ticket) {
    Map<String, Object> body =
        Map.of(
            "model",
            "claude-3-5-haiku-latest",
            "max_tokens",
            100,
            "messages",
            List.of(Map.of("role", "user", "content", "Sum up in one sentence: " + ticket.text())));
    return HttpRequest.newBuilder()
        .uri(URI.create("https://api.anthropic.com/v1/messages"))
        .header("x-api-key", apiKey)
        .header("anthropic-version", "2023-06-01")
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
        .build();
  }
}
