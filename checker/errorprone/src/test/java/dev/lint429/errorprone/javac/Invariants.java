package dev.lint429.errorprone.javac;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What holds for every lowered file, whatever is in it. */
final class Invariants {
  private final CompilationUnit unit;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> violations = new ArrayList<>();

  private Invariants(CompilationUnit unit) {
    this.unit = unit;
  }

  /** Descriptions of what does not hold; empty if all is well. */
  static List<String> violations(CompilationUnit unit) {
    Invariants invariants = new Invariants(unit);
    Span whole = new Span(0, unit.file().text().length());
    unit.types().forEach(type -> invariants.check(type, null, whole));
    unit.imports()
        .forEach(
            i ->
                invariants.require(
                    unit.file().text(i.span()).startsWith("import "), "import " + i.name()));
    return invariants.violations;
  }

  private void check(Node node, Node parent, Span around) {
    require(seen.add(node), "occurs twice: ", node);
    require(unit.parent(node) == parent, "wrong parent: ", node);
    Span span = node.span();
    require(!span.exists() || around.contains(span), "outside of its parent: ", node);
    require(!span.exists() || span.start() < span.end(), "empty: ", node);
    checkName(node);
    Span inner = span.exists() ? span : around;
    for (Node child : node.children()) {
      check(child, node, inner);
    }
  }

  private void checkName(Node node) {
    if (node instanceof Expr.Call call) {
      name(node, call.nameSpan(), call.name().equals("<init>") ? null : call.name());
    } else if (node instanceof MethodDecl method) {
      name(node, method.nameSpan(), method.name().startsWith("<") ? null : method.name());
    } else if (node instanceof VarDecl variable) {
      name(node, variable.nameSpan(), variable.name());
    } else if (node instanceof TypeDecl type) {
      name(node, type.nameSpan(), null);
    } else if (node instanceof Expr.Name name && name.span().exists()) {
      require(text(name.span()).equals(name.id()), "not the name: ", node);
    }
  }

  private void name(Node node, Span nameSpan, String expected) {
    if (nameSpan.exists()) {
      require(node.span().contains(nameSpan), "name outside: ", node);
      require(expected == null || text(nameSpan).equals(expected), "other name: ", node);
    }
  }

  private String text(Span span) {
    return unit.file().text(span);
  }

  private void require(boolean holds, String what, Node node) {
    if (!holds) {
      String shown = node.getClass().getSimpleName() + " " + text(node.span());
      violations.add(what + shown.substring(0, Math.min(200, shown.length())));
    }
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      violations.add(what);
    }
  }
}
