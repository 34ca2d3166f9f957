package dev.lint429.errorprone.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.util.Context;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Node;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sources that javac has attributed, as a program. */
public final class Compiled {
  public final JavacProgram program;
  final List<Throwable> failures = new ArrayList<>();
  final Map<String, CompilationUnitTree> trees = new LinkedHashMap<>();

  private Compiled(Context context) {
    program = new JavacProgram(context, (unit, failure) -> failures.add(failure));
  }

  /** One file, {@code Test.java}. */
  static Compiled of(String source) {
    return of(Map.of("Test.java", source), List.of());
  }

  /** Files by path; they must compile. */
  public static Compiled of(Map<String, String> sources, List<String> options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((path, text) -> files.add(new Source(path, text)));
    // As Error Prone sets it: concatenated literals stay apart.
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-XDallowStringFolding=false"));
    arguments.addAll(options);
    BasicJavacTask task =
        (BasicJavacTask) compiler.getTask(null, null, diagnostics, arguments, null, files);
    Compiled compiled = new Compiled(task.getContext());
    task.parse().forEach(tree -> compiled.trees.put(name(tree), tree));
    task.analyze();
    List<Diagnostic<?>> errors = new ArrayList<>(diagnostics.getDiagnostics());
    errors.removeIf(d -> d.getKind() != Diagnostic.Kind.ERROR);
    assertEquals(List.of(), errors);
    return compiled;
  }

  private static String name(CompilationUnitTree tree) {
    String path = tree.getSourceFile().getName();
    return path.startsWith("/") ? path.substring(1) : path;
  }

  /** The lowered file. */
  public CompilationUnit unit(String path) {
    CompilationUnit unit = program.unit(trees.get(path)).orElse(null);
    assertEquals(List.of(), failures);
    return unit;
  }

  /** The only file, lowered. */
  CompilationUnit unit() {
    assertEquals(1, trees.size());
    return unit(trees.keySet().iterator().next());
  }

  /** The first node of a kind, in the order of the source, that fits. */
  static <T extends Node> T first(CompilationUnit unit, Class<T> kind, Predicate<T> fits) {
    return all(unit, kind).stream().filter(fits).findFirst().orElseThrow();
  }

  static <T extends Node> List<T> all(CompilationUnit unit, Class<T> kind) {
    List<T> found = new ArrayList<>();
    unit.forEach(
        node -> {
          if (kind.isInstance(node)) {
            found.add(kind.cast(node));
          }
        });
    return found;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("mem:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
