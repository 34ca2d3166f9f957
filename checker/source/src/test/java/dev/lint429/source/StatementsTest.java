package dev.lint429.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementsTest {
  private static List<Stmt> statements(Snippet snippet) {
    return snippet.method("test").body().statements();
  }

  @Test
  void aDeclarationOfTwoVariablesBecomesTwo() {
    Snippet snippet = Snippet.ofBody("", "final int a = 1, b[] = {2};");

    List<Stmt> statements = statements(snippet);

    assertEquals("final int a = 1", snippet.text(statements.get(0)));
    assertEquals("b[] = {2};", snippet.text(statements.get(1)));
    assertEquals("final int a = 1", snippet.text(snippet.variable("a")));
    assertEquals("b[] = {2}", snippet.text(snippet.variable("b")));
    assertEquals("b", snippet.unit().file().text(snippet.variable("b").nameSpan()));
    assertEquals("int[]", snippet.variable("b").type().name());
    assertEquals(1, snippet.variable("a").constant());
  }

  @Test
  void onlyFinalLocalsAreConstants() {
    Snippet snippet = Snippet.ofBody("", "int a = 1; final String b = \"x\" + 2; final int c = a;");

    assertNull(snippet.variable("a").constant());
    assertEquals("x2", snippet.variable("b").constant());
    assertNull(snippet.variable("c").constant());
  }

  @Test
  void loops() {
    Snippet snippet =
        Snippet.ofBody(
            "import java.util.*;",
            """
            outer:
            for (int i = 0, n = 3; i < n; i++, n--) { continue outer; }
            for (;;) break;
            for (var s : List.of("a")) { s.length(); }
            for (var b : new byte[0]) { use(b); }
            while (true) ;
            do { } while (false);
            """);

    List<Stmt> statements = statements(snippet);
    Stmt.Labeled labeled = (Stmt.Labeled) statements.get(0);
    Stmt.For counted = (Stmt.For) labeled.body();
    Stmt.For endless = (Stmt.For) statements.get(1);

    assertEquals("outer", labeled.label());
    assertEquals(2, counted.init().size());
    assertEquals(VarDecl.Kind.LOOP_VARIABLE, snippet.variable("i").kind());
    assertEquals("i < n", snippet.text(counted.condition()));
    assertEquals(2, counted.update().size());
    assertEquals("outer", snippet.all(Stmt.Continue.class).get(0).label());
    assertNull(endless.condition());
    assertNull(snippet.all(Stmt.Break.class).get(0).label());
    assertEquals("java.lang.String", snippet.variable("s").type().name());
    assertEquals("byte", snippet.variable("b").type().name());
    assertInstanceOf(Stmt.Opaque.class, ((Stmt.While) statements.get(4)).body());
    assertInstanceOf(Stmt.DoWhile.class, statements.get(5));
  }

  @Test
  void tryWithEverything() {
    Snippet snippet =
        Snippet.ofBody(
            "import java.io.*; import java.net.http.*;",
            """
            InputStream given = null;
            try (InputStream in = new FileInputStream("x"); given) {
              in.read();
            } catch (HttpTimeoutException | FileNotFoundException e) {
              e.getMessage();
            } catch (RuntimeException e) {
              throw e;
            } finally {
              given.close();
            }
            """);

    Stmt.Try attempt = (Stmt.Try) statements(snippet).get(1);

    assertEquals(
        "InputStream in = new FileInputStream(\"x\")", snippet.text(attempt.resources().get(0)));
    assertEquals(VarDecl.Kind.RESOURCE, snippet.variable("in").kind());
    assertInstanceOf(Stmt.Expression.class, attempt.resources().get(1));
    assertEquals(
        List.of("java.net.http.HttpTimeoutException", "java.io.FileNotFoundException"),
        attempt.catches().get(0).types().stream().map(t -> t.name()).toList());
    assertEquals("java.io.IOException", attempt.catches().get(0).parameter().type().name());
    assertEquals("java.lang.Throwable#getMessage()", snippet.called("getMessage"));
    assertEquals(
        new Binding.Local(attempt.catches().get(1).parameter()),
        ((Expr.Name) snippet.all(Stmt.Throw.class).get(0).value()).binding());
    assertEquals("java.io.InputStream#close()", snippet.called("close"));
    assertNotEquals(null, attempt.finallyBlock());
  }

  @Test
  void aLockIsKeptOnlyIfItDoesSomething() {
    Snippet snippet =
        Snippet.ofBody("", "synchronized (this) { a(); } synchronized (lock()) { b(); }");

    List<Stmt> statements = statements(snippet);

    assertEquals("{ a(); }", snippet.text(statements.get(0)));
    assertEquals(2, ((Stmt.Block) statements.get(1)).statements().size());
  }

  @Test
  void oldSwitchesFallThroughAndNameConstantsOfTheirEnum() {
    Snippet snippet =
        Snippet.of(
            """
            import java.util.concurrent.TimeUnit;
            class A {
              static final int LIMIT = 429;
              void f(TimeUnit unit, int status) {
                switch (unit) { case SECONDS: g(); case DAYS: default: break; }
                switch (status) { case LIMIT -> g(); default -> { } }
              }
              void g() {}
            }
            """);

    Stmt.Switch units = snippet.all(Stmt.Switch.class).get(0);
    Stmt.Switch codes = snippet.all(Stmt.Switch.class).get(1);

    assertEquals(3, units.cases().size());
    assertEquals(
        new Binding.Field("java.util.concurrent.TimeUnit", "SECONDS", true, null),
        ((Expr.Name) units.cases().get(0).labels().get(0)).binding());
    assertEquals(false, units.cases().get(0).arrow());
    assertEquals(true, units.cases().get(2).isDefault());
    assertEquals(
        new Binding.Field("A", "LIMIT", true, 429),
        ((Expr.Name) codes.cases().get(0).labels().get(0)).binding());
    assertEquals("g()", snippet.text(codes.cases().get(0).body().get(0)));
    assertInstanceOf(Stmt.Expression.class, codes.cases().get(0).body().get(0));
  }

  @Test
  void patternVariablesReachAsFarAsTheyMatch() {
    Snippet snippet =
        Snippet.of(
            """
            class A {
              String e = "field";
              void f(Object o) {
                if (o instanceof String e) { one(e); } else { two(e); }
                three(e);
                if (!(o instanceof Integer e)) { return; }
                four(e);
              }
              void one(Object o) {} void two(Object o) {}
              void three(Object o) {} void four(Object o) {}
            }
            """);

    assertInstanceOf(Binding.Local.class, argument(snippet, "one"));
    assertInstanceOf(Binding.Field.class, argument(snippet, "three"));
    assertEquals(
        "java.lang.Integer", ((Binding.Local) argument(snippet, "four")).variable().type().name());
  }

  private static Binding argument(Snippet snippet, String call) {
    Expr.Call found =
        snippet.all(Expr.Call.class).stream()
            .filter(c -> c.name().equals(call))
            .findFirst()
            .orElseThrow();
    return ((Expr.Name) found.args().get(0)).binding();
  }

  @Test
  void localClassesSeeTheVariablesAroundThem() {
    Snippet snippet =
        Snippet.of(
            """
            package p;
            class A {
              void f(int limit) {
                class Local { int get() { return limit; } class Deep {} }
                record Pair(int a, int b) {}
                new Local().get();
                new Pair(1, 2).a();
              }
            }
            """);

    TypeDecl local = snippet.all(Stmt.LocalType.class).get(0).type();

    assertEquals("p.A$1Local", local.qualifiedName());
    assertEquals("p.A$1Local$Deep", local.nested().get(0).qualifiedName());
    assertEquals("p.A$1Local#get()", snippet.called("get"));
    assertEquals("p.A$1Pair#a()", snippet.called("a"));
    assertSame(
        snippet.method("f").parameters().get(0),
        ((Binding.Local) ((Expr.Name) snippet.all(Stmt.Return.class).get(0).value()).binding())
            .variable());
  }
}
