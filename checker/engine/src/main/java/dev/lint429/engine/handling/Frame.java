package dev.lint429.engine.handling;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A method, or code outside of one, while it is being followed.
 *
 * @param method null outside of methods
 * @param self the object it runs on, where something is known of it
 * @param args what the parameters were given, as the caller wrote it
 * @param caller the frame of the caller, or null
 */
record Frame(
    CompilationUnit unit,
    MethodDecl method,
    Value self,
    Map<VarDecl, Expr> args,
    Frame caller,
    int depth) {

  static Frame root(CompilationUnit unit, MethodDecl method) {
    return new Frame(unit, method, Value.UNKNOWN, Map.of(), null, 0);
  }

  Frame call(CompilationUnit calledUnit, MethodDecl called, Value self, List<Expr> given) {
    Map<VarDecl, Expr> args = new IdentityHashMap<>();
    for (int i = 0; i < Math.min(given.size(), called.parameters().size()); i++) {
      args.put(called.parameters().get(i), given.get(i));
    }
    return new Frame(calledUnit, called, self, args, this, depth + 1);
  }

  /** Whether {@code called} is already being followed. */
  boolean isRunning(MethodDecl called) {
    for (Frame at = this; at != null; at = at.caller) {
      if (at.method == called) {
        return true;
      }
    }
    return false;
  }
}
