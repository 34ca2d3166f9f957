package dev.lint429.errorprone.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Program.Answer;
import dev.lint429.engine.model.Program.Origin;
import dev.lint429.engine.model.TypeDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class JavacProgramTest {
  private static final Map<String, String> SOURCES =
      Map.of(
          "p/A.java",
          """
          package p;
          class A extends B {
            String m() { return helper("x") + new B.Nested().value(); }
            Object local() { class L extends B {} return new L(); }
            Runnable anonymous() { return new Runnable() { public void run() {} }; }
          }
          class Second {}
          """,
          "p/B.java",
          """
          package p;
          class B implements java.io.Closeable {
            static class Nested { String value() { return ""; } }
            String helper(String s) { return s; }
            public void close() {}
          }
          """,
          "q/C.java",
          "package q; public class C { String helper; }");

  private final Compiled compiled = Compiled.of(SOURCES, List.of());
  private final JavacProgram program = compiled.program;

  @Test
  void unknownTypes() {
    assertEquals(Optional.empty(), program.type("p.Missing"));
    assertEquals(Optional.empty(), program.type("java.lang.String"));
    assertEquals(Optional.empty(), program.type(""));
    assertEquals(Origin.UNKNOWN, program.origin("p.Missing"));
    assertEquals(Origin.UNKNOWN, program.origin("Missing"));
    assertEquals(Origin.UNKNOWN, program.origin(""));
    assertEquals(Origin.UNKNOWN, program.origin("p.A$7"));
    assertEquals(Answer.UNKNOWN, program.isSubtype("p.Missing", "p.B"));
  }

  @Test
  void typesOfOtherFilesInAnyOrder() {
    TypeDecl nested = program.type("p.B.Nested").orElseThrow();
    assertEquals("p.B.Nested", nested.qualifiedName());
    assertEquals("value", nested.methods().get(0).name());
    CompilationUnit b = program.unitOf(nested);
    assertEquals("/p/B.java", b.file().path());
    assertSame(b, compiled.unit("p/B.java"));
    assertSame(nested, program.type("p.B.Nested").orElseThrow());
    assertEquals("/p/A.java", program.unitOf(program.type("p.Second").orElseThrow()).file().path());
  }

  @Test
  void localAndAnonymousTypes() {
    assertEquals("p.A$1L", program.type("p.A$1L").orElseThrow().qualifiedName());
    assertEquals(TypeDecl.Kind.ANONYMOUS, program.type("p.A$1").orElseThrow().kind());
    assertEquals(Origin.SOURCE, program.origin("p.A$1L"));
    assertEquals(Answer.YES, program.isSubtype("p.A$1L", "java.io.Closeable"));
    assertEquals(Answer.YES, program.isSubtype("p.A$1", "java.lang.Runnable"));
  }

  @Test
  void foreignTypeHasNoUnit() {
    TypeDecl other = Compiled.of("class Test {}").unit().types().get(0);
    assertThrows(IllegalArgumentException.class, () -> program.unitOf(other));
  }

  @Test
  void origins() {
    assertEquals(Origin.SOURCE, program.origin("p.A"));
    assertEquals(Origin.SOURCE, program.origin("p.B.Nested"));
    assertEquals(Origin.BINARY, program.origin("java.lang.String"));
    assertEquals(Origin.BINARY, program.origin("java.util.Map.Entry"));
    // On the class path, but named nowhere in the sources.
    assertEquals(Origin.BINARY, program.origin("java.net.http.HttpResponse.BodyHandlers"));
  }

  @Test
  void subtypes() {
    assertEquals(Answer.YES, program.isSubtype("p.A", "p.A"));
    assertEquals(Answer.YES, program.isSubtype("p.A", "p.B"));
    assertEquals(Answer.YES, program.isSubtype("p.A", "java.lang.AutoCloseable"));
    assertEquals(Answer.YES, program.isSubtype("p.A", "java.lang.Object"));
    assertEquals(Answer.NO, program.isSubtype("p.B", "p.A"));
    assertEquals(Answer.NO, program.isSubtype("p.A", "java.lang.Runnable"));
    assertEquals(Answer.YES, program.isSubtype("java.util.ArrayList", "java.util.Collection"));
    assertEquals(Answer.NO, program.isSubtype("java.util.ArrayList", "java.util.Set"));
    assertEquals(
        Answer.YES, program.isSubtype("java.net.http.HttpTimeoutException", "java.io.IOException"));
  }

  @Test
  void textSearch() {
    assertEquals(List.of("/p/A.java", "/p/B.java", "/q/C.java"), containing("helper"));
    assertEquals(List.of("/p/A.java"), containing("helper", "\"x\""));
    assertEquals(List.of(), containing("helper", "nowhere"));
    assertEquals(3, containing().size());
  }

  private List<String> containing(String... words) {
    return program.unitsContaining(words).map(unit -> unit.file().path()).toList();
  }

  @Test
  void onlyHitsAreLowered() {
    assertSame(
        program.unitsContaining("Nested", "helper(String").findFirst().orElseThrow(),
        program.unitOf(program.type("p.B").orElseThrow()));
    assertEquals(List.of(), compiled.failures);
  }

  @Test
  void callsLeadToMethodsOfOtherFiles() {
    CallGraph graph = new CallGraph(program);
    CompilationUnit a = compiled.unit("p/A.java");
    Expr.Call call = Compiled.first(a, Expr.Call.class, c -> c.name().equals("helper"));
    MethodDecl helper = graph.target(call.method()).orElseThrow();
    assertEquals("p.B", helper.owner());
    List<CallGraph.Caller> callers = graph.callers(helper);
    assertEquals(1, callers.size());
    assertSame(call, callers.get(0).call());
    assertSame(a, callers.get(0).unit());
  }

  @Test
  void spansOfAnotherFileAreOffsetsOfItsText() {
    CompilationUnit b = compiled.unit("p/B.java");
    MethodDecl helper = Compiled.first(b, MethodDecl.class, m -> m.name().equals("helper"));
    assertEquals("String helper(String s) { return s; }", b.file().text(helper.span()));
    assertEquals(4, b.file().line(helper.span().start()));
    assertTrue(b.types().get(0).span().contains(helper.span()));
  }

  @Test
  void fileWithoutClasses() {
    Compiled onlyPackage =
        Compiled.of(
            Map.of(
                "p/package-info.java",
                "/** Doc. */\n@Deprecated\npackage p;\n",
                "p/A.java",
                "package p; class A {}"),
            List.of());
    CompilationUnit unit = onlyPackage.unit("p/package-info.java");
    assertEquals("p", unit.packageName());
    assertEquals(List.of(), unit.types());
  }

  /** One file that cannot be lowered is told once, and left out. */
  @Test
  void failureOfOneFile() throws InterruptedException {
    String deep = "f(".repeat(2000) + "1" + ")".repeat(2000);
    Map<String, String> sources =
        Map.of(
            "A.java",
            "class A { static int f(int x) { return x; } int y = " + deep + "; }",
            "B.java",
            "class B { int y; }");
    AtomicReference<Compiled> both = new AtomicReference<>();
    Threads.run(64 << 20, () -> both.set(Compiled.of(sources, List.of())));
    JavacProgram program = both.get().program;
    List<String> found = new ArrayList<>();
    Threads.run(
        160 << 10,
        () -> {
          program.unitsContaining("int y").forEach(unit -> found.add(unit.file().path()));
          program.unitsContaining("int y").forEach(unit -> found.add(unit.file().path()));
        });
    assertEquals(List.of("/B.java", "/B.java"), found);
    assertEquals(1, both.get().failures.size());
    assertInstanceOf(StackOverflowError.class, both.get().failures.get(0));
    assertEquals(Optional.empty(), program.type("A"));
    assertEquals(Origin.UNKNOWN, program.origin("A"));
  }
}
