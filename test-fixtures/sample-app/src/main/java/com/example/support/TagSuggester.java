package com.example.support;

import dev.lint429.backoff.Backoff;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Suggests tags for a ticket. */
@Component
public class TagSuggester {
  private static final URI GROQ = URI.create("https://api.groq.com/openai/v1/chat/completions");

  private final HttpClient http;

  TagSuggester(HttpClient http) {
    this.http = http;
  }

  public String tags(Ticket ticket) throws IOException, InterruptedException {
    Map<String, Object> body =
        Map.of(
            "model",
            "llama-3.1-8b-instant",
            "messages",
            List.of(Map.of("role", "user", "content", "Three tags for: " + ticket.text())));
    HttpRequest request =
        HttpRequest.newBuilder(GROQ)
            .header("Authorization", "Bearer " + System.getenv("GROQ_API_KEY"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
            .build();
    HttpResponse<String> response =
        Backoff.standard().send(http, request, HttpResponse.BodyHandlers.ofString());
    return Json.read(response.body()).path("choices").path(0).path("message").toString();
  }
}
