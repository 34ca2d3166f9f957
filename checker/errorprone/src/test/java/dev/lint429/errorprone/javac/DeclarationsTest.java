package dev.lint429.errorprone.javac;

import static dev.lint429.errorprone.javac.Snippet.types;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Import;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
  @Test
  void packageAndImports() {
    String source =
        """
        // A licence.
        package p.q;

        import java.util.List;
        import static java.util.Map.*;
        import java.io.*;
        import static java.util.Map.Entry.comparingByKey;
        class Test {}
        """;
    CompilationUnit unit = Compiled.of(source).unit();
    assertEquals("p.q", unit.packageName());
    assertEquals("// A licence.\npackage p.q;", source.substring(0, unit.importsEnd()));
    assertEquals(
        List.of(
            "import java.util.List; java.util.List",
            "import static java.util.Map.*; java.util.Map static wildcard",
            "import java.io.*; java.io wildcard",
            "import static java.util.Map.Entry.comparingByKey; java.util.Map.Entry.comparingByKey"
                + " static"),
        unit.imports().stream().map(i -> show(unit, i)).toList());
  }

  private static String show(CompilationUnit unit, Import i) {
    return unit.file().text(i.span())
        + " "
        + i.name()
        + (i.isStatic() ? " static" : "")
        + (i.isWildcard() ? " wildcard" : "");
  }

  @Test
  void unnamedPackage() {
    CompilationUnit unit = Compiled.of("import java.util.*; class Test {}").unit();
    assertEquals("", unit.packageName());
    assertEquals(0, unit.importsEnd());
  }

  @Test
  void defaultConstructorIsLeftOut() {
    assertEquals("TypeDecl CLASS Test «class Test {}»\n", types("class Test {}"));
  }

  @Test
  void supertypesAndModifiers() {
    assertEquals(
        """
        TypeDecl CLASS abstract public Test extends java.util.ArrayList<java.lang.Number> implements java.lang.Runnable, java.util.function.Supplier<java.lang.String[]> «public abstract class Test<T extends Number> extends java.util.ArrayList<T> implements Runnable, java.util.function.Supplier<String[]> {}»
        """,
        types(
            "public abstract class Test<T extends Number> extends java.util.ArrayList<T>"
                + " implements Runnable, java.util.function.Supplier<String[]> {}"));
  }

  @Test
  void fields() {
    assertEquals(
        """
        TypeDecl CLASS Test «class Test { private static final String URL = "a" + 1; int x = 1, y[]; @Deprecated(since = "2") volatile Test t; }»
          VarDecl FIELD final private static URL : java.lang.String = a1 «private static final String URL = "a" + 1»
            Binary + : java.lang.String «"a" + 1»
              Literal String a : java.lang.String «"a"»
              Literal Integer 1 : int «1»
          VarDecl FIELD x : int «int x = 1»
            Literal Integer 1 : int «1»
          VarDecl FIELD y : int[] «y[]»
          VarDecl FIELD volatile t : Test «@Deprecated(since = "2") volatile Test t»
            Annotation java.lang.Deprecated [since] «@Deprecated(since = "2")»
              Literal String 2 : java.lang.String «"2"»
        """,
        types(
            "class Test { private static final String URL = \"a\" + 1; int x = 1, y[];"
                + " @Deprecated(since = \"2\") volatile Test t; }"));
  }

  @Test
  void methodsAndConstructors() {
    assertEquals(
        """
        TypeDecl CLASS Test «abstract class Test { Test(int a) { this(); } Test() { super(); } <X extends Exception> int[] m(final java.util.List<? super X> a, String... b) throws X, java.io.IOException { return null; } abstract void n(); static { } { } }»
        """
                .replace("CLASS Test", "CLASS abstract Test")
            + """
                MethodDecl Test#<init> named «Test» «Test(int a) { this(); }»
                  VarDecl PARAMETER a : int «int a»
                  Block «{ this(); }»
                    Expression «this();»
                      Call Test#<init>[] named «this» : void «this()»
                MethodDecl Test#<init> named «Test» «Test() { super(); }»
                  Block «{ super(); }»
                    Expression «super();»
                      Call java.lang.Object#<init>[] named «super» : void «super()»
                MethodDecl Test#m... : int[] throws java.lang.Exception, java.io.IOException «<X extends Exception> int[] m(final java.util.List<? super X> a, String... b) throws X, java.io.IOException { return null; }»
                  VarDecl PARAMETER final a : java.util.List<java.lang.Exception> «final java.util.List<? super X> a»
                  VarDecl PARAMETER b : java.lang.String[] «String... b»
                  Block «{ return null; }»
                    Return «return null;»
                      Literal null «null»
                MethodDecl abstract Test#n : void «abstract void n();»
                MethodDecl static Test#<initializer> named nowhere «static { }»
                  Block «{ }»
                MethodDecl Test#<initializer> named nowhere «{ }»
                  Block «{ }»
              """
                .indent(0),
        types(
            "abstract class Test { Test(int a) { this(); } Test() { super(); }"
                + " <X extends Exception> int[] m(final java.util.List<? super X> a, String... b)"
                + " throws X, java.io.IOException { return null; }"
                + " abstract void n(); static { } { } }"));
  }

  /** {@code super();} is in the tree, but not in the source. */
  @Test
  void implicitSuperCallIsLeftOut() {
    assertEquals(
        """
        TypeDecl CLASS Test «class Test { Test() { } }»
          MethodDecl Test#<init> named «Test» «Test() { }»
            Block «{ }»
        """,
        types("class Test { Test() { } }"));
  }

  @Test
  void interfacesAndAnnotationTypes() {
    assertEquals(
        """
        TypeDecl INTERFACE Test implements java.lang.Runnable «interface Test extends Runnable { int X = 1; default void d() { } }»
          VarDecl FIELD X : int = 1 «int X = 1»
            Literal Integer 1 : int «1»
          MethodDecl default Test#d : void «default void d() { }»
            Block «{ }»
        TypeDecl ANNOTATION A «@interface A { String[] value() default {}; }»
          MethodDecl A#value : java.lang.String[] «String[] value() default {};»
        """,
        types(
            "interface Test extends Runnable { int X = 1; default void d() { } }\n"
                + "@interface A { String[] value() default {}; }"));
  }

  @Test
  void enumConstantsAreCreations() {
    assertEquals(
        """
        TypeDecl ENUM Test «enum Test { A, @Deprecated B("b"), C("c") { int f; }; Test(String... s) { } }»
          VarDecl ENUM_CONSTANT A : Test «A»
            New Test#<init>[java.lang.String[]]... : Test «A»
          VarDecl ENUM_CONSTANT B : Test «@Deprecated B("b")»
            Annotation java.lang.Deprecated [] «@Deprecated»
            New Test#<init>[java.lang.String[]]... : Test «B("b")»
              Literal String b : java.lang.String «"b"»
          VarDecl ENUM_CONSTANT C : Test «C("c") { int f; }»
            New Test#<init>[java.lang.String[]]... : Test «C("c") { int f; }»
              Literal String c : java.lang.String «"c"»
              TypeDecl ANONYMOUS Test$1 extends Test named nowhere «C("c") { int f; }»
                VarDecl FIELD f : int «int f»
          MethodDecl Test#<init>... named «Test» «Test(String... s) { }»
            VarDecl PARAMETER s : java.lang.String[] «String... s»
            Block «{ }»
        """,
        types("enum Test { A, @Deprecated B(\"b\"), C(\"c\") { int f; }; Test(String... s) { } }"));
  }

  @Test
  void records() {
    assertEquals(
        """
        TypeDecl RECORD Test implements java.lang.Runnable «record Test(@Deprecated int x, String... y) implements Runnable { static int z; public int x() { return x; } public void run() { } }»
          VarDecl RECORD_COMPONENT x : int «@Deprecated int x»
            Annotation java.lang.Deprecated [] «@Deprecated»
          VarDecl RECORD_COMPONENT y : java.lang.String[] «String... y»
          VarDecl FIELD static z : int «static int z»
          MethodDecl public Test#x : int «public int x() { return x; }»
            Block «{ return x; }»
              Return «return x;»
                Name x -> Test.x : int «x»
          MethodDecl public Test#run : void «public void run() { }»
            Block «{ }»
        """,
        types(
            "record Test(@Deprecated int x, String... y) implements Runnable {"
                + " static int z; public int x() { return x; } public void run() { } }"));
  }

  /** Its parameters are the compiler's: they have no place, but names are bound to them. */
  @Test
  void compactConstructor() {
    assertEquals(
        """
        TypeDecl RECORD Test «record Test(int x) { Test { if (x < 0) { x = 0; } } }»
          VarDecl RECORD_COMPONENT x : int «int x»
          MethodDecl Test#<init> named «Test» «Test { if (x < 0) { x = 0; } }»
            VarDecl PARAMETER x : int named nowhere
            Block «{ if (x < 0) { x = 0; } }»
              If «if (x < 0) { x = 0; }»
                Binary < : boolean «x < 0»
                  Name x -> PARAMETER x : int «x»
                  Literal Integer 0 : int «0»
                Block «{ x = 0; }»
                  Expression «x = 0;»
                    Assign = : int «x = 0»
                      Name x -> PARAMETER x : int «x»
                      Literal Integer 0 : int «0»
        """,
        types("record Test(int x) { Test { if (x < 0) { x = 0; } } }"));
  }

  @Test
  void sealedTypes() {
    assertEquals(
        """
        TypeDecl INTERFACE sealed Test «sealed interface Test permits A, B {}»
        TypeDecl CLASS final A implements Test «final class A implements Test {}»
        TypeDecl CLASS non-sealed B implements Test «non-sealed class B implements Test {}»
        """,
        types(
            "sealed interface Test permits A, B {}\nfinal class A implements Test {}\n"
                + "non-sealed class B implements Test {}"));
  }

  @Test
  void nestedTypesHaveDots() {
    CompilationUnit unit =
        Compiled.of("package p; class Test { class A { interface B { enum C {} } } }").unit();
    assertEquals(
        List.of("p.Test", "p.Test.A", "p.Test.A.B", "p.Test.A.B.C"),
        Compiled.all(unit, TypeDecl.class).stream().map(TypeDecl::qualifiedName).toList());
  }

  @Test
  void annotationValues() {
    assertEquals(
        """
        TypeDecl CLASS Test «@SuppressWarnings("x") class Test { @A(t = int.class, v = {"a", Test.S}, d = @Deprecated(since = "1")) static final String S = "s"; }»
          Annotation java.lang.SuppressWarnings [value] «@SuppressWarnings("x")»
            Literal String x : java.lang.String «"x"»
          VarDecl FIELD final static S : java.lang.String = s «@A(t = int.class, v = {"a", Test.S}, d = @Deprecated(since = "1")) static final String S = "s"»
            Annotation A [t, v, d] «@A(t = int.class, v = {"a", Test.S}, d = @Deprecated(since = "1"))»
              ClassLiteral int : java.lang.Class<java.lang.Integer> «int.class»
              NewArray  : java.lang.String[] «{"a", Test.S}»
                Literal String a : java.lang.String «"a"»
                Select S -> static Test.S = s : java.lang.String «Test.S»
                  Name Test -> type Test : Test «Test»
              Opaque  : java.lang.Deprecated «@Deprecated(since = "1")»
                Annotation java.lang.Deprecated [since] «@Deprecated(since = "1")»
                  Literal String 1 : java.lang.String «"1"»
            Literal String s : java.lang.String «"s"»
        TypeDecl ANNOTATION A «@interface A { Class<?> t(); String[] v(); Deprecated d(); }»
          MethodDecl A#t : java.lang.Class<?> «Class<?> t();»
          MethodDecl A#v : java.lang.String[] «String[] v();»
          MethodDecl A#d : java.lang.Deprecated «Deprecated d();»
        """,
        types(
            "@SuppressWarnings(\"x\") class Test { @A(t = int.class, v = {\"a\", Test.S},"
                + " d = @Deprecated(since = \"1\")) static final String S = \"s\"; }\n"
                + "@interface A { Class<?> t(); String[] v(); Deprecated d(); }"));
  }

  @Test
  void localsAreTheirDeclarations() {
    CompilationUnit unit =
        Compiled.of(
                """
                class Test {
                  int x;
                  int m(int x) {
                    Runnable r = () -> { int y = x; { int z = y; } };
                    return x;
                  }
                  int n() { return x; }
                }
                """)
            .unit();
    VarDecl parameter =
        Compiled.first(unit, VarDecl.class, v -> v.kind() == VarDecl.Kind.PARAMETER);
    List<Expr.Name> names =
        Compiled.all(unit, Expr.Name.class).stream().filter(n -> n.id().equals("x")).toList();
    assertEquals(3, names.size());
    assertSame(parameter, ((Binding.Local) names.get(0).binding()).variable());
    assertSame(parameter, ((Binding.Local) names.get(1).binding()).variable());
    assertEquals(new Binding.Field("Test", "x", false, null), names.get(2).binding());
  }

  @Test
  void constantOfAnotherTypeThanInt() {
    CompilationUnit unit =
        Compiled.of("class Test { static final boolean B = 1 < 2; static final char C = 'c'; }")
            .unit();
    assertEquals(
        List.of(true, 'c'),
        Compiled.all(unit, VarDecl.class).stream().map(VarDecl::constant).toList());
  }

  @Test
  void unicodeEscapesMoveNoOffsets() {
    String source = "class Test { String \\u0061b = \"\\u00e9\"; int m() { return ab.length(); } }";
    CompilationUnit unit = Compiled.of(source).unit();
    VarDecl field = Compiled.first(unit, VarDecl.class, v -> true);
    assertEquals("String \\u0061b = \"\\u00e9\"", unit.file().text(field.span()));
    assertEquals(Span.NONE, field.nameSpan());
    Expr.Call call = Compiled.first(unit, Expr.Call.class, c -> true);
    assertEquals("ab.length()", unit.file().text(call.span()));
  }

  @Test
  void windowsLineEnds() {
    CompilationUnit unit =
        Compiled.of("class Test {\r\n  int m() {\r\n    return 1;\r\n  }\r\n}\r\n").unit();
    MethodDecl method = Compiled.first(unit, MethodDecl.class, m -> true);
    assertEquals("int m() {\r\n    return 1;\r\n  }", unit.file().text(method.span()));
    assertEquals(2, unit.file().line(method.span().start()));
  }

  @Test
  void parentsLeadToTheType() {
    CompilationUnit unit = Compiled.of("class Test { int m() { return 1 + 2; } }").unit();
    Expr.Literal two = Compiled.first(unit, Expr.Literal.class, l -> l.value().equals(2));
    TypeDecl type = unit.types().get(0);
    assertSame(type, unit.enclosing(two, TypeDecl.class));
    assertSame(type.methods().get(0), unit.enclosing(two, MethodDecl.class));
    assertNull(unit.parent(type));
  }
}
