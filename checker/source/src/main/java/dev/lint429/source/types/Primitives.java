package dev.lint429.source.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The primitive types: boxing, widening and the promotion of operands. */
public final class Primitives {
  /** Numeric types in the order in which each widens to those behind it. */
  private static final List<String> WIDENING =
      List.of("byte", "short", "int", "long", "float", "double");

  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "java.lang.Boolean",
          "byte", "java.lang.Byte",
          "short", "java.lang.Short",
          "char", "java.lang.Character",
          "int", "java.lang.Integer",
          "long", "java.lang.Long",
          "float", "java.lang.Float",
          "double", "java.lang.Double");

  private static final Map<String, String> UNBOXED = new HashMap<>();

  static {
    BOXES.forEach((primitive, box) -> UNBOXED.put(box, primitive));
  }

  private Primitives() {}

  public static boolean isPrimitive(String name) {
    return BOXES.containsKey(name);
  }

  /** The class that a primitive is boxed into; any other type as it is. */
  public static Type box(Type type) {
    String box = type instanceof Type.Of of ? BOXES.get(of.name()) : null;
    return box == null ? type : Type.Of.of(box);
  }

  /** The primitive that a box holds; any other type as it is. */
  public static Type unbox(Type type) {
    String primitive = type instanceof Type.Of of ? UNBOXED.get(of.name()) : null;
    return primitive == null ? type : Type.Of.of(primitive);
  }

  /** Whether a value of the one primitive type may be given where the other is wanted. */
  static boolean widens(String from, String to) {
    if (from.equals(to)) {
      return true;
    }
    int target = WIDENING.indexOf(to);
    int source = from.equals("char") ? WIDENING.indexOf("int") : WIDENING.indexOf(from);
    return source >= 0 && target >= source;
  }

  /** The type of an arithmetic operation; unknown if either operand is not known to be a number. */
  public static Type promote(Type left, Type right) {
    int l = rank(left);
    int r = rank(right);
    return l < 0 || r < 0 ? Known.UNKNOWN : Type.Of.of(WIDENING.get(Math.max(2, Math.max(l, r))));
  }

  private static int rank(Type type) {
    String name = unbox(type).erasedName();
    return name.equals("char") ? 2 : WIDENING.indexOf(name);
  }
}
