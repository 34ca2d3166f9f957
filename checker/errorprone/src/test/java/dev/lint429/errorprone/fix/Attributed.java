package dev.lint429.errorprone.fix;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.api.BasicJavacTask;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Program;
import dev.lint429.errorprone.javac.JavacProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Sources that javac has attributed and checked, as a program. Until it is closed, classes are
 * still read from the class path as the program is asked for them.
 *
 * @param units the files by path, as far as there were no errors
 * @param errors what javac has against them
 */
record Attributed(
    Program program,
    Map<String, CompilationUnit> units,
    List<String> errors,
    StandardJavaFileManager files)
    implements AutoCloseable {

  static Attributed of(Map<String, String> sources, List<Path> classpath) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath);
      List<Source> inputs =
          sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
      // As Error Prone sets it: concatenated literals stay apart.
      List<String> options = List.of("-proc:none", "-XDallowStringFolding=false");
      BasicJavacTask task =
          (BasicJavacTask) javac.getTask(null, files, diagnostics, options, null, inputs);
      Map<String, CompilationUnitTree> trees = new LinkedHashMap<>();
      for (CompilationUnitTree tree : task.parse()) {
        trees.put(tree.getSourceFile().getName().substring(1), tree);
      }
      task.analyze();
      JavacProgram program =
          new JavacProgram(
              task.getContext(),
              (tree, failure) -> {
                throw new IllegalStateException(failure);
              });
      List<String> errors =
          diagnostics.getDiagnostics().stream()
              .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
              .map(Object::toString)
              .toList();
      Map<String, CompilationUnit> units = new LinkedHashMap<>();
      if (errors.isEmpty()) {
        trees.forEach((path, tree) -> units.put(path, program.unit(tree).orElseThrow()));
      }
      return new Attributed(program, units, errors, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
