package dev.lint429.errorprone.javac;

import com.sun.source.tree.Tree;
import java.util.EnumMap;
import java.util.Map;

/** Operators as they are written. */
final class Operators {
  private static final Map<Tree.Kind, String> WRITTEN = new EnumMap<>(Tree.Kind.class);

  static {
    put("*", Tree.Kind.MULTIPLY, Tree.Kind.MULTIPLY_ASSIGNMENT);
    put("/", Tree.Kind.DIVIDE, Tree.Kind.DIVIDE_ASSIGNMENT);
    put("%", Tree.Kind.REMAINDER, Tree.Kind.REMAINDER_ASSIGNMENT);
    put("+", Tree.Kind.PLUS, Tree.Kind.PLUS_ASSIGNMENT);
    put("-", Tree.Kind.MINUS, Tree.Kind.MINUS_ASSIGNMENT);
    put("<<", Tree.Kind.LEFT_SHIFT, Tree.Kind.LEFT_SHIFT_ASSIGNMENT);
    put(">>", Tree.Kind.RIGHT_SHIFT, Tree.Kind.RIGHT_SHIFT_ASSIGNMENT);
    put(">>>", Tree.Kind.UNSIGNED_RIGHT_SHIFT, Tree.Kind.UNSIGNED_RIGHT_SHIFT_ASSIGNMENT);
    put("&", Tree.Kind.AND, Tree.Kind.AND_ASSIGNMENT);
    put("^", Tree.Kind.XOR, Tree.Kind.XOR_ASSIGNMENT);
    put("|", Tree.Kind.OR, Tree.Kind.OR_ASSIGNMENT);
    WRITTEN.put(Tree.Kind.LESS_THAN, "<");
    WRITTEN.put(Tree.Kind.GREATER_THAN, ">");
    WRITTEN.put(Tree.Kind.LESS_THAN_EQUAL, "<=");
    WRITTEN.put(Tree.Kind.GREATER_THAN_EQUAL, ">=");
    WRITTEN.put(Tree.Kind.EQUAL_TO, "==");
    WRITTEN.put(Tree.Kind.NOT_EQUAL_TO, "!=");
    WRITTEN.put(Tree.Kind.CONDITIONAL_AND, "&&");
    WRITTEN.put(Tree.Kind.CONDITIONAL_OR, "||");
    WRITTEN.put(Tree.Kind.UNARY_PLUS, "+");
    WRITTEN.put(Tree.Kind.UNARY_MINUS, "-");
    WRITTEN.put(Tree.Kind.BITWISE_COMPLEMENT, "~");
    WRITTEN.put(Tree.Kind.LOGICAL_COMPLEMENT, "!");
    WRITTEN.put(Tree.Kind.PREFIX_INCREMENT, "++");
    WRITTEN.put(Tree.Kind.POSTFIX_INCREMENT, "++");
    WRITTEN.put(Tree.Kind.PREFIX_DECREMENT, "--");
    WRITTEN.put(Tree.Kind.POSTFIX_DECREMENT, "--");
  }

  private Operators() {}

  private static void put(String operator, Tree.Kind binary, Tree.Kind assignment) {
    WRITTEN.put(binary, operator);
    WRITTEN.put(assignment, operator + "=");
  }

  /** The operator of a binary or unary operation or of a compound assignment. */
  static String of(Tree tree) {
    String operator = WRITTEN.get(tree.getKind());
    if (operator == null) {
      throw new IllegalArgumentException("no operator: " + tree.getKind());
    }
    return operator;
  }
}
