package dev.lint429.errorprone.javac;

import static dev.lint429.errorprone.javac.Snippet.statements;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StatementsTest {
  @Test
  void locals() {
    assertEquals(
        """
        Local «final int x = 1;»
          VarDecl LOCAL final x : int = 1 «final int x = 1»
            Literal Integer 1 : int «1»
        Local «var y = s;»
          VarDecl LOCAL y : java.lang.String «var y = s»
            Name s -> PARAMETER s : java.lang.String «s»
        Local «@Deprecated int z;»
          VarDecl LOCAL z : int «@Deprecated int z»
            Annotation java.lang.Deprecated [] «@Deprecated»
        """,
        statements("final int x = 1; var y = s; @Deprecated int z;"));
  }

  /** The type is counted with the first variable only, so that two spans never overlap. */
  @Test
  void severalVariablesOfOneType() {
    assertEquals(
        """
        Local «int x = 1»
          VarDecl LOCAL x : int «int x = 1»
            Literal Integer 1 : int «1»
        Local «y[] = {2}»
          VarDecl LOCAL y : int[] «y[] = {2}»
            NewArray  : int[] «{2}»
              Literal Integer 2 : int «2»
        Local «z ;»
          VarDecl LOCAL z : int «z»
        """,
        statements("int x = 1, y[] = {2}, z ;"));
  }

  @Test
  void blocksAndExpressions() {
    assertEquals(
        """
        Block «{ count++; ; }»
          Expression «count++;»
            Unary ++ : int «count++»
              Name count -> Test.count : int «count»
          Opaque «;»
        """,
        statements("{ count++; ; }"));
  }

  @Test
  void ifElse() {
    assertEquals(
        """
        If «if (a > 1) return; else { count = 1; }»
          Binary > : boolean «a > 1»
            Name a -> PARAMETER a : int «a»
            Literal Integer 1 : int «1»
          Return «return;»
          Block «{ count = 1; }»
            Expression «count = 1;»
              Assign = : int «count = 1»
                Name count -> Test.count : int «count»
                Literal Integer 1 : int «1»
        """,
        statements("if (a > 1) return; else { count = 1; }"));
  }

  @Test
  void forLoop() {
    assertEquals(
        """
        For «for (int i = 0, j = 9; i < j; i++, --j) count = i;»
          Local «int i = 0»
            VarDecl LOOP_VARIABLE i : int «int i = 0»
              Literal Integer 0 : int «0»
          Local «j = 9»
            VarDecl LOOP_VARIABLE j : int «j = 9»
              Literal Integer 9 : int «9»
          Binary < : boolean «i < j»
            Name i -> LOOP_VARIABLE i : int «i»
            Name j -> LOOP_VARIABLE j : int «j»
          Unary ++ : int «i++»
            Name i -> LOOP_VARIABLE i : int «i»
          Unary -- : int «--j»
            Name j -> LOOP_VARIABLE j : int «j»
          Expression «count = i;»
            Assign = : int «count = i»
              Name count -> Test.count : int «count»
              Name i -> LOOP_VARIABLE i : int «i»
        """,
        statements("for (int i = 0, j = 9; i < j; i++, --j) count = i;"));
  }

  @Test
  void endlessForLoop() {
    assertEquals(
        """
        For «for (a = 1; ; ) { break; }»
          Expression «a = 1»
            Assign = : int «a = 1»
              Name a -> PARAMETER a : int «a»
              Literal Integer 1 : int «1»
          Block «{ break; }»
            Break «break;»
        """,
        statements("for (a = 1; ; ) { break; }"));
  }

  @Test
  void forEach() {
    assertEquals(
        """
        ForEach «for (final var x : List.of(s)) {}»
          VarDecl LOOP_VARIABLE final x : java.lang.String «final var x»
          Call java.util.List#of[java.lang.Object] : java.util.List<java.lang.String> «List.of(s)»
            Name List -> type java.util.List : java.util.List «List»
            Name s -> PARAMETER s : java.lang.String «s»
          Block «{}»
        """,
        statements("for (final var x : List.of(s)) {}"));
  }

  @Test
  void whileLoops() {
    assertEquals(
        """
        While «while (a > 1) a--;»
          Binary > : boolean «a > 1»
            Name a -> PARAMETER a : int «a»
            Literal Integer 1 : int «1»
          Expression «a--;»
            Unary -- : int «a--»
              Name a -> PARAMETER a : int «a»
        DoWhile «do { a++; } while (a < 2);»
          Block «{ a++; }»
            Expression «a++;»
              Unary ++ : int «a++»
                Name a -> PARAMETER a : int «a»
          Binary < : boolean «a < 2»
            Name a -> PARAMETER a : int «a»
            Literal Integer 2 : int «2»
        """,
        statements("while (a > 1) a--; do { a++; } while (a < 2);"));
  }

  @Test
  void labels() {
    assertEquals(
        """
        Labeled outer «outer: while (true) { if (a > 1) continue outer; break outer; }»
          While «while (true) { if (a > 1) continue outer; break outer; }»
            Literal Boolean true : boolean «true»
            Block «{ if (a > 1) continue outer; break outer; }»
              If «if (a > 1) continue outer;»
                Binary > : boolean «a > 1»
                  Name a -> PARAMETER a : int «a»
                  Literal Integer 1 : int «1»
                Continue outer «continue outer;»
              Break outer «break outer;»
        """,
        statements("outer: while (true) { if (a > 1) continue outer; break outer; }"));
  }

  @Test
  void switchStatements() {
    assertEquals(
        """
        Switch «switch (s) { case "a": case "b": count = 1; break; default: }»
          Name s -> PARAMETER s : java.lang.String «s»
          SwitchCase : «case "a":»
            Literal String a : java.lang.String «"a"»
          SwitchCase : «case "b": count = 1; break;»
            Literal String b : java.lang.String «"b"»
            Expression «count = 1;»
              Assign = : int «count = 1»
                Name count -> Test.count : int «count»
                Literal Integer 1 : int «1»
            Break «break;»
          SwitchCase : default «default:»
        """,
        statements("switch (s) { case \"a\": case \"b\": count = 1; break; default: }"));
    assertEquals(
        """
        Switch «switch (Color.RED) { case RED, GREEN -> count = 2; default -> { } }»
          Select RED -> static Test.Color.RED : Test.Color «Color.RED»
            Name Color -> type Test.Color : Test.Color «Color»
          SwitchCase -> «case RED, GREEN -> count = 2;»
            Name RED -> static Test.Color.RED : Test.Color «RED»
            Name GREEN -> static Test.Color.GREEN : Test.Color «GREEN»
            Expression «count = 2;»
              Assign = : int «count = 2»
                Name count -> Test.count : int «count»
                Literal Integer 2 : int «2»
          SwitchCase -> default «default -> { }»
            Block «{ }»
        """,
        statements("switch (Color.RED) { case RED, GREEN -> count = 2; default -> { } }"));
  }

  @Test
  void tryCatchFinally() {
    assertEquals(
        """
        Try «try (Reader r = new StringReader(s); r; this.in ; var q = r) { r.read(); } catch (IOException | IllegalStateException e) { throw e; } catch (final RuntimeException e) { } finally { a = 1; }»
          Local «Reader r = new StringReader(s)»
            VarDecl RESOURCE r : java.io.Reader «Reader r = new StringReader(s)»
              New java.io.StringReader#<init>[java.lang.String] : java.io.StringReader «new StringReader(s)»
                Name s -> PARAMETER s : java.lang.String «s»
          Expression «r»
            Name r -> RESOURCE r : java.io.Reader «r»
          Expression «this.in»
            Select in -> Test.in : java.io.Reader «this.in»
              Name this : Test «this»
          Local «var q = r»
            VarDecl RESOURCE q : java.io.Reader «var q = r»
              Name r -> RESOURCE r : java.io.Reader «r»
          Block «{ r.read(); }»
            Expression «r.read();»
              Call java.io.Reader#read[] throws [java.io.IOException] : int «r.read()»
                Name r -> RESOURCE r : java.io.Reader «r»
          Catch java.io.IOException | java.lang.IllegalStateException «catch (IOException | IllegalStateException e) { throw e; }»
            VarDecl CATCH_PARAMETER e : java.lang.Exception «IOException | IllegalStateException e»
            Block «{ throw e; }»
              Throw «throw e;»
                Name e -> CATCH_PARAMETER e : java.lang.Exception «e»
          Catch java.lang.RuntimeException «catch (final RuntimeException e) { }»
            VarDecl CATCH_PARAMETER final e : java.lang.RuntimeException «final RuntimeException e»
            Block «{ }»
          Block «{ a = 1; }»
            Expression «a = 1;»
              Assign = : int «a = 1»
                Name a -> PARAMETER a : int «a»
                Literal Integer 1 : int «1»
        """,
        statements(
            "try (Reader r = new StringReader(s); r; this.in ; var q = r) { r.read(); }"
                + " catch (IOException | IllegalStateException e) { throw e; }"
                + " catch (final RuntimeException e) { } finally { a = 1; }"));
  }

  @Test
  void synchronizedKeepsALockThatIsComputed() {
    assertEquals("Block «{ }»\n", statements("synchronized (this) { }"));
    assertEquals(
        """
        Block «synchronized (o.getClass()) { }»
          Expression «o.getClass()»
            Call java.lang.Object#getClass[] : java.lang.Class<?> «o.getClass()»
              Name o -> PARAMETER o : java.lang.Object «o»
          Block «{ }»
        """,
        statements("synchronized (o.getClass()) { }"));
  }

  @Test
  void localClasses() {
    assertEquals(
        """
        LocalType «class Local { class In { } int f = a; }»
          TypeDecl CLASS Test$1Local named «Local» «class Local { class In { } int f = a; }»
            VarDecl FIELD f : int «int f = a»
              Name a -> PARAMETER a : int «a»
            TypeDecl CLASS Test$1Local$In named «In» «class In { }»
        Expression «new Local();»
          New Test$1Local#<init>[] : Test$1Local «new Local()»
        LocalType «record Pair(int x) {}»
          TypeDecl RECORD Test$1Pair named «Pair» «record Pair(int x) {}»
            VarDecl RECORD_COMPONENT x : int «int x»
        """,
        statements("class Local { class In { } int f = a; } new Local(); record Pair(int x) {}"));
  }

  @Test
  void assertions() {
    assertEquals(
        """
        Opaque «assert a > 1 : s;»
          Binary > : boolean «a > 1»
            Name a -> PARAMETER a : int «a»
            Literal Integer 1 : int «1»
          Name s -> PARAMETER s : java.lang.String «s»
        """,
        statements("assert a > 1 : s;"));
  }

  @Test
  void patternVariableInLaterStatements() {
    assertEquals(
        """
        If «if (!(o instanceof String x)) return;»
          Unary ! : boolean «!(o instanceof String x)»
            InstanceOf java.lang.String : boolean «o instanceof String x»
              Name o -> PARAMETER o : java.lang.Object «o»
              VarDecl PATTERN x : java.lang.String «String x»
          Return «return;»
        Expression «x.trim();»
          Call java.lang.String#trim[] : java.lang.String «x.trim()»
            Name x -> PATTERN x : java.lang.String «x»
        """,
        statements("if (!(o instanceof String x)) return; x.trim();"));
  }
}
