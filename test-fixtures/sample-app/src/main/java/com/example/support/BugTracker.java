package com.example.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files a ticket that is a bug as an issue at GitHub. */
@Component
public class BugTracker {
  private final HttpClient http;
  private final String repository;

  BugTracker(HttpClient http, @Value("${github.repository}") String repository) {
    this.http = http;
    this.repository = repository;
  }

  public String file(Ticket ticket, String summary) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("https://api.github.com/repos/" + repository + "/issues"))
            .header("Authorization", "Bearer " + System.getenv("GITHUB_TOKEN"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    Json.write(Map.of("title", summary, "body", ticket.text()))))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return Json.read(response.body()).path("html_url").asText();
  }
}
