package dev.lint429.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.catalogue.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** URLs against the built-in endpoints; the cases are in {@code urls.txt}. */
class EndpointMatcherTest {
  private static final Pattern HOLE = Pattern.compile("(\\$?)\\{([^}]*)\\}");

  private final EndpointMatcher matcher = new EndpointMatcher(CatalogueLoader.builtIn(), List.of());

  /** A line of {@code urls.txt}. */
  record Case(String expected, String verb, String url, Hints hints) {
    @Override
    public String toString() {
      return expected + ": " + verb + " " + url;
    }
  }

  static Stream<Case> cases() throws IOException {
    return lines()
        .map(
            line -> {
              String[] words = line.split("\\s+", -1);
              String[] hints = words.length > 3 ? words[3].split(",", -1) : new String[0];
              return new Case(words[0], words[1], words[2], hints(hints));
            });
  }

  private static Hints hints(String[] hints) {
    List<String> declared = new ArrayList<>();
    List<String> used = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (String hint : hints) {
      String value = hint.substring(hint.indexOf('=') + 1);
      (hint.startsWith("key=") ? keys : hint.startsWith("used=") ? used : declared).add(value);
    }
    return new Hints(declared, used, keys);
  }

  private static Stream<String> lines() throws IOException {
    try (InputStream in = EndpointMatcherTest.class.getResourceAsStream("urls.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList()
              .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsInferenceFromOther(Case c) {
    Target target = matcher.match(value(c.verb(), c.url()), c::hints);
    assertEquals(c.expected(), shown(target));
  }

  private static String shown(Target target) {
    return target.kind() == Target.Kind.INFERENCE
        ? target.endpoint().id() + "/" + target.confidence()
        : target.kind().toString();
  }

  /** {@code {name}} is an unknown piece, {@code ${key}} one from configuration. */
  private static UrlValue value(String verb, String url) {
    UrlValue value = UrlValue.NO_URL;
    Matcher hole = HOLE.matcher(url);
    int from = 0;
    while (hole.find()) {
      value = plus(value, UrlValue.of(UrlText.of(url.substring(from, hole.start()))));
      Hole.Kind kind = hole.group(1).isEmpty() ? Hole.Kind.PARAMETER : Hole.Kind.CONFIG;
      value = plus(value, UrlValue.of(new Hole(hole.group(2), kind, "java.lang.String")));
      from = hole.end();
    }
    value = plus(value, UrlValue.of(UrlText.of(url.substring(from))));
    return value.withVerb(verb.equals("-") ? null : verb);
  }

  private static UrlValue plus(UrlValue left, UrlValue right) {
    return left.mergedWith(right, left.text().plus(right.text()));
  }

  @Test
  void everyEndpointHasCasesOfBothSorts() throws IOException {
    Set<String> positive = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    cases().forEach(c -> positive.add(c.expected().replaceAll("/.*", "")));
    for (Endpoint endpoint : CatalogueLoader.builtIn().endpoints()) {
      if (endpoint.kind().equals("sdk")) {
        // Its calls name it; no address does.
        assertEquals("(?!)", endpoint.host().pattern(), endpoint.id());
        assertEquals("(?!)", endpoint.path().pattern(), endpoint.id());
        continue;
      }
      all.add(endpoint.id());
    }
    all.remove("hf-hub");
    positive.removeAll(Set.of("OTHER", "UNKNOWN"));
    assertEquals(all, positive);

    for (Endpoint endpoint : CatalogueLoader.builtIn().endpoints()) {
      if (!endpoint.selfHosted() && !Set.of("path-only", "sdk").contains(endpoint.kind())) {
        long negatives =
            cases()
                .filter(c -> c.expected().equals("OTHER"))
                .filter(c -> endpoint.host().matcher(hostOf(c.url())).find())
                .count();
        assertEquals(true, negatives > 0, "no negative case for " + endpoint.id());
      }
    }
  }

  private static String hostOf(String url) {
    return ParsedUrl.parse(value("-", url).text()).host().replace(UrlText.HOLE, 'x');
  }

  @Test
  void aUsersPatternIsSearchedInTheWholeUrl() {
    EndpointMatcher own =
        new EndpointMatcher(
            CatalogueLoader.builtIn(), List.of(Pattern.compile("ml\\.corp\\.example/score")));
    Target target = own.match(value("GET", "https://ml.corp.example/score?x=1"), () -> Hints.NONE);

    assertEquals(Target.Kind.INFERENCE, target.kind());
    assertEquals(Target.Confidence.HOST, target.confidence());
    assertNull(target.endpoint());
    assertEquals(
        Target.Kind.OTHER,
        own.match(value("POST", "https://ml.corp.example/other"), () -> Hints.NONE).kind());
  }

  @Test
  void theUrlIsShownWithNamesForWhatIsUnknown() {
    Target target =
        matcher.match(
            value("POST", "${openai.base-url}/v1/chat/completions?k={key}"), () -> Hints.NONE);
    assertEquals("{openai.base-url}/v1/chat/completions?k={key}", target.url());
  }
}
