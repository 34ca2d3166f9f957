package dev.lint429.source.tree;

import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.WildcardType;
import java.util.List;

/**
 * A type as it is written, without the syntax tree it stood in, so that the tree can be let go.
 *
 * @param kind which sort
 * @param name of a class: as written, with dots
 * @param args type arguments, or the element or bound
 */
public record TypeSyntax(Kind kind, String name, List<TypeSyntax> args) {
  public static final TypeSyntax OBJECT = named("java.lang.Object");

  /** Which sort of type. */
  public enum Kind {
    /** A class, type variable, primitive type or {@code void}. */
    NAMED,
    ARRAY,
    EXTENDS,
    SUPER,
    /** {@code var}, or nothing at all. */
    OMITTED
  }

  public static TypeSyntax named(String name) {
    return new TypeSyntax(Kind.NAMED, name, List.of());
  }

  public static TypeSyntax arrayOf(TypeSyntax element) {
    return new TypeSyntax(Kind.ARRAY, "", List.of(element));
  }

  public static TypeSyntax of(Type type) {
    if (type instanceof ClassOrInterfaceType named) {
      String name = dotted(named);
      if (name.equals("var") && named.getTypeArguments().isEmpty()) {
        return new TypeSyntax(Kind.OMITTED, "", List.of());
      }
      List<TypeSyntax> args =
          named
              .getTypeArguments()
              .map(a -> a.stream().map(TypeSyntax::of).toList())
              .orElse(List.of());
      return new TypeSyntax(Kind.NAMED, name, args);
    }
    if (type instanceof ArrayType array) {
      return arrayOf(of(array.getComponentType()));
    }
    if (type instanceof WildcardType wildcard) {
      if (wildcard.getSuperType().isPresent()) {
        return new TypeSyntax(Kind.SUPER, "", List.of(of(wildcard.getSuperType().get())));
      }
      return new TypeSyntax(
          Kind.EXTENDS,
          "",
          List.of(wildcard.getExtendedType().map(t -> of((Type) t)).orElse(OBJECT)));
    }
    if (type instanceof IntersectionType intersection) {
      return of(intersection.getElements().get(0));
    }
    if (type.isPrimitiveType() || type.isVoidType()) {
      return named(type.asString());
    }
    if (type instanceof UnionType union) {
      return of(union.getElements().get(0));
    }
    return new TypeSyntax(Kind.OMITTED, "", List.of());
  }

  /** The name as written, with its scope and without type arguments. */
  public static String dotted(ClassOrInterfaceType type) {
    String name = Identifiers.text(type.getNameAsString());
    return type.getScope().map(scope -> dotted(scope) + "." + name).orElse(name);
  }

  public boolean isOmitted() {
    return kind == Kind.OMITTED;
  }
}
