package com.example.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Turns a ticket into a vector, to find tickets like it. */
@Component
public class EmbeddingClient {
  private final WebClient webClient;

  EmbeddingClient(WebClient.Builder builder, @Value("${openai.api-key}") String apiKey) {
    this.webClient =
        builder
            .baseUrl("https://api.openai.com/v1")
            .defaultHeader("Authorization", "Bearer " + apiKey)
            .build();
  }

  public Mono<JsonNode> embed(Ticket ticket) {
    return webClient
        .post()
        .uri("/embeddings")
        .bodyValue(Map.of("model", "text-embedding-3-small", "input", ticket.text()))
        .retrieve()
        .bodyToMono(JsonNode.class)
        .retryWhen(
            Retry.backoff(6, Duration.ofSeconds(1))
                .maxBackoff(Duration.ofSeconds(60))
                .filter(WebClientResponseException.TooManyRequests.class::isInstance))
        .map(json -> json.path("data").path(0).path("embedding"));
  }
}
