package com.example.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** The models that the API key may use. */
@Component
public class ModelCatalog {
  private final RestTemplate restTemplate;
  private final String apiKey;

  ModelCatalog(RestTemplate restTemplate, @Value("${openai.api-key}") String apiKey) {
    this.restTemplate = restTemplate;
    this.apiKey = apiKey;
  }

  public List<String> models() {
    HttpHeaders headers = new HttpHeaders();
    headers.setBearerAuth(apiKey);
    JsonNode list =
        restTemplate
            .exchange(
                "https://api.openai.com/v1/models",
                HttpMethod.GET,
                new HttpEntity<>(headers),
                JsonNode.class)
            .getBody();
    List<String> ids = new ArrayList<>();
    if (list != null) {
      list.path("data").forEach(model -> ids.add(model.path("id").asText()));
    }
    return ids;
  }
}
