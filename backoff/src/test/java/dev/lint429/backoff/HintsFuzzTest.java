package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whatever a server writes into its headers and error body: nothing is thrown, and a wait is
 * neither negative nor beyond the budget. Ordinarily only the committed inputs run, answers of
 * providers among them; CONTRIBUTING.md tells how to look for new ones.
 */
final class HintsFuzzTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final Set<GiveUpReason> REASONS =
      Set.of(GiveUpReason.HINT_BEYOND_BUDGET, GiveUpReason.QUOTA, GiveUpReason.FORBIDDEN);

  private final Policy policy = Backoff.standard().policy();

  /** Lines of headers, an empty one, and the body. */
  @FuzzTest(maxDuration = "5m")
  @DictionaryFile(resourcePath = "hints.dict")
  void answers(byte[] input) {
    String[] parts = text(input).split("\n\n", 2);
    Map<String, String> headers = new HashMap<>();
    for (String line : parts[0].split("\n", -1)) {
      String[] header = line.split(":", 2);
      headers.putIfAbsent(header[0].toLowerCase(Locale.ROOT), header[header.length - 1]);
    }
    Answer answer = Answer.of(429, name -> headers.get(name.toLowerCase(Locale.ROOT)));
    check(parts.length < 2 ? answer : answer.withBody(parts[1]));
  }

  @FuzzTest(maxDuration = "5m")
  @DictionaryFile(resourcePath = "hints.dict")
  void retryAfter(byte[] input) {
    String value = text(input);
    check(Answer.of(429, name -> name.equals("Retry-After") ? value : null));
  }

  @FuzzTest(maxDuration = "5m")
  @DictionaryFile(resourcePath = "hints.dict")
  void dates(byte[] input) {
    Instant date = HttpDates.parse(text(input), NOW);
    if (date != null) {
      // All that four digits can say.
      assertTrue(date.compareTo(Instant.parse("0000-01-01T00:00:00Z")) >= 0, date::toString);
      assertTrue(date.compareTo(Instant.parse("+10000-01-01T00:00:00Z")) < 0, date::toString);
    }
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private void check(Answer answer) {
    long header = Hints.read(answer, NOW);
    long body = Hints.readBody(answer.body());
    assertTrue(header >= Hints.NONE, () -> "header: " + header);
    assertTrue(body >= Hints.NONE, () -> "body: " + body);
    Decision decision = Decision.after(policy, new Timeline(() -> NOW), 1, 0, answer);
    assertEquals(429, decision.status());
    long budget = Duration.ofMinutes(5).toNanos();
    if (decision.stop() == null) {
      assertTrue(decision.delay() >= Math.max(0, decision.hint()), decision::toString);
      assertTrue(decision.delay() <= budget, decision::toString);
    } else {
      assertTrue(REASONS.contains(decision.stop()), decision::toString);
      assertEquals(0, decision.delay());
    }
  }
}
