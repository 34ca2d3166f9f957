package dev.lint429.engine.flow;

import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is in an object: the fields of one that was made here or there, elements, map values. */
final class ObjectState {
  private static final int MAX_STEPS = 6;
  private static final int MAX_CREATIONS = 24;

  /** Annotations for which Lombok writes a constructor, setters or a builder. */
  private static final Set<String> LOMBOK =
      Set.of(
          "Data",
          "Value",
          "Setter",
          "Builder",
          "SuperBuilder",
          "AllArgsConstructor",
          "RequiredArgsConstructor",
          "Accessors");

  private final Evaluator evaluator;
  private final Beans beans;
  private final Map<String, List<Env.Bound>> creations = new HashMap<>();

  ObjectState(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.beans = new Beans(evaluator);
  }

  Beans beans() {
    return beans;
  }

  /** The values of a field of the object that an expression is; none if that cannot be told. */
  Values fieldOf(Fields.Declared declared, Env.Bound object) {
    Values values = Values.NONE;
    for (Env.Bound made : made(object, 0)) {
      Expr.New creation = (Expr.New) made.expr();
      if (creation.type().is(declared.type().qualifiedName())
          || creation.constructor().owner().equals(declared.type().qualifiedName())) {
        values = values.or(fieldOfCreated(declared, creation, made.env()));
      }
    }
    return values;
  }

  /** The creations that an expression stands for; empty if that cannot be told. */
  private List<Env.Bound> made(Env.Bound object, int steps) {
    Expr expr = object.expr();
    if (steps > MAX_STEPS || object.env() == null) {
      return List.of();
    }
    if (expr instanceof Expr.New) {
      return List.of(object);
    }
    if (expr instanceof Expr.Cast cast) {
      return made(new Env.Bound(cast.operand(), object.env()), steps + 1);
    }
    Binding binding = UnitIndex.bindingOf(expr);
    if (binding instanceof Binding.Local local) {
      return madeLocal(local.variable(), object.env(), steps);
    }
    if (binding instanceof Binding.Field field) {
      return evaluator
          .variables()
          .fields()
          .find(field.owner(), field.name())
          .filter(d -> d.field().init() != null)
          .map(d -> new Env.Bound(d.field().init(), evaluator.any(d.unit())))
          .map(b -> made(b, steps + 1))
          .orElse(List.of());
    }
    return List.of();
  }

  private List<Env.Bound> madeLocal(VarDecl variable, Env env, int steps) {
    Env.Bound argument = env.argument(variable);
    if (argument != null) {
      return made(argument, steps + 1);
    }
    boolean once = variable.init() != null && variable.kind() == VarDecl.Kind.LOCAL;
    return once ? made(new Env.Bound(variable.init(), env), steps + 1) : List.of();
  }

  private Values fieldOfCreated(Fields.Declared declared, Expr.New creation, Env env) {
    Optional<MethodDecl> constructor = evaluator.graph().target(creation.constructor());
    if (constructor.isPresent() && constructor.get().body() != null) {
      Values assigned = inConstructor(declared, constructor.get(), creation.args(), env, 0);
      if (!assigned.isEmpty()) {
        return assigned;
      }
    }
    int index = generatedIndex(declared, creation.args().size());
    return index < 0 ? Values.NONE : evaluator.eval(creation.args().get(index), env);
  }

  /** What a constructor, called with {@code args}, assigns to the field. */
  private Values inConstructor(
      Fields.Declared declared, MethodDecl constructor, List<Expr> args, Env env, int depth) {
    Env inside =
        evaluator.unitOf(constructor).map(u -> env.enter(u, constructor, args, null)).orElse(null);
    if (inside == null || depth > MAX_STEPS) {
      return Values.NONE;
    }
    Values values = Values.NONE;
    for (Expr write : evaluator.index(inside.unit()).fieldWrites(declared.field().name())) {
      if (write instanceof Expr.Assign assign
          && constructor.body().span().contains(write.span())
          && UnitIndex.bindingOf(assign.target()) instanceof Binding.Field) {
        values = values.or(evaluator.eval(assign.value(), inside));
      }
    }
    for (Node node : constructor.body().children()) {
      Optional<Expr.Call> delegated = delegation(node);
      if (delegated.isPresent()) {
        Optional<MethodDecl> other = evaluator.graph().target(delegated.get().method());
        if (other.isPresent() && other.get().body() != null && other.get() != constructor) {
          values =
              values.or(
                  inConstructor(declared, other.get(), delegated.get().args(), inside, depth + 1));
        }
      }
    }
    return values;
  }

