package dev.lint429.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.util.Context;
import dev.lint429.engine.Finding;
import dev.lint429.errorprone.javac.JavacProgram;
import java.util.List;

/**
 * The findings of the files of one compilation. There is one instance in the compiler's {@link
 * Context}, which all checks share; what it knows goes when the context goes.
 */
final class UnitAnalysis {
  private static final Context.Key<UnitAnalysis> KEY = new Context.Key<>();

  private final Project project;
  private final Analyzer.Factory analyzers;
  private final JavacProgram program;
  private final Failures failures;

  /** Null until the first file that may concern. */
  private Analyzer analyzer;

  /** Error Prone runs all checks on one file before the next: only the last one is kept. */
  private CompilationUnitTree lastTree;

  private List<Finding> lastFindings = List.of();

  private UnitAnalysis(VisitorState state, CompilationUnitTree first, Analyzer.Factory analyzers) {
    Diagnostics diagnostics = new Diagnostics(state.context);
    this.project =
        Project.of(
            state.errorProneOptions().getFlags().getFlagsMap(),
            first,
            state.context,
            diagnostics::warning);
    this.analyzers = analyzers;
    this.failures = new Failures(diagnostics);
    this.program = new JavacProgram(state.context, failures::report);
  }

  /**
   * The one of this compilation.
   *
   * @param first a file of it
   */
  static UnitAnalysis instance(
      VisitorState state, CompilationUnitTree first, Analyzer.Factory analyzers) {
    UnitAnalysis instance = state.context.get(KEY);
    if (instance == null) {
      instance = new UnitAnalysis(state, first, analyzers);
      state.context.put(KEY, instance);
    }
    return instance;
  }

  /** The findings of all rules in one file. */
  List<Finding> findings(CompilationUnitTree tree) {
    if (tree != lastTree) {
      lastTree = tree;
      lastFindings = List.of();
      failures.guard(tree, () -> lastFindings = analyze(tree));
    }
    return lastFindings;
  }

  private List<Finding> analyze(CompilationUnitTree tree) {
    if (tree.getTypeDecls().isEmpty() || !analyzers.mayConcern(project, program.text(tree))) {
      return List.of();
    }
    return program.unit(tree).map(unit -> analyzer().analyze(unit)).orElse(List.of());
  }

  private Analyzer analyzer() {
    if (analyzer == null) {
      analyzer = analyzers.create(project, program);
    }
    return analyzer;
  }
}
