package dev.lint429.engine.handling;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether anything in hand-written retries may come to an end by itself: a count, a clock, a flag.
 * In doubt it may.
 */
final class Bounds {
  private static final Pattern CLOCK =
      Pattern.compile(
          "currentTimeMillis|nanoTime|now|elapsed|millis|isAfter|isBefore|isInterrupted|hasNext"
              + "|tryAcquire|acquire|poll|take",
          Pattern.CASE_INSENSITIVE);

  private Bounds() {}

  /**
   * Whether a condition in {@code site} depends on something that changes from one attempt to the
   * next.
   *
   * @param site the loop, or the recursive call
   */
  static boolean counts(CompilationUnit unit, Node site) {
    if (site instanceof Stmt.ForEach) {
      return true;
    }
    Node around = site instanceof Stmt ? site : unit.enclosing(site, MethodDecl.class);
    if (around == null) {
      return true;
    }
    Set<VarDecl> changed = Collections.newSetFromMap(new IdentityHashMap<>());
    collectChanged(around, changed);
    if (!(site instanceof Stmt) && around instanceof MethodDecl method) {
      // What a recursive call is given may differ each time.
      changed.addAll(method.parameters());
    }
    List<Expr> conditions = new ArrayList<>();
    collectConditions(around, conditions);
    return conditions.stream().anyMatch(condition -> depends(condition, changed));
  }

  private static void collectChanged(Node node, Set<VarDecl> changed) {
    Expr written =
        node instanceof Expr.Assign assign
            ? assign.target()
            : node instanceof Expr.Unary unary && Constants.isStep(unary) ? unary.operand() : null;
    if (written != null && Constants.bindingOf(written) instanceof Binding.Local local) {
      changed.add(local.variable());
    }
    node.children().forEach(child -> collectChanged(child, changed));
  }

  private static void collectConditions(Node node, List<Expr> conditions) {
    Expr condition = null;
    if (node instanceof Stmt.If branch) {
      condition = branch.condition();
    } else if (node instanceof Stmt.While loop) {
      condition = loop.condition();
    } else if (node instanceof Stmt.DoWhile loop) {
      condition = loop.condition();
    } else if (node instanceof Stmt.For loop) {
      condition = loop.condition();
    } else if (node instanceof Expr.Conditional either) {
      condition = either.condition();
    }
    if (condition != null) {
      conditions.add(condition);
    }
    node.children().forEach(child -> collectConditions(child, conditions));
  }

  private static boolean depends(Node node, Set<VarDecl> changed) {
    if (node instanceof Expr.Name || node instanceof Expr.Select) {
      Binding binding = Constants.bindingOf((Expr) node);
      boolean number =
          binding instanceof Binding.Local local
              && (isNumber(local.variable()) && changed.contains(local.variable())
                  || isAtomic(local.variable()));
      if (number || binding instanceof Binding.Field) {
        return true;
      }
    }
    if (node instanceof Expr.Unary unary && Constants.isStep(unary)
        || node instanceof Expr.Call call && CLOCK.matcher(call.name()).find()) {
      return true;
    }
    return node.children().stream().anyMatch(child -> depends(child, changed));
  }

  /** A response or a flag that the answer sets is no count. */
  private static boolean isNumber(VarDecl variable) {
    return Set.of("int", "long", "short", "double", "float", "byte")
            .contains(variable.type().name())
        || variable.type().name().startsWith("java.lang.")
            && !variable.type().is("java.lang.String")
            && !variable.type().is("java.lang.Boolean")
        || variable.type().name().startsWith("java.time.");
  }

  private static boolean isAtomic(VarDecl variable) {
    return variable.type().name().startsWith("java.util.concurrent.atomic.");
  }
}
