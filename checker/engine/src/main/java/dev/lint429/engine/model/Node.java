package dev.lint429.engine.model;

import java.util.List;

/** Anything of the code model that stands at a place in a source file. */
public sealed interface Node
    permits Expr, Stmt, TypeDecl, MethodDecl, VarDecl, Annotation, Stmt.SwitchCase, Stmt.Catch {

  /** Where it stands; {@link Span#NONE} for what the compiler made up. */
  Span span();

  /** The nodes directly below, in the order of the source. */
  List<Node> children();
}
