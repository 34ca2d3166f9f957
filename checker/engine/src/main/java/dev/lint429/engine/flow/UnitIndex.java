package dev.lint429.engine.flow;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What one file writes: variables, fields, objects made, interfaces named by class literal. */
final class UnitIndex {
  private final IdentityHashMap<VarDecl, List<Expr>> localWrites = new IdentityHashMap<>();
  private final Map<String, List<Expr>> fieldWrites = new HashMap<>();
  private final Map<String, List<Expr.New>> creations = new HashMap<>();
  private final Map<String, List<Expr.ClassLiteral>> classLiterals = new HashMap<>();
  private final Map<String, List<Expr.Call>> callsByName = new HashMap<>();

  UnitIndex(CompilationUnit unit) {
    unit.forEach(this::add);
    Comparator<Expr> byPlace = Comparator.comparingInt(e -> e.span().start());
    localWrites.values().forEach(list -> list.sort(byPlace));
  }

  private void add(Node node) {
    if (node instanceof Expr.Assign assign) {
      write(assign.target(), assign);
    } else if (node instanceof Stmt.Expression statement
        && statement.expr() instanceof Expr.Call call) {
      Expr root = root(call);
      if (root != call) {
        write(root, call);
      }
    } else if (node instanceof Expr.New creation) {
      creations.computeIfAbsent(creation.type().name(), t -> new ArrayList<>()).add(creation);
    } else if (node instanceof Expr.ClassLiteral literal) {
      classLiterals.computeIfAbsent(literal.literal().name(), t -> new ArrayList<>()).add(literal);
    }
    if (node instanceof Expr.Call call) {
      callsByName.computeIfAbsent(call.name(), n -> new ArrayList<>()).add(call);
    }
  }

  private void write(Expr target, Expr write) {
    Binding binding = bindingOf(target);
    if (binding instanceof Binding.Local local) {
      localWrites.computeIfAbsent(local.variable(), v -> new ArrayList<>()).add(write);
    } else if (binding instanceof Binding.Field field) {
      fieldWrites.computeIfAbsent(field.name(), f -> new ArrayList<>()).add(write);
    }
  }

  /** What a fluent chain starts from: the receiver of its first call, or that call itself. */
  static Expr root(Expr.Call call) {
    Expr at = call;
    while (at instanceof Expr.Call c && c.receiver() != null) {
      at = c.receiver();
    }
    return at;
  }

  static Binding bindingOf(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return name.binding();
    }
    return expr instanceof Expr.Select select ? select.binding() : Binding.UNRESOLVED;
  }

  /**
   * The assignments of a local variable and the statements that are a chain of calls on it, in the
   * order of the source.
   */
  List<Expr> localWrites(VarDecl variable) {
    return localWrites.getOrDefault(variable, List.of());
  }

  /** As {@link #localWrites}, for the fields of any class that have this name. */
  List<Expr> fieldWrites(String name) {
    return fieldWrites.getOrDefault(name, List.of());
  }

  List<Expr.New> creations(String type) {
    return creations.getOrDefault(type, List.of());
  }

  List<Expr.ClassLiteral> classLiterals(String type) {
    return classLiterals.getOrDefault(type, List.of());
  }

  List<Expr.Call> calls(String name) {
    return callsByName.getOrDefault(name, List.of());
  }
}
