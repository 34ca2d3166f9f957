package dev.lint429.run.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class CodeTest {
  @Test
  void whatDiffers() {
    assertNotEquals(Code.normalized("a(\"x y\")"), Code.normalized("a(\"xy\")"));
    assertNotEquals(Code.normalized("new A()"), Code.normalized("newA()"));
    assertNotEquals(Code.normalized("a(\"// b\")"), Code.normalized("a(\"// c\")"));
    assertNotEquals(
        Code.normalized("\"\"\"\n a\n  b\"\"\""), Code.normalized("\"\"\"\n a\n b\"\"\""));
  }

  @Test
  void whatDoesNot() {
    String expected = Code.normalized("var r = http.send(a, b).x('\"');");
    assertEquals(
        expected, Code.normalized("var r =\r\n    http // so\n  .send(a,b) /* \" */\n .x('\"') ;"));
  }

  @Test
  void oneLine() {
    assertEquals(
        "var r = http .send(\"a  b\");",
        Code.oneLine("var r =\n    http // c\n        .send(\"a  b\");"));
    assertEquals("a b", Code.oneLine("/* x */ a/* y */b\n"));
  }

  @Test
  void whatIsNotClosed() {
    assertEquals("a\"b", Code.normalized("a \"b"));
    assertEquals("a", Code.normalized("a /* b"));
    assertEquals("a'\\", Code.normalized("a '\\"));
  }

  @Test
  void urls() {
    assertEquals("https://h/p", Urls.withoutSecrets("https://h/p?key=secret"));
    assertEquals("https://h/p", Urls.withoutSecrets("https://user:secret@h/p"));
    assertEquals("{base}/p", Urls.withoutSecrets("{base}/p"));
  }
}
