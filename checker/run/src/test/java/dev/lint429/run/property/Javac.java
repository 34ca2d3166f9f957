package dev.lint429.run.property;

import com.sun.source.util.JavacTask;
import dev.lint429.fixtures.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

/** Whether programs compile. */
final class Javac {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Opening a hundred jars takes longer than compiling, so file managers stay open. */
  private final Map<String, StandardJavaFileManager> files = new HashMap<>();

  /** What javac has against the program; empty if it compiles. */
  List<String> errors(Program program) {
    List<Source> sources =
        program.javaFiles().stream()
            .map(path -> new Source(path, program.files().get(path)))
            .toList();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            JAVAC.getTask(
                null,
                files.computeIfAbsent(program.classpath(), Javac::files),
                diagnostics,
                List.of("-proc:none", "-Xlint:none"),
                null,
                sources);
    try {
      task.analyze();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return diagnostics.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }

  private static StandardJavaFileManager files(String classpath) {
    try {
      StandardJavaFileManager files =
          JAVAC.getStandardFileManager(null, null, StandardCharsets.UTF_8);
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, Fixtures.classpath(classpath));
      return files;
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
