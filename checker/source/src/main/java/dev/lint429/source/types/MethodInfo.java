package dev.lint429.source.types;

import dev.lint429.engine.model.MethodRef;
import java.util.List;

/**
 * The signature of a method or constructor.
 *
 * @param owner qualified name of the declaring class
 * @param name its name; {@link MethodRef#CONSTRUCTOR} for a constructor
 * @param parameters declared types; the last one is an array if {@code varargs}
 * @param returns the return type; {@code void} for a constructor
 * @param thrown declared exceptions
 * @param isAbstract whether it has no body
 */
public record MethodInfo(
    String owner,
    String name,
    List<TypeParameter> typeParameters,
    List<Type> parameters,
    Type returns,
    List<Type> thrown,
    boolean varargs,
    boolean isStatic,
    boolean isAbstract) {

  public MethodInfo {
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }

  /** Whether a call with so many arguments can mean it. */
  public boolean takes(int arguments) {
    return varargs ? arguments >= parameters.size() - 1 : arguments == parameters.size();
  }

  /** The declared type of the parameter that the {@code index}-th argument is given to. */
  Type parameterFor(int index, boolean spread) {
    int last = parameters.size() - 1;
    if (spread && index >= last) {
      return ((Type.Array) parameters.get(last)).element();
    }
    return parameters.get(index);
  }

  public List<String> erasedParameters() {
    return parameters.stream().map(Type::erasedName).toList();
  }

  public MethodRef toRef() {
    return new MethodRef(
        owner,
        name,
        erasedParameters(),
        parameters.size(),
        varargs,
        thrown.stream().map(Type::erasedName).filter(n -> !n.isEmpty()).toList());
  }
}
