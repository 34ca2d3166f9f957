package dev.lint429.errorprone;

import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.CompilationUnitTreeMatcher;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Rule;

/**
 * One rule as a check. The file is analysed once for all of them; each reports its own findings.
 *
 * <p>Checks match whole files, so that Error Prone cannot apply suppressions within the file; that
 * is done here.
 */
abstract class RuleCheck extends BugChecker implements CompilationUnitTreeMatcher {
  private static final long serialVersionUID = 1L;

  private final Rule rule;
  private final transient Analyzer.Factory analyzers;

  RuleCheck(Rule rule) {
    this(rule, Analyzer.Factory.ENGINE);
  }

  /** With another analysis, for tests. */
  RuleCheck(Rule rule, Analyzer.Factory analyzers) {
    this.rule = rule;
    this.analyzers = analyzers;
  }

  @Override
  public Description matchCompilationUnit(CompilationUnitTree tree, VisitorState state) {
    for (Finding finding : UnitAnalysis.instance(state, tree, analyzers).findings(tree, rule)) {
      report(finding, state);
    }
    return Description.NO_MATCH;
  }

  private void report(Finding finding, VisitorState state) {
    TreePath path = Places.find(finding.span(), state);
    if (!isSuppressed(path, state)) {
      Description.Builder description =
          buildDescription(path.getLeaf()).setMessage(Report.of(finding));
      Fixes.of(finding).forEach(description::addFix);
      state.withPath(path).reportMatch(description.build());
    }
  }

  private boolean isSuppressed(TreePath path, VisitorState state) {
    if (state.errorProneOptions().isIgnoreSuppressionAnnotations()) {
      return false;
    }
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      if (isSuppressed(at.getLeaf(), state)) {
        return true;
      }
    }
    return false;
  }
}
