package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Finds the values that an expression may have: for a text the text, for a URL, a request or a
 * client the URL that it holds.
 *
 * <p>It looks at what is written, not at the order in which it runs: a variable has any value that
 * reaches it from above, a field any that is assigned to it, a parameter any that a caller passes,
 * unless the way led through one particular call. Every value is known at most up to a bound; past
 * a budget of work all else is unknown.
 */
final class Evaluator {
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(ai|cloud|cn|co|com|dev|io|net|org|run|xyz)");

  private static final int MAX_NESTING = 120;
  private static final int BUDGET = 6_000;

  /** So many files may be looked into for callers; a general helper for files has all of a tree. */
  private static final int MAX_FILES = 150;

  /**
   * So much text may be looked into for the requests of one file together; the files that call a
   * program's one HTTP client may be generated ones of half a megabyte each.
   */
  private static final long MAX_CHARACTERS = 1_500_000;

  private final Program program;
  private final Catalogue catalogue;
  private final Map<String, Boolean> clientTypes = new HashMap<>();
  private final CallGraph graph;
  private final Config config;
  private final Variables variables;
  private final Calls calls;
  private final ObjectState objects;
  private final IdentityHashMap<CompilationUnit, Env> anyEnvs = new IdentityHashMap<>();
  private final IdentityHashMap<CompilationUnit, UnitIndex> indexes = new IdentityHashMap<>();
  private final Set<CompilationUnit> files = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The file whose requests are looked at, and what was looked into for them. */
  private CompilationUnit current;

  private final Set<CompilationUnit> filesOfCurrent =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private long charactersOfCurrent;

  private final IdentityHashMap<Node, Integer> active = new IdentityHashMap<>();
  private int nesting;
  private int budget = BUDGET;
  private int cuts;

  Evaluator(Program program, Catalogue catalogue, CallGraph graph, ConfigSource configSource) {
    this.program = program;
    this.catalogue = catalogue;
    this.graph = graph;
    this.config = new Config(configSource);
    this.objects = new ObjectState(this);
    this.variables = new Variables(this);
    this.calls = new Calls(this);
  }

