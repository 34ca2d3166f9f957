package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jersey stands for all JAX-RS clients. */
final class JaxRsTest {

  private static final List<String> THREE = List.of("question", "question", "question");

  private RefusingServer server = new RefusingServer(2).header("retry-after-ms", "5");

  @AfterEach
  void close() {
    server.close();
  }

  private static Backoff quick() {
    Duration one = Duration.ofMillis(1);
    return Backoff.builder().baseDelay(one).maxDelay(one).build();
  }

  @Test
  void jaxRsResponsesAndExceptions() {
    Client client = ClientBuilder.newClient();
    Entity<String> question = Entity.text("question");
    try (Response response =
        quick().call(() -> client.target(server.uri()).request().post(question))) {
      assertEquals("ok", response.readEntity(String.class));
    }
    assertEquals(THREE, server.requests());
    server.close();
    server = new RefusingServer(2).header("retry-after-ms", "5");
    assertEquals(
        "ok",
        quick().call(() -> client.target(server.uri()).request().post(question, String.class)));
    client.close();
  }

  @Test
  void jaxRsAsync() throws Exception {
    Client client = ClientBuilder.newClient();
    String body =
        quick()
            .callAsync(
                () ->
                    client
                        .target(server.uri())
                        .request()
                        .rx()
                        .post(Entity.text("question"), String.class))
            .get(60, TimeUnit.SECONDS);
    assertEquals("ok", body);
    assertEquals(THREE, server.requests());
    client.close();
  }
}
