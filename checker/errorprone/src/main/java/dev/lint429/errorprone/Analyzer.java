package dev.lint429.errorprone;

import dev.lint429.engine.Engine;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Rule;
import dev.lint429.engine.catalogue.SendIndex;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The engine as the checks see it; tests put another in its place. */
interface Analyzer {
  /** The findings of the {@code wanted} rules. Asked for several times for one file in a row. */
  List<Finding> analyze(CompilationUnit unit, Set<Rule> wanted);

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
          public Optional<SendIndex> sends(Project project) {
            return project.hasOwnModels() ? Optional.empty() : Engine.sends(project.options());
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

    /** Calls and annotations of which such a file has at least one; empty if any file may have. */
    default Optional<SendIndex> sends(Project project) {
      return Optional.empty();
    }

    Analyzer create(Project project, Program program);
  }
}
