package dev.lint429.errorprone.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.BaseErrorProneJavaCompiler;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.CompilationUnitTreeMatcher;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.scanner.ScannerSupplier;
import com.google.testing.compile.JavaFileObjects;
import com.sun.source.tree.CompilationUnitTree;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that Lombok writes into the trees: it is there to be followed, but stands nowhere. */
class GeneratedCodeTest {
  @TempDir Path output;

  @Test
  void generatedMembersStandNowhere() {
    CompilationUnit unit =
        lower(
            """
            import lombok.*;
            @Data @Builder @lombok.extern.java.Log
            class Test {
              @NonNull private final String url;
              private int retries = 3;
            }
            """);
    TypeDecl type = unit.types().get(0);
    assertEquals(
        List.of(
            "log: ", "url: @NonNull private final String url", "retries: private int retries = 3"),
        type.fields().stream().map(f -> f.name() + ": " + unit.file().text(f.span())).toList());
    List<String> methods = type.methods().stream().map(MethodDecl::name).toList();
    assertTrue(
        methods.containsAll(List.of("<init>", "builder", "getUrl", "getRetries", "setRetries")),
        methods::toString);
    assertEquals(List.of("Test.TestBuilder"), names(type.nested()));
    type.methods().forEach(GeneratedCodeTest::assertNowhere);
    type.nested().forEach(GeneratedCodeTest::assertNowhere);
    // But they can be followed.
    MethodDecl getter =
        type.methods().stream().filter(m -> m.name().equals("getUrl")).findAny().get();
    assertEquals(
        """
        Block
          Return
            Select url -> Test.url : java.lang.String
              Name this : Test
        """,
        Dump.of(unit, getter.body()));
    assertEquals(List.of(), Invariants.violations(unit));
  }

  private static List<String> names(List<TypeDecl> types) {
    return types.stream().map(TypeDecl::qualifiedName).toList();
  }

  private static void assertNowhere(Node node) {
    assertEquals(Span.NONE, node.span(), node::toString);
    node.children().forEach(GeneratedCodeTest::assertNowhere);
  }

  /** Lombok wraps the body; what was written keeps its place. */
  @Test
  void writtenCodeInGeneratedBlocks() {
    CompilationUnit unit =
        lower(
            """
            import java.io.*;
            import lombok.*;
            class Test {
              @SneakyThrows int sneaky(@NonNull String q) {
                @Cleanup InputStream in = new FileInputStream(q);
                val x = in.read();
                return x;
              }
              @Synchronized int locked() { return sneaky("a"); }
            }
            """);
    assertEquals(List.of(), Invariants.violations(unit));
    MethodDecl locked = Compiled.first(unit, MethodDecl.class, m -> m.name().equals("locked"));
    assertEquals(
        """
        Block
          Block «{ return sneaky("a"); }»
            Return «return sneaky("a");»
              Call Test#sneaky[java.lang.String] : int «sneaky("a")»
                Literal String a : java.lang.String «"a"»
        """,
        Dump.of(unit, locked.body()));
    MethodDecl sneaky = Compiled.first(unit, MethodDecl.class, m -> m.name().equals("sneaky"));
    List<String> placed = new ArrayList<>();
    unit.forEach(
        node -> {
          if (node instanceof Stmt && node.span().exists() && sneaky.span().contains(node.span())) {
            placed.add(unit.file().text(node.span()));
          }
        });
    assertEquals(
        List.of(
            unit.file().text(sneaky.body().span()),
            "@Cleanup InputStream in = new FileInputStream(q);",
            "x = in.read();",
            "return x;"),
        placed);
  }

  private CompilationUnit lower(String source) {
    String path = System.getProperty("java.class.path");
    StringWriter out = new StringWriter();
    boolean success =
        new BaseErrorProneJavaCompiler(ScannerSupplier.fromBugCheckerClasses(Capture.class))
            .getTask(
                out,
                null,
                null,
                List.of(
                    "-XDcompilePolicy=simple",
                    "-processorpath",
                    path,
                    "-classpath",
                    path,
                    "-processor",
                    "lombok.launch.AnnotationProcessorHider$AnnotationProcessor",
                    "-d",
                    output.toString()),
                null,
                List.of(JavaFileObjects.forSourceString("Test", source)))
            .call();
    assertTrue(success, out::toString);
    return Capture.last;
  }

  /** Lowers the file it is shown. */
  @BugPattern(
      summary = "Lowers the file",
      linkType = LinkType.NONE,
      severity = SeverityLevel.WARNING)
  public static final class Capture extends BugChecker implements CompilationUnitTreeMatcher {
    private static final long serialVersionUID = 1L;
    private static CompilationUnit last;

    @Override
    public Description matchCompilationUnit(CompilationUnitTree tree, VisitorState state) {
      last =
          new JavacProgram(
                  state.context,
                  (unit, failure) -> {
                    throw new AssertionError(failure);
                  })
              .unit(tree)
              .orElseThrow();
      return Description.NO_MATCH;
    }
  }
}
