package dev.lint429.errorprone;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.processing.JavacProcessingEnvironment;
import com.sun.tools.javac.util.Context;
import javax.tools.Diagnostic;

/** Messages of the plugin that are no findings, as the compiler's own. */
final class Diagnostics {
  private final Context context;

  Diagnostics(Context context) {
    this.context = context;
  }

  /** A warning that belongs to no file. */
  void warning(String message) {
    JavacProcessingEnvironment.instance(context)
        .getMessager()
        .printMessage(Diagnostic.Kind.WARNING, message);
  }

  /** A note about a file. */
  void note(CompilationUnitTree unit, String message) {
    JavacTrees.instance(context).printMessage(Diagnostic.Kind.NOTE, message, unit, unit);
  }
}
