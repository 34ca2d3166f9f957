package com.example.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

/** Drafts a reply that an agent may edit and send. */
@Service
public class ReplyDrafter {
  private final RestTemplate restTemplate;

  @Value("${openai.url:https://api.openai.com/v1/chat/completions}")
  private String url;

  @Value("${openai.api-key}")
  private String apiKey;

  ReplyDrafter(RestTemplate restTemplate) {
    this.restTemplate = restTemplate;
  }

  public String draft(Ticket ticket) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.setBearerAuth(apiKey);
    Map<String, Object> body =
        Map.of(
            "model",
            "gpt-4o-mini",
            "messages",
            List.of(Map.of("role", "user", "content", "Answer politely: " + ticket.text())));
    JsonNode answer =
        restTemplate.postForObject(url, new HttpEntity<>(body, headers), JsonNode.class);
    if (answer == null) {
      throw new IllegalStateException("empty answer for ticket " + ticket.id());
    }
    return answer.path("choices").path(0).path("message").path("content").asText();
  }
}
