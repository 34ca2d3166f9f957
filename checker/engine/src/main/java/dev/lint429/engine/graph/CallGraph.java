package dev.lint429.engine.graph;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves calls to the methods that the source shows, and finds the callers of a method. */
public final class CallGraph {
  private static final int MAX_INHERITANCE = 8;

  /** Of a call that may run more methods than these nobody can tell what it does. */
  private static final int MAX_OVERRIDING = 8;

  /**
   * A place where a method or constructor is called.
   *
   * @param call an {@link Expr.Call}, {@link Expr.New} or {@link Expr.MethodReference}
   */
  public record Caller(CompilationUnit unit, Expr call) {}

  /** What was found in a file that was searched for callers; none perhaps. */
  public record InFile(CompilationUnit unit, List<Caller> callers) {}

  private final Program program;

  /** Whether a call of a method without a body is followed to those that override it. */
  private final boolean virtual;

  private final Map<CompilationUnit, Map<String, List<Expr>>> callsByName = new IdentityHashMap<>();

  /** By identity: a front end gives the same object for all calls of a method where it can. */
  private final Map<MethodRef, Optional<MethodDecl>> targets = new IdentityHashMap<>();

  private final Map<MethodDecl, Callers> callers = new IdentityHashMap<>();
  private final Map<MethodDecl, List<MethodDecl>> overriding = new IdentityHashMap<>();

  public CallGraph(Program program) {
    this(program, true);
  }

  private CallGraph(Program program, boolean virtual) {
    this.program = program;
    this.virtual = virtual;
  }

  /**
   * A graph in which a method without a body has none: to find those that override it, all files
   * may have to be read.
   */
  public static CallGraph direct(Program program) {
    return new CallGraph(program, false);
  }

  /** The method in the source that a call names, where it is certain which one it is. */
  public Optional<MethodDecl> target(MethodRef method) {
    if (!method.isResolved()) {
      return Optional.empty();
    }
    Optional<MethodDecl> known = targets.get(method);
    if (known == null) {
      known = target(method, method.owner(), 0);
      targets.put(method, known);
    }
    return known;
  }

  private Optional<MethodDecl> target(MethodRef method, String owner, int depth) {
    Optional<TypeDecl> type = program.type(owner);
    if (type.isEmpty() || depth > MAX_INHERITANCE) {
      return Optional.empty();
    }
    MethodDecl fitting = null;
    for (MethodDecl declared : type.get().methods()) {
      if (fits(declared, method)) {
        if (fitting != null) {
          return Optional.empty();
        }
        fitting = declared;
      }
    }
    if (fitting != null || method.name().equals(MethodRef.CONSTRUCTOR)) {
      return Optional.ofNullable(fitting);
    }
    for (TypeRef supertype : type.get().supertypes()) {
      Optional<MethodDecl> inherited = target(method, supertype.name(), depth + 1);
      if (inherited.isPresent()) {
        return inherited;
      }
    }
    return Optional.empty();
  }

  /**
   * The bodies that a call may run: the method itself, or, where it has no body, the ones that
   * implement it in the source.
   */
  public List<MethodDecl> bodies(MethodRef method) {
    Optional<MethodDecl> target = target(method);
    if (target.isEmpty()) {
      return List.of();
    }
    return target.get().body() != null ? List.of(target.get()) : overriding(target.get());
  }

  /**
   * The methods in the source that override {@code method} and have a body: all if they are few,
   * else more than {@link #MAX_OVERRIDING} of them.
   */
  public List<MethodDecl> overriding(MethodDecl method) {
    List<MethodDecl> known = overriding.get(method);
    if (known == null) {
      known = findOverriding(method);
      overriding.put(method, known);
    }
    return known;
  }

  private List<MethodDecl> findOverriding(MethodDecl method) {
    if (!virtual) {
      return List.of();
    }
    String owner = method.owner();
    List<MethodDecl> found = new ArrayList<>();
    program
        .unitsOverriding(method)
        .takeWhile(unit -> found.size() <= MAX_OVERRIDING)
        .forEach(
            unit -> {
              for (TypeDecl type : unit.all(TypeDecl.class)) {
                if (!type.qualifiedName().equals(owner)
                    && program.isSubtype(type.qualifiedName(), owner) == Program.Answer.YES) {
                  type.methods().stream()
                      .filter(m -> m.body() != null && overrides(m, method))
                      .forEach(found::add);
                }
              }
            });
    return found;
  }

