package dev.lint429.lsp;

import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.scan.LiveProject;
import java.util.Map;

/**
 * Analyses a sample while the editor and the server still introduce themselves: the classes are
 * loaded then, and the most used code is compiled, when the first document is opened.
 */
final class WarmUp {
  private static final String SAMPLE =
      """
      package sample;

      import java.io.IOException;
      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse;
      import java.util.List;
      import org.springframework.beans.factory.annotation.Value;
      import org.springframework.context.annotation.Bean;
      import org.springframework.http.HttpEntity;
      import org.springframework.http.HttpHeaders;
      import org.springframework.stereotype.Service;
      import org.springframework.web.client.RestTemplate;

      @Service
      public class Sample {
        private static final String BASE = "https://api.openai.com/v1";
        private final HttpClient http = HttpClient.newBuilder().build();
        private final RestTemplate template;

        @Value("${sample.key:none}")
        private String key;

        Sample(RestTemplate template) {
          this.template = template;
        }

        @Bean
        RestTemplate restTemplate() {
          return new RestTemplate();
        }

        String ask(List<String> messages) throws IOException, InterruptedException {
          HttpRequest request =
              HttpRequest.newBuilder(URI.create(BASE + "/chat/completions"))
                  .header("Authorization", "Bearer " + key)
                  .POST(HttpRequest.BodyPublishers.ofString(String.join("\\n", messages)))
                  .build();
          for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response =
                http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 429 || attempt == 3) {
              return response.body();
            }
            Thread.sleep(1000);
          }
        }

        String embed(String text) {
          HttpHeaders headers = new HttpHeaders();
          headers.setBearerAuth(key);
          try {
            return template.postForObject(
                BASE + "/embeddings", new HttpEntity<>(text, headers), String.class);
          } catch (RuntimeException e) {
            throw new IllegalStateException("no embedding of " + text.length(), e);
          }
        }
      }
      """;

  private WarmUp() {}

  /** Begins, and does not wait for the end. */
  static void start() {
    // As deep a stack as that of the worker is not needed: the sample is known.
    Thread thread = new Thread(WarmUp::analyse, "lint429-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  static FileResult analyse() {
    String file = "Sample.java";
    return LiveProject.of(Map.of(file, SAMPLE), Options.DEFAULT, CatalogueLoader.builtIn())
        .analyse(file);
  }
}
