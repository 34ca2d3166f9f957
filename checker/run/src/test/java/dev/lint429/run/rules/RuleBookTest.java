package dev.lint429.run.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.Rule;
import dev.lint429.run.result.Severity;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleBookTest {
  @Test
  void noSuchRule() {
    assertNull(RuleBook.rule("NoSuchRule"));
  }

  @Test
  void inTheOrderOfTheEngine() {
    assertEquals(Arrays.stream(Rule.values()).map(Rule::id).toList(), RuleBook.ids());
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleHasAPage(Rule rule) {
    RuleInfo info = RuleBook.rule(rule.id());
    assertEquals(rule.id(), info.id());
    assertTrue(info.severity() != Severity.OFF);
    assertTrue(info.summary().endsWith(".") && !info.summary().contains("\n"), info.summary());
    for (String heading : new String[] {"## Why", "## Example", "## How to silence it"}) {
      assertTrue(info.help().contains(heading), heading);
    }
    assertTrue(info.help().contains("@SuppressWarnings(\"" + rule.id() + "\")"));
  }
}
