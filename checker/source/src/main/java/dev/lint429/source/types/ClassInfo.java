package dev.lint429.source.types;

import java.util.Collection;
import java.util.List;

/**
 * What is declared by a class, interface, enum, record or annotation type; what it inherits is
 * {@link Types}' business. Implementations are safe for use by several threads.
 */
public interface ClassInfo {
  /** Qualified, nested types with dots; of a local or anonymous class a name with {@code $}. */
  String name();

  boolean isInterface();

  List<TypeParameter> typeParameters();

  /** The superclass; null for {@code Object} and for interfaces. */
  Type superclass();

  List<Type> interfaces();

  /** The methods of that name ({@code <init>} for constructors) that it declares. */
  List<MethodInfo> methods(String name);

  /** The names of all methods it declares. */
  Collection<String> methodNames();

  /** The field it declares, or null. */
  FieldInfo field(String name);

  /** The qualified name of the member type it declares, or null. */
  String memberType(String simpleName);

  /** The class as a type whose arguments are its own type variables. */
  default Type.Of thisType() {
    return new Type.Of(name(), typeParameters().stream().map(p -> (Type) p.variable()).toList());
  }
}
