package dev.lint429.errorprone.javac;

import static dev.lint429.errorprone.javac.Snippet.expression;
import static dev.lint429.errorprone.javac.Snippet.initializer;
import static dev.lint429.errorprone.javac.Snippet.statements;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExpressionsTest {
  @Test
  void literals() {
    assertEquals("Literal null «null»\n", expression("null"));
    assertEquals("Literal Boolean true : boolean «true»\n", expression("true"));
    assertEquals("Literal Character c : char «'c'»\n", expression("'c'"));
    assertEquals("Literal Integer 26 : int «0x1A»\n", expression("0x1A"));
    assertEquals("Literal Long 7 : long «7L»\n", expression("7L"));
    assertEquals("Literal Float 1.5 : float «1.5f»\n", expression("1.5f"));
    assertEquals("Literal Double 2.5 : double «2.5»\n", expression("2.5"));
    assertEquals("Literal String a\tb : java.lang.String «\"a\\tb\"»\n", expression("\"a\\tb\""));
  }

  @Test
  void textBlockIsStrippedAndUnescaped() {
    CompilationUnit unit =
        Compiled.of(
                "class Test {\n  String s = \"\"\"\n      a\\tb\n        c\\\n      d\n      \"\"\";\n}")
            .unit();
    Expr.Literal literal = Compiled.first(unit, Expr.Literal.class, l -> true);
    assertEquals("a\tb\n  cd\n", literal.value());
  }

  @Test
  void namesAreBound() {
    assertEquals("Name a -> PARAMETER a : int «a»\n", expression("a"));
    assertEquals("Name count -> Test.count : int «count»\n", expression("count"));
    assertEquals(
        "Name URL -> static Test.URL = https://api.example.com : java.lang.String «URL»\n",
        expression("URL"));
    assertEquals("Name this : Test «this»\n", expression("this"));
  }

  @Test
  void selections() {
    assertEquals(
        """
        Select count -> Test.count : int «t.next.count»
          Select next -> Test.next : Test «t.next»
            Name t -> PARAMETER t : Test «t»
        """,
        expression("t.next.count"));
    assertEquals(
        """
        Select MAX_VALUE -> static java.lang.Integer.MAX_VALUE = 2147483647 : int «Integer.MAX_VALUE»
          Name Integer -> type java.lang.Integer : java.lang.Integer «Integer»
        """,
        expression("Integer.MAX_VALUE"));
    assertEquals(
        """
        Select length -> .length : int «numbers.length»
          Name numbers -> Test.numbers : int[] «numbers»
        """,
        expression("numbers.length"));
    assertEquals(
        """
        Select this : Test «Test.this»
          Name Test -> type Test : Test «Test»
        """,
        expression("Test.this"));
    assertEquals(
        """
        Select RED -> static Test.Color.RED : Test.Color «Color.RED»
          Name Color -> type Test.Color : Test.Color «Color»
        """,
        expression("Color.RED"));
  }

  @Test
  void constantsOfClassFilesAndQualifiedTypes() {
    assertEquals(
        """
        Select HTTP_OK -> static java.net.HttpURLConnection.HTTP_OK = 200 : int «java.net.HttpURLConnection.HTTP_OK»
          Select HttpURLConnection -> type java.net.HttpURLConnection : java.net.HttpURLConnection «java.net.HttpURLConnection»
            Select net «java.net»
              Name java «java»
        """,
        expression("java.net.HttpURLConnection.HTTP_OK"));
  }

  @Test
  void callsNameTheDeclaringClass() {
    assertEquals(
        """
        Call Test#max[int, int] : int «max(a, 1)»
          Name a -> PARAMETER a : int «a»
          Literal Integer 1 : int «1»
        """,
        expression("max(a, 1)"));
    assertEquals(
        """
        Call Test#call[java.lang.Object[]]... throws [java.io.IOException] : int «t . call ( a )»
          Name t -> PARAMETER t : Test «t»
          Name a -> PARAMETER a : int «a»
        """,
        expression("t\n . call ( a )"));
    assertEquals(
        """
        Call Test#generic[java.lang.Object] : java.lang.String «this.<String>generic(s)»
          Name this : Test «this»
          Name s -> PARAMETER s : java.lang.String «s»
        """,
        expression("this.<String>generic(s)"));
    // The declaring class, not the static type of the receiver.
    assertEquals(
        """
        Call java.util.AbstractCollection#toString[] : java.lang.String «new ArrayList<String>().toString()»
          New java.util.ArrayList#<init>[] : java.util.ArrayList<java.lang.String> «new ArrayList<String>()»
        """,
        expression("new ArrayList<String>().toString()"));
    assertEquals(
        """
        Call java.lang.Object#clone[] : int[] «numbers.clone()»
          Name numbers -> Test.numbers : int[] «numbers»
        """,
        expression("numbers.clone()"));
  }

  @Test
  void creations() {
    assertEquals(
        """
        New Test#<init>[int, java.lang.String[]]... : Test «new Test(1, s)»
          Literal Integer 1 : int «1»
          Name s -> PARAMETER s : java.lang.String «s»
        """,
        expression("new Test(1, s)"));
    assertEquals(
        """
        New java.util.HashMap#<init>[] : java.util.HashMap<java.lang.String, java.util.List<java.lang.Integer>> «new HashMap<>()»
        """,
        initializer("Map<String, List<Integer>> m = new HashMap<>();"));
  }

  @Test
  void innerCreationKeepsItsOuterInstance() {
    assertEquals(
        """
        Opaque  : Test.Inner «t.new Inner(1)»
          Name t -> PARAMETER t : Test «t»
          New Test.Inner#<init>[int] : Test.Inner «t.new Inner(1)»
            Literal Integer 1 : int «1»
        """,
        expression("t.new Inner(1)"));
    assertEquals(
        """
        Opaque  : Test.Inner «t.new Inner(1) {}»
          Name t -> PARAMETER t : Test «t»
          New Test.Inner#<init>[int] : Test.Inner «t.new Inner(1) {}»
            Literal Integer 1 : int «1»
            TypeDecl ANONYMOUS Test$1 extends Test.Inner named nowhere «{}»
        """,
        expression("t.new Inner(1) {}"));
  }

  @Test
  void anonymousClasses() {
    assertEquals(
        """
        New java.util.function.Supplier#<init>[] : java.util.function.Supplier<java.lang.String> «new Supplier<>() { public String get() { return s; } }»
          TypeDecl ANONYMOUS Test$1 implements java.util.function.Supplier<java.lang.String> named nowhere «{ public String get() { return s; } }»
            MethodDecl public Test$1#get : java.lang.String «public String get() { return s; }»
              Block «{ return s; }»
                Return «return s;»
                  Name s -> PARAMETER s : java.lang.String «s»
        """,
        initializer(
            "Supplier<String> x = new Supplier<>() { public String get() { return s; } };"));
    assertEquals(
        """
        New java.lang.Thread#<init>[java.lang.String] : java.lang.Thread «new Thread(s) { int x = 1; }»
          Name s -> PARAMETER s : java.lang.String «s»
          TypeDecl ANONYMOUS Test$1 extends java.lang.Thread named nowhere «{ int x = 1; }»
            VarDecl FIELD x : int «int x = 1»
              Literal Integer 1 : int «1»
        """,
        expression("new Thread(s) { int x = 1; }"));
  }

  @Test
  void arrays() {
    assertEquals("NewArray  : int[][] «new int[2][]»\n", expression("new int[2][]"));
    assertEquals(
        """
        NewArray  : java.lang.String[] «new String[] {s, "x"}»
          Name s -> PARAMETER s : java.lang.String «s»
          Literal String x : java.lang.String «"x"»
        """,
        expression("new String[] {s, \"x\"}"));
    assertEquals(
        """
        Opaque  : int[] «new int[max(1, 2)]»
          Call Test#max[int, int] : int «max(1, 2)»
            Literal Integer 1 : int «1»
            Literal Integer 2 : int «2»
        """,
        expression("new int[max(1, 2)]"));
    assertEquals(
        """
        ArrayAccess  : int «numbers[a]»
          Name numbers -> Test.numbers : int[] «numbers»
          Name a -> PARAMETER a : int «a»
        """,
        expression("numbers[a]"));
  }

  @Test
  void lambdas() {
    assertEquals(
        """
        Local «Function<String, Integer> f = x -> x.length();»
          VarDecl LOCAL f : java.util.function.Function<java.lang.String, java.lang.Integer> «Function<String, Integer> f = x -> x.length()»
            Lambda  : java.util.function.Function<java.lang.String, java.lang.Integer> «x -> x.length()»
              VarDecl LAMBDA_PARAMETER x : java.lang.String «x»
              Call java.lang.String#length[] : int «x.length()»
                Name x -> LAMBDA_PARAMETER x : java.lang.String «x»
        """,
        statements("Function<String, Integer> f = x -> x.length();"));
    assertEquals(
        """
        Local «BinaryOperator<Integer> f = (final Integer x, Integer y) -> { return a; };»
          VarDecl LOCAL f : java.util.function.BinaryOperator<java.lang.Integer> «BinaryOperator<Integer> f = (final Integer x, Integer y) -> { return a; }»
            Lambda  : java.util.function.BinaryOperator<java.lang.Integer> «(final Integer x, Integer y) -> { return a; }»
              VarDecl LAMBDA_PARAMETER final x : java.lang.Integer «final Integer x»
              VarDecl LAMBDA_PARAMETER y : java.lang.Integer «Integer y»
              Block «{ return a; }»
                Return «return a;»
                  Name a -> PARAMETER a : int «a»
        """,
        statements("BinaryOperator<Integer> f = (final Integer x, Integer y) -> { return a; };"));
    assertEquals(
        """
        Cast  : java.lang.Runnable «(Runnable) () -> {}»
          Lambda  : java.lang.Runnable «() -> {}»
            Block «{}»
        """,
        expression("(Runnable) () -> {}"));
  }

  @Test
  void varInLambda() {
    assertEquals(
        """
        Local «BinaryOperator<Integer> f = (var x, var y) -> y;»
          VarDecl LOCAL f : java.util.function.BinaryOperator<java.lang.Integer> «BinaryOperator<Integer> f = (var x, var y) -> y»
            Lambda  : java.util.function.BinaryOperator<java.lang.Integer> «(var x, var y) -> y»
              VarDecl LAMBDA_PARAMETER x : java.lang.Integer «var x»
              VarDecl LAMBDA_PARAMETER y : java.lang.Integer «var y»
              Name y -> LAMBDA_PARAMETER y : java.lang.Integer «y»
        """,
        statements("BinaryOperator<Integer> f = (var x, var y) -> y;"));
  }

  @Test
  void methodReferences() {
    String function = "java.util.function.Function<java.lang.Integer, ";
    assertEquals(
        """
        MethodReference generic -> Test#generic[java.lang.Object] : %sjava.lang.Object> «t::generic»
          Name t -> PARAMETER t : Test «t»
        """
            .formatted(function),
        initializer("Function<Integer, Object> f = t::generic;"));
    assertEquals(
        """
        MethodReference new -> java.util.ArrayList#<init>[int] : %sjava.util.List<java.lang.String>> «ArrayList<String>::new»
          Name ArrayList -> type java.util.ArrayList : java.util.ArrayList «ArrayList»
        """
            .formatted(function),
        initializer("Function<Integer, List<String>> f = ArrayList<String>::new;"));
    assertEquals(
        """
        MethodReference new -> #<init>null : %sint[]> «int[]::new»
          Opaque  : int[] «int[]»
        """
            .formatted(function),
        initializer("Function<Integer, int[]> f = int[]::new;"));
  }

  @Test
  void operators() {
    assertEquals(
        """
        Binary + : java.lang.String «"a" + "b" + s»
          Binary + : java.lang.String «"a" + "b"»
            Literal String a : java.lang.String «"a"»
            Literal String b : java.lang.String «"b"»
          Name s -> PARAMETER s : java.lang.String «s»
        """,
        expression("\"a\" + \"b\" + s"));
    assertEquals(
        """
        Unary ! : boolean «!(a >>> 1 == 2)»
          Binary == : boolean «a >>> 1 == 2»
            Binary >>> : int «a >>> 1»
              Name a -> PARAMETER a : int «a»
              Literal Integer 1 : int «1»
            Literal Integer 2 : int «2»
        """,
        expression("!(a >>> 1 == 2)"));
    assertEquals(
        """
        Assign <<= : int «count <<= a++ - --a»
          Name count -> Test.count : int «count»
          Binary - : int «a++ - --a»
            Unary ++ : int «a++»
              Name a -> PARAMETER a : int «a»
            Unary -- : int «--a»
              Name a -> PARAMETER a : int «a»
        """,
        expression("count <<= a++ - --a"));
    assertEquals(
        """
        Conditional  : java.lang.Object «o == null ? s : t»
          Binary == : boolean «o == null»
            Name o -> PARAMETER o : java.lang.Object «o»
            Literal null «null»
          Name s -> PARAMETER s : java.lang.String «s»
          Name t -> PARAMETER t : Test «t»
        """,
        expression("o == null ? s : t"));
  }

  @Test
  void parenthesesAreDroppedButCountedOutside() {
    assertEquals(
        """
        Binary * : int «(a + 1) * 2»
          Binary + : int «a + 1»
            Name a -> PARAMETER a : int «a»
            Literal Integer 1 : int «1»
          Literal Integer 2 : int «2»
        """,
        expression("(a + 1) * 2"));
    assertEquals(
        """
        Call java.lang.Object#hashCode[] : int «((Object) s).hashCode()»
          Cast  : java.lang.Object «(Object) s»
            Name s -> PARAMETER s : java.lang.String «s»
        """,
        expression("((Object) s).hashCode()"));
    assertEquals("Name a -> PARAMETER a : int «a»\n", expression("((a))"));
  }

  @Test
  void typeTests() {
    assertEquals(
        """
        InstanceOf java.util.List : boolean «o instanceof List<?>»
          Name o -> PARAMETER o : java.lang.Object «o»
        """,
        expression("o instanceof List<?>").replace("java.util.List<?>", "java.util.List"));
    assertEquals(
        """
        Binary && : boolean «o instanceof final String x && x.isEmpty()»
          InstanceOf java.lang.String : boolean «o instanceof final String x»
            Name o -> PARAMETER o : java.lang.Object «o»
            VarDecl PATTERN final x : java.lang.String «final String x»
          Call java.lang.String#isEmpty[] : boolean «x.isEmpty()»
            Name x -> PATTERN x : java.lang.String «x»
        """,
        expression("o instanceof final String x && x.isEmpty()"));
  }

  @Test
  void classLiterals() {
    assertEquals(
        "ClassLiteral java.util.Map.Entry : java.lang.Class<java.util.Map.Entry> «Map.Entry.class»\n",
        expression("Map.Entry.class"));
    assertEquals(
        "ClassLiteral byte[] : java.lang.Class<byte[]> «byte[].class»\n",
        expression("byte[].class"));
  }

  @Test
  void switchExpression() {
    assertEquals(
        """
        Switch  : java.lang.Object «switch (a) { case 1, 2 -> 3; case 4 -> { yield 5; } default -> throw new Error(); }»
          Name a -> PARAMETER a : int «a»
          SwitchCase -> «case 1, 2 -> 3;»
            Literal Integer 1 : int «1»
            Literal Integer 2 : int «2»
            Yield «3»
              Literal Integer 3 : int «3»
          SwitchCase -> «case 4 -> { yield 5; }»
            Literal Integer 4 : int «4»
            Block «{ yield 5; }»
              Yield «yield 5;»
                Literal Integer 5 : int «5»
          SwitchCase -> default «default -> throw new Error();»
            Throw «throw new Error();»
              New java.lang.Error#<init>[] : java.lang.Error «new Error()»
        """,
        expression(
            "switch (a) { case 1, 2 -> 3; case 4 -> { yield 5; } default -> throw new Error(); }"));
  }

  /** javac itself overflows first: it attributes on a bigger stack here. */
  @Test
  void longConcatenationDoesNotOverflow() throws InterruptedException {
    int operands = 3000;
    String chain = "s" + " + s".repeat(operands - 1);
    String source = "class Test { String m(String s) { return " + chain + "; } }";
    AtomicReference<Compiled> compiled = new AtomicReference<>();
    AtomicReference<CompilationUnit> unit = new AtomicReference<>();
    Threads.run(64 << 20, () -> compiled.set(Compiled.of(source)));
    Threads.run(1 << 20, () -> unit.set(compiled.get().unit()));
    Expr outermost = Compiled.first(unit.get(), Expr.Binary.class, b -> true);
    assertEquals(chain, unit.get().file().text(outermost.span()));
    assertEquals(operands, Compiled.all(unit.get(), Expr.Name.class).size());
  }
}
