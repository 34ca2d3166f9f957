package dev.lint429.errorprone;

import com.google.errorprone.CompilationTestHelper;
import com.google.errorprone.scanner.ScannerSupplier;
import dev.lint429.errorprone.FakeEngine.FakeFixedDelayRetry;
import dev.lint429.errorprone.FakeEngine.FakeUnhandledRateLimit;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  private final CompilationTestHelper helper =
      CompilationTestHelper.newInstance(
          ScannerSupplier.fromBugCheckerClasses(
              FakeUnhandledRateLimit.class, FakeFixedDelayRetry.class),
          getClass());

  @Test
  void suppressedOnEveryDeclarationAround() {
    helper
        .addSourceLines(
            "Test.java",
            "// fake.Api",
            "class Test {",
            "  static int unhandled() { return 0; }",
            "  @SuppressWarnings(\"UnhandledRateLimit\") int field = unhandled();",
            "  @SuppressWarnings(\"lint429\") int other = unhandled();",
            "  @SuppressWarnings(\"UnhandledRateLimit\") void method() { unhandled(); }",
            "  @SuppressWarnings({\"x\", \"lint429\"}) void array() { unhandled(); }",
            "  void local() {",
            "    @SuppressWarnings(\"UnhandledRateLimit\") int x = unhandled();",
            "    Runnable r = new Runnable() {",
            "      @SuppressWarnings(\"lint429\") public void run() { unhandled(); }",
            "    };",
            "  }",
            "  @SuppressWarnings(\"UnhandledRateLimit\") Test() { unhandled(); }",
            "  @SuppressWarnings(\"lint429\") static class Nested {",
            "    int field = unhandled();",
            "    void method() { Runnable r = () -> unhandled(); }",
            "  }",
            "  @SuppressWarnings(\"all\") void all() { unhandled(); }",
            "}")
        .doTest();
  }

  @Test
  void otherRulesAreNotSuppressed() {
    helper
        .addSourceLines(
            "Test.java",
            "// fake.Api",
            "class Test {",
            "  static int unhandled() { return 0; }",
            "  static int fixedDelay() { return 0; }",
            "  @SuppressWarnings(\"FixedDelayRetry\") void one() {",
            "    // BUG: Diagnostic contains: [UnhandledRateLimit]",
            "    unhandled();",
            "    fixedDelay();",
            "  }",
            "  @SuppressWarnings(\"UnhandledRateLimit\") void two() {",
            "    unhandled();",
            "    // BUG: Diagnostic contains: [FixedDelayRetry]",
            "    fixedDelay();",
            "  }",
            "  @SuppressWarnings(\"lint429\") void both() { unhandled(); fixedDelay(); }",
            "  @SuppressWarnings(\"unchecked\") void neither() {",
            "    // BUG: Diagnostic contains: [UnhandledRateLimit]",
            "    unhandled();",
            "  }",
            "  // BUG: Diagnostic contains: [FixedDelayRetry]",
            "  int field = fixedDelay();",
            "  @SuppressWarnings(\"UnhandledRateLimit\") int sibling = 1,",
            "    // BUG: Diagnostic contains: [FixedDelayRetry]",
            "    next = fixedDelay();",
            "}")
        .doTest();
  }

  @Test
  void annotationsCanBeIgnored() {
    helper
        .setArgs("-XepIgnoreSuppressionAnnotations")
        .addSourceLines(
            "Test.java",
            "// fake.Api",
            "@SuppressWarnings(\"lint429\")",
            "class Test {",
            "  // BUG: Diagnostic contains: [UnhandledRateLimit]",
            "  int field = unhandled();",
            "  static int unhandled() { return 0; }",
            "}")
        .doTest();
  }

  @Test
  void switchedOffByRuleOrTogether() {
    helper
        .setArgs("-Xep:lint429:OFF")
        .addSourceLines(
            "Test.java",
            "// fake.Api",
            "class Test {",
            "  int field = unhandled() + fixedDelay();",
            "  static int unhandled() { return 0; }",
            "  static int fixedDelay() { return 0; }",
            "}")
        .doTest();
  }

  @Test
  void generatedCode() {
    helper
        .setArgs("-XepDisableWarningsInGeneratedCode")
        .addSourceLines(
            "Test.java",
            "// fake.Api",
            "class Test {",
            "  // BUG: Diagnostic contains: [UnhandledRateLimit]",
            "  int field = unhandled();",
            "  static int unhandled() { return 0; }",
            "  @javax.annotation.processing.Generated(\"tool\") static class G {",
            "    int field = unhandled();",
            "  }",
            "}")
        .doTest();
  }
}
