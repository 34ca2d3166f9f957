package dev.lint429.source.types;

import dev.lint429.engine.model.TypeRef;
import java.util.List;
import java.util.Map;

/** A type with what is known of its arguments; {@link Known} has the common ones. Immutable. */
public sealed interface Type {
  /**
   * A class, interface or primitive type, or {@code void}.
   *
   * @param name qualified, nested types with dots
   * @param args type arguments; empty for a raw or non-generic type
   */
  record Of(String name, List<Type> args) implements Type {
    public Of {
      args = List.copyOf(args);
    }

    public static Of of(String name) {
      return new Of(name, List.of());
    }
  }

  /**
   * A type variable.
   *
   * @param id unique for its declaration, so that equal names of other declarations differ
   * @param bound its erasure
   */
  record Variable(String id, Type bound) implements Type {}

  /** An array. */
  record Array(Type element) implements Type {}

  /**
   * A wildcard as a type argument.
   *
   * @param isSuper whether it is {@code ? super bound}; otherwise {@code ? extends bound}
   */
  record Wildcard(boolean isSuper, Type bound) implements Type {}

  /** A type that could not be resolved: its simple name as written, or nothing. */
  record Unknown(String written) implements Type {}

  default boolean isKnown() {
    return !(this instanceof Unknown);
  }

  /** The qualified name of the class that this is an instance of; empty if there is none. */
  default String className() {
    if (this instanceof Of of) {
      return of.name;
    }
    if (this instanceof Variable variable) {
      return variable.bound.className();
    }
    return this instanceof Wildcard wildcard && !wildcard.isSuper ? wildcard.bound.className() : "";
  }

  default List<Type> args() {
    return List.of();
  }

  /** Itself, or for a wildcard the best type that a value of it has. */
  default Type upper() {
    if (this instanceof Wildcard wildcard) {
      return wildcard.isSuper ? wildcard.bound : wildcard.bound.upper();
    }
    return this;
  }

  /** This type with the variables in {@code values} replaced. */
  default Type substitute(Map<String, Type> values) {
    if (values.isEmpty()) {
      return this;
    }
    if (this instanceof Of of) {
      return of.args.isEmpty()
          ? of
          : new Of(of.name, of.args.stream().map(a -> a.substitute(values)).toList());
    }
    if (this instanceof Variable variable) {
      return values.getOrDefault(variable.id, variable);
    }
    if (this instanceof Array array) {
      return new Array(array.element.substitute(values).upper());
    }
    if (this instanceof Wildcard wildcard) {
      Type bound = wildcard.bound.substitute(values);
      return bound instanceof Wildcard ? bound : new Wildcard(wildcard.isSuper, bound);
    }
    return this;
  }

  /** The name of the erased type; a simple name if it could not be qualified; empty if unknown. */
  default String erasedName() {
    if (this instanceof Of of) {
      return of.name;
    }
    if (this instanceof Variable variable) {
      return variable.bound.erasedName();
    }
    if (this instanceof Array array) {
      String element = array.element.erasedName();
      return element.isEmpty() ? "" : element + "[]";
    }
    if (this instanceof Wildcard wildcard) {
      return wildcard.isSuper ? "java.lang.Object" : wildcard.bound.erasedName();
    }
    return ((Unknown) this).written;
  }

  /** The type as the code model has it. */
  default TypeRef toRef() {
    String name = erasedName();
    if (name.isEmpty()) {
      return TypeRef.UNKNOWN;
    }
    return this instanceof Of of && !of.args.isEmpty()
        ? new TypeRef(name, of.args.stream().map(Type::argumentRef).toList())
        : TypeRef.of(name);
  }

  /** A type argument as the code model has it: the bound of a wildcard, if it has one. */
  private static TypeRef argumentRef(Type argument) {
    if (argument instanceof Wildcard wildcard) {
      boolean saysNothing = !wildcard.isSuper && wildcard.bound.equals(Known.OBJECT);
      return saysNothing ? TypeRef.UNKNOWN : wildcard.bound.toRef();
    }
    return argument.toRef();
  }

  default boolean isPrimitive() {
    return this instanceof Of of && Primitives.isPrimitive(of.name);
  }
}
