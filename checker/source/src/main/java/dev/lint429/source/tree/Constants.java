package dev.lint429.source.tree;

/** Arithmetic of constants; every method gives null where an operand is null or does not fit. */
public final class Constants {
  private Constants() {}

  /** The value as one of the named type, as an assignment or cast would make it. */
  public static Object convert(Object value, String typeName) {
    if (value == null || typeName.equals("java.lang.String")) {
      return value instanceof String ? value : null;
    }
    if (typeName.equals("boolean")) {
      return value instanceof Boolean ? value : null;
    }
    Number number = value instanceof Character c ? (Number) (int) c : asNumber(value);
    if (number == null) {
      return null;
    }
    return switch (typeName) {
      case "byte" -> (int) number.byteValue();
      case "short" -> (int) number.shortValue();
      case "char" -> (char) number.intValue();
      case "int" -> number.intValue();
      case "long" -> number.longValue();
      case "float" -> number.floatValue();
      case "double" -> number.doubleValue();
      default -> null;
    };
  }

  private static Number asNumber(Object value) {
    return value instanceof Number number ? number : null;
  }

  /** The value of {@code left op right}; only what constants of URLs and delays are made of. */
  public static Object binary(String op, Object left, Object right) {
    if (left == null || right == null) {
      return null;
    }
    if (op.equals("+") && (left instanceof String || right instanceof String)) {
      return String.valueOf(left) + right;
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return switch (op) {
        case "&&", "&" -> a & b;
        case "||", "|" -> a | b;
        case "^", "!=" -> a ^ b;
        case "==" -> a.equals(b);
        default -> null;
      };
    }
    Number a = promoted(left);
    Number b = promoted(right);
    if (a == null || b == null) {
      return null;
    }
    if (a instanceof Double || b instanceof Double) {
      return floating(op, a.doubleValue(), b.doubleValue());
    }
    if (a instanceof Float || b instanceof Float) {
      Object value = floating(op, a.floatValue(), b.floatValue());
      return value instanceof Double d ? (Object) d.floatValue() : value;
    }
    boolean isShift = op.equals("<<") || op.equals(">>") || op.equals(">>>");
    if (a instanceof Long || b instanceof Long && !isShift) {
      return whole(op, a.longValue(), b.longValue());
    }
    Object value =
        op.equals(">>>")
            ? (Object) (long) (a.intValue() >>> b.intValue())
            : whole(op, a.intValue(), isShift ? b.intValue() & 31 : b.intValue());
    return value instanceof Long l ? (Object) l.intValue() : value;
  }

  private static Number promoted(Object value) {
    return value instanceof Character c ? (Number) (int) c : asNumber(value);
  }

  private static Object floating(String op, double a, double b) {
    return switch (op) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "%" -> a % b;
      case "<" -> a < b;
      case ">" -> a > b;
      case "<=" -> a <= b;
      case ">=" -> a >= b;
      case "==" -> a == b;
      case "!=" -> a != b;
      default -> null;
    };
  }

  private static Object whole(String op, long a, long b) {
    return switch (op) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> b == 0 ? null : (Object) (a / b);
      case "%" -> b == 0 ? null : (Object) (a % b);
      case "<<" -> a << b;
      case ">>" -> a >> b;
      case ">>>" -> a >>> b;
      case "&" -> a & b;
      case "|" -> a | b;
      case "^" -> a ^ b;
      case "<" -> a < b;
      case ">" -> a > b;
      case "<=" -> a <= b;
      case ">=" -> a >= b;
      case "==" -> a == b;
      case "!=" -> a != b;
      default -> null;
    };
  }

  /** The value of {@code op operand}. */
  public static Object unary(String op, Object operand) {
    if (operand instanceof Boolean b) {
      return op.equals("!") ? (Object) !b : null;
    }
    Number number = operand == null ? null : promoted(operand);
    if (number == null) {
      return null;
    }
    return switch (op) {
      case "+" -> number;
      case "-" -> binary("-", 0, number) instanceof Number n ? negated(number, n) : null;
      case "~" ->
          number instanceof Long l ? (Object) ~l : number instanceof Integer i ? (Object) ~i : null;
      default -> null;
    };
  }

  /** Zero minus a number would lose the sign of zero. */
  private static Number negated(Number number, Number difference) {
    if (number instanceof Double d) {
      return -d;
    }
    return number instanceof Float f ? (Number) (-f) : difference;
  }
}
