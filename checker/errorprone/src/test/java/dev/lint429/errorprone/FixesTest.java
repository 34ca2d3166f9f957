package dev.lint429.errorprone;

import com.google.errorprone.BugCheckerRefactoringTestHelper;
import dev.lint429.errorprone.FakeEngine.FakeUnhandledRateLimit;
import org.junit.jupiter.api.Test;

class FixesTest {
  private static final String[] BACKOFF = {
    "package dev.lint429.test;",
    "public class Backoff {",
    "  public static Backoff standard() { return null; }",
    "  public <T> T call(java.util.function.Supplier<T> action) { return action.get(); }",
    "}"
  };

  private final BugCheckerRefactoringTestHelper helper =
      BugCheckerRefactoringTestHelper.newInstance(FakeUnhandledRateLimit.class, getClass());

  @Test
  void noFixForFindingsWithoutOneOrInOtherFiles() {
    helper
        .addInputLines(
            "Config.java", //
            "class Config {",
            "  static final String BASE_URL = \"x\";",
            "}")
        .expectUnchanged()
        .addInputLines(
            "Test.java",
            "// fake.Api",
            "class Test {",
            "  void m() {",
            "    unfixable();",
            "    unfixable(1);",
            "  }",
            "",
            "  static int unfixable(Object... args) {",
            "    return 0;",
            "  }",
            "}")
        .expectUnchanged()
        .setArgs("-XDcompilePolicy=simple")
        .doTest();
  }

  @Test
  void editsAndImport() {
    helper
        .addInputLines("dev/lint429/test/Backoff.java", BACKOFF)
        .expectUnchanged()
        .addInputLines(
            "Test.java",
            "// fake.Api",
            "import java.util.List;",
            "class Test {",
            "  List<Integer> m() {",
            "    return List.of(unhandled(1) + /* here */ unhandled(2));",
            "  }",
            "  static int unhandled(Object... args) { return 0; }",
            "}")
        .addOutputLines(
            "Test.java",
            "// fake.Api",
            "import dev.lint429.test.Backoff;",
            "import java.util.List;",
            "class Test {",
            "  List<Integer> m() {",
            "    return List.of(Backoff.standard().call(() -> unhandled(1))",
            "        + /* here */ Backoff.standard().call(() -> unhandled(2)));",
            "  }",
            "  static int unhandled(Object... args) { return 0; }",
            "}")
        .setArgs("-XDcompilePolicy=simple")
        .doTest();
  }

  @Test
  void importThatIsThere() {
    helper
        .addInputLines("dev/lint429/test/Backoff.java", BACKOFF)
        .expectUnchanged()
        .addInputLines(
            "Test.java",
            "// fake.Api",
            "import dev.lint429.test.Backoff;",
            "class Test {",
            "  Backoff b;",
            "  int x = unhandled();",
            "  static int unhandled() { return 0; }",
            "}")
        .addOutputLines(
            "Test.java",
            "// fake.Api",
            "import dev.lint429.test.Backoff;",
            "class Test {",
            "  Backoff b;",
            "  int x = Backoff.standard().call(() -> unhandled());",
            "  static int unhandled() { return 0; }",
            "}")
        .setArgs("-XDcompilePolicy=simple")
        .doTest();
  }
}
