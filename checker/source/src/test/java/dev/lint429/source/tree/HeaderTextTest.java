package dev.lint429.source.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // What declares something stays.
        "class A { int x; class B<T> extends C { } }    | class A { int x; class B<T> extends C { } }",
        "interface A { int X = 1; } @interface B { }    | interface A { int X = 1; } @interface B { }",
        "record R(int a) implements S { int b; }        | record R(int a) implements S { int b; }",
        "enum E { A, B(1) { int c; }; int f; }          | enum E { A, B(1) {}; int f; }",
        // Bodies go.
        "class A { A() { x(); } int f; }                | class A { A() {} int f; }",
        "class A { void m() throws B { if (c) { } } }   | class A { void m() throws B {} }",
        "class A { static { s(); } { i(); } int f; }    | class A { static {} {} int f; }",
        "class A { int[] a = {1}; int b = 2; }          | class A { int[] a = {}; int b = 2; }",
        "class A { R r = () -> { x(); }; int b; }       | class A { R r = () -> {}; int b; }",
        "class A { R r = new R() { int y; }; int b; }   | class A { R r = new R() {}; int b; }",
        "class A { void m() { class B { } } class C { } }       | class A { void m() {} class C { } }",
        "class A { Class<?> c = B.class; void m() { } }         | class A { Class<?> c = B.class; void m() {} }",
        "@B({1, 2}) class A { @C(x = {}) void m() { } int f; }  | @B({}) class A { @C(x = {}) void m() {} int f; }",
        // Names are not keywords, nor is text.
        "class A { int record; void record() { x(); } }         | class A { int record; void record() {} }",
        "class A { /* class { */ void m() { } // }              | class A { /* class { */ void m() {} // }",
        "class A { String s = \"class {\"; char c = '{'; }      | class A { String s = \"class {\"; char c = '{'; }",
        "class A { void m() { s = \"}\\\"}\"; c = '\\''; } }    | class A { void m() {} }",
      })
  void bodiesAreTakenOut(String text, String header) {
    assertEquals(header, HeaderText.of(text));
  }

  @Test
  void commentsEndWithTheirLine() {
    assertEquals(
        "// one\rclass A { void m() {} }",
        HeaderText.of("// one\rclass A { void m() { // }\rx(); } }"));
  }

  @Test
  void textBlocksMayHoldQuotesAndBraces() {
    String text = "class A { void m() { s = \"\"\"\n  } \\\"\"\" \" }\n  \"\"\"; } int f; }";

    assertEquals("class A { void m() {} int f; }", HeaderText.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "/*",
        "'",
        "}}}",
        "class A {\"\"\"",
        "class A { void m() {",
        "class A { \\"
      })
  void whatDoesNotEndIsKept(String text) {
    assertEquals(text, HeaderText.of(text));
  }
}
