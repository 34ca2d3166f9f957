package dev.lint429.source.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what the type parameters of one called method stand for, from the types of its arguments: a
 * small part of JLS 18 that takes the first type an argument gives to a variable.
 */
public final class Inference {
  private final Types types;
  private final Set<String> variables;
  private final Map<String, Type> values = new HashMap<>();

  /**
   * @param parameters the type parameters to find
   * @param bindings what is known already of the declaring class's parameters
   */
  public Inference(Types types, List<TypeParameter> parameters, Map<String, Type> bindings) {
    this.types = types;
    this.variables =
        parameters.stream().map(p -> p.variable().id()).collect(Collectors.toUnmodifiableSet());
    values.putAll(bindings);
  }

  /** Gives a type parameter the type that is written at the call. */
  public void set(TypeParameter parameter, Type value) {
    values.put(parameter.variable().id(), value);
  }

  /**
   * Learns from an argument of type {@code actual} given for a parameter of type {@code formal}.
   */
  public void learn(Type formal, Type actual) {
    if (!actual.isKnown() || actual.equals(Known.VOID)) {
      return;
    }
    if (formal instanceof Type.Variable variable) {
      if (variables.contains(variable.id())) {
        values.putIfAbsent(variable.id(), Primitives.box(actual.upper()));
      }
    } else if (formal instanceof Type.Wildcard wildcard) {
      learn(wildcard.bound(), actual.upper());
    } else if (formal instanceof Type.Array array) {
      if (actual instanceof Type.Array other) {
        learn(array.element(), other.element());
      }
    } else if (formal instanceof Type.Of of && !of.args().isEmpty()) {
      Type.Of same = types.asSuper(Primitives.box(actual), of.name());
      if (same != null && same.args().size() == of.args().size()) {
        for (int i = 0; i < of.args().size(); i++) {
          learn(of.args().get(i), same.args().get(i));
        }
      }
    }
  }

  /** The type with everything that is known by now put in; a variable not found yet stays. */
  public Type known(Type type) {
    return type.substitute(values);
  }

  /** The type with everything put in; a variable that was not found is its bound, or unknown. */
  public Type result(Type type) {
    return open(type.substitute(values));
  }

  private Type open(Type type) {
    if (type instanceof Type.Variable variable && variables.contains(variable.id())) {
      return variable.bound().equals(Known.OBJECT) ? Known.UNKNOWN : variable.bound();
    }
    if (type instanceof Type.Of of && !of.args().isEmpty()) {
      return new Type.Of(of.name(), of.args().stream().map(this::open).toList());
    }
    if (type instanceof Type.Array array) {
      Type element = open(array.element());
      return element.isKnown() ? new Type.Array(element) : Known.UNKNOWN;
    }
    if (type instanceof Type.Wildcard wildcard) {
      return new Type.Wildcard(wildcard.isSuper(), open(wildcard.bound()));
    }
    return type;
  }
}
