package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.Engine;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Fix;
import dev.lint429.engine.Options;
import dev.lint429.fixtures.Fixture;
import dev.lint429.fixtures.Fixtures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each fix of each fixture, alone: it compiles, and its finding is gone. */
final class FixturesFixTest {
  @TestFactory
  Stream<DynamicTest> fixtures() {
    return Fixtures.all().stream()
        .filter(fixture -> !fixture.isNegative())
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> check(fixture)));
  }

  private static void check(Fixture fixture) {
    Map<String, String> before = new LinkedHashMap<>();
    fixture.before().stream()
        .filter(Fixture.Source::isJava)
        .forEach(source -> before.put(source.path(), source.text()));
    try (Attributed code = Attributed.of(before, fixture.classpath())) {
      List<Finding> findings = findings(code);
      for (Finding finding : findings) {
        assertEquals(
            finding.fixes().isEmpty(), finding.noFix() != null, "a fix or a reason, not both");
        for (Fix fix : finding.fixes()) {
          check(fixture, Edited.of(before, finding.unit(), fix), findings.size(), fix.title());
        }
      }
    }
  }

  private static void check(
      Fixture fixture, Map<String, String> after, int findings, String title) {
    try (Attributed code = Attributed.of(after, fixture.classpath())) {
      assertEquals(List.of(), code.errors(), () -> title + ": " + after);
      assertTrue(findings(code).size() < findings, () -> title + " mends nothing: " + after);
    }
  }

  private static List<Finding> findings(Attributed code) {
    Engine engine = new Engine(Options.DEFAULT, code.program());
    List<Finding> findings = new ArrayList<>();
    code.units().values().forEach(unit -> findings.addAll(engine.analyze(unit)));
    // A fix may leave something to wish for.
    findings.removeIf(finding -> finding.rule().isSuggestion());
    return findings;
  }
}
