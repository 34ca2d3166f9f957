package dev.lint429.source.types;

import dev.lint429.engine.model.Program.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What follows from the declarations: supertypes, inherited members, functional interfaces. Safe
 * for use by several threads.
 */
public final class Types {
  private static final int MAX_SUPERTYPES = 200;
  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
  private static final Set<String> SUPERTYPES_OF_ARRAYS =
      Set.of("java.lang.Object", "java.lang.Cloneable", "java.io.Serializable");

  /** The classes whose supertypes are being looked up. */
  private static final ThreadLocal<Set<String>> OPEN = ThreadLocal.withInitial(HashSet::new);

  private final ClassFinder classes;
  private final Map<String, Lineage> lineages = new ConcurrentHashMap<>();

  /**
   * A class with all its supertypes, in its own type variables.
   *
   * @param all itself first, then the superclasses, then the interfaces
   * @param complete whether everything in the list is known down to {@code Object}
   */
  private record Lineage(List<Type.Of> all, boolean complete) {}

  /**
   * A method as a member of a receiver's type.
   *
   * @param bindings what the type variables of the declaring class stand for
   */
  public record Member(MethodInfo method, Map<String, Type> bindings) {}

  public Types(ClassFinder classes) {
    this.classes = classes;
  }

  /** Lets go of what followed from declarations that have changed. */
  public void forget() {
    lineages.clear();
  }

  /** What is known of the class, or null. */
  public ClassInfo find(String qualifiedName) {
    return classes.find(qualifiedName);
  }

  /** Whether a class is, or inherits from, another. */
  public Answer isSubtype(String type, String supertype) {
    if (type.isEmpty() || supertype.isEmpty()) {
      return Answer.UNKNOWN;
    }
    if (type.equals(supertype)) {
      return Answer.YES;
    }
    if (type.endsWith("[]") || supertype.endsWith("[]")) {
      return SUPERTYPES_OF_ARRAYS.contains(supertype) ? Answer.YES : Answer.NO;
    }
    if (Primitives.isPrimitive(type) || Primitives.isPrimitive(supertype)) {
      return Answer.NO;
    }
    if (supertype.equals("java.lang.Object")) {
      return Answer.YES;
    }
    Lineage lineage = lineage(type);
    if (lineage.all.stream().anyMatch(t -> t.name().equals(supertype))) {
      return Answer.YES;
    }
    return lineage.complete ? Answer.NO : Answer.UNKNOWN;
  }

  /** The supertype of that name with the arguments that {@code type} gives it, or null. */
  public Type.Of asSuper(Type type, String name) {
    if (type instanceof Type.Variable variable) {
      return asSuper(variable.bound(), name);
    }
    if (!(type.upper() instanceof Type.Of of)) {
      return null;
    }
    for (Type.Of supertype : supertypes(of)) {
      if (supertype.name().equals(name)) {
        return supertype;
      }
    }
    return null;
  }

  /** Itself, its superclasses and its interfaces. */
  public List<Type.Of> supertypes(Type.Of type) {
    Lineage lineage = lineage(type.name());
    Map<String, Type> bindings = bindings(type);
    return lineage.all.stream().map(t -> (Type.Of) t.substitute(bindings)).toList();
  }

  /** Whether all supertypes of the class are known, so that a member not found is not there. */
  public boolean isComplete(String className) {
    return lineage(className).complete;
  }

  private Lineage lineage(String name) {
    Lineage lineage = lineages.get(name);
    if (lineage != null) {
      return lineage;
    }
    Set<String> open = OPEN.get();
    if (!open.add(name)) {
      // A class that inherits from its own member type, which is an error.
      return new Lineage(List.of(Type.Of.of(name)), false);
    }
    try {
      lineage = computeLineage(name);
    } finally {
      open.remove(name);
    }
    lineages.put(name, lineage);
    return lineage;
  }

  private Lineage computeLineage(String name) {
    ClassInfo start = classes.find(name);
    if (start == null) {
      return new Lineage(List.of(Type.Of.of(name)), name.equals("java.lang.Object"));
    }
    Map<String, Type.Of> all = new LinkedHashMap<>();
    List<Type> interfaces = new ArrayList<>();
    boolean complete = true;
    Type next = start.thisType();
    while (next != null) {
      complete &= next instanceof Type.Of of && add(of, all, interfaces);
      next = next instanceof Type.Of of ? superclass(of) : null;
      if (next instanceof Type.Of of && all.containsKey(of.name())) {
        return new Lineage(List.copyOf(all.values()), false);
      }
    }
    for (int i = 0; i < interfaces.size() && i < MAX_SUPERTYPES; i++) {
      Type candidate = interfaces.get(i);
      if (candidate instanceof Type.Of of) {
        complete &= all.containsKey(of.name()) || add(of, all, interfaces);
      } else {
        complete = false;
      }
    }
    all.putIfAbsent("java.lang.Object", Known.OBJECT);
    return new Lineage(List.copyOf(all.values()), complete);
  }

  private boolean add(Type.Of type, Map<String, Type.Of> all, List<Type> interfaces) {
    all.put(type.name(), type);
    ClassInfo info = classes.find(type.name());
    if (info == null) {
      return false;
    }
    Map<String, Type> bindings = bindings(type);
    info.interfaces().forEach(i -> interfaces.add(i.substitute(bindings)));
    return true;
  }

