package dev.lint429.errorprone;

import com.sun.source.tree.CompilationUnitTree;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Turns failures of the analysis into one note for each file: they must not break a build. */
final class Failures {
  private final Diagnostics diagnostics;
  private final Set<CompilationUnitTree> reported =
      Collections.newSetFromMap(new IdentityHashMap<>());

  Failures(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Runs {@code analysis} of a file; reports if it fails. */
  void guard(CompilationUnitTree unit, Runnable analysis) {
    try {
      analysis.run();
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      report(unit, e);
    }
  }

  /** Reports that a file could not be analysed, unless that was said before. */
  void report(CompilationUnitTree unit, Throwable failure) {
    if (reported.add(unit)) {
      diagnostics.note(unit, message(unit, failure));
    }
  }

  private static String message(CompilationUnitTree unit, Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String file = unit.getSourceFile().getName();
    return "[lint429] "
        + file.substring(file.lastIndexOf('/') + 1)
        + " was not checked, because lint429 failed: "
        + failure
        + (trace.length == 0 ? "" : " at " + trace[0])
        + ". The build goes on. Please report this, with the file if you can.";
  }
}
