package dev.lint429.engine.catalogue;

import dev.lint429.engine.model.MethodRef;
import java.util.List;

/**
 * A set of methods: any of some names on any of some types.
 *
 * @param types qualified names of the types that declare or inherit the method
 * @param names method names; {@code *} stands for every method, {@code <init>} for a constructor,
 *     which {@code *} leaves out
 * @param minArgs least number of arguments
 * @param maxArgs greatest number of arguments
 * @param params erased types of the first parameters, compared where the overload is known; empty
 *     if they do not matter; {@code *} stands for any type, {@code a.B|a.C} for one of several
 */
public record MethodPattern(
    List<String> types, List<String> names, int minArgs, int maxArgs, List<String> params) {

  public MethodPattern {
    types = List.copyOf(types);
    names = List.copyOf(names);
    params = List.copyOf(params);
  }

  // Written out: in a JVM that has just started, linking what a record has by itself takes longer
  // than the rest of the catalogue's work.
  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof MethodPattern that
        && minArgs == that.minArgs
        && maxArgs == that.maxArgs
        && names.equals(that.names)
        && types.equals(that.types)
        && params.equals(that.params);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * names.hashCode() + types.hashCode()) + minArgs;
  }

  /** Whether a call of {@code method} with {@code args} arguments is one of these. */
  public boolean matches(MethodRef method, int args) {
    boolean fits = args >= minArgs && args <= maxArgs;
    // Any number of arguments may stand for the last parameter of a variable-arity method.
    boolean declared = method.varargs() && method.arity() >= minArgs && method.arity() <= maxArgs;
    if (!(fits || declared) || !types.contains(method.owner())) {
      return false;
    }
    boolean any = names.contains("*") && !method.name().equals(MethodRef.CONSTRUCTOR);
    if (!any && !names.contains(method.name())) {
      return false;
    }
    List<String> known = method.parameterTypes();
    if (known == null) {
      return true;
    }
    for (int i = 0; i < params.size(); i++) {
      String wanted = params.get(i);
      if (i >= known.size() || !fits(wanted, known.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String wanted, String type) {
    return wanted.equals("*")
        || type.isEmpty()
        || wanted.equals(type)
        || (wanted.indexOf('|') > 0 && List.of(wanted.split("\\|")).contains(type));
  }
}
