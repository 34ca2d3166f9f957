package dev.lint429.source;

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
public final class Invariants {
  private final CompilationUnit unit;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> violations = new ArrayList<>();

  private Invariants(CompilationUnit unit) {
    this.unit = unit;
  }

  /** Descriptions of what does not hold; empty if all is well. */
  public static List<String> violations(CompilationUnit unit) {
    Invariants invariants = new Invariants(unit);
    Span whole = new Span(0, unit.file().text().length());
    unit.types().forEach(type -> invariants.check(type, whole));
    return invariants.violations;
  }

  private void check(Node node, Span around) {
    Span span = node.span();
    require(seen.add(node), "occurs twice", node);
    require(!span.exists() || around.contains(span), "outside of its parent", node);
    require(!span.exists() || span.start() < span.end(), "empty", node);
    checkName(node);
    Span inner = span.exists() ? span : around;
    node.children().forEach(child -> check(child, inner));
  }

  private void checkName(Node node) {
    if (node instanceof Expr.Call call && !call.name().equals("<init>")) {
      name(node, call.nameSpan(), call.name());
    } else if (node instanceof MethodDecl method && !method.name().startsWith("<")) {
      name(node, method.nameSpan(), method.name());
    } else if (node instanceof VarDecl variable) {
      name(node, variable.nameSpan(), variable.name());
    } else if (node instanceof TypeDecl type && type.nameSpan().exists()) {
      require(node.span().contains(type.nameSpan()), "name outside", node);
    } else if (node instanceof Expr.Name name) {
      name(node, name.span(), name.id());
    }
  }

  private void name(Node node, Span nameSpan, String expected) {
    if (nameSpan.exists()) {
      require(node.span().contains(nameSpan), "name outside", node);
      require(unit.file().text(nameSpan).equals(expected), "other name than " + expected, node);
    }
  }

  private void require(boolean holds, String what, Node node) {
    if (!holds) {
      violations.add(
          what + ": " + node.getClass().getSimpleName() + " " + unit.file().text(node.span()));
    }
  }
}