  /** The {@code this(…)} or {@code super(…)} that a statement is. */
  private static Optional<Expr.Call> delegation(Node statement) {
    return statement.children().stream()
        .filter(Expr.Call.class::isInstance)
        .map(Expr.Call.class::cast)
        .filter(c -> c.name().equals(MethodRef.CONSTRUCTOR))
        .findFirst();
  }

  /** The parameter of a constructor that nobody wrote which holds the field, or -1. */
  private static int generatedIndex(Fields.Declared declared, int args) {
    List<VarDecl> components = new ArrayList<>();
    List<VarDecl> required = new ArrayList<>();
    List<VarDecl> all = new ArrayList<>();
    for (VarDecl field : declared.type().fields()) {
      if (field.kind() == VarDecl.Kind.RECORD_COMPONENT) {
        components.add(field);
      }
      if (field.kind() == VarDecl.Kind.FIELD && !field.modifiers().contains("static")) {
        all.add(field);
        if (field.modifiers().contains("final") && field.init() == null) {
          required.add(field);
        }
      }
    }
    List<List<VarDecl>> candidates =
        declared.type().kind() == TypeDecl.Kind.RECORD
            ? List.of(components)
            : isLombok(declared.type()) ? List.of(all, required) : List.of();
    return candidates.stream()
        .filter(fields -> fields.size() == args)
        .mapToInt(fields -> fields.indexOf(declared.field()))
        .findFirst()
        .orElse(-1);
  }

  private static boolean isLombok(TypeDecl type) {
    return type.annotations().stream().map(Annotation::simpleName).anyMatch(LOMBOK::contains);
  }

  /**
   * The values that generated constructors, setters and builders give a field, whichever object it
   * is of: those of a record, and those that Lombok would write.
   */
  Values fieldOfAny(Fields.Declared declared) {
    TypeDecl type = declared.type();
    Values values = Values.NONE;
    if (type.kind() == TypeDecl.Kind.RECORD
        || type.kind() == TypeDecl.Kind.ENUM
        || isLombok(type)) {
      for (Env.Bound made : creationsOf(type)) {
        values = values.or(fieldOfCreated(declared, (Expr.New) made.expr(), made.env()));
      }
    }
    return isLombok(type) ? values.or(ofGeneratedSetters(declared)) : values;
  }

  private List<Env.Bound> creationsOf(TypeDecl type) {
    return creations.computeIfAbsent(
        type.qualifiedName(),
        name ->
            Stream.of("(", "<")
                .flatMap(c -> evaluator.program().unitsContaining(type.simpleName() + c))
                .distinct()
                .flatMap(u -> evaluator.index(u).creations(name).stream().map(c -> at(c, u)))
                .limit(MAX_CREATIONS)
                .toList());
  }

  private Env.Bound at(Expr expr, CompilationUnit unit) {
    return new Env.Bound(expr, evaluator.any(unit));
  }

  /** What calls of {@code setX(…)} and of a builder's {@code x(…)} pass. */
  private Values ofGeneratedSetters(Fields.Declared declared) {
    String field = declared.field().name();
    String setter = "set" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
    Values values = Values.NONE;
    for (String name : List.of(setter, field)) {
      for (CompilationUnit unit :
          evaluator
              .program()
              .unitsContaining(name, declared.type().simpleName())
              .limit(20)
              .toList()) {
        for (Expr.Call call : evaluator.index(unit).calls(name)) {
          if (call.args().size() == 1 && isOn(call, declared.type())) {
            values = values.or(evaluator.eval(call.args().get(0), evaluator.any(unit)));
          }
        }
      }
    }
    return values;
  }

  /** Whether a generated method is called on an object or builder of {@code type}. */
  private static boolean isOn(Expr.Call call, TypeDecl type) {
    String owner = call.method().owner();
    if (!owner.isEmpty()) {
      return owner.equals(type.qualifiedName()) || owner.startsWith(type.qualifiedName() + ".");
    }
    Expr root = UnitIndex.root(call);
    if (root.type().is(type.qualifiedName())) {
      return true;
    }
    return UnitIndex.bindingOf(root) instanceof Binding.Type named
        && named.qualifiedName().equals(type.qualifiedName());
  }

  /** The elements of an array or collection; none if they are not seen. */
  Values elements(Expr expr, Env env) {
    return elements(expr, env, 0);
  }

