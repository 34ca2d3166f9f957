package dev.lint429.errorprone.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.TypeDecl;
import java.util.List;
import java.util.stream.Collectors;

/** Lowers a piece of code and shows it as text. */
final class Snippet {
  private static final String AROUND =
      """
      import java.io.*;
      import java.util.*;
      import java.util.function.*;

      class Test {
        static final String URL = "https://api.example.com";
        int count;
        int[] numbers;
        Test next;
        final Reader in = null;
        Test() {}
        Test(int count, String... names) {}
        static int max(int a, int b) { return a; }
        int call(Object... args) throws IOException { return 0; }
        <T> T generic(T t) { return t; }
        class Inner { Inner(int i) {} }
        enum Color { RED, GREEN }
        void m(int a, String s, Object o, Test t) throws Exception {
          %s
        }
      }
      """;

  private Snippet() {}

  /** The lowered statements of a method with parameters a, s, o, t. */
  static String statements(String code) {
    CompilationUnit unit = lower(AROUND.formatted(code));
    MethodDecl method = Compiled.first(unit, MethodDecl.class, m -> m.name().equals("m"));
    return method.body().statements().stream()
        .map(statement -> Dump.of(unit, statement))
        .collect(Collectors.joining());
  }

  /** The lowered expression. */
  static String expression(String code) {
    return initializer("Object result = " + code + ";");
  }

  /** The lowered initialiser of a declaration. */
  static String initializer(String declaration) {
    // Without the two lines of the declaration, and their indentation.
    return statements(declaration)
        .lines()
        .skip(2)
        .map(line -> line.substring(4) + "\n")
        .collect(Collectors.joining());
  }

  /** The lowered top-level types. */
  static String types(String source) {
    CompilationUnit unit = lower(source);
    return unit.types().stream()
        .map((TypeDecl type) -> Dump.of(unit, type))
        .collect(Collectors.joining());
  }

  private static CompilationUnit lower(String source) {
    CompilationUnit unit = Compiled.of(source).unit();
    assertEquals(List.of(), Invariants.violations(unit));
    return unit;
  }
}
