package dev.lint429.engine.fix;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who assigns the local variables of a file, and which of them a lambda may use. */
final class Variables {
  private final CompilationUnit unit;
  private final Map<VarDecl, List<Expr>> assignments = new IdentityHashMap<>();

  Variables(CompilationUnit unit) {
    this.unit = unit;
    List<Expr> changes = new ArrayList<>(unit.all(Expr.Assign.class));
    changes.addAll(unit.all(Expr.Unary.class));
    changes.sort(Comparator.comparingInt(change -> change.span().start()));
    for (Expr change : changes) {
      VarDecl variable = assigned(change);
      if (variable != null) {
        assignments.computeIfAbsent(variable, v -> new ArrayList<>()).add(change);
      }
    }
  }

  /** The local variable that an assignment, {@code ++} or {@code --} changes; else null. */
  static VarDecl assigned(Expr expr) {
    if (expr instanceof Expr.Assign assign) {
      return local(assign.target());
    }
    return expr instanceof Expr.Unary unary && isStep(unary) ? local(unary.operand()) : null;
  }

  static boolean isStep(Expr.Unary unary) {
    return unary.op().equals("++") || unary.op().equals("--");
  }

  /** The local variable or parameter that an expression is; else null. */
  static VarDecl local(Expr expr) {
    return expr instanceof Expr.Name name && name.binding() instanceof Binding.Local local
        ? local.variable()
        : null;
  }

  /** The assignments behind the declaration. */
  List<Expr> assignments(VarDecl variable) {
    return assignments.getOrDefault(variable, List.of());
  }

  /**
   * Whether a lambda may use the variable (JLS 4.12.4). Where that takes an analysis of definite
   * assignment, the answer is no unless the case is simple.
   */
  boolean isEffectivelyFinal(VarDecl variable) {
    List<Expr> assigned = assignments(variable);
    if (assigned.isEmpty() || variable.modifiers().contains("final")) {
      return true;
    }
    if (variable.init() != null || variable.kind() != VarDecl.Kind.LOCAL) {
      return false;
    }
    return assigned.size() == 1 && runsAtMostOnce(assigned.get(0), variable);
  }

  /** Whether an assignment runs at most once for each run of the variable's declaration. */
  private boolean runsAtMostOnce(Expr assignment, VarDecl variable) {
    if (!(assignment instanceof Expr.Assign assign) || !assign.op().equals("=")) {
      return false;
    }
    for (Node at = unit.parent(assignment); at != null; at = unit.parent(at)) {
      if (at.span().contains(variable.span())) {
        return true;
      }
      if (Trees.isLoop(at) || at instanceof Expr.Lambda) {
        return false;
      }
    }
    return false;
  }

  /** The local variables from outside that {@code code} uses, with their uses. */
  static Map<VarDecl, List<Expr.Name>> captured(List<? extends Node> code) {
    Map<VarDecl, List<Expr.Name>> captured = new LinkedHashMap<>();
    for (Node part : code) {
      for (Expr.Name name : Trees.all(part, Expr.Name.class)) {
        VarDecl variable = local(name);
        if (variable != null && code.stream().noneMatch(c -> c.span().contains(variable.span()))) {
          captured.computeIfAbsent(variable, v -> new ArrayList<>()).add(name);
        }
      }
    }
    return captured;
  }
}
