package dev.lint429.source.lower;

import dev.lint429.engine.model.VarDecl;
import dev.lint429.source.tree.SourceClass;
import dev.lint429.source.tree.TypeScope;
import dev.lint429.source.types.Type;
import dev.lint429.source.types.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the names at some place of a body stand for: a chain of blocks, bodies and classes from the
 * inside out.
 */
final class Scope {
  private final Scope outer;
  private final SourceClass declaring;
  private final TypeScope types;
  private final Returns returns;
  private final Map<String, Variable> variables = new HashMap<>();

  /** A local variable with its type. */
  record Variable(VarDecl declaration, Type type) {}

  /** What the return statements of a method or lambda give. */
  static final class Returns {
    private final Type expected;
    private final List<Type> seen = new ArrayList<>();

    Returns(Type expected) {
      this.expected = expected;
    }

    Type expected() {
      return expected;
    }

    void add(Type type) {
      seen.add(type);
    }

    List<Type> seen() {
      return seen;
    }
  }

  private Scope(Scope outer, SourceClass declaring, TypeScope types, Returns returns) {
    this.outer = outer;
    this.declaring = declaring;
    this.types = types;
    this.returns = returns;
  }

  /**
   * The body of a class.
   *
   * @param outer the scope around a local or nested class, or null
   */
  static Scope ofClass(Scope outer, SourceClass declaring) {
    return new Scope(outer, declaring, declaring.scope(), null);
  }

  /** A block inside this one. */
  Scope block() {
    return new Scope(this, null, types, returns);
  }

  /** The body of a method, lambda or initialiser. */
  Scope body(TypeScope bodyTypes, Returns bodyReturns) {
    return new Scope(this, null, bodyTypes, bodyReturns);
  }

  /** What comes behind the declaration of a local class. */
  Scope withLocalClass(String simpleName, Type.Of type) {
    return new Scope(this, null, new LocalTypes(types, simpleName, type), returns);
  }

  void declare(VarDecl declaration, Type type) {
    variables.put(declaration.name(), new Variable(declaration, type));
  }

  /** Makes the variables of a block that ended visible here. */
  void adopt(Scope inner) {
    variables.putAll(inner.variables);
  }

  Scope outer() {
    return outer;
  }

  /** The class whose body this is, or null if it is a block or a method's body. */
  SourceClass declaring() {
    return declaring;
  }

  /** The variable of that name declared right here, or null. */
  Variable variable(String name) {
    return variables.get(name);
  }

  SourceClass enclosingClass() {
    Scope at = this;
    while (at.declaring == null) {
      at = at.outer;
    }
    return at.declaring;
  }

  TypeScope types() {
    return types;
  }

  /** What the enclosing method or lambda returns; null outside of one. */
  Returns returns() {
    return returns;
  }

  /** A local class in front of the names around it. */
  private static final class LocalTypes extends TypeScope {
    private final TypeScope around;
    private final String simpleName;
    private final Type.Of type;

    LocalTypes(TypeScope around, String simpleName, Type.Of type) {
      this.around = around;
      this.simpleName = simpleName;
      this.type = type;
    }

    @Override
    public Type lookup(String name) {
      return name.equals(simpleName) ? type : around.lookup(name);
    }

    @Override
    public Types types() {
      return around.types();
    }
  }
}
