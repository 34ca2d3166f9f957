package dev.lint429.errorprone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.BaseErrorProneJavaCompiler;
import com.google.errorprone.scanner.ScannerSupplier;
import com.google.testing.compile.JavaFileObjects;
import dev.lint429.errorprone.FakeEngine.FakeFixedDelayRetry;
import dev.lint429.errorprone.FakeEngine.FakeUnhandledRateLimit;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer reads: the compiler's literal output. */
class ReportTest {
  @TempDir java.nio.file.Path output;

  private static final JavaFileObject CONFIG =
      source(
          "p/Config.java", "package p;", "interface Config {", "  String BASE_URL = \"x\";", "}");

  private static JavaFileObject source(String path, String... lines) {
    return JavaFileObjects.forSourceLines(path.replace(".java", "").replace('/', '.'), lines);
  }

  private String compile(List<String> options, JavaFileObject... files) {
    StringWriter out = new StringWriter();
    List<String> arguments =
        new ArrayList<>(List.of("-XDcompilePolicy=simple", "-d", output.toString()));
    arguments.addAll(options);
    boolean success =
        new BaseErrorProneJavaCompiler(
                ScannerSupplier.fromBugCheckerClasses(
                    FakeUnhandledRateLimit.class, FakeFixedDelayRetry.class))
            .getTask(out, null, null, arguments, null, Arrays.asList(files))
            .call();
    assertTrue(success, out::toString);
    return out.toString();
  }

  private static JavaFileObject calling(String call) {
    return source(
        "p/Test.java",
        "package p; // fake.Api",
        "class Test {",
        "  Object answer = " + call + ";",
        "  static int unhandled() { return 0; }",
        "  static int unfixable(Object... args) { return 0; }",
        "  static int fixedDelay() { return 0; }",
        "  static int nowhere() { return 0; }",
        "  static int explode() { return 0; }",
        "  static int overflow() { return 0; }",
        "}");
  }

  @Test
  void nothingToSay() {
    assertEquals("", compile(List.of(), calling("1")));
  }

  @Test
  void findingWithTrailAndFix() {
    assertEquals(
        """
        p/Test.java:3: warning: [UnhandledRateLimit] A 429 from api.example.com is not handled.
          Object answer = unhandled();
                                   ^
            How it is known:
              Test.java:3: the request is sent
              Config.java:3: the base URL
              Test.java: made up
            Wait, then send it again.
            Fix: wrap the call in Backoff.
          Did you mean 'Object answer = Backoff.standard().call(() -> unhandled());'?
        1 warning
        """,
        compile(List.of(), calling("unhandled()"), CONFIG));
  }

  @Test
  void findingWithoutTrailOrFix() {
    assertEquals(
        """
        p/Test.java:3: warning: [FixedDelayRetry] Retried too soon
          Object answer = fixedDelay();
                                    ^
        1 warning
        """,
        compile(List.of(), calling("fixedDelay()")));
  }

  @Test
  void whyThereIsNoFix() {
    assertEquals(
        """
        p/Test.java:3: warning: [UnhandledRateLimit] Not handled.
          Object answer = unfixable();
                                   ^
            No fix is offered: the call stands in a field.
        1 warning
        """,
        compile(List.of(), calling("unfixable()"), CONFIG));
  }

  @Test
  void findingThatStandsNowhereIsReportedAtTheFile() {
    assertEquals(
        """
        p/Test.java:1: warning: [UnhandledRateLimit] Nowhere.
        package p; // fake.Api
        ^
        1 warning
        """,
        compile(List.of(), calling("nowhere()")));
  }

  @Test
  void failureIsOneNoteAndTheBuildGoesOn() {
    assertEquals(
        """
        p/Test.java:1: Note: [lint429] Test.java was not checked, because lint429 failed: \
        java.lang.IllegalStateException: it exploded at \
        dev.lint429.errorprone.FakeEngine.lambda$analyze$0(FakeEngine.java). The build goes on. \
        Please report this, with the file if you can.
        package p; // fake.Api
        ^
        """,
        compile(List.of(), calling("explode()"))
            .replaceAll(
                "lambda[^(]*\\(FakeEngine.java:\\d+\\)", "lambda\\$analyze\\$0(FakeEngine.java)"));
  }

  @Test
  void failureInOneFileLeavesTheOthers() {
    String out =
        compile(
            List.of(),
            source(
                "p/A.java",
                "package p; // fake.Api",
                "class A { int x = overflow(); static int overflow() { return 0; } }"),
            calling("fixedDelay()"));
    assertTrue(
        out.contains(
            "A.java was not checked, because lint429 failed:"
                + " java.lang.StackOverflowError at "),
        out);
    assertTrue(out.contains("p/Test.java:3: warning: [FixedDelayRetry]"), out);
    assertTrue(out.endsWith("1 warning\n"), out);
  }

  @Test
  void badOptionIsOneWarning() {
    assertEquals(
        """
        warning: [lint429] -XepOpt:Lint429:Scope=evrything is unknown (nearest: inference); using \
        inference. Allowed: inference, all.
        1 warning
        """,
        compile(List.of("-XepOpt:Lint429:Scope=evrything"), calling("1"), CONFIG));
  }

  @Test
  void badOptionWithoutAnnotationProcessing() {
    String out =
        compile(
            List.of("-proc:none", "-XepOpt:Lint429:Helpr=a.B", "-XepOpt:Lint429:Scope=all"),
            calling("fixedDelay()"));
    assertTrue(
        out.startsWith(
            "warning: [lint429] -XepOpt:Lint429:Helpr is no option of lint429 and was ignored."
                + " Did you mean -XepOpt:Lint429:Helper? "),
        out);
    assertTrue(out.endsWith("2 warnings\n"), out);
    assertEquals(dev.lint429.engine.Options.Scope.ALL, FakeEngine.lastOptions.scope());
  }
}
