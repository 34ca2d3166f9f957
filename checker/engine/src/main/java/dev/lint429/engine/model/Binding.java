package dev.lint429.engine.model;

/** What a name in an expression stands for. */
public sealed interface Binding {
  /** A local variable, parameter, lambda parameter, pattern or resource of the same file. */
  record Local(VarDecl variable) implements Binding {
    @Override
    public String toString() {
      return variable.name();
    }
  }

  /**
   * A field or enum constant.
   *
   * @param owner qualified name of the declaring class; empty if unknown
   * @param constant its compile-time constant where the front end knows it, else null
   */
  record Field(String owner, String name, boolean isStatic, Object constant) implements Binding {}

  /** A type named as the qualifier of a static member. */
  record Type(String qualifiedName) implements Binding {}

  /** A package, or a name that could not be resolved. */
  record Unresolved() implements Binding {}

  Binding UNRESOLVED = new Unresolved();
}