  private static boolean overrides(MethodDecl method, MethodDecl overridden) {
    return method.name().equals(overridden.name())
        && method.parameters().size() == overridden.parameters().size();
  }

  private static boolean fits(MethodDecl declared, MethodRef called) {
    if (!declared.name().equals(called.name())) {
      return false;
    }
    int arity = declared.parameters().size();
    if (called.parameterTypes() == null) {
      return declared.varargs() ? called.arity() >= arity - 1 : called.arity() == arity;
    }
    if (called.parameterTypes().size() != arity) {
      return false;
    }
    for (int i = 0; i < arity; i++) {
      TypeRef type = declared.parameters().get(i).type();
      String wanted = called.parameterTypes().get(i);
      if (type.isKnown() && !wanted.isEmpty() && !type.name().equals(wanted)) {
        return false;
      }
    }
    return true;
  }

  /** Every place in the program that calls {@code method}, or a method that it overrides. */
  public List<Caller> callers(MethodDecl method) {
    List<Caller> all = new ArrayList<>();
    callersByFile(method).forEach(file -> all.addAll(file.callers()));
    return all;
  }

  /**
   * The same places in the same order, those of each file that was looked into together. Files are
   * only looked into as far as somebody iterates: of a method that half of the program calls, the
   * first few callers tell as much as all of them.
   */
  public Iterable<InFile> callersByFile(MethodDecl method) {
    Callers known = callers.get(method);
    if (known == null) {
      known = new Callers(program.unitsCalling(method), unit -> callersIn(unit, method));
      callers.put(method, known);
    }
    return known;
  }

  /** The places in one file that call {@code method}, or a method that it overrides. */
  public List<Caller> callersIn(CompilationUnit unit, MethodDecl method) {
    List<Caller> found = new ArrayList<>();
    for (Expr call : callsByName(unit).getOrDefault(method.name(), List.of())) {
      if (calls(call, method)) {
        found.add(new Caller(unit, call));
      }
    }
    return found;
  }

  /**
   * Such places in the files that name the class which declares {@code method}: for methods with
   * the name of a library's ({@code run}, {@code next}), which nearly every file calls.
   */
  public List<Caller> callersNamingOwner(MethodDecl method) {
    String owner = method.owner();
    return program
        .unitsContaining(owner.substring(owner.lastIndexOf('.') + 1), method.name())
        .flatMap(unit -> callersIn(unit, method).stream())
        .toList();
  }

  private boolean calls(Expr call, MethodDecl method) {
    MethodRef called = methodOf(call);
    if (!called.isResolved() || !fits(method, called)) {
      return false;
    }
    if (called.owner().equals(method.owner())) {
      return true;
    }
    return !method.isConstructor()
        && (program.isSubtype(called.owner(), method.owner()) == Program.Answer.YES
            || !isOnSuper(call)
                && program.isSubtype(method.owner(), called.owner()) == Program.Answer.YES);
  }

  /** Whether no override of the method that a call names can run: {@code super.start()}. */
  private static boolean isOnSuper(Expr call) {
    return call instanceof Expr.Call c
        && c.receiver() instanceof Expr.Name name
        && name.id().equals("super");
  }

  /** The method that a call, creation or method reference names. */
  public static MethodRef methodOf(Expr call) {
    if (call instanceof Expr.Call c) {
      return c.method();
    }
    return call instanceof Expr.New n ? n.constructor() : ((Expr.MethodReference) call).method();
  }

  /** Arguments of a call or creation; empty for a method reference. */
  public static List<Expr> argsOf(Expr call) {
    if (call instanceof Expr.Call c) {
      return c.args();
    }
    return call instanceof Expr.New n ? n.args() : List.of();
  }

  private Map<String, List<Expr>> callsByName(CompilationUnit unit) {
    return callsByName.computeIfAbsent(unit, CallGraph::indexCalls);
  }

  private static Map<String, List<Expr>> indexCalls(CompilationUnit unit) {
    Map<String, List<Expr>> calls = new HashMap<>();
    unit.forEach(
        node -> {
          if (isCall(node)) {
            Expr call = (Expr) node;
            calls.computeIfAbsent(methodOf(call).name(), n -> new ArrayList<>()).add(call);
          }
        });
    return calls;
  }

  private static boolean isCall(Node node) {
    return node instanceof Expr.Call
        || node instanceof Expr.New
        || node instanceof Expr.MethodReference;
  }
}
