package dev.lint429.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.Issue;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WarmUpTest {
  @Test
  void theSampleGoesThroughAllOfTheAnalysis() {
    FileResult result = WarmUp.analyse();
    assertNull(result.trouble());
    assertEquals(2, result.calls().size());
    assertEquals(
        List.of("FixedDelayRetry", "UnhandledRateLimit"),
        result.issues().stream()
            .map(Issue::rule)
            .filter(r -> !r.equals("RetryAfterIgnored"))
            .toList());
  }
}
