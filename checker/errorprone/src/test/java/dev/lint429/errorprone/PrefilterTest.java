package dev.lint429.errorprone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.errorprone.CompilationTestHelper;
import com.google.errorprone.scanner.ScannerSupplier;
import dev.lint429.errorprone.FakeEngine.FakeFixedDelayRetry;
import dev.lint429.errorprone.FakeEngine.FakeUnhandledRateLimit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrefilterTest {
  private final CompilationTestHelper helper =
      CompilationTestHelper.newInstance(
          ScannerSupplier.fromBugCheckerClasses(
              FakeUnhandledRateLimit.class, FakeFixedDelayRetry.class),
          getClass());

  @BeforeEach
  void reset() {
    FakeEngine.reset();
  }

  @Test
  void noEngineWhereNoFileConcerns() {
    helper
        .addSourceLines(
            "Test.java",
            "class Test {",
            "  int x = unhandled();",
            "  static int unhandled() { return 0; }",
            "}")
        .addSourceLines("p/package-info.java", "package p;")
        .doTest();
    assertEquals(0, FakeEngine.created);
    assertEquals(List.of(), FakeEngine.ANALYZED);
  }

  @Test
  void oneEngineAndOneAnalysisOfEachFileThatConcerns() {
    helper
        .addSourceLines("A.java", "// fake.Api", "class A {}")
        .addSourceLines("B.java", "class B {}")
        .addSourceLines("C.java", "// fake.Api", "class C {}", "class D {}")
        .doTest();
    assertEquals(1, FakeEngine.created);
    assertEquals(
        List.of("A.java", "C.java"),
        FakeEngine.ANALYZED.stream().map(path -> path.replaceAll(".*/", "")).sorted().toList());
  }
}
