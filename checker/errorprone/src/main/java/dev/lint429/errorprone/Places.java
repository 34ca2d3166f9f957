package dev.lint429.errorprone;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.lint429.engine.model.Span;

/** Finds the tree that stands at a place. */
final class Places {
  private Places() {}

  /** The way to the smallest tree of the current file that covers {@code span}. */
  static TreePath find(Span span, VisitorState state) {
    Finder finder = new Finder(span, state);
    TreePath unit = new TreePath(state.getPath().getCompilationUnit());
    finder.smallest = unit;
    if (span.exists()) {
      finder.scan(unit, null);
    }
    return finder.smallest;
  }

  private static final class Finder extends TreePathScanner<Void, Void> {
    private final Span span;
    private final VisitorState state;
    private TreePath smallest;

    Finder(Span span, VisitorState state) {
      this.span = span;
      this.state = state;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
      if (tree == null) {
        return null;
      }
      int end = state.getEndPosition(tree);
      boolean standsSomewhere = end >= 0;
      if (standsSomewhere && !covers(ASTHelpers.getStartPosition(tree), end)) {
        return null;
      }
      if (standsSomewhere) {
        smallest = new TreePath(getCurrentPath(), tree);
      }
      return super.scan(tree, null);
    }

    private boolean covers(int start, int end) {
      return start <= span.start() && span.end() <= end;
    }
  }
}
