package dev.lint429.errorprone.handling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.config.ConfigFiles;
import dev.lint429.engine.flow.RequestSites;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.handling.Delay;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.handling.HandlingAnalysis;
import dev.lint429.errorprone.FrontEnds;
import dev.lint429.source.SourceProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Retries of a client that the application's configuration files switch on. */
class ConfiguredRetryTest {
  private static final String CLASS =
      """
      import org.springframework.ai.chat.client.ChatClient;
      import reactor.core.publisher.Flux;

      class Test {
        private final ChatClient chat;

        Test(ChatClient.Builder builder) {
          chat = builder.build();
        }

        String ask(String question) {
          return chat.prompt().user(question).call().content();
        }

        Flux<String> listen(String question) {
          return chat.prompt().user(question).stream().content();
        }
      }
      """;

  @Test
  void nothingIsSet() {
    assertStates(Handling.State.MISSING, Map.of());
  }

  @Test
  void otherStatuses() {
    assertStates(
        Handling.State.MISSING,
        Map.of("application.properties", "spring.ai.retry.on-http-codes=503,4290\n"));
  }

  @Test
  void listedInProperties() {
    assertStates(
        Handling.State.HANDLED,
        Map.of("application.properties", "spring.ai.retry.on-http-codes=503, 429\n"));
  }

  @Test
  void listedInYaml() {
    assertStates(
        Handling.State.HANDLED,
        Map.of(
            "application.yml",
            """
            spring:
              ai:
                retry:
                  on-http-codes: [503, 429]
            """));
  }

  @Test
  void everyClientError() {
    assertStates(
        Handling.State.HANDLED,
        Map.of("application.properties", "spring.ai.retry.onClientErrors=true\n"));
  }

  /** Streams are never retried. */
  private static void assertStates(Handling.State blocking, Map<String, String> files) {
    SourceProgram program = FrontEnds.parsed(Map.of("Test.java", CLASS));
    Catalogue catalogue = CatalogueLoader.builtIn();
    CallGraph graph = new CallGraph(program);
    HandlingAnalysis analysis =
        new HandlingAnalysis(program, catalogue, graph, ConfigFiles.of(files));
    List<Handling> found =
        new RequestSites(catalogue, program, graph)
            .in(program.unit("Test.java")).stream().map(analysis::handling).toList();
    assertEquals(
        List.of(blocking, Handling.State.MISSING), found.stream().map(Handling::state).toList());
    if (blocking == Handling.State.HANDLED) {
      assertEquals(Delay.EXPONENTIAL, found.get(0).retries().get(0).delay());
    }
  }
}