  private Type superclass(Type.Of type) {
    ClassInfo info = classes.find(type.name());
    Type superclass = info == null ? null : info.superclass();
    return superclass == null ? null : superclass.substitute(bindings(type));
  }

  /** What the type parameters of a class stand for in one use of it. */
  public Map<String, Type> bindings(Type.Of type) {
    ClassInfo info = classes.find(type.name());
    if (info == null || info.typeParameters().isEmpty()) {
      return Map.of();
    }
    List<TypeParameter> parameters = info.typeParameters();
    boolean raw = parameters.size() != type.args().size();
    Map<String, Type> bindings = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      TypeParameter parameter = parameters.get(i);
      Type value = raw ? unbound(parameter) : type.args().get(i);
      if (value instanceof Type.Wildcard wildcard
          && !wildcard.isSuper()
          && wildcard.bound().equals(Known.OBJECT)) {
        value = wildcardOf(parameter);
      }
      bindings.put(parameter.variable().id(), value);
    }
    return bindings;
  }

  /** What is known of a type argument that was not written. */
  private static Type unbound(TypeParameter parameter) {
    Type bound = parameter.variable().bound();
    return bound.equals(Known.OBJECT) ? Known.UNKNOWN : bound;
  }

  /** A lone {@code ?} is at least what the parameter's own bound says. */
  private static Type wildcardOf(TypeParameter parameter) {
    return new Type.Wildcard(false, parameter.variable().bound());
  }

  /** The methods of that name that a receiver has, without those that are overridden. */
  public List<Member> methods(Type receiver, String name) {
    Type type = receiver.upper();
    if (type instanceof Type.Variable variable) {
      return methods(variable.bound(), name);
    }
    if (type instanceof Type.Array) {
      return methods(Known.OBJECT, name);
    }
    if (!(type instanceof Type.Of of)) {
      return List.of();
    }
    List<Member> members = new ArrayList<>();
    for (Type.Of supertype : supertypes(of)) {
      ClassInfo info = classes.find(supertype.name());
      if (info == null) {
        continue;
      }
      List<MethodInfo> declared = info.methods(name);
      if (declared.isEmpty()) {
        continue;
      }
      Map<String, Type> bindings = bindings(supertype);
      for (MethodInfo method : declared) {
        Member member = new Member(method, bindings);
        boolean notInherited =
            method.isStatic() && info.isInterface() && !supertype.name().equals(of.name());
        if (!notInherited && members.stream().noneMatch(m -> overrides(m, member))) {
          members.add(member);
        }
      }
    }
    return members;
  }

  private static boolean overrides(Member lower, Member upper) {
    List<Type> a = lower.method.parameters();
    List<Type> b = upper.method.parameters();
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      String mine = a.get(i).substitute(lower.bindings).erasedName();
      String theirs = b.get(i).substitute(upper.bindings).erasedName();
      if (!mine.equals(theirs)) {
        return false;
      }
    }
    return true;
  }

  /** The constructors of a class. */
  public List<Member> constructors(Type.Of type) {
    ClassInfo info = classes.find(type.name());
    if (info == null) {
      return List.of();
    }
    Map<String, Type> bindings = type.args().isEmpty() ? Map.of() : bindings(type);
    return info.methods("<init>").stream().map(m -> new Member(m, bindings)).toList();
  }

  /** The field that a receiver has, its type in terms of the receiver's arguments, or null. */
  public FieldInfo field(Type receiver, String name) {
    Type type = receiver.upper();
    if (type instanceof Type.Variable variable) {
      return field(variable.bound(), name);
    }
    if (!(type instanceof Type.Of of)) {
      return null;
    }
    for (Type.Of supertype : supertypes(of)) {
      ClassInfo info = classes.find(supertype.name());
      FieldInfo field = info == null ? null : info.field(name);
      if (field != null) {
        Type fieldType = field.type().substitute(bindings(supertype));
        return new FieldInfo(
            field.owner(), field.name(), fieldType, field.isStatic(), field.constant());
      }
    }
    return null;
  }

  /** The qualified name of a member type that a class declares or inherits, or null. */
  public String memberType(String className, String simpleName) {
    ClassInfo self = classes.find(className);
    String own = self == null ? null : self.memberType(simpleName);
    if (own != null || self == null) {
      return own;
    }
    for (Type.Of supertype : lineage(className).all) {
      ClassInfo info = classes.find(supertype.name());
      String member = info == null ? null : info.memberType(simpleName);
      if (member != null) {
        return member;
      }
    }
    return null;
  }

  /** The only abstract method of a functional interface, or null if the type is none. */
  public Member functionalMethod(Type type) {
    if (!(type.upper() instanceof Type.Of of)) {
      return null;
    }
    ClassInfo info = classes.find(of.name());
    if (info == null || !info.isInterface()) {
      return null;
    }
    Member only = null;
    for (Type.Of supertype : supertypes(of)) {
      ClassInfo declaring = classes.find(supertype.name());
      if (declaring == null || !declaring.isInterface()) {
        continue;
      }
      for (String name : declaring.methodNames()) {
        for (Member member : methods(of, name)) {
          if (!member.method.isAbstract() || OF_EVERY_OBJECT.contains(name)) {
            continue;
          }
          if (only != null && !only.method.equals(member.method)) {
            return null;
          }
          only = member;
        }
      }
    }
    return only;
  }
}
