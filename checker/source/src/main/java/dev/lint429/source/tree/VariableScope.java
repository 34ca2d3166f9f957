package dev.lint429.source.tree;

import com.github.javaparser.ast.body.CallableDeclaration;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.source.tree.MethodHeader.TypeVariable;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Type;
import dev.lint429.source.types.TypeParameter;
import dev.lint429.source.types.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The type parameters of a class or method, in front of the names of the scope around it. */
public final class VariableScope extends TypeScope {
  private final TypeScope outer;
  private final Map<String, Type.Variable> variables = new HashMap<>();
  private final List<TypeParameter> parameters = new ArrayList<>();

  /**
   * @param id what makes these variables different from those of other declarations
   */
  VariableScope(TypeScope outer, String id, List<TypeVariable> declared) {
    this.outer = outer;
    // Bounds may name variables that stand behind them, so all have to be there first.
    for (TypeVariable variable : declared) {
      variables.put(variable.name(), new Type.Variable(id + ":" + variable.name(), Known.OBJECT));
    }
    for (TypeVariable variable : declared) {
      Type bound = resolve(variable.bound());
      Type.Variable complete = new Type.Variable(id + ":" + variable.name(), erase(bound));
      variables.put(variable.name(), complete);
      parameters.add(new TypeParameter(complete, bound));
    }
  }

  /** The scope of a method's signature and body. */
  public static VariableScope of(TypeScope outer, String owner, CallableDeclaration<?> method) {
    String name =
        method.isConstructorDeclaration()
            ? MethodRef.CONSTRUCTOR
            : Identifiers.text(method.getNameAsString());
    String id = owner + "#" + name + "/" + method.getParameters().size();
    return new VariableScope(outer, id, TypeVariable.of(method.getTypeParameters()));
  }

  private static Type erase(Type bound) {
    if (bound instanceof Type.Variable variable) {
      return variable.bound();
    }
    return bound instanceof Type.Of of ? Type.Of.of(of.name()) : bound;
  }

  List<TypeParameter> parameters() {
    return parameters;
  }

  @Override
  public Type lookup(String simpleName) {
    Type variable = variables.get(simpleName);
    return variable != null ? variable : outer.lookup(simpleName);
  }

  @Override
  public Types types() {
    return outer.types();
  }
}
