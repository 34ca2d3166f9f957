package dev.lint429.errorprone.handling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.config.ConfigFiles;
import dev.lint429.engine.flow.RequestSites;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Delay;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.handling.HandlingAnalysis;
import dev.lint429.engine.handling.Retry;
import dev.lint429.errorprone.FrontEnds;
import dev.lint429.source.SourceProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedPoliciesTest {
  private static final String CLASS =
      """
      import io.github.resilience4j.retry.annotation.Retry;
      import org.springframework.web.client.RestTemplate;

      class Test {
        private final RestTemplate rest = new RestTemplate();

        @Retry(name = "glaze")
        String ask(String body) {
          return rest.postForObject("https://api.openai.com/v1/chat/completions", body, String.class);
        }
      }
      """;

  private static final String RANDOM =
      "resilience4j.retry.instances.glaze.enable-randomized-wait=true";
  private static final String GROWING =
      "resilience4j.retry.instances.glaze.enable-exponential-backoff=true";

  @Test
  void nothingIsKnownOfANameThatNoFileSets() {
    assertRetried(Delay.UNKNOWN, "resilience4j.retry.instances.other.max-attempts=2");
  }

  @Test
  void aRetryOfOtherExceptionsDoesNotHandleA429() {
    Handling handling =
        handling(
            """
            resilience4j.retry.instances.glaze.wait-duration=2s
            resilience4j.retry.instances.glaze.retry-exceptions[0]=java.io.IOException
            """);
    assertEquals(Handling.State.MISSING, handling.state());
  }

  @Test
  void anIgnoredExceptionIsNotRetried() {
    Handling handling =
        handling(
            """
            resilience4j.retry.instances.glaze.max-attempts=4
            resilience4j.retry.instances.glaze.ignore-exceptions=\
            java.lang.IllegalStateException, org.springframework.web.client.RestClientException
            """);
    assertEquals(Handling.State.MISSING, handling.state());
  }

  @Test
  void waitsTheSameTimeByDefault() {
    assertRetried(Delay.FIXED, "resilience4j.retry.instances.glaze.maxAttempts=4");
  }

  @Test
  void growsWhereTheFileSaysSo() {
    assertRetried(
        Delay.EXPONENTIAL,
        """
        resilience4j.retry.instances.glaze.waitDuration=1s
        resilience4j.retry.instances.glaze.enableExponentialBackoff=true
        """);
  }

  @Test
  void buildsOnASharedConfiguration() {
    assertRetried(
        Delay.EXPONENTIAL,
        """
        resilience4j.retry.configs.patient.enable-exponential-backoff=true
        resilience4j.retry.instances.glaze.base-config=patient
        """);
  }

  @Test
  void howOftenAndHowSpread() {
    String times = "resilience4j.retry.instances.glaze.max-attempts=";
    assertEquals(4, retry(times + "4").attempts());
    assertEquals(6, retry(times + "${TIMES:6}").attempts());
    assertEquals(-1, retry(times + "${TIMES}").attempts());
    assertFalse(retry(times + "4").jitter());
    assertTrue(retry(times + "4\n" + RANDOM).jitter());
    assertTrue(retry(RANDOM + "\n" + GROWING).jitter());
  }

  @Test
  void randomizedWait() {
    assertRetried(Delay.RANDOM, RANDOM);
    assertRetried(Delay.EXPONENTIAL, RANDOM + "\n" + GROWING);
    assertRetried(Delay.FIXED, RANDOM.replace("true", "false"));
  }

  @Test
  void noWaitAtAll() {
    String wait = "resilience4j.retry.instances.glaze.wait-duration=";
    assertRetried(Delay.NONE, wait + "0");
    assertRetried(Delay.NONE, wait + "0ms");
    assertRetried(Delay.FIXED, wait + "10ms");
  }

  @Test
  void theFirstOfTheConfigurationsThatSayIt() {
    assertRetried(
        Delay.NONE,
        """
        resilience4j.retry.configs.default.wait-duration=5s
        resilience4j.retry.instances.glaze.wait-duration=0s
        """);
    assertRetried(
        Delay.EXPONENTIAL, "resilience4j.retry.configs.default.enable-exponential-backoff=true");
    assertRetried(
        Delay.UNKNOWN, "resilience4j.retry.configs.other.enable-exponential-backoff=true");
  }

  @Test
  void aPredicateMayLetAnythingThrough() {
    String types = "resilience4j.retry.instances.glaze.retry-exceptions=java.io.IOException\n";
    assertEquals(Handling.State.MISSING, handling(types).state());
    for (String predicate : List.of("retry-exception-predicate", "result-predicate")) {
      assertRetried(
          Delay.UNKNOWN,
          types + "resilience4j.retry.instances.glaze." + predicate + "=com.acme.Always");
    }
  }

  @Test
  void aListedExceptionIsRetried() {
    assertRetried(
        Delay.FIXED,
        """
        resilience4j.retry.instances.glaze.retry-exceptions[0]=java.io.IOException
        resilience4j.retry.instances.glaze.retry-exceptions[1]=\
        org.springframework.web.client.HttpClientErrorException$TooManyRequests
        """);
  }

  private static Retry retry(String properties) {
    return handling(properties).retries().get(0);
  }

  private static void assertRetried(Delay delay, String properties) {
    Handling handling = handling(properties);
    assertEquals(Handling.State.HANDLED, handling.state());
    assertEquals(List.of(delay), handling.retries().stream().map(r -> r.delay()).toList());
  }

  private static Handling handling(String properties) {
    SourceProgram program = FrontEnds.parsed(Map.of("Test.java", CLASS));
    Catalogue catalogue = CatalogueLoader.builtIn();
    CallGraph graph = new CallGraph(program);
    List<RequestSite> sites =
        new RequestSites(catalogue, program, graph).in(program.unit("Test.java"));
    ConfigFiles config = ConfigFiles.of(Map.of("application.properties", properties));
    return new HandlingAnalysis(program, catalogue, graph, config).handling(sites.get(0));
  }
}
