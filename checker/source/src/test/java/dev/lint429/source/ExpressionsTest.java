package dev.lint429.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
  @Test
  void parenthesesAreNotKept() {
    Snippet snippet = Snippet.ofBody("", "int x = (1 + (2));");

    Expr init = snippet.variable("x").init();

    assertEquals("1 + (2)", snippet.text(init));
    assertEquals("2", snippet.text(((Expr.Binary) init).right()));
  }

  @Test
  void aCallOnParenthesesStartsAtThem() {
    Snippet snippet = Snippet.ofBody("", "int x = (\"a\" + 1).length();");

    Expr.Call call = assertInstanceOf(Expr.Call.class, snippet.variable("x").init());

    assertEquals("(\"a\" + 1).length()", snippet.text(call));
    assertEquals("length", snippet.unit().file().text(call.nameSpan()));
    assertEquals("\"a\" + 1", snippet.text(call.receiver()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1_000         | int",
        "0xFF000000    | int",
        "07            | int",
        "0b11          | int",
        "-2147483648   | int",
        "-1L           | long",
        "9_000L        | long",
        "1.5f          | float",
        "1e3           | double",
        "'a'           | char",
        "'\\u0041'     | char",
        "true          | boolean",
        "\"a\\tb\"     | java.lang.String",
        "\"\\\\u0041\" | java.lang.String",
      })
  void literals(String text, String type) {
    Snippet snippet = Snippet.ofBody("", "Object x = " + text + ";");

    Expr.Literal literal = assertInstanceOf(Expr.Literal.class, snippet.variable("x").init());

    assertEquals(type, literal.type().name());
    assertEquals(text, snippet.text(literal));
    Object expected =
        switch (text) {
          case "1_000" -> 1000;
          case "0xFF000000" -> 0xFF000000;
          case "07" -> 7;
          case "0b11" -> 3;
          case "-2147483648" -> Integer.MIN_VALUE;
          case "-1L" -> -1L;
          case "9_000L" -> 9000L;
          case "1.5f" -> 1.5f;
          case "1e3" -> 1000.0;
          case "'a'" -> 'a';
          case "'\\u0041'" -> 'A';
          case "true" -> true;
          case "\"a\\tb\"" -> "a\tb";
          default -> "\\u0041";
        };
    assertEquals(expected, literal.value());
  }

  @Test
  void aTextBlockLosesItsIndentation() {
    Snippet snippet =
        Snippet.ofBody("", "String x = \"\"\"\r\n      a\r\n        b\\\r\n      c\"\"\";");

    Expr.Literal literal = assertInstanceOf(Expr.Literal.class, snippet.variable("x").init());

    assertEquals("a\n  bc", literal.value());
  }

  @Test
  void aMinusThatStandsApartIsAnOperation() {
    Snippet snippet = Snippet.ofBody("", "int x = - 1;");

    assertInstanceOf(Expr.Unary.class, snippet.variable("x").init());
  }

  @Test
  void namesOfVariablesComeBeforeThoseOfFieldsAndTypes() {
    Snippet snippet =
        Snippet.of(
            """
            class A {
              static String name;
              void m(int name) { use(name); }
              void n() { use(name); use(String.CASE_INSENSITIVE_ORDER); use(unknown); }
              void use(Object o) {}
            }
            """);

    List<Expr.Call> uses =
        snippet.all(Expr.Call.class).stream().filter(c -> c.name().equals("use")).toList();
    Binding local = ((Expr.Name) uses.get(0).args().get(0)).binding();
    Binding field = ((Expr.Name) uses.get(1).args().get(0)).binding();
    Expr.Select constant = (Expr.Select) uses.get(2).args().get(0);
    Binding unknown = ((Expr.Name) uses.get(3).args().get(0)).binding();

    assertEquals(new Binding.Local(snippet.method("m").parameters().get(0)), local);
    assertEquals(new Binding.Field("A", "name", true, null), field);
    assertEquals(new Binding.Type("java.lang.String"), ((Expr.Name) constant.target()).binding());
    assertEquals(
        new Binding.Field("java.lang.String", "CASE_INSENSITIVE_ORDER", true, null),
        constant.binding());
    assertEquals(Binding.UNRESOLVED, unknown);
  }

  @Test
  void qualifiedNamesEndInTypesOrFields() {
    Snippet snippet =
        Snippet.ofBody(
            "", "int s = java.net.HttpURLConnection.HTTP_OK; Object o = com.example.Foo.bar();");

    Expr.Select status = (Expr.Select) snippet.variable("s").init();
    Expr.Call unknown = (Expr.Call) snippet.variable("o").init();

    assertEquals(
        new Binding.Field("java.net.HttpURLConnection", "HTTP_OK", true, 200), status.binding());
    assertEquals("int", status.type().name());
    assertEquals("com.example.Foo#bar(?)", Snippet.shown(unknown.method()));
  }

  @Test
  void thisAndSuper() {
    Snippet snippet =
        Snippet.of(
            """
            class A extends B {
              int x;
              A() { super(1); this.x = super.base; }
              class Inner { int y = A.this.x; }
            }
            """,
            "class B { int base; B(int i) {} }");

    Expr.Call superCall = snippet.all(Expr.Call.class).get(0);
    Expr.Assign assign = snippet.all(Expr.Assign.class).get(0);
    Expr.Select outer = (Expr.Select) snippet.variable("y").init();

    assertEquals("super(1)", snippet.text(superCall));
    assertEquals("super", snippet.unit().file().text(superCall.nameSpan()));
    assertEquals("B#<init>(int)", Snippet.shown(superCall.method()));
    assertTrue(((Expr.Name) ((Expr.Select) assign.target()).target()).isThis());
    assertEquals(
        new Binding.Field("B", "base", false, null), ((Expr.Select) assign.value()).binding());
    assertEquals(new Binding.Field("A", "x", false, null), outer.binding());
    assertEquals("A", outer.target().type().name());
  }

  @Test
  void typesOfOperations() {
    Snippet snippet =
        Snippet.ofBody(
            "",
            """
            int i = 1; long l = 2; String s = "";
            Object a = i + l, b = s + i, c = i < l, d = i << l, e = !c.equals(b), f = i / 2.0;
            Object g = i > 0 ? i : l, h = i > 0 ? s : null, j = (Object) s, k = s.length() + 1;
            Object m = i++, n = (i += 2), o = new int[2][], p = int[].class, q = Integer.valueOf(1) + 1;
            """);

    assertEquals("long", snippet.typeOf("i + l"));
    assertEquals("java.lang.String", snippet.typeOf("s + i"));
    assertEquals("boolean", snippet.typeOf("i < l"));
    assertEquals("int", snippet.typeOf("i << l"));
    assertEquals("boolean", snippet.typeOf("!c.equals(b)"));
    assertEquals("double", snippet.typeOf("i / 2.0"));
    assertEquals("long", snippet.typeOf("i > 0 ? i : l"));
    assertEquals("java.lang.String", snippet.typeOf("i > 0 ? s : null"));
    assertEquals("java.lang.Object", snippet.typeOf("(Object) s"));
    assertEquals("int", snippet.typeOf("s.length() + 1"));
    assertEquals("int", snippet.typeOf("i++"));
    assertEquals("int", snippet.typeOf("i += 2"));
    assertEquals("int[][]", snippet.typeOf("new int[2][]"));
    assertEquals("java.lang.Class", snippet.typeOf("int[].class"));
    assertEquals("int", snippet.typeOf("Integer.valueOf(1) + 1"));
  }

  @Test
  void arrays() {
    Snippet snippet =
        Snippet.ofBody("", "int[] a = {1, 2}; int b = a[0] + a.length; Object c = new int[f()];");

    Expr.NewArray array = (Expr.NewArray) snippet.variable("a").init();

    assertEquals(2, array.elements().size());
    assertEquals("int[]", array.type().name());
    assertEquals("int", snippet.typeOf("a[0]"));
    assertEquals(
        new Binding.Field("", "length", false, null),
        snippet.node(Expr.Select.class, "a.length").binding());
    // The call in the size is still visited.
    assertEquals("#f(?)", snippet.called("f"));
  }

  @Test
  void lambdasAndMethodReferences() {
    Snippet snippet =
        Snippet.of(
            """
            import java.util.function.*;
            class A {
              Function<String, Integer> f = s -> s.length();
              BiFunction<String, Integer, Character> g = String::charAt;
              Supplier<StringBuilder> h = StringBuilder::new;
              Runnable r = () -> { run(this::helper); };
              void helper() {}
              void run(Runnable r) {}
            }
            """);

    Expr.Lambda lambda = (Expr.Lambda) snippet.variable("f").init();
    Expr.MethodReference charAt = (Expr.MethodReference) snippet.variable("g").init();
    Expr.MethodReference create = (Expr.MethodReference) snippet.variable("h").init();
    Expr.Lambda block = (Expr.Lambda) snippet.variable("r").init();

    assertEquals("java.util.function.Function", lambda.type().name());
    assertEquals("java.lang.String", lambda.parameters().get(0).type().name());
    assertEquals("java.lang.String#length()", snippet.called("length"));
    assertEquals("java.lang.String#charAt(int)", Snippet.shown(charAt.method()));
    assertEquals("new", create.name());
    assertEquals("java.lang.StringBuilder#<init>()", Snippet.shown(create.method()));
    assertInstanceOf(Stmt.Block.class, block.body());
    assertEquals(
        "A#helper()",
        Snippet.shown(snippet.node(Expr.MethodReference.class, "this::helper").method()));
  }

  @Test
  void anonymousClassesHaveNamesOfTheirOwn() {
    Snippet snippet =
        Snippet.of(
            """
            package p;
            class A {
              int count;
              Runnable r = new Runnable() {
                @Override public void run() { count++; again(); }
                void again() { run(); }
              };
            }
            """);

    Expr.New creation = (Expr.New) snippet.variable("r").init();
    TypeDecl body = creation.body();

    assertEquals("java.lang.Runnable", creation.type().name());
    assertEquals("p.A$1", body.qualifiedName());
    assertEquals(TypeDecl.Kind.ANONYMOUS, body.kind());
    assertTrue(snippet.text(body).startsWith("{"));
    assertEquals("java.lang.Runnable", body.interfaces().get(0).name());
    assertEquals("p.A$1#again()", snippet.called("again"));
    assertEquals("p.A$1#run()", snippet.called("run"));
    assertEquals(
        new Binding.Field("p.A", "count", false, null),
        snippet.node(Expr.Name.class, "count").binding());
    assertEquals(body, snippet.type("p.A$1"));
  }

  @Test
  void anInnerCreationKeepsItsOuterInstance() {
    Snippet snippet =
        Snippet.of("class A { class B { B(int i) {} } Object o = new A().new B(1); }");

    Expr.Opaque both = assertInstanceOf(Expr.Opaque.class, snippet.variable("o").init());

    assertEquals(2, both.children().size());
    assertEquals("A.B", both.type().name());
    assertEquals(
        "A.B#<init>(int)", Snippet.shown(((Expr.New) both.children().get(1)).constructor()));
  }

  @Test
  void switchExpressionsAndPatterns() {
    Snippet snippet =
        Snippet.of(
            """
            class A {
              record Point(int x, String name) {}
              String f(Object o) {
                if (!(o instanceof String s)) { return null; }
                String r = switch (o) {
                  case Point(int x, var name) when x > 0 -> name.trim();
                  case Integer i -> { yield "" + i; }
                  case null, default -> s.strip();
                };
                return r;
              }
            }
            """);

    Expr.Switch choice = (Expr.Switch) snippet.variable("r").init();
    List<Stmt.SwitchCase> cases = choice.cases();

    assertEquals("java.lang.String", choice.type().name());
    assertEquals("java.lang.String#trim()", snippet.called("trim"));
    assertEquals("java.lang.String#strip()", snippet.called("strip"));
    assertEquals("x > 0", snippet.text(cases.get(0).guard()));
    assertEquals("name.trim()", snippet.text(cases.get(0).body().get(0)));
    assertInstanceOf(Stmt.Yield.class, cases.get(0).body().get(0));
    Expr.InstanceOf integer = (Expr.InstanceOf) cases.get(1).labels().get(0);
    assertEquals("java.lang.Integer", integer.tested().name());
    assertEquals("i", integer.binding().name());
    assertTrue(cases.get(2).isDefault());
    assertNull(((Expr.Literal) cases.get(2).labels().get(0)).value());
  }
}
