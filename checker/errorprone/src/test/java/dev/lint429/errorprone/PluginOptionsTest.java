package dev.lint429.errorprone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PluginOptionsTest {
  private final List<String> warnings = new ArrayList<>();

  private Options parse(String key, String value) {
    return PluginOptions.parse(Map.of(key, value), Options.DEFAULT, warnings::add);
  }

  private void assertWarned(String... expected) {
    assertEquals(List.of(expected), warnings);
  }

  @Test
  void nothingGiven() {
    assertEquals(Options.DEFAULT, PluginOptions.parse(Map.of(), Options.DEFAULT, warnings::add));
    assertWarned();
  }

  @Test
  void optionsOfOtherChecksAreTheirs() {
    assertEquals(Options.DEFAULT, parse("NullAway:AnnotatedPackages", "x"));
    assertEquals(Options.DEFAULT, parse("Scope", "x"));
    assertWarned();
  }

  @Test
  void unknownKey() {
    assertEquals(Options.DEFAULT, parse("Lint429:Endpoint", "x"));
    assertWarned(
        "[lint429] -XepOpt:Lint429:Endpoint is no option of lint429 and was ignored. Did you mean"
            + " -XepOpt:Lint429:Endpoints? The options are Lint429:Config, Lint429:Endpoints,"
            + " Lint429:Helper, Lint429:Scope.");
  }

  @Test
  void misspelledKeys() {
    parse("lint429:scope", "all");
    parse("Lint249:Helper", "a.B");
    parse("Lint429Scope", "all");
    assertEquals(
        List.of("Lint429:Scope?", "Lint429:Helper?", "Lint429:Scope?"),
        warnings.stream()
            .map(w -> w.replaceAll(".*Did you mean -XepOpt:(\\S+) .*", "$1"))
            .toList());
  }

  @Test
  void scope() {
    assertEquals(Options.Scope.ALL, parse("Lint429:Scope", "all").scope());
    assertEquals(Options.Scope.INFERENCE, parse("Lint429:Scope", "Inference").scope());
    assertWarned();
  }

  @Test
  void badScope() {
    assertEquals(Options.Scope.INFERENCE, parse("Lint429:Scope", "al").scope());
    assertWarned(
        "[lint429] -XepOpt:Lint429:Scope=al is unknown (nearest: all); using inference. Allowed:"
            + " inference, all.");
  }

  @Test
  void scopeWithoutValue() {
    // Error Prone gives an option without "=" the value "true".
    assertEquals(Options.Scope.INFERENCE, parse("Lint429:Scope", "true").scope());
    assertEquals(1, warnings.size());
  }

  @Test
  void helper() {
    assertEquals("com.acme.Retry", parse("Lint429:Helper", "com.acme.Retry").helper());
    assertWarned();
  }

  @Test
  void badHelpers() {
    for (String bad :
        List.of("Retry", "", "com.acme.", "com acme.Retry", "com.class.Retry", "1.A")) {
      warnings.clear();
      assertEquals(Options.DEFAULT_HELPER, parse("Lint429:Helper", bad).helper());
      assertWarned(
          "[lint429] -XepOpt:Lint429:Helper="
              + bad
              + " is no qualified class name; using dev.lint429.backoff.Backoff. Allowed: a class"
              + " name such as dev.lint429.backoff.Backoff.");
    }
  }

  @Test
  void endpoints() {
    assertEquals(
        List.of("^https://llm\\.acme\\.com/", "/v[0-9]{1,2}/chat", "a(b,c)"),
        patterns("^https://llm\\.acme\\.com/, /v[0-9]{1,2}/chat,a(b,c)"));
    assertWarned();
  }

  @Test
  void badEndpointsAreLeftOut() {
    assertEquals(List.of("a", "c"), patterns("a,*,c"));
    assertWarned(
        "[lint429] -XepOpt:Lint429:Endpoints=a,*,c \"*\" was ignored: Dangling meta character '*'."
            + " Allowed: regular expressions.");
  }

  @Test
  void emptyEndpoints() {
    assertEquals(List.of(), patterns(""));
    assertWarned(
        "[lint429] -XepOpt:Lint429:Endpoints= has an empty pattern, which was ignored. Allowed:"
            + " regular expressions.");
  }

  private List<String> patterns(String value) {
    return parse("Lint429:Endpoints", value).endpoints().stream().map(Pattern::pattern).toList();
  }

  @Test
  void everyBadValueIsOneWarning() {
    Options options =
        PluginOptions.parse(
            Map.of(
                "Lint429:Scope",
                "x",
                "Lint429:Helper",
                "y",
                "Lint429:Endpoints",
                "(",
                "Lint429:Nothing",
                "z"),
            Options.DEFAULT,
            warnings::add);
    assertEquals(Options.DEFAULT, options);
    assertEquals(4, warnings.size());
  }
}