  private Values elements(Expr expr, Env env, int steps) {
    if (expr instanceof Expr.NewArray array) {
      return evaluator.union(array.elements(), env);
    }
    if (steps > MAX_STEPS) {
      return Values.NONE;
    }
    if (expr instanceof Expr.Call call) {
      if (!evaluator.catalogue().urlSteps(call.method(), call.args().size()).isEmpty()) {
        return evaluator.eval(call, env);
      }
      boolean collects = Set.of("of", "asList", "copyOf", "stream", "list").contains(call.name());
      if (collects && call.args().size() == 1) {
        Values nested = elements(call.args().get(0), env, steps + 1);
        return nested.isEmpty() ? evaluator.union(call.args(), env) : nested;
      }
      if (collects && !call.args().isEmpty()) {
        return evaluator.union(call.args(), env);
      }
      return call.receiver() == null ? Values.NONE : elements(call.receiver(), env, steps + 1);
    }
    Env.Bound source = source(expr, env);
    return source == null ? Values.NONE : elements(source.expr(), source.env(), steps + 1);
  }

  /**
   * The values of a map, of the key only where it is there; none if they are not seen, or if every
   * key is an enum's constant and this is another.
   *
   * @param lookup the expression that is looked up
   */
  Values mapValues(Expr map, Expr lookup, Env env) {
    String key = evaluator.eval(lookup, env).onlyText();
    String constant = key == null ? enumConstant(lookup, env) : null;
    List<Expr> pairs = new ArrayList<>();
    Env at = env;
    Expr expr = map;
    for (int i = 0; i < MAX_STEPS && expr != null && !(expr instanceof Expr.Call); i++) {
      putsOn(expr, at).forEach(call -> pairs.addAll(call.args()));
      Env.Bound source = source(expr, at);
      expr = source == null ? null : source.expr();
      at = source == null ? at : source.env();
    }
    if (expr instanceof Expr.Call call && call.name().equals("of") && call.args().size() % 2 == 0) {
      pairs.addAll(call.args());
    } else if (expr instanceof Expr.Call call && call.name().equals("ofEntries")) {
      for (Expr entry : call.args()) {
        if (entry instanceof Expr.Call e && e.args().size() == 2) {
          pairs.addAll(e.args());
        }
      }
    }
    Values all = Values.NONE;
    boolean another = constant != null;
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      Values value = evaluator.eval(pairs.get(i + 1), at);
      if (key != null && key.equals(evaluator.eval(pairs.get(i), at).onlyText())) {
        return value;
      }
      if (constant != null) {
        String other = enumConstant(pairs.get(i), at);
        if (constant.equals(other)) {
          return value;
        }
        another &= other != null;
      }
      all = all.or(value);
    }
    return another ? Values.NONE : all;
  }

  /** The enum's constant that an expression certainly is, or null. */
  private String enumConstant(Expr expr, Env env) {
    Env.Bound bound = new Env.Bound(expr, env);
    for (int i = 0; i < MAX_STEPS && bound != null; i++) {
      if (UnitIndex.bindingOf(bound.expr()) instanceof Binding.Field field
          && field.isStatic()
          && bound.expr().type().is(field.owner())) {
        return field.owner() + "." + field.name();
      }
      boolean parameter =
          UnitIndex.bindingOf(bound.expr()) instanceof Binding.Local local
              && bound.env().argument(local.variable()) != null;
      bound = parameter ? source(bound.expr(), bound.env()) : null;
    }
    return null;
  }

  private List<Expr.Call> putsOn(Expr variable, Env env) {
    Binding binding = UnitIndex.bindingOf(variable);
    UnitIndex index = evaluator.index(env.unit());
    List<Expr> writes =
        binding instanceof Binding.Local local
            ? index.localWrites(local.variable())
            : binding instanceof Binding.Field field ? index.fieldWrites(field.name()) : List.of();
    return writes.stream()
        .filter(Expr.Call.class::isInstance)
        .map(Expr.Call.class::cast)
        .filter(c -> c.name().equals("put") && c.args().size() == 2)
        .toList();
  }

  /** What a variable was initialised with, or null. */
  private Env.Bound source(Expr expr, Env env) {
    Binding binding = UnitIndex.bindingOf(expr);
    if (binding instanceof Binding.Local local) {
      Env.Bound argument = env.argument(local.variable());
      Expr init = local.variable().init();
      return argument != null ? argument : init == null ? null : new Env.Bound(init, env);
    }
    if (binding instanceof Binding.Field field) {
      return evaluator
          .variables()
          .fields()
          .find(field.owner(), field.name())
          .filter(d -> d.field().init() != null)
          .map(d -> new Env.Bound(d.field().init(), evaluator.any(d.unit())))
          .orElse(null);
    }
    return null;
  }
}
