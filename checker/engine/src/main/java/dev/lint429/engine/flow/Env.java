package dev.lint429.engine.flow;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where an expression is evaluated: its file, and, where the analysis came in through a particular
 * call, what that call binds the parameters to.
 */
final class Env {
  /** An expression and where it is to be evaluated. */
  record Bound(Expr expr, Env env) {}

  /** How many calls deep a method is looked into. */
  private static final int MAX_DEPTH = 8;

  private final CompilationUnit unit;
  private final MethodDecl callee;
  private final List<Expr> args;
  private final Env caller;
  private final Bound receiver;
  private final Map<VarDecl, Values> given;
  private final int depth;
  private final boolean fromCaller;
  private final IdentityHashMap<Expr, Values> known = new IdentityHashMap<>();

  private Env(
      CompilationUnit unit,
      MethodDecl callee,
      List<Expr> args,
      Env caller,
      Bound receiver,
      Map<VarDecl, Values> given,
      int depth,
      boolean fromCaller) {
    this.unit = unit;
    this.callee = callee;
    this.args = args;
    this.caller = caller;
    this.receiver = receiver;
    this.given = given;
    this.depth = depth;
    this.fromCaller = fromCaller;
  }

  /** No particular call: parameters are what any caller passes. */
  static Env any(CompilationUnit unit) {
    return new Env(unit, null, List.of(), null, null, Map.of(), 0, false);
  }

  /**
   * The inside of {@code callee} as called with {@code args} from here.
   *
   * @param receiver the object it is called on, or null if that is this object or unknown
   * @return null if that would be too deep
   */
  Env enter(CompilationUnit calleeUnit, MethodDecl callee, List<Expr> args, Expr receiver) {
    if (depth >= MAX_DEPTH) {
      return null;
    }
    Bound object = receiver == null ? this.receiver : new Bound(receiver, this);
    return new Env(calleeUnit, callee, args, this, object, Map.of(), depth + 1, false);
  }

  /** As {@link #enter}, of a method that is not looked into but started from. */
  Env asCallerOf(CompilationUnit calleeUnit, MethodDecl callee, List<Expr> args, Expr receiver) {
    Bound object = receiver == null ? null : new Bound(receiver, this);
    return new Env(calleeUnit, callee, args, this, object, Map.of(), depth + 1, true);
  }

  /** Whether the particular call is one of those that may have led to a request. */
  boolean isFromCaller() {
    return fromCaller;
  }

  /** As this, with the values of a lambda's parameter known. */
  Env with(VarDecl parameter, Values values) {
    Map<VarDecl, Values> extended = new HashMap<>(given);
    extended.put(parameter, values);
    return new Env(unit, callee, args, caller, receiver, extended, depth, fromCaller);
  }

  CompilationUnit unit() {
    return unit;
  }

  /** The object that the method runs on, where a particular call named it, or null. */
  Bound receiver() {
    return receiver;
  }

  /** The values of a lambda parameter, or null. */
  Values given(VarDecl parameter) {
    return given.get(parameter);
  }

  /** What the particular call passes for {@code parameter}, or null. */
  Bound argument(VarDecl parameter) {
    if (callee == null) {
      return null;
    }
    int index = callee.parameters().indexOf(parameter);
    boolean spread = callee.varargs() && index == callee.parameters().size() - 1;
    return index < 0 || index >= args.size() || spread ? null : new Bound(args.get(index), caller);
  }

  /** What expressions were found to be here. */
  IdentityHashMap<Expr, Values> known() {
    return known;
  }
}
