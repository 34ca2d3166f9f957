package dev.lint429.engine.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.Fix;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Import;
import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ImportEditsTest {
  private static final String BACKOFF = "dev.lint429.backoff.Backoff";
  private static final Pattern IMPORT =
      Pattern.compile("import\\s+(static\\s+)?([\\w.]+?)(\\.\\*)?\\s*;");

  @Test
  void importedAlready() {
    assertUnchanged("package a;\n\nimport dev.lint429.backoff.Backoff;\n\nclass A {}\n", BACKOFF);
  }

  @Test
  void aStaticImportOfTheNameIsNone() {
    assertImports(
        """
        package a;

        import static dev.lint429.backoff.Backoff;

        import dev.lint429.backoff.Backoff;

        class A {}
        """,
        "package a;\n\nimport static dev.lint429.backoff.Backoff;\n\nclass A {}\n",
        BACKOFF);
  }

  @Test
  void amongTheSorted() {
    assertImports(
        """
        package a;

        import com.acme.Json;
        import dev.lint429.backoff.Backoff;
        import java.io.IOException;
        import java.net.URI;

        class A {}
        """,
        """
        package a;

        import com.acme.Json;
        import java.io.IOException;
        import java.net.URI;

        class A {}
        """,
        BACKOFF);
  }

  @Test
  void behindTheLast() {
    assertImports(
        "package a;\nimport com.acme.A;\nimport dev.lint429.backoff.Backoff;\nclass B {}\n",
        "package a;\nimport com.acme.A;\nclass B {}\n",
        BACKOFF);
  }

  @Test
  void beforeTheFirst() {
    assertImports(
        "import dev.lint429.backoff.Backoff;\nimport java.util.List;\nclass B {}\n",
        "import java.util.List;\nclass B {}\n",
        BACKOFF);
  }

  @Test
  void intoTheBlockOfItsLike() {
    assertImports(
        """
        package a;

        import java.time.Duration;
        import java.util.List;

        import org.acme.Json;
        import reactor.core.Mono;
        import reactor.util.retry.Retry;

        import static java.util.Map.of;

        class A {}
        """,
        """
        package a;

        import java.util.List;

        import org.acme.Json;
        import reactor.core.Mono;

        import static java.util.Map.of;

        class A {}
        """,
        "java.time.Duration",
        "reactor.util.retry.Retry");
  }

  @Test
  void notIntoTheBlockOfTheJdk() {
    assertImports(
        """
        package a;

        import java.util.List;
        import javax.sql.DataSource;

        import com.acme.Json;
        import dev.lint429.backoff.Backoff;
        import org.acme.Xml;
        """,
        """
        package a;

        import java.util.List;
        import javax.sql.DataSource;

        import com.acme.Json;
        import org.acme.Xml;
        """,
        BACKOFF);
  }

  @Test
  void behindStaticImportsOnly() {
    assertImports(
        "package a;\n\nimport static java.util.Map.of;\n\nimport dev.lint429.backoff.Backoff;\n\n"
            + "class A {}\n",
        "package a;\n\nimport static java.util.Map.of;\n\nclass A {}\n",
        BACKOFF);
  }

  @Test
  void behindThePackage() {
    assertImports(
        "// Licence\npackage a; // here\n\nimport dev.lint429.backoff.Backoff;\n\nclass A {}\n",
        "// Licence\npackage a; // here\n\nclass A {}\n",
        BACKOFF);
  }

  @Test
  void atTheTop() {
    assertImports(
        "import dev.lint429.backoff.Backoff;\n\n/** A. */\nclass A {}\n",
        "/** A. */\nclass A {}\n",
        BACKOFF);
  }

  @Test
  void twoAtOnePlace() {
    assertImports(
        "package a;\n\nimport java.time.Duration;\nimport java.util.List;\n\nclass A {}\n",
        "package a;\n\nclass A {}\n",
        "java.util.List",
        "java.time.Duration");
  }

  @Test
  void behindACommentOnTheLine() {
    assertImports(
        "import com.acme.A; // NOSONAR\nimport dev.lint429.backoff.Backoff;\nclass B {}\n",
        "import com.acme.A; // NOSONAR\nclass B {}\n",
        BACKOFF);
  }

  @Test
  void besideCodeOnTheLine() {
    assertImports(
        "import com.acme.A;\nimport dev.lint429.backoff.Backoff; class B {}\n",
        "import com.acme.A; class B {}\n",
        BACKOFF);
  }

  @Test
  void lineEndsOfTheFile() {
    assertImports(
        "package a;\r\n\r\nimport dev.lint429.backoff.Backoff;\r\nimport java.util.List;\r\n",
        "package a;\r\n\r\nimport java.util.List;\r\n",
        BACKOFF);
  }

  private static void assertUnchanged(String text, String... names) {
    assertImports(text, text, names);
  }

  private static void assertImports(String expected, String before, String... names) {
    String after = apply(before, names);
    assertEquals(expected, after);
    assertEquals(expected, apply(after, names), "a second time");
  }

  private static String apply(String text, String... names) {
    List<Fix.Edit> edits = new ArrayList<>(ImportEdits.of(unit(text), List.of(names)));
    edits.sort(Comparator.comparingInt(edit -> -edit.span().start()));
    StringBuilder after = new StringBuilder(text);
    for (Fix.Edit edit : edits) {
      after.replace(edit.span().start(), edit.span().end(), edit.text());
    }
    return after.toString();
  }

  private static CompilationUnit unit(String text) {
    List<Import> imports = new ArrayList<>();
    Matcher matcher = IMPORT.matcher(text);
    while (matcher.find()) {
      imports.add(
          new Import(
              new Span(matcher.start(), matcher.end()),
              matcher.group(2),
              matcher.group(1) != null,
              matcher.group(3) != null));
    }
    Matcher declaration = Pattern.compile("(?m)^package\\s+([\\w.]+)\\s*;").matcher(text);
    boolean named = declaration.find();
    return new CompilationUnit(
        new SourceFile("A.java", text),
        named ? declaration.group(1) : "",
        named ? declaration.end() : 0,
        imports,
        List.of());
  }
}
