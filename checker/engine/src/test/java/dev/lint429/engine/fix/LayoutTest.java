package dev.lint429.engine.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayoutTest {
  private static Layout layout(String text) {
    return new Layout(
        new CompilationUnit(new SourceFile("A.java", text), "", 0, List.of(), List.of()));
  }

  @Test
  void lineEnds() {
    assertEquals("\n", layout("class A {}").newline());
    assertEquals("\n", layout("a\nb\r\n").newline());
    assertEquals("\r\n", layout("a\r\nb").newline());
    assertEquals("\r", layout("a\rb\rc").newline());
    assertEquals("\r", layout("a\rb\n").newline());
  }

  @Test
  void indentation() {
    Layout layout = layout("a;\n  \tb; c;\r\n   d;");
    assertEquals("", layout.indent(1));
    assertEquals("  \t", layout.indent(9));
    assertEquals("   ", layout.indent(15));
  }

  @Test
  void startOfALine() {
    Layout layout = layout("a\n  b c");
    assertTrue(layout.startsLine(0));
    assertTrue(layout.startsLine(4));
    assertFalse(layout.startsLine(6));
  }

  @Test
  void oneLevelDeeper() {
    assertEquals("    ", layout("class A {}").indentUnit());
    assertEquals("  ", layout("class A {\n  int a;\n}").indentUnit());
    assertEquals("    ", layout("/**\n * A.\n */\nclass A {\n    int a;\n}").indentUnit());
    assertEquals("\t", layout("class A {\n\tint a;\n}").indentUnit());
  }

  @Test
  void whatStandsBefore() {
    Layout layout = layout("{ a; /* } */ b }");
    assertEquals(";", layout.lastTokenBetween(0, 13).text());
    assertEquals(null, layout.lastTokenBetween(4, 12));
  }
}
