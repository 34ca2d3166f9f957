package dev.lint429.errorprone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.Engine;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Options;
import dev.lint429.engine.Rule;
import dev.lint429.engine.UnitReport;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.source.SourceProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the engine looks at, and what it tells of a file. */
class EngineTest {
  private static final Options EVERY_CALL =
      new Options(List.of(), Options.DEFAULT_HELPER, Options.Scope.ALL);

  private static final String REST =
      """
      import org.springframework.web.client.RestTemplate;

      class Test {
        final RestTemplate rest = new RestTemplate();

        void ask(Object body, String unknown, boolean first) {
          STATEMENTS
        }
      }
      """;

  private static UnitReport report(Options options, String source) {
    SourceProgram program = FrontEnds.parsed(Map.of("Test.java", source));
    return new Engine(options, program).report(program.unit("Test.java"));
  }

  private static List<String> found(Options options, String statements) {
    return report(options, REST.replace("STATEMENTS", statements)).findings().stream()
        .map(f -> f.unit().file().line(f.span().start()) - 6 + " " + f.rule().id())
        .toList();
  }

  @Test
  void textThatNamesNothing() {
    assertFalse(Engine.mayConcern("class Test {}"));
    assertTrue(Engine.mayConcern(REST));
  }

  @Test
  void onlyInferenceUnlessEveryCallIsAskedFor() {
    String calls =
        """
        rest.getForObject("https://example.com/a", String.class);
        rest.postForObject("https://example.com/b", body, String.class);
        rest.postForObject("https://api.openai.com/v1/completions", body, String.class);
        rest.getForObject("file:/tmp/c", String.class);
        """;
    assertEquals(List.of("3 UnhandledRateLimit"), found(Options.DEFAULT, calls));
    assertEquals(
        List.of("1 UnhandledRateLimit", "2 UnhandledRateLimit", "3 UnhandledRateLimit"),
        found(EVERY_CALL, calls));
    assertEquals(1, report(Options.DEFAULT, REST.replace("STATEMENTS", calls)).requests().size());
  }

  @Test
  void aUsersEndpointMayBeRead() {
    Options options =
        new Options(
            List.of(Pattern.compile("example\\.com/a")),
            Options.DEFAULT_HELPER,
            Options.Scope.INFERENCE);
    assertEquals(
        List.of("1 UnhandledRateLimit"),
        found(
            options,
            """
            rest.getForObject("https://example.com/a", String.class);
            rest.getForObject("https://example.com/b", String.class);
            """));
  }

  @Test
  void theIndexOfSendsIsForInferenceOnly() {
    assertTrue(Engine.sends(Options.DEFAULT).isPresent());
    assertTrue(Engine.sends(EVERY_CALL).isEmpty());
    assertTrue(
        Engine.sends(
                new Options(
                    List.of(Pattern.compile("x")), Options.DEFAULT_HELPER, Options.Scope.INFERENCE))
            .isEmpty());
  }

  @Test
  void countsWhatIsUnknown() {
    UnitReport report =
        report(
            Options.DEFAULT,
            REST.replace(
                "STATEMENTS",
                """
                rest.postForObject(unknown, body, String.class);
                rest.postForObject(unknown + "/b", body, String.class);
                rest.postForObject("https://example.com/c", body, String.class);
                """));
    assertEquals(2, report.unknown());
    assertEquals(List.of(), report.findings());
  }

  @Test
  void ofSeveralWaysTheSurest() {
    UnitReport report =
        report(
            Options.DEFAULT,
            REST.replace(
                "STATEMENTS",
                """
                String url = first
                    ? "https://llm.example.com/v1/chat/completions"
                    : "https://api.openai.com/v1/completions";
                rest.postForObject(url, body, String.class);
                """));
    assertEquals("openai", report.requests().get(0).target().endpoint().id());
  }

  @Test
  void inTheOrderOfTheSource() {
    UnitReport report =
        report(
            Options.DEFAULT,
            """
            import org.springframework.cloud.openfeign.FeignClient;
            import org.springframework.web.bind.annotation.PostMapping;
            import org.springframework.web.client.RestTemplate;

            class Test {
              @FeignClient(name = "openai", url = "https://api.openai.com")
              interface Declared {
                @PostMapping("/v1/chat/completions")
                String ask(String body);
              }

              String ask(Object body) {
                return rest.postForObject(URL, body, String.class);
              }

              static final String URL = "https://api.openai.com/v1/completions";
              static final RestTemplate rest = new RestTemplate();
              static final String ANSWER = rest.postForObject(URL, "", String.class);
            }
            """);
    List<Integer> starts = report.findings().stream().map(f -> f.span().start()).toList();
    assertEquals(3, starts.size());
    assertEquals(starts.stream().sorted().toList(), starts);
  }

  @Test
  void onlyTheRulesThatAreWanted() {
    SourceProgram program =
        FrontEnds.parsed(
            Map.of(
                "Test.java",
                """
                import org.springframework.web.client.*;

                class Test {
                  String ask(RestTemplate rest, Object body) throws InterruptedException {
                    while (true) {
                      try {
                        return rest.postForObject(
                            "https://api.openai.com/v1/completions", body, String.class);
                      } catch (HttpClientErrorException.TooManyRequests e) {
                        Thread.sleep(1000);
                      }
                    }
                  }
                }
                """));
    CompilationUnit unit = program.unit("Test.java");
    Engine engine = new Engine(Options.DEFAULT, program);
    assertEquals(
        List.of(Rule.FIXED_DELAY_RETRY, Rule.UNBOUNDED_RETRY),
        engine.analyze(unit).stream().map(Finding::rule).toList());
    for (Rule rule : Rule.values()) {
      boolean broken = rule == Rule.FIXED_DELAY_RETRY || rule == Rule.UNBOUNDED_RETRY;
      assertEquals(
          broken ? List.of(rule) : List.of(),
          engine.analyze(unit, Set.of(rule)).stream().map(Finding::rule).toList());
    }
    assertEquals(2, engine.analyze(unit, EnumSet.allOf(Rule.class)).size());
    assertSame(engine.report(unit).requests().get(0), engine.report(unit).requests().get(0));
  }

  @Test
  void aHelperOfOnesOwnHandlesIt() {
    Map<String, String> sources =
        Map.of(
            "com/acme/Patience.java",
            """
            package com.acme;

            public class Patience {
              public static native Patience standard();

              public native <T> T call(java.util.concurrent.Callable<T> code);
            }
            """,
            "Test.java",
            """
            import com.acme.Patience;
            import org.springframework.web.client.RestTemplate;

            class Test {
              String ask(RestTemplate rest, Object body) {
                String url = "https://api.openai.com/v1/completions";
                return Patience.standard().call(() -> rest.postForObject(url, body, String.class));
              }
            }
            """);
    Options named = new Options(List.of(), "com.acme.Patience", Options.Scope.INFERENCE);
    assertEquals(Handling.State.HANDLED, state(named, sources));
    assertEquals(Handling.State.MISSING, state(Options.DEFAULT, sources));
  }

  private static Handling.State state(Options options, Map<String, String> sources) {
    SourceProgram program = FrontEnds.parsed(sources);
    UnitReport report = new Engine(options, program).report(program.unit("Test.java"));
    return report.requests().get(0).handling().state();
  }
}
