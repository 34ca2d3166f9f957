package dev.lint429.errorprone;

import dev.lint429.engine.Engine;
import dev.lint429.engine.Finding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Program;
import java.util.List;

/** The engine as the checks see it; tests put another in its place. */
interface Analyzer {
  List<Finding> analyze(CompilationUnit unit);

  /** Makes the analysis of one compilation. */
  interface Factory {
    /** The engine. */
    Factory ENGINE =
        new Factory() {
          @Override
          public boolean mayConcern(Project project, String sourceText) {
            return project.mayConcern(sourceText);
          }

          @Override
          public Analyzer create(Project project, Program program) {
            return new Engine(project.options(), program, project.catalogue(), project)::analyze;
          }
        };

    /**
     * Whether a file with this text may have findings. This is asked of every file; only where the
     * answer is yes, the file is lowered and analysed.
     */
    boolean mayConcern(Project project, String sourceText);

    Analyzer create(Project project, Program program);
  }
}
