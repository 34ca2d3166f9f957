package dev.lint429.engine.handling;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Tells a loop over different requests (items, keys, models) from one that sends the same request
 * again: whether what is sent depends on what the loop steps through.
 */
final class Rotation {
  private final Knowledge know;
  private final Probe probe;

  Rotation(Knowledge know, Probe probe) {
    this.know = know;
    this.probe = probe;
  }

  /** Whether each turn of {@code loop} sends another request. */
  boolean changesRequest(Stmt loop) {
    Set<VarDecl> stepped = Collections.newSetFromMap(new IdentityHashMap<>());
    if (loop instanceof Stmt.ForEach each) {
      stepped.add(each.variable());
    } else if (loop instanceof Stmt.For counted) {
      for (Stmt init : counted.init()) {
        if (init instanceof Stmt.Local local) {
          stepped.add(local.variable());
        }
      }
    }
    return (!stepped.isEmpty() || loop instanceof Stmt.While)
        && dependsOn(probe.target(), loop, stepped, newSet(), 0);
  }

  private static Set<VarDecl> newSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private boolean dependsOn(
      Node node, Stmt loop, Set<VarDecl> stepped, Set<VarDecl> visited, int depth) {
    if (depth > 40) {
      return false;
    }
    if (node instanceof Expr.Call call && isNext(call, loop)) {
      return true;
    }
    if (node instanceof Expr.Name name && name.binding() instanceof Binding.Local local) {
      VarDecl variable = local.variable();
      if (stepped.contains(variable)) {
        return true;
      }
      if (!visited.add(variable) || !loop.span().contains(variable.span())) {
        return false;
      }
      if (variable.init() != null
          && dependsOn(variable.init(), loop, stepped, visited, depth + 1)) {
        return true;
      }
      for (Node write : know.constants().writesTo(variable)) {
        if (write instanceof Expr.Assign assign
            && dependsOn(assign.value(), loop, stepped, visited, depth + 1)) {
          return true;
        }
      }
      return false;
    }
    for (Node child : node.children()) {
      if (dependsOn(child, loop, stepped, visited, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  /** {@code iterator.next()}, {@code queue.poll()}, {@code reader.readLine()}: another item. */
  private static boolean isNext(Expr.Call call, Stmt loop) {
    boolean taking =
        switch (call.name()) {
          case "next", "poll", "take", "pop", "remove", "removeFirst", "readLine", "nextLine" ->
              true;
          default -> false;
        };
    return taking && call.receiver() != null && loop.span().contains(call.span());
  }
}
