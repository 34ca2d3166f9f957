package dev.lint429.engine.model;

import java.util.List;

/**
 * A type as it is used in the source.
 *
 * @param name the qualified name of the erased type ({@code java.util.List}, {@code int}, {@code
 *     byte[]}; nested types with dots), a simple name if it could not be qualified, or empty if
 *     nothing is known
 * @param args type arguments, as far as they are known
 */
public record TypeRef(String name, List<TypeRef> args) {
  public static final TypeRef UNKNOWN = new TypeRef("", List.of());

  public TypeRef {
    args = List.copyOf(args);
  }

  public static TypeRef of(String name) {
    return name == null || name.isEmpty() ? UNKNOWN : new TypeRef(name, List.of());
  }

  public boolean isKnown() {
    return !name.isEmpty();
  }

  public boolean is(String qualifiedName) {
    return name.equals(qualifiedName);
  }

  /** The name behind the last dot. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
