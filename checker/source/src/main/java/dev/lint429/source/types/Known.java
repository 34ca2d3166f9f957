package dev.lint429.source.types;

/** Types that the language itself knows. */
public final class Known {
  /** Nothing is known. */
  public static final Type UNKNOWN = new Type.Unknown("");

  /** The type of {@code null}. */
  public static final Type NULL = new Type.Unknown("");

  public static final Type.Of OBJECT = Type.Of.of("java.lang.Object");
  public static final Type.Of STRING = Type.Of.of("java.lang.String");
  public static final Type.Of BOOLEAN = Type.Of.of("boolean");
  public static final Type.Of INT = Type.Of.of("int");
  public static final Type.Of VOID = Type.Of.of("void");

  private Known() {}
}
