package dev.lint429.run.scan;

import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Place;
import java.util.List;

/** Writes {@code @SuppressWarnings} where a finding is to be silenced. */
final class Silencer {
  private Silencer() {}

  /** The edit at the innermost method, field or class around a finding; null if there is none. */
  static Edit edit(CompilationUnit unit, Issue issue) {
    Span span = new Span(issue.place().start(), issue.place().end());
    for (Node node : Nodes.around(unit, span)) {
      List<Annotation> annotations = annotations(node);
      if (annotations != null && node.span().exists()) {
        return edit(unit.file(), node, annotations, issue.rule());
      }
    }
    return null;
  }

  /** Null for what cannot, or should not, be annotated. */
  private static List<Annotation> annotations(Node node) {
    if (node instanceof MethodDecl method) {
      return method.annotations();
    }
    if (node instanceof TypeDecl type) {
      return type.kind() == TypeDecl.Kind.ANONYMOUS ? null : type.annotations();
    }
    return node instanceof VarDecl variable && variable.kind() == VarDecl.Kind.FIELD
        ? variable.annotations()
        : null;
  }

  private static Edit edit(
      SourceFile file, Node declaration, List<Annotation> annotations, String rule) {
    String name = '"' + rule + '"';
    for (Annotation annotation : annotations) {
      if (annotation.simpleName().equals("SuppressWarnings") && annotation.span().exists()) {
        Expr value = annotation.values().get("value");
        return value == null || !value.span().exists() ? null : added(file, value, name);
      }
    }
    // Several variables may share a declaration; only the first one begins where it does.
    int start = declaration.span().start();
    String line = file.lineText(file.line(start));
    int column = file.column(start) - 1;
    String indent = line.substring(0, column);
    if (!indent.isBlank()) {
      return replacement(file, new Span(start, start), "@SuppressWarnings(" + name + ") ");
    }
    String newline = file.text().contains("\r\n") ? "\r\n" : "\n";
    return replacement(
        file, new Span(start, start), "@SuppressWarnings(" + name + ")" + newline + indent);
  }

  private static Edit added(SourceFile file, Expr value, String name) {
    if (!(value instanceof Expr.NewArray array)) {
      return replacement(file, value.span(), "{" + file.text(value.span()) + ", " + name + "}");
    }
    if (array.elements().isEmpty()) {
      return replacement(file, value.span(), "{" + name + "}");
    }
    int end = array.elements().get(array.elements().size() - 1).span().end();
    return replacement(file, new Span(end, end), ", " + name);
  }

  private static Edit replacement(SourceFile file, Span span, String text) {
    return new Edit(file.path(), Place.of(file, span), text);
  }
}
