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
    TreePath unit = new TreePath(state.getPath().getCompilationUnit());
    if (!span.exists()) {
      return unit;
    }
    Finder finder = new Finder(span, state, unit, false);
    finder.scan(unit, null);
    if (finder.smallestLength != span.end() - span.start()) {
      finder = new Finder(span, state, unit, true);
      finder.scan(unit, null);
    }
    return finder.smallest;
  }

  /**
   * Looks at the trees around the place, or at every tree: one that Lombok put around written ones
   * carries the position of an annotation, and what is below it stands elsewhere.
   */
  private static final class Finder extends TreePathScanner<Void, Void> {
    private final Span span;
    private final VisitorState state;
    private final boolean everywhere;
    private TreePath smallest;
    private int smallestLength = Integer.MAX_VALUE;

    Finder(Span span, VisitorState state, TreePath unit, boolean everywhere) {
      this.span = span;
      this.state = state;
      this.smallest = unit;
      this.everywhere = everywhere;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
      if (tree == null) {
        return null;
      }
      look(tree);
      boolean below = everywhere || around(tree);
      return below ? super.scan(tree, null) : null;
    }

    private boolean around(Tree tree) {
      int end = state.getEndPosition(tree);
      // The parser knows no end of some trees, such as the list of a class's modifiers.
      return end < 0 || (end >= span.end() && ASTHelpers.getStartPosition(tree) <= span.start());
    }

    private void look(Tree tree) {
      int end = state.getEndPosition(tree);
      if (end < span.end()) {
        return;
      }
      int start = ASTHelpers.getStartPosition(tree);
      if (start <= span.start() && end - start <= smallestLength) {
        smallest = new TreePath(getCurrentPath(), tree);
        smallestLength = end - start;
      }
    }
  }
}
