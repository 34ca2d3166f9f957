package dev.lint429.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.files.Decoder;
import dev.lint429.engine.model.Expr;
import dev.lint429.source.SourceProgram.Broken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets, encodings and files that do not parse. */
class SourceTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void offsetsCountUtf16UnitsWhateverTheLineEnds(String lineEnd) {
    String text =
        String.join(
            lineEnd,
            "class A {\t/* \uD83D\uDE00 */",
            "\tString s = \"\uD83D\uDE00\u00e9\".trim(); // \t",
            "",
            "\t\tint\\u0020x = s.length();",
            "  Object \\u0061b = f(\"\\u0041\".isEmpty());",
            "}");
    Snippet snippet = Snippet.of(text);

    assertTrue(snippet.program().broken("src/File0.java").isEmpty());
    assertEquals("\"\uD83D\uDE00\u00e9\".trim()", snippet.text(snippet.variable("s").init()));
    assertEquals("s.length()", snippet.text(snippet.variable("x").init()));
    assertEquals("f(\"\\u0041\".isEmpty())", snippet.text(snippet.variable("ab").init()));
    assertEquals(4, snippet.unit().file().line(snippet.variable("x").init().span().start()));
    assertEquals(5, snippet.unit().file().line(snippet.variable("ab").span().start()));
  }

  @Test
  void operatorsMayBeWrittenAsUnicodeEscapes() {
    Snippet snippet = Snippet.ofBody("", "boolean b = f() \\u0026\\u0026 g(1);");

    assertEquals("g(1)", snippet.text(snippet.node(Expr.Call.class, "g(1)")));
    assertEquals("&&", ((Expr.Binary) snippet.variable("b").init()).op());
  }

  @Test
  void encodingsAreRecognised() {
    String text = "// caf\u00e9 \u20ac";

    assertDecoded(text, text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, false);
    assertDecoded(
        text, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, true);
    assertDecoded(
        text,
        ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
        StandardCharsets.UTF_16LE,
        true);
    assertDecoded(
        "// caf\u00e9",
        "// caf\u00e9".getBytes(StandardCharsets.ISO_8859_1),
        StandardCharsets.ISO_8859_1,
        false);
    assertDecoded(
        "\uFFFD", "\uFFFD".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, false);
  }

  private static void assertDecoded(String text, byte[] bytes, Charset charset, boolean mark) {
    assertEquals(new Decoder.Text(text, charset, mark), Decoder.decode(bytes));
  }

  @Test
  void aLatinFileIsLowered(@TempDir Path root) throws IOException {
    String text = "class A { String caf\u00e9 = \"\u00fc\".trim(); }";
    Files.write(root.resolve("A.java"), text.getBytes(StandardCharsets.ISO_8859_1));
    SourceProgram program = SourceProgram.of(root);

    Expr init = program.unit("A.java").types().get(0).fields().get(0).init();

    assertEquals("\"\u00fc\".trim()", program.unit("A.java").file().text(init.span()));
  }

  @Test
  void whatParsesOfABrokenFileIsLowered() {
    Snippet snippet = Snippet.of("class A { void m() { int x = ; } void n() { \"a\".trim(); } }");

    Broken broken = snippet.program().broken("src/File0.java").orElseThrow();

    assertTrue(broken.analysed());
    assertEquals(List.of("line 1: Parse error. Found \";\""), broken.problems());
    assertEquals("java.lang.String#trim()", snippet.called("trim"));
  }

  @Test
  void aFileThatCannotBeParsedIsNamed() {
    Snippet snippet = Snippet.of("<<<<<<< HEAD\nclass A {}");

    Broken broken = snippet.program().broken("src/File0.java").orElseThrow();

    assertFalse(broken.analysed());
    assertEquals("src/File0.java", broken.file());
    assertTrue(snippet.unit().types().isEmpty());
  }

  @Test
  void codeThatIsNestedTooDeeplyIsNamedToo() {
    int depth = 200_000;
    Snippet snippet =
        Snippet.of(
            "class A { B b; void m() { b.f(); } }",
            "class B { int x = " + "(".repeat(depth) + "1" + ")".repeat(depth) + "; void f() {} }");

    Broken broken = snippet.program().broken("src/File1.java").orElseThrow();

    assertFalse(broken.analysed());
    assertTrue(broken.problems().get(0).contains("StackOverflowError"), broken.toString());
    assertEquals(List.of(broken), snippet.program().broken());
    assertEquals(1, snippet.unit().types().size());
  }

  @Test
  void longConcatenationsAreNoNesting() {
    String text = "\"a\" + ".repeat(5_000) + "1";
    Snippet snippet = Snippet.of("class A { static final String S = " + text + "; Object o = S; }");

    assertTrue(snippet.program().broken().isEmpty(), snippet.program().broken().toString());
    assertEquals("a".repeat(5_000) + "1", snippet.variable("S").constant());
  }

  @Test
  void oldNamesAndNewSyntaxAreUnderstood() {
    Snippet snippet =
        Snippet.of(
            """
            import module java.base;
            class A {
              int record = 1, yield = 2, sealed = 3, when = 4;
              A(int i) { if (i < 0) { throw new IllegalArgumentException(); } super(); }
              void f(java.util.List<String> l) { for (var _ : l) { } l.forEach(_ -> g()); }
              void g() {}
            }
            """);

    assertTrue(snippet.program().broken("src/File0.java").isEmpty());
    assertEquals("A#g()", snippet.called("g"));
  }

  @Test
  void nothingIsLostOrMisplaced() {
    String everything =
        """
        package p;
        import java.util.*;
        @Deprecated
        public abstract class Everything<T extends Comparable<T>> extends Base implements Runnable {
          private static final int A = 1, B[] = {1, 2}, C = -A << 2;
          static { System.out.println("x" + 'c' + 1L + 2.0f + null + true); }
          enum Kind { ONE, TWO(2) { int f() { return 1; } }; Kind(int... i) {} int f() { return 0; } }
          record Pair<X, Y>(X left, @Deprecated Y... right) { Pair { left.toString(); } }
          @interface Marker { String[] value() default {"a", "b"}; Class<?> type() default Object.class; }
          interface Shape { default void draw() { Shape.super.hashCode(); } private static void f() {} }
          Everything(final T value) throws Exception { super(value); this.value = value; }
          final T value;
          public synchronized <E extends Exception> void run(List<? super T> list, int[]... more) throws E {
            label: for (int i = 0, j = 1; i < 3 && j > 0; i++, j--) { if (i == 1) continue label; else break; }
            for (final String s : new String[] {"a", ("b")}) { assert s != null : "no " + s; }
            do { list.add(null); } while (list.isEmpty() || !(list.size() >= more[0][1]));
            try (var in = open(); in2) { in.read(); } catch (IllegalStateException | Error e) { throw e; } finally { ; }
            synchronized (lock()) { wait(); }
            int x = (int) (more.length > 0 ? 1.5 : ~2), y = x++ + --x;
            x += y; x >>>= 1; x = y = 3;
            Object o = new Object() { int z = A; @Override public String toString() { return Everything.this + ""; } };
            if (o instanceof Pair<?, ?>(var l, String[] r) && l != null) { System.err.println(l); }
            if (o instanceof final String t && !t.isEmpty()) t.trim(); else if (!(o instanceof Integer n)) return;
            Runnable r1 = () -> {}, r2 = this::run2, r3 = ArrayList::new, r4 = int[]::new;
            Comparator<String> c = (final String p, String q) -> p.compareTo(q);
            switch (x) { case 1, 2: case 3: run2(); break; default: }
            String text = switch (o) { case null -> "n"; case String s when s.length() > 1 -> { yield s; } default -> throw new Error(); };
            String block = \"""
                a "quoted" \\
                b\""";
            class Local<Q> { Q q; class Deep {} }
            var made = this.<String>generic("a").new Inner(1) {};
            int[][] m = new int[3][A + 1], k = new int[][] {{1}, {}};
            ;
          }
          native void run2();
        }
        """;
    Snippet snippet = Snippet.of(everything);

    assertTrue(snippet.program().broken("src/File0.java").isEmpty());
    assertEquals(List.of(), Invariants.violations(snippet.unit()));
  }
}
