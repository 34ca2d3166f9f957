package dev.lint429.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
  @Test
  void packageAndImports() {
    Snippet snippet =
        Snippet.of(
            "/* c */ package p.q ;\nimport java.util.*;\nimport static java.lang.Math.max;\nclass A {}");

    assertEquals("p.q", snippet.unit().packageName());
    assertEquals("/* c */ package p.q ;".length(), snippet.unit().importsEnd());
    assertEquals("java.util", snippet.unit().imports().get(0).name());
    assertTrue(snippet.unit().imports().get(0).isWildcard());
    assertEquals("java.lang.Math.max", snippet.unit().imports().get(1).name());
    assertTrue(snippet.unit().imports().get(1).isStatic());
    assertEquals(0, Snippet.of("class A {}").unit().importsEnd());
  }

  @Test
  void theHeaderOfAClass() {
    Snippet snippet =
        Snippet.of(
            """
            package p;
            import java.util.*;
            @Deprecated public abstract class A<T extends Number> extends ArrayList<T> implements Runnable, Comparator<T[]> {
              static class Nested {}
            }
            """);

    TypeDecl type = snippet.type("p.A");

    assertEquals(Set.of("public", "abstract"), type.modifiers());
    assertEquals("java.lang.Deprecated", type.annotations().get(0).type());
    assertEquals("java.util.ArrayList", type.superclass().name());
    assertEquals("java.lang.Number", type.superclass().args().get(0).name());
    assertEquals("java.lang.Number[]", type.interfaces().get(1).args().get(0).name());
    assertEquals("A", snippet.unit().file().text(type.nameSpan()));
    assertEquals("p.A.Nested", type.nested().get(0).qualifiedName());
    assertEquals(TypeRef.UNKNOWN, type.nested().get(0).superclass());
  }

  @Test
  void fieldsThatShareADeclaration() {
    Snippet snippet =
        Snippet.of(
            "class A { @Deprecated private static final String X = \"a\", Y = X + 1; int z; }");

    VarDecl x = snippet.variable("X");
    VarDecl y = snippet.variable("Y");

    assertEquals("@Deprecated private static final String X = \"a\"", snippet.text(x));
    assertEquals("Y = X + 1", snippet.text(y));
    assertEquals("a", x.constant());
    assertEquals("a1", y.constant());
    assertEquals(1, y.annotations().size());
    assertEquals(Span.NONE, y.annotations().get(0).span());
    assertEquals("int z", snippet.text(snippet.variable("z")));
    assertNull(snippet.variable("z").constant());
  }

  @Test
  void constantsOfManyPieces() {
    Snippet snippet =
        Snippet.of(
            """
            class A {
              static final String
                  TEXT = 1 + 2 + "a" + 3 + 'c' + true + (4 + 5) + "z",
                  OPEN = "a" + "b" + new Object() + "c",
                  BROKEN = "a" + "b" - "c" + "d";
            }
            """);

    assertEquals("3a3ctrue9z", snippet.variable("TEXT").constant());
    assertNull(snippet.variable("OPEN").constant());
    assertNull(snippet.variable("BROKEN").constant());
  }

  @Test
  void methodsAndConstructors() {
    Snippet snippet =
        Snippet.of(
            """
            import java.io.*;
            class A {
              { init(); }
              static { init(); }
              A(int... values) throws IOException { }
              <T extends Closeable> T m(T value, Object[] b[]) throws UncheckedIOException { return value; }
              static native void init();
            }
            """);

    List<MethodDecl> methods = snippet.type("A").methods();

    assertEquals(MethodDecl.INITIALIZER, methods.get(0).name());
    assertFalse(methods.get(0).isStatic());
    assertTrue(methods.get(1).isStatic());
    assertEquals("<init>", methods.get(2).name());
    assertEquals("A", snippet.unit().file().text(methods.get(2).nameSpan()));
    assertTrue(methods.get(2).varargs());
    assertEquals("int[]", methods.get(2).parameters().get(0).type().name());
    assertEquals("java.io.IOException", methods.get(2).thrown().get(0).name());
    assertEquals("java.io.Closeable", methods.get(3).returnType().name());
    assertEquals("java.io.Closeable", methods.get(3).parameters().get(0).type().name());
    assertEquals("java.lang.Object[][]", methods.get(3).parameters().get(1).type().name());
    assertNull(methods.get(4).body());
  }

  @Test
  void enums() {
    Snippet snippet =
        Snippet.of(
            """
            enum Level {
              LOW(1), @Deprecated HIGH(2) { @Override int weight() { return 3; } };
              private final int weight;
              Level(int weight) { this.weight = weight; }
              int weight() { return weight; }
              static Level parse(String s) { return valueOf(s).values()[0]; }
            }
            """);

    VarDecl high = snippet.variable("HIGH");
    Expr.New creation = (Expr.New) high.init();

    assertEquals(TypeDecl.Kind.ENUM, snippet.type("Level").kind());
    assertEquals(VarDecl.Kind.ENUM_CONSTANT, high.kind());
    assertTrue(snippet.text(high).startsWith("@Deprecated HIGH(2) {"));
    assertTrue(snippet.text(creation).startsWith("HIGH(2) {"));
    assertEquals("Level#<init>(int)", Snippet.shown(creation.constructor()));
    assertEquals("weight", creation.body().methods().get(0).name());
    assertEquals("Level#valueOf(java.lang.String)", snippet.called("valueOf"));
    assertEquals("Level", snippet.typeOf("valueOf(s).values()[0]"));
  }

  @Test
  void records() {
    Snippet snippet =
        Snippet.of(
            """
            record Answer<T>(@Deprecated T body, int status) {
              static final int OK = 200;
              Answer { if (status < 0) throw new IllegalArgumentException(); }
              Answer(T body) { this(body, OK); }
              static int code(Answer<String> a) { return a.status() + a.body().length(); }
            }
            """);

    List<VarDecl> fields = snippet.type("Answer").fields();
    MethodDecl compact = snippet.type("Answer").methods().get(0);

    assertEquals(VarDecl.Kind.RECORD_COMPONENT, fields.get(0).kind());
    assertEquals("@Deprecated T body", snippet.text(fields.get(0)));
    assertEquals("<init>", compact.name());
    assertEquals(Span.NONE, compact.parameters().get(1).span());
    assertEquals("status", compact.parameters().get(1).name());
    assertEquals("Answer#status()", snippet.called("status"));
    assertEquals("java.lang.String#length()", snippet.called("length"));
    assertEquals("Answer#<init>(java.lang.Object,int)", snippet.called("<init>"));
  }

  @Test
  void annotationValuesKeepTheirOrder() {
    Snippet snippet =
        Snippet.of(
            """
            import org.springframework.retry.annotation.*;
            class A {
              static final int TRIES = 3;
              @Retryable(maxAttempts = TRIES, backoff = @Backoff(delay = 100), retryFor = {Exception.class})
              @SuppressWarnings("a")
              void m() {}
            }
            """);

    Annotation retryable = snippet.method("m").annotations().get(0);

    assertEquals("org.springframework.retry.annotation.Retryable", retryable.type());
    assertEquals(
        List.of("maxAttempts", "backoff", "retryFor"), List.copyOf(retryable.values().keySet()));
    Annotation backoff =
        (Annotation) ((Expr.Opaque) retryable.values().get("backoff")).children().get(0);
    assertEquals("org.springframework.retry.annotation.Backoff", backoff.type());
    assertEquals(100, ((Expr.Literal) backoff.values().get("delay")).value());
    assertEquals(1, ((Expr.NewArray) retryable.values().get("retryFor")).elements().size());
    assertEquals(
        "a",
        ((Expr.Literal) snippet.method("m").annotations().get(1).values().get("value")).value());
  }

  @Test
  void annotationTypesHaveElements() {
    Snippet snippet = Snippet.of("@interface Api { String value() default \"x\"; int LIMIT = 3; }");

    assertEquals(TypeDecl.Kind.ANNOTATION, snippet.type("Api").kind());
    assertEquals("java.lang.String", snippet.method("value").returnType().name());
    assertEquals(3, snippet.variable("LIMIT").constant());
  }

  @Test
  void membersOfLombok() {
    Snippet snippet =
        Snippet.of(
            """
            import lombok.*;
            import lombok.extern.slf4j.Slf4j;
            @Data @Builder @Slf4j
            class Options {
              private String url;
              private boolean active;
              private static int count;
              @Getter static class Part { private final Integer id = 1; }
              static void use(Options o, Part p) {
                o.getUrl().trim();
                o.isActive();
                o.setActive(true);
                Options.builder().url("x").active(true).build().getUrl();
                p.getId().longValue();
                p.setId(2);
                o.getCount();
                log.info("x");
              }
            }
            """);

    assertEquals("Options#getUrl()", snippet.called("getUrl"));
    assertEquals("java.lang.String#trim()", snippet.called("trim"));
    assertEquals("Options#isActive()", snippet.called("isActive"));
    assertEquals("Options#setActive(boolean)", snippet.called("setActive"));
    assertEquals("Options.OptionsBuilder#url(java.lang.String)", snippet.called("url"));
    assertEquals("Options.OptionsBuilder#build()", snippet.called("build"));
    assertEquals("java.lang.Integer#longValue()", snippet.called("longValue"));
    assertEquals("org.slf4j.Logger", snippet.typeOf("log"));
    // No setter for what @Getter alone stands on, no accessor for a static field of @Data.
    assertEquals("Options.Part#setId(?)", snippet.called("setId"));
    assertEquals("Options#getCount(?)", snippet.called("getCount"));
  }

  @Test
  void lombokIsNotGuessedAt() {
    Snippet snippet =
        Snippet.of(
            "@Data class A { String url; static void f(A a) { a.getUrl(); } } @interface Data {}");

    assertEquals("A#getUrl(?)", snippet.called("getUrl"));
  }
}
