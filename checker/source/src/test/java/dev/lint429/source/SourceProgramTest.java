package dev.lint429.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Program.Answer;
import dev.lint429.engine.model.Program.Origin;
import dev.lint429.engine.model.TypeDecl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceProgramTest {
  private static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void buildOutputAndGeneratedCodeAreLeftOut(@TempDir Path root) throws IOException {
    for (String name :
        List.of(
            "target/generated-sources/A.java",
            "build/A.java",
            "module/out/A.java",
            "node_modules/x/A.java",
            ".git/A.java",
            "src/generated/java/A.java",
            "src/main/java/module-info.java",
            "src/main/java/p/notes.txt")) {
      write(root, name, "class A {}");
    }
    write(root, "src/main/java/p/build/A.java", "package p.build; class A {}");
    write(root, "module/src/test/java/p/T.java", "package p; class T {}");
    write(root, "Main.java", "class Main {}");

    SourceProgram program = SourceProgram.of(root);

    assertEquals(
        List.of("Main.java", "module/src/test/java/p/T.java", "src/main/java/p/build/A.java"),
        program.files());
  }

  @Test
  void typesAreFoundWhereverTheyAreDeclared() {
    Snippet snippet =
        Snippet.of(
            "package p; class First { class Inner {} } class Second { interface Deep {} }",
            "package p.q; enum Third {}",
            "class Unnamed {}");

    for (String name :
        List.of("p.First", "p.First.Inner", "p.Second", "p.Second.Deep", "p.q.Third", "Unnamed")) {
      TypeDecl type = snippet.type(name);
      assertEquals(name, type.qualifiedName());
      assertTrue(snippet.program().unitOf(type).types().size() > 0);
      assertSame(type, snippet.type(name));
      assertEquals(Origin.SOURCE, snippet.program().origin(name));
    }
    for (String name : List.of("p.Third", "First", "p.First.None", "q.First", "java.util.List")) {
      assertTrue(snippet.program().type(name).isEmpty(), name);
    }
    assertEquals(Origin.BINARY, snippet.program().origin("java.util.Map.Entry"));
    assertEquals(Origin.UNKNOWN, snippet.program().origin("com.example.Foo"));
  }

  @Test
  void aLibraryIsThereIfTheBuildOrTheSourceNamesIt() {
    Map<String, String> texts = Map.of("A.java", "import okhttp3.Call; class A {}");
    String resilience = "io.github.resilience4j.retry.Retry";

    assertEquals(Origin.UNKNOWN, SourceProgram.of(texts).origin(resilience));
    assertEquals(
        Origin.BINARY,
        SourceProgram.of(texts, Set.of("resilience4j-spring-boot3")).origin(resilience));
    assertEquals(Origin.BINARY, SourceProgram.of(texts).origin("okhttp3.Response"));
    assertEquals(Origin.UNKNOWN, SourceProgram.of(texts).origin("okhttp3.NoSuchClass"));
    assertEquals(Origin.BINARY, SourceProgram.of(texts).origin("dev.lint429.backoff.Backoff"));
  }

  @Test
  void buildFilesAreRead(@TempDir Path root) throws IOException {
    write(root, "module/build.gradle", "implementation 'dev.failsafe:failsafe:3.3.2'");
    write(root, "src/A.java", "class A {}");

    SourceProgram program = SourceProgram.of(root);

    assertEquals(Origin.BINARY, program.origin("dev.failsafe.RetryPolicy"));
    assertEquals(Origin.UNKNOWN, program.origin("org.springframework.retry.RetryPolicy"));
  }

  @Test
  void subtypes() {
    Snippet snippet =
        Snippet.of(
            """
            package p;
            class Mine extends com.example.Theirs {}
            class Own extends java.io.IOException implements Marker {}
            interface Marker extends java.util.function.Supplier<String> {}
            """);
    SourceProgram program = snippet.program();

    assertEquals(Answer.NO, program.isSubtype("p.Own", "java.lang.RuntimeException"));
    assertEquals(Answer.NO, program.isSubtype("int", "java.lang.Object"));
    assertEquals(Answer.UNKNOWN, program.isSubtype("p.Mine", "java.lang.Exception"));
    assertEquals(Answer.UNKNOWN, program.isSubtype("com.example.Foo", "java.lang.Exception"));
    assertEquals(Answer.UNKNOWN, program.isSubtype("", "java.lang.Exception"));
    assertEquals(Answer.YES, program.isSubtype("p.Mine", "com.example.Theirs"));
    assertEquals(Answer.YES, program.isSubtype("p.Own", "java.lang.Throwable"));
    assertEquals(Answer.YES, program.isSubtype("p.Own", "java.util.function.Supplier"));
    assertEquals(
        Answer.YES,
        program.isSubtype(
            "org.springframework.web.client.HttpClientErrorException.TooManyRequests",
            "org.springframework.web.client.RestClientException"));
  }

  @Test
  void namesResolveThroughImportsInheritanceAndNesting() {
    Snippet snippet =
        Snippet.of(
            """
            package p;
            import static p.q.Keys.*;
            import static p.q.Keys.Nested;
            import p.q.*;
            import p.q.Base.Inherited;
            class Test extends Base {
              String a = URL + PATH;
              Inherited b; Nested c; Far d; Member e; Map.Entry<String, Far> f;
              Test test() { return this; }
              void run() { test().base().far().go(); help("x"); }
            }
            """,
            """
            package p.q;
            public class Keys {
              public static final String URL = "https://" + Base.HOST;
              public static class Nested {}
              public static String help(String s) { return s; }
            }
            """,
            """
            package p.q;
            public class Base {
              static final String HOST = "api" + ".openai.com";
              protected static final String PATH = "/v1";
              public static class Inherited {}
              protected class Member {}
              public Base base() { return this; }
              public Far far() { return null; }
            }
            """,
            "package p.q; public interface Far { void go(); }");

    assertEquals("p.q.Base.Inherited", snippet.variable("b").type().name());
    assertEquals("p.q.Keys.Nested", snippet.variable("c").type().name());
    assertEquals("p.q.Far", snippet.variable("d").type().name());
    assertEquals("p.q.Base.Member", snippet.variable("e").type().name());
    assertEquals("Map.Entry", snippet.variable("f").type().name());
    assertEquals(
        new Binding.Field("p.q.Keys", "URL", true, "https://api.openai.com"),
        snippet.node(Expr.Name.class, "URL").binding());
    assertEquals(
        new Binding.Field("p.q.Base", "PATH", true, "/v1"),
        snippet.node(Expr.Name.class, "PATH").binding());
    assertEquals("p.Test#test()", snippet.called("test"));
    assertEquals("p.q.Base#base()", snippet.called("base"));
    assertEquals("p.q.Far#go()", snippet.called("go"));
    assertEquals("p.q.Keys#help(java.lang.String)", snippet.called("help"));
  }

  @Test
  void cyclesEnd() {
    Snippet snippet =
        Snippet.of(
            """
            class A extends B { static final int X = Y + 1; }
            class B extends A { static final int Y = A.X; void f() { g(); new A().h(); } }
            class C extends C.D { class D extends C {} }
            """);

    assertEquals(
        Answer.NO,
        snippet.program().isSubtype("A", "java.util.List") == Answer.YES ? Answer.YES : Answer.NO);
    assertEquals(null, snippet.variable("X").constant());
    assertEquals("A#h(?)", snippet.called("h"));
  }

  @Test
  void unitsAreFoundByTheirText() {
    Snippet snippet =
        Snippet.of("class A { void send() {} }", "class B { /* send */ }", "class C {}");

    assertEquals(
        List.of("src/File0.java", "src/File1.java"),
        snippet.program().unitsContaining("send").map(u -> u.file().path()).toList());
    assertEquals(1, snippet.program().unitsContaining("send", "void").count());
    assertEquals(0, snippet.program().unitsContaining("none").count());
  }

  @Test
  void aReleasedProgramForgetsWhatItGaveOut() {
    Snippet snippet = Snippet.of("class A {}");
    TypeDecl before = snippet.type("A");
    assertTrue(snippet.program().loweredCharacters() > 0);

    snippet.program().release();

    assertEquals(0, snippet.program().loweredCharacters());
    assertThrows(IllegalArgumentException.class, () -> snippet.program().unitOf(before));
    assertEquals("A", snippet.type("A").qualifiedName());
  }

  @Test
  void severalThreadsGetTheSameUnits() {
    String[] files = new String[40];
    for (int i = 0; i < files.length; i++) {
      int next = (i + 1) % files.length;
      files[i] =
          "package p; class T"
              + i
              + " { T"
              + next
              + " next() { return null; }"
              + " Object o = new Object() { void f() { next().next(); } }; }";
    }
    SourceProgram program = Snippet.of(files).program();

    List<TypeDecl> types =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(i -> program.type("p.T" + i % files.length).orElseThrow())
            .toList();

    for (int i = 0; i < types.size(); i++) {
      assertSame(types.get(i % files.length), types.get(i));
    }
  }
}
