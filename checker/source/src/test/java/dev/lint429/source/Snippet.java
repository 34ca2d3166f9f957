package dev.lint429.source;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lowered source text, and ways to find what stands in it. */
public final class Snippet {
  private final SourceProgram program;
  private final CompilationUnit unit;

  private Snippet(SourceProgram program, CompilationUnit unit) {
    this.program = program;
    this.unit = unit;
  }

  /** The first text is the one to look at; each is a file named after its first type. */
  public static Snippet of(String... texts) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String text : texts) {
      files.put("src/File" + files.size() + ".java", text);
    }
    SourceProgram program = SourceProgram.of(files);
    return new Snippet(program, program.unit("src/File0.java"));
  }

  /** Statements of a method of a class with the imports that the tests need. */
  public static Snippet ofBody(String imports, String body) {
    return of(imports + "\nclass Test {\n  void test() throws Exception {\n" + body + "\n  }\n}\n");
  }

  public SourceProgram program() {
    return program;
  }

  public CompilationUnit unit() {
    return unit;
  }

  public String text(Node node) {
    return unit.file().text(node.span());
  }

  public <T extends Node> List<T> all(Class<T> kind) {
    List<T> found = new ArrayList<>();
    unit.forEach(
        node -> {
          if (kind.isInstance(node)) {
            found.add(kind.cast(node));
          }
        });
    return found;
  }

  /** The first node of that kind whose text is {@code text}. */
  public <T extends Node> T node(Class<T> kind, String text) {
    return all(kind).stream()
        .filter(n -> text(n).equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + text));
  }

  public Expr expr(String text) {
    return node(Expr.class, text);
  }

  /** The type of an expression as the model names it. */
  public String typeOf(String text) {
    return expr(text).type().name();
  }

  public VarDecl variable(String name) {
    return all(VarDecl.class).stream()
        .filter(v -> v.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no variable " + name));
  }

  public MethodDecl method(String name) {
    return all(MethodDecl.class).stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no method " + name));
  }

  public TypeDecl type(String qualifiedName) {
    return program.type(qualifiedName).orElseThrow();
  }

  /** The method that the first call of that name means: {@code owner#name(types)}. */
  public String called(String name) {
    Expr.Call call =
        all(Expr.Call.class).stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no call of " + name));
    return shown(call.method());
  }

  public static String shown(MethodRef method) {
    String types =
        method.parameterTypes() == null ? "?" : String.join(",", method.parameterTypes());
    return method.owner() + "#" + method.name() + "(" + types + ")";
  }
}
