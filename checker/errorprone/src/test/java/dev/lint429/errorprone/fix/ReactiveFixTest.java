package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** WebClient's Mono and Flux get a retry behind the call that sends. */
final class ReactiveFixTest {
  private static final String CLASS =
      """
      import java.util.*;
      import org.springframework.core.ParameterizedTypeReference;
      import org.springframework.http.*;
      import org.springframework.web.reactive.function.client.*;
      import reactor.core.publisher.*;

      class Test {
        final WebClient client = WebClient.create();

        Mono<String> ask(Object body) {
      BODY
          return null;
        }
      }
      """;

  private static final String RETRY =
      ".retryWhen(Retry.backoff(6, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(60))"
          + ".filter(WebClientResponseException.TooManyRequests.class::isInstance)"
          + ".onRetryExhaustedThrow((spec, signal) -> signal.failure()))";

  private final Repair code = Repair.in(CLASS);

  @Test
  void refusesStatusThatIsNoError() {
    code.refuses(
        "client.get().exchangeToMono(r -> r.bodyToMono(String.class));",
        "exchangeToMono does not turn a 429 into an error, so a retry behind it would never start");
  }

  @Test
  void refusesTargetTyping() {
    code.refuses(
        "Mono<List<String>> m = client.get().retrieve()"
            + ".bodyToMono(new ParameterizedTypeReference<>() {});",
        "the result's type is inferred from its use; name it between < and >");
  }

  @Test
  void chainOnLines() {
    code.fixes(
        """
            Mono<String> m = client
                .post()
                .bodyValue(body)
                .retrieve()
                .bodyToMono(String.class) // the answer
                .onErrorResume(e -> Mono.empty());
        """,
        """
            Mono<String> m = client
                .post()
                .bodyValue(body)
                .retrieve()
                .bodyToMono(String.class)
                %s // the answer
                .onErrorResume(e -> Mono.empty());
        """
            .formatted(RETRY));
  }

  @Test
  void chainOnOneLine() {
    code.fixes(
        "String s = client.get().retrieve().bodyToMono(String.class).block();",
        "String s = client.get().retrieve().bodyToMono(String.class)" + RETRY + ".block();");
    code.fixes(
        "Flux<Map> f = client.get().retrieve().bodyToFlux(Map.class);",
        "Flux<Map> f = client.get().retrieve().bodyToFlux(Map.class)" + RETRY + ";");
    code.fixes(
        "var e = client.get().retrieve().toEntity(new ParameterizedTypeReference<List<String>>() {});",
        "var e = client.get().retrieve().toEntity(new ParameterizedTypeReference<List<String>>() {})"
            + RETRY
            + ";");
  }

  @Test
  void freshNames() {
    code.fixes(
        "Object spec, signal2; var m = client.get().retrieve().bodyToMono(String.class);",
        "Object spec, signal2; var m = client.get().retrieve().bodyToMono(String.class)"
            + RETRY.replace("spec", "spec2")
            + ";");
  }

  @Test
  void statusHandlersComeBehind429() {
    code.fixes(
        """
            client.get().retrieve()
                .onStatus(HttpStatusCode::isError, r -> Mono.error(new IllegalStateException()))
                .bodyToMono(String.class);
        """,
        """
            client.get().retrieve().onStatus(status -> status.value() == 429, ClientResponse::createException)
                .onStatus(HttpStatusCode::isError, r -> Mono.error(new IllegalStateException()))
                .bodyToMono(String.class)
                %s;
        """
            .formatted(RETRY));
  }

  @Test
  void exchangeThatThrows() {
    code.fixes(
        """
            Mono<String> m = client.get().exchangeToMono(r ->
                r.statusCode().isError() ? r.createError() : r.bodyToMono(String.class));
        """,
        """
            Mono<String> m = client.get().exchangeToMono(r ->
                r.statusCode().isError() ? r.createError() : r.bodyToMono(String.class))%s;
        """
            .formatted(RETRY));
  }

  @Test
  void anotherRetryIsImported() {
    String fixed =
        Repair.in("import io.github.resilience4j.retry.Retry;\n" + CLASS)
            .fixed("Retry r; client.get().retrieve().bodyToMono(String.class);");
    assertTrue(fixed.contains(".retryWhen(reactor.util.retry.Retry.backoff(6, Duration."), fixed);
  }
}