  Program program() {
    return program;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  CallGraph graph() {
    return graph;
  }

  Config config() {
    return config;
  }

  ObjectState objects() {
    return objects;
  }

  Variables variables() {
    return variables;
  }

  Calls calls() {
    return calls;
  }

  UnitIndex index(CompilationUnit unit) {
    return indexes.computeIfAbsent(unit, UnitIndex::new);
  }

  Env any(CompilationUnit unit) {
    return anyEnvs.computeIfAbsent(unit, Env::any);
  }

  /** How often something was left unknown for want of budget or because of a cycle. */
  int cuts() {
    return cuts;
  }

  /** Starts the work for another request of {@code unit}. */
  void refill(CompilationUnit unit) {
    budget = BUDGET;
    files.clear();
    if (unit != current) {
      current = unit;
      filesOfCurrent.clear();
      charactersOfCurrent = 0;
    }
  }

  /** Whether one more file may be looked into for callers. */
  boolean mayLookIntoFile() {
    if (files.size() >= MAX_FILES || charactersOfCurrent >= MAX_CHARACTERS) {
      cuts++;
      return false;
    }
    return true;
  }

  void looksInto(CompilationUnit unit) {
    files.add(unit);
    if (filesOfCurrent.add(unit)) {
      charactersOfCurrent += unit.file().text().length();
    }
  }

  /** The values of {@code expr}; none where it is null or in a cycle. */
  Values eval(Expr expr, Env env) {
    if (expr == null || env == null) {
      return Values.NONE;
    }
    Values known = env.known().get(expr);
    if (known != null) {
      return known;
    }
    if (nesting >= MAX_NESTING || --budget < 0) {
      cuts++;
      return Values.of(hole(expr, Hole.Kind.OTHER));
    }
    int cutsBefore = cuts;
    nesting++;
    try {
      Values values = guarded(expr, () -> compute(expr, env));
      if (cuts == cutsBefore) {
        env.known().put(expr, values);
      }
      return values;
    } finally {
      nesting--;
    }
  }

  /** {@code eval}, with an unknown piece where nothing gives a value. */
  Values operand(Expr expr, Env env) {
    return eval(expr, env).orElse(hole(expr, Hole.Kind.OTHER));
  }

  private Values sum(Expr.Binary sum, Env env) {
    int before = cuts;
    Values left = eval(sum.left(), env);
    if (left.isEmpty() && cuts > before) {
      // url = url + "…": what is added to itself again and again adds nothing new.
      return Values.NONE;
    }
    return append(left.orElse(hole(sum.left(), Hole.Kind.OTHER)), sum.right(), env);
  }

  /** {@code left} with the values of {@code right} behind it. */
  Values append(Values left, Expr right, Env env) {
    return left.plus(operand(right, env), hole(right, Hole.Kind.OTHER));
  }

  /** Runs {@code work} unless it is already being done for {@code node} further out. */
  Values guarded(Node node, Supplier<Values> work) {
    // A method may be entered again with other arguments, so once more is not yet a cycle.
    int depth = active.merge(node, 1, Integer::sum);
    try {
      if (depth > 2) {
        cuts++;
        return Values.NONE;
      }
      return work.get();
    } finally {
      active.merge(node, -1, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  private Values compute(Expr expr, Env env) {
    if (expr instanceof Expr.Literal literal) {
      return literal(literal, env);
    }
    if (expr instanceof Expr.Name || expr instanceof Expr.Select) {
      return variables.read(expr, env);
    }
    if (expr instanceof Expr.Call call) {
      return calls.call(call, env);
    }
    if (expr instanceof Expr.New creation) {
      return calls.create(creation, env);
    }
    if (expr instanceof Expr.Binary binary && binary.op().equals("+")) {
      return sum(binary, env);
    }
    if (expr instanceof Expr.Conditional choice) {
      return eval(choice.whenTrue(), env).or(eval(choice.whenFalse(), env));
    }
    if (expr instanceof Expr.Switch choice) {
      return results(choice.cases(), env);
    }
    if (expr instanceof Expr.Cast cast) {
      return eval(cast.operand(), env);
    }
    if (expr instanceof Expr.Assign assign) {
      return eval(assign.value(), env);
    }
    if (expr instanceof Expr.ArrayAccess access) {
      return objects.elements(access.array(), env).orElse(hole(expr, Hole.Kind.VARIABLE));
    }
    return Values.of(hole(expr, Hole.Kind.OTHER));
  }

  private Values literal(Expr.Literal literal, Env env) {
    if (literal.value() == null) {
      return Values.NONE;
    }
    String text = literal.value().toString();
    Values value = Values.of(text);
    return looksLikeUrl(text) ? value.via(written(env.unit(), literal.span(), text)) : value;
  }

  /** Whether a text says something of a host or a path. */
  static boolean looksLikeUrl(String text) {
    return text.contains("://")
        || (text.startsWith("/") && text.length() > 1)
        || text.contains("/v1")
        || HOST.matcher(text).matches();
  }

  static Evidence written(CompilationUnit unit, Span span, String text) {
    return new Evidence(unit.file(), span, "\"" + Shown.url(text) + "\" is " + UrlValue.WRITTEN);
  }

  private Values results(List<Stmt.SwitchCase> cases, Env env) {
    List<Expr> results = new ArrayList<>();
    cases.forEach(c -> c.body().forEach(s -> collect(s, Stmt.Yield.class, results)));
    return union(results, env);
  }

  Values union(List<Expr> exprs, Env env) {
    Values values = Values.NONE;
    for (Expr expr : exprs) {
      values = values.or(eval(expr, env));
    }
    return values;
  }

  /** What {@code method} may return, called in {@code env}. */
  Values returned(MethodDecl method, Env env) {
    if (env == null || method.body() == null) {
      return Values.NONE;
    }
    List<Expr> results = new ArrayList<>();
    collect(method.body(), Stmt.Return.class, results);
    return guarded(method, () -> union(results, env));
  }

  /** What a lambda gives, its parameters being known to {@code env}. */
  Values result(Expr.Lambda lambda, Env env) {
    if (lambda.body() instanceof Expr expr) {
      return eval(expr, env);
    }
    List<Expr> results = new ArrayList<>();
    collect(lambda.body(), Stmt.Return.class, results);
    return union(results, env);
  }

  /** The values of the {@code kind} of statement in {@code node}, nested functions left out. */
  private static void collect(Node node, Class<? extends Stmt> kind, List<Expr> found) {
    if (node instanceof Expr.Lambda || node instanceof TypeDecl) {
      return;
    }
    if (kind.isInstance(node)) {
      Expr value = node instanceof Stmt.Return r ? r.value() : ((Stmt.Yield) node).value();
      if (value != null) {
        found.add(value);
      }
    }
    node.children().forEach(child -> collect(child, kind, found));
  }

  /** The file that declares {@code method}. */
  Optional<CompilationUnit> unitOf(MethodDecl method) {
    return program.type(method.owner()).map(program::unitOf);
  }

  /** Whether a type belongs to one of the catalogue's clients, or to the JDK's network API. */
  boolean isClientType(String type) {
    Boolean known = clientTypes.get(type);
    if (known == null) {
      known =
          type.startsWith("java.net.")
              || catalogue.clients().stream().anyMatch(c -> startsWithAny(type, c.packages()));
      clientTypes.put(type, known);
    }
    return known;
  }

  private static boolean startsWithAny(String type, List<String> packages) {
    for (String prefix : packages) {
      if (type.startsWith(prefix)
          && (type.length() == prefix.length()
              || prefix.endsWith(".")
              || type.charAt(prefix.length()) == '.')) {
        return true;
      }
    }
    return false;
  }

  static Hole hole(Expr expr, Hole.Kind kind) {
    TypeRef type = expr == null ? TypeRef.UNKNOWN : expr.type();
    return new Hole(nameOf(expr), kind, type.name());
  }

  /** What an expression is called in messages. */
  private static String nameOf(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return name.id();
    }
    if (expr instanceof Expr.Select select) {
      return select.name();
    }
    if (expr instanceof Expr.Call call) {
      String name = call.name();
      if (name.startsWith("get")
          && !call.args().isEmpty()
          && call.args().get(0) instanceof Expr.Literal key
          && key.value() instanceof String text
          && !text.isBlank()) {
        return text;
      }
      boolean getter = name.matches("get[A-Z].*");
      return getter ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name;
    }
    return expr instanceof Expr.ArrayAccess access ? nameOf(access.array()) : "…";
  }

  static Hole hole(VarDecl variable, Hole.Kind kind) {
    return new Hole(variable.name(), kind, variable.type().name());
  }

  static boolean isField(Expr expr) {
    return UnitIndex.bindingOf(expr) instanceof Binding.Field;
  }
}
