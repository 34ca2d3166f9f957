package dev.lint429.engine.model;

import java.util.List;

/**
 * The method or constructor that a call resolves to.
 *
 * @param owner qualified name of the class that declares it (where only the receiver's type is
 *     known: of that type); empty if unknown
 * @param name its name; {@code <init>} for a constructor
 * @param parameterTypes erased parameter types, or null where the front end could not choose the
 *     overload
 * @param arity number of declared parameters, or of arguments where the overload is unknown
 * @param varargs whether the last parameter takes any number of arguments
 * @param thrown declared exceptions, qualified; empty if none or unknown
 */
public record MethodRef(
    String owner,
    String name,
    List<String> parameterTypes,
    int arity,
    boolean varargs,
    List<String> thrown) {

  public static final String CONSTRUCTOR = "<init>";

  public boolean is(String ownerName, String methodName) {
    return owner.equals(ownerName) && name.equals(methodName);
  }

  public boolean isResolved() {
    return !owner.isEmpty();
  }
}
