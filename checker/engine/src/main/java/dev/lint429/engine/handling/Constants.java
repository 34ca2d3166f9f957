package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Constants, and where variables and fields are written. */
final class Constants {
  private static final int MAX_DEPTH = 8;

  private final Program program;
  private final Catalogue catalogue;
  private final Set<CompilationUnit> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<CompilationUnit, Map<String, List<Expr.Call>>> chains = new IdentityHashMap<>();
  private final Map<VarDecl, List<Node>> writes = new IdentityHashMap<>();
  private final Map<Node, Set<Object>> keysWritten = new IdentityHashMap<>();
  private final Map<VarDecl, List<Expr>> added = new IdentityHashMap<>();

  Constants(Program program, Catalogue catalogue) {
    this.program = program;
    this.catalogue = catalogue;
  }

  /** The declaration of a field whose source is in the program. */
  Optional<VarDecl> field(Binding.Field field) {
    Optional<TypeDecl> owner = program.type(field.owner());
    owner.ifPresent(type -> seenIn(program.unitOf(type)));
    return owner.flatMap(type -> type.field(field.name()));
  }

  /** What a name certainly stands for, or null. */
  Object constant(Expr expr) {
    return constant(expr, 0);
  }

  private Object constant(Expr expr, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    }
    if (expr instanceof Expr.Literal literal) {
      return literal.value();
    }
    if (expr instanceof Expr.Cast cast) {
      return constant(cast.operand(), depth + 1);
    }
    if (expr instanceof Expr.Unary unary && unary.op().equals("-")) {
      return constant(unary.operand(), depth + 1) instanceof Number n ? -n.doubleValue() : null;
    }
    if (expr instanceof Expr.Binary binary) {
      return fold(
          binary.op(), constant(binary.left(), depth + 1), constant(binary.right(), depth + 1));
    }
    Binding binding = bindingOf(expr);
    if (binding instanceof Binding.Field field) {
      return fieldConstant(field, depth);
    }
    if (binding instanceof Binding.Local local) {
      VarDecl variable = local.variable();
      return variable.init() != null && isLocal(variable) && writesTo(variable).isEmpty()
          ? constant(variable.init(), depth + 1)
          : null;
    }
    return null;
  }

  private static boolean isLocal(VarDecl variable) {
    return variable.kind() == VarDecl.Kind.LOCAL;
  }

  private Object fieldConstant(Binding.Field field, int depth) {
    if (field.constant() != null) {
      return field.constant();
    }
    Integer status = catalogue.statusConstant(field.owner() + "." + field.name());
    if (status != null) {
      return status.longValue();
    }
    Optional<VarDecl> declared = field(field);
    if (declared.isEmpty()) {
      return null;
    }
    VarDecl variable = declared.get();
    if (variable.constant() != null) {
      return variable.constant();
    }
    boolean fixed = variable.init() != null && variable.modifiers().contains("final");
    return fixed ? constant(variable.init(), depth + 1) : null;
  }

  /** The value of an operation; null where it is unknown. */
  static Object fold(String op, Object left, Object right) {
    if (op.equals("+") && (left instanceof String || right instanceof String)) {
      return left == null || right == null ? null : "" + left + right;
    }
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return null;
    }
    boolean whole = isWhole(a) && isWhole(b);
    return switch (op) {
      case "+" ->
          whole ? (Object) (a.longValue() + b.longValue()) : a.doubleValue() + b.doubleValue();
      case "-" ->
          whole ? (Object) (a.longValue() - b.longValue()) : a.doubleValue() - b.doubleValue();
      case "*" ->
          whole ? (Object) (a.longValue() * b.longValue()) : a.doubleValue() * b.doubleValue();
      case "/" ->
          whole && b.longValue() != 0
              ? (Object) (a.longValue() / b.longValue())
              : (Object) (a.doubleValue() / b.doubleValue());
      case "<<" -> a.longValue() << b.longValue();
      default -> null;
    };
  }

  private static boolean isWhole(Number number) {
    return !(number instanceof Double) && !(number instanceof Float);
  }

  static Binding bindingOf(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return name.binding();
    }
    return expr instanceof Expr.Select select ? select.binding() : Binding.UNRESOLVED;
  }

  /** The variable or field that an expression names: a {@link VarDecl}, or null. */
  VarDecl variable(Expr expr) {
    Binding binding = expr == null ? Binding.UNRESOLVED : bindingOf(expr);
    if (binding instanceof Binding.Local local) {
      return local.variable();
    }
    return binding instanceof Binding.Field field ? field(field).orElse(null) : null;
  }

  /** The statuses in a constant collection or array: {@code Set.of(429, 503)}; null if unknown. */
  Set<Long> numbers(Expr expr) {
    return numbers(expr, 0);
  }

  private Set<Long> numbers(Expr expr, int depth) {
    if (expr == null || depth > MAX_DEPTH) {
      return null;
    }
    if (expr instanceof Expr.NewArray array) {
      return numbersOf(array.elements());
    }
    if (expr instanceof Expr.Call call) {
      boolean factory =
          Set.of(
                  "of",
                  "asList",
                  "copyOf",
                  "unmodifiableSet",
                  "unmodifiableList",
                  "stream",
                  "boxed",
                  "newHashSet",
                  "immutableEnumSet",
                  "collect")
              .contains(call.name());
      if (!factory) {
        return null;
      }
      Set<Long> elements = call.args().isEmpty() ? null : numbersOf(call.args());
      if (elements != null) {
        return elements;
      }
      Expr inner = call.args().size() == 1 ? call.args().get(0) : call.receiver();
      return numbers(inner, depth + 1);
    }
    if (expr instanceof Expr.New created && created.args().size() == 1) {
      return numbers(created.args().get(0), depth + 1);
    }
    VarDecl variable = variable(expr);
    if (variable == null) {
      return null;
    }
    boolean filled = added.containsKey(variable) && isEmptyCollection(variable.init());
    return filled ? numbersOf(added.get(variable)) : numbers(variable.init(), depth + 1);
  }

  private static boolean isEmptyCollection(Expr expr) {
    return expr instanceof Expr.New created && created.args().isEmpty() && created.body() == null;
  }

  private Set<Long> numbersOf(List<Expr> elements) {
    Set<Long> numbers = new HashSet<>();
    for (Expr element : elements) {
      if (!(constant(element) instanceof Number number)) {
        return null;
      }
      numbers.add(number.longValue());
    }
    return numbers;
  }

  /**
   * Assignments, increments and decrements of a variable, apart from its initialiser, in the files
   * that were seen so far; the file that declares it is one of them.
   */
  List<Node> writesTo(VarDecl variable) {
    return writes.getOrDefault(variable, List.of());
  }

  /** The keys ({@link Expressions#keyOf}) of the variables and fields that {@code node} writes. */
  Set<Object> keysWrittenIn(Node node) {
    Set<Object> keys = keysWritten.get(node);
    if (keys == null) {
      keys = new LinkedHashSet<>();
      addKeys(node, keys);
      keysWritten.put(node, keys);
    }
    return keys;
  }

  private static void addKeys(Node node, Set<Object> keys) {
    Expr written =
        node instanceof Expr.Assign assign
            ? assign.target()
            : node instanceof Expr.Unary unary && isStep(unary) ? unary.operand() : null;
    Object key = written == null ? null : Expressions.keyOf(written);
    if (key != null) {
      keys.add(key);
    }
    for (Node child : node.children()) {
      addKeys(child, keys);
    }
  }

  /** Takes note of the writes in a file. */
  void seenIn(CompilationUnit unit) {
    if (!seen.add(unit)) {
      return;
    }
    unit.forEach(
        node -> {
          if (node instanceof Expr.Assign assign) {
            record(assign.target(), assign);
          } else if (node instanceof Expr.Unary unary && isStep(unary)) {
            record(unary.operand(), unary);
          } else if (node instanceof Expr.Call call
              && call.name().equals("add")
              && call.args().size() == 1) {
            VarDecl collection = variable(call.receiver());
            if (collection != null) {
              added.computeIfAbsent(collection, v -> new ArrayList<>()).add(call.args().get(0));
            }
          }
        });
  }

  /**
   * The calls in a file that are made on a variable, or on what such a call returned.
   *
   * <p>In the order of the nodes, so an outer call of a chain goes before an inner one.
   */
  List<Expr.Call> chainsOn(VarDecl variable, CompilationUnit unit) {
    return chains
        .computeIfAbsent(unit, Constants::chainsByName)
        .getOrDefault(variable.name(), List.of())
        .stream()
        .filter(call -> variable(start(call)) == variable)
        .toList();
  }

  private static Map<String, List<Expr.Call>> chainsByName(CompilationUnit unit) {
    Map<String, List<Expr.Call>> chains = new HashMap<>();
    for (Expr.Call call : unit.all(Expr.Call.class)) {
      Expr start = start(call);
      String name =
          start instanceof Expr.Name n ? n.id() : start instanceof Expr.Select s ? s.name() : null;
      if (name != null) {
        chains.computeIfAbsent(name, n -> new ArrayList<>()).add(call);
      }
    }
    return chains;
  }

  /** What a chain of calls starts with, or null. */
  private static Expr start(Expr.Call call) {
    Expr at = call.receiver();
    while (at instanceof Expr.Call inner) {
      at = inner.receiver();
    }
    return at;
  }

  private void record(Expr target, Node write) {
    VarDecl variable = variable(target instanceof Expr.ArrayAccess a ? a.array() : target);
    if (variable != null) {
      writes.computeIfAbsent(variable, v -> new ArrayList<>()).add(write);
    }
  }

  static boolean isStep(Expr.Unary unary) {
    return unary.op().equals("++") || unary.op().equals("--");
  }

  /** The type's declaration where its source is there. */
  Optional<TypeDecl> type(String name) {
    return program.type(name);
  }
}
