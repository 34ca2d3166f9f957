package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.IdentityHashMap;
import java.util.Optional;

/** The values of fields, enum constants and record components. */
final class Fields {
  private static final int MAX_INHERITANCE = 8;

  /** A field and the type that declares it. */
  record Declared(TypeDecl type, VarDecl field, CompilationUnit unit) {}

  private final Evaluator evaluator;
  private final IdentityHashMap<VarDecl, Values> known = new IdentityHashMap<>();

  Fields(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * The values of a field.
   *
   * @param use the expression that reads it
   * @param target what it is read from, or null
   */
  Values read(Binding.Field binding, Expr use, Expr target, Env env) {
    Optional<Declared> declared = find(binding.owner(), binding.name());
    if (declared.isEmpty()) {
      if (binding.constant() != null) {
        String text = binding.constant().toString();
        Values value = Values.of(text).map(v -> v.withName(binding.name()));
        return Evaluator.looksLikeUrl(text)
            ? value.via(Evaluator.written(env.unit(), use.span(), text))
            : value;
      }
      return Values.of(Evaluator.hole(use, Hole.Kind.VARIABLE));
    }
    Env.Bound object =
        target == null || isThis(target) ? env.receiver() : new Env.Bound(target, env);
    return of(declared.get(), object);
  }

  private static boolean isThis(Expr expr) {
    return expr instanceof Expr.Name name && name.isThis();
  }

  /** The declaration of a field that {@code owner} has or inherits. */
  Optional<Declared> find(String owner, String name) {
    return find(owner, name, 0);
  }

  private Optional<Declared> find(String owner, String name, int depth) {
    Optional<TypeDecl> type = evaluator.program().type(owner);
    if (type.isEmpty() || depth > MAX_INHERITANCE) {
      return Optional.empty();
    }
    Optional<VarDecl> field = type.get().field(name);
    if (field.isPresent()) {
      CompilationUnit unit = evaluator.program().unitOf(type.get());
      return Optional.of(new Declared(type.get(), field.get(), unit));
    }
    for (TypeRef supertype : type.get().supertypes()) {
      Optional<Declared> inherited = find(supertype.name(), name, depth + 1);
      if (inherited.isPresent()) {
        return inherited;
      }
    }
    return Optional.empty();
  }

  /**
   * The values of a field.
   *
   * @param object the object it is read from, where that is known, or null
   */
  Values of(Declared declared, Env.Bound object) {
    VarDecl field = declared.field();
    if (object != null && !field.modifiers().contains("static")) {
      Values values = evaluator.objects().fieldOf(declared, object);
      if (!values.isEmpty()) {
        return step(declared, values);
      }
    }
    Values values = known.get(field);
    if (values == null) {
      int cuts = evaluator.cuts();
      values = evaluator.guarded(field, () -> step(declared, ofAnyObject(declared)));
      if (cuts < evaluator.cuts()) {
        return values;
      }
      known.put(field, values);
    }
    return values.orElse(Evaluator.hole(field, Hole.Kind.VARIABLE));
  }

  private Values step(Declared declared, Values values) {
    VarDecl field = declared.field();
    Evidence step = new Evidence(declared.unit().file(), field.nameSpan(), "field " + field.name());
    return values.map(
        v ->
            told(v, field, declared.unit())
                ? v.withName(field.name())
                : v.via(step).withName(field.name()));
  }

  /** Whether the way to a value already says what the field would. */
  private static boolean told(UrlValue value, VarDecl field, CompilationUnit unit) {
    if (value.text().isEmpty()) {
      return true;
    }
    return value.trail().stream()
        .anyMatch(step -> step.file() == unit.file() && field.span().contains(step.span()));
  }

  private Values ofAnyObject(Declared declared) {
    VarDecl field = declared.field();
    Env env = evaluator.any(declared.unit());
    if (field.kind() == VarDecl.Kind.ENUM_CONSTANT) {
      return Values.of(Evaluator.hole(field, Hole.Kind.OTHER));
    }
    Values injected = evaluator.config().injected(field.annotations(), declared.unit());
    if (!injected.isEmpty()) {
      return injected;
    }
    Values configured = configured(declared);
    if (!configured.isEmpty()) {
      return configured;
    }
    Values values = evaluator.eval(field.init(), env);
    if (values.isEmpty() && field.constant() != null) {
      values = Values.of(field.constant().toString());
    }
    values = values.or(assigned(declared, values));
    if (field.kind() == VarDecl.Kind.RECORD_COMPONENT || values.isEmpty()) {
      values = values.or(evaluator.objects().fieldOfAny(declared));
    }
    if (evaluator.isClientType(field.type().name()) && hasNoUrl(values)) {
      return evaluator.objects().beans().injected(field).or(values);
    }
    return values.withoutUnpassed();
  }

  private static boolean hasNoUrl(Values values) {
    return values.list().stream().noneMatch(v -> v.text().hasKnown());
  }

  /** What is assigned to the field: in its own file, and in others if they may. */
  private Values assigned(Declared declared, Values initial) {
    VarDecl field = declared.field();
    Values values = assigned(declared, initial, declared.unit());
    if (!field.modifiers().contains("private") && !field.modifiers().contains("final")) {
      String type = declared.type().simpleName();
      for (CompilationUnit unit :
          evaluator.program().unitsContaining("." + field.name(), type).limit(20).toList()) {
        if (unit != declared.unit()) {
          values = values.or(assigned(declared, initial, unit));
        }
      }
    }
    return values;
  }

  private Values assigned(Declared declared, Values initial, CompilationUnit unit) {
    Env env = evaluator.any(unit);
    Values values = Values.NONE;
    Values appended = Values.NONE;
    for (Expr write : evaluator.index(unit).fieldWrites(declared.field().name())) {
      if (!writes(write, declared)) {
        continue;
      }
      if (write instanceof Expr.Assign assign) {
        Values value = evaluator.eval(assign.value(), env);
        if (assign.op().equals("=")) {
          values = values.or(value);
        } else {
          appended = appended.or(value);
        }
      } else if (evaluator.calls().isMutation((Expr.Call) write)) {
        values = values.or(evaluator.eval(write, env));
      }
    }
    return appended.isEmpty() ? values : values.or(initial.or(values).plus(appended));
  }

  private boolean writes(Expr write, Declared declared) {
    Expr target =
        write instanceof Expr.Assign assign ? assign.target() : UnitIndex.root((Expr.Call) write);
    return UnitIndex.bindingOf(target) instanceof Binding.Field field
        && find(field.owner(), field.name()).map(d -> d.field() == declared.field()).orElse(false);
  }

  /** What configuration binds to the field of a properties class; none if it is no such class. */
  private Values configured(Declared declared) {
    VarDecl field = declared.field();
    String prefix = prefix(declared.type(), declared.unit(), 0);
    // A setter may well put the value into a static field.
    boolean bound = !field.modifiers().contains("static") || hasSetter(declared.type(), field);
    if (prefix == null || !bound) {
      return Values.NONE;
    }
    Values fallback = evaluator.eval(field.init(), evaluator.any(declared.unit()));
    boolean blank = fallback.list().stream().allMatch(v -> v.text().isEmpty());
    String key = prefix.isEmpty() ? Config.kebab(field) : prefix + "." + Config.kebab(field);
    Evidence step = new Evidence(declared.unit().file(), field.nameSpan(), "bound to " + key);
    return evaluator.config().property(key, blank ? Values.NONE : fallback).via(step);
  }

  private static boolean hasSetter(TypeDecl type, VarDecl field) {
    return type.methods().stream()
        .anyMatch(
            m ->
                !m.isStatic()
                    && m.parameters().size() == 1
                    && m.name().equalsIgnoreCase("set" + field.name()));
  }

  /** The prefix that configuration binds a type to, itself or as a part of another; else null. */
  private String prefix(TypeDecl type, CompilationUnit unit, int depth) {
    String own = Config.prefix(type.annotations());
    if (own != null || depth > 3) {
      return own;
    }
    TypeDecl outer = unit.enclosing(type, TypeDecl.class);
    String outerPrefix = outer == null ? null : prefix(outer, unit, depth + 1);
    if (outerPrefix == null) {
      return null;
    }
    return outer.fields().stream()
        .filter(f -> f.type().is(type.qualifiedName()))
        .findFirst()
        .map(f -> outerPrefix.isEmpty() ? Config.kebab(f) : outerPrefix + "." + Config.kebab(f))
        .orElse(null);
  }
}
