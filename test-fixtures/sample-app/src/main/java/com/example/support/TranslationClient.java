package com.example.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Translates a ticket into English. */
@Component
public class TranslationClient {
  private final WebClient webClient;

  TranslationClient(WebClient.Builder builder, @Value("${mistral.api-key}") String apiKey) {
    this.webClient =
        builder
            .baseUrl("https://api.mistral.ai")
            .defaultHeader("Authorization", "Bearer " + apiKey)
            .build();
  }

  public Mono<String> translate(Ticket ticket) {
    Map<String, Object> body =
        Map.of(
            "model",
            "mistral-small-latest",
            "messages",
            List.of(Map.of("role", "user", "content", "Translate to English: " + ticket.text())));
    return webClient
        .post()
        .uri("/v1/chat/completions")
        .bodyValue(body)
        .retrieve()
        .bodyToMono(JsonNode.class)
        .retryWhen(
            Retry.fixedDelay(3, Duration.ofSeconds(2))
                .filter(WebClientResponseException.TooManyRequests.class::isInstance))
        .map(json -> json.path("choices").path(0).path("message").path("content").asText());
  }
}
