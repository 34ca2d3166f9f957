package dev.lint429.source.tree;

import dev.lint429.source.types.ClassInfo;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Primitives;
import dev.lint429.source.types.Type;
import dev.lint429.source.types.Types;
import java.util.List;

/** The type names that are in scope at some place of the source (JLS 6.3, 6.4). */
public abstract class TypeScope {
  /** What a simple name stands for here: a class without arguments, a variable, or null. */
  public abstract Type lookup(String simpleName);

  /** Where the members of classes are looked up. */
  public abstract Types types();

  /** The type that is written; {@link Type.Unknown} with its simple name if it is not found. */
  public Type resolve(TypeSyntax syntax) {
    return switch (syntax.kind()) {
      case OMITTED -> Known.UNKNOWN;
      case ARRAY -> new Type.Array(resolve(syntax.args().get(0)));
      case EXTENDS -> new Type.Wildcard(false, resolve(syntax.args().get(0)));
      case SUPER -> new Type.Wildcard(true, resolve(syntax.args().get(0)));
      case NAMED -> resolveNamed(syntax);
    };
  }

  private Type resolveNamed(TypeSyntax syntax) {
    Type type = resolveName(syntax.name());
    if (!(type instanceof Type.Of of) || syntax.args().isEmpty()) {
      return type;
    }
    List<Type> args = syntax.args().stream().map(this::resolve).toList();
    return new Type.Of(of.name(), args);
  }

  /** The class or type variable that a name with or without dots stands for. */
  public Type resolveName(String name) {
    if (name.equals("void") || Primitives.isPrimitive(name)) {
      return Type.Of.of(name);
    }
    int dot = name.indexOf('.');
    Type first = lookup(dot < 0 ? name : name.substring(0, dot));
    if (dot < 0) {
      return first == null ? new Type.Unknown(name) : first;
    }
    return first instanceof Type.Of of
        ? member(of.name(), name.substring(dot + 1))
        : Type.Of.of(canonical(name));
  }

  private Type member(String className, String path) {
    String at = className;
    for (String simpleName : path.split("\\.")) {
      String member = types().memberType(at, simpleName);
      at = member == null ? at + "." + simpleName : member;
    }
    return Type.Of.of(at);
  }

  /**
   * The name that a type is declared under where it is named through a subclass of its declaring
   * class ({@code import com.example.Sub.Inherited}).
   */
  private String canonical(String qualifiedName) {
    ClassInfo found = types().find(qualifiedName);
    int dot = qualifiedName.lastIndexOf('.');
    if (found != null || dot < 0) {
      return qualifiedName;
    }
    String member =
        types().memberType(qualifiedName.substring(0, dot), qualifiedName.substring(dot + 1));
    return member == null ? qualifiedName : member;
  }
}
