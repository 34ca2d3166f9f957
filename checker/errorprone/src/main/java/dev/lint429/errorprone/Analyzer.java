package dev.lint429.errorprone;

import dev.lint429.engine.Engine;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Options;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Program;
import java.util.List;

/** The engine as the checks see it; tests put another in its place. */
interface Analyzer {
  List<Finding> analyze(CompilationUnit unit);

  /** Makes the analysis of one compilation. */
  interface Factory {
    /** The engine with its built-in catalogue. */
    Factory ENGINE =
        new Factory() {
          @Override
          public boolean mayConcern(String sourceText) {
            return Engine.mayConcern(sourceText);
          }

          @Override
          public Analyzer create(Options options, Program program) {
            return new Engine(options, program)::analyze;
          }
        };

    /**
     * Whether a file with this text may have findings. This is asked of every file; only where the
     * answer is yes, the file is lowered and analysed.
     */
    boolean mayConcern(String sourceText);

    Analyzer create(Options options, Program program);
  }
}
