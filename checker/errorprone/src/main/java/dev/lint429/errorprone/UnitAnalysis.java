package dev.lint429.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.util.Context;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Rule;
import dev.lint429.engine.catalogue.SendIndex;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.errorprone.javac.JavacProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

  /** Null if any file may have findings. */
  private final SendIndex sends;

  /** Null until the first file that may concern. */
  private Analyzer analyzer;

  /** Error Prone runs all checks on one file before the next: only the last one is kept. */
  private CompilationUnitTree lastTree;

  private CompilationUnit lastUnit;

  private List<Finding> lastFindings = List.of();

  /** The rules that {@link #lastFindings} are of. */
  private Set<Rule> lastRules = Set.of();

  /** The rules that were asked for so far: from the second file on, those that are enabled. */
  private final Set<Rule> enabled = EnumSet.noneOf(Rule.class);

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
    this.sends = analyzers.sends(project).orElse(null);
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

  /** The findings of a rule in one file. */
  List<Finding> findings(CompilationUnitTree tree, Rule rule) {
    if (tree != lastTree) {
      Set<Rule> wanted = Set.copyOf(lastTree == null ? EnumSet.allOf(Rule.class) : enabled);
      lastTree = tree;
      lastUnit = null;
      failures.guard(tree, () -> lastUnit = unit(tree));
      find(wanted);
    }
    enabled.add(rule);
    if (!lastRules.contains(rule)) {
      find(Set.of(rule));
    }
    return lastFindings.stream().filter(finding -> finding.rule() == rule).toList();
  }

  /** The file, lowered; null if there is nothing to find in it. */
  private CompilationUnit unit(CompilationUnitTree tree) {
    boolean concerns =
        !tree.getTypeDecls().isEmpty()
            && (sends == null || program.mayName(sends, tree))
            && analyzers.mayConcern(project, program.text(tree))
            && (sends == null || program.has(sends, tree));
    return concerns ? program.unit(tree).orElse(null) : null;
  }

  private void find(Set<Rule> rules) {
    lastFindings = List.of();
    lastRules = rules;
    if (lastUnit != null) {
      failures.guard(lastTree, () -> lastFindings = analyzer().analyze(lastUnit, rules));
    }
  }

  private Analyzer analyzer() {
    if (analyzer == null) {
      analyzer = analyzers.create(project, program);
    }
    return analyzer;
  }
}
