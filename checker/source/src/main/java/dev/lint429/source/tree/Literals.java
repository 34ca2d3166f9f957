package dev.lint429.source.tree;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.Locale;

/** The values of literals (JLS 3.10). */
public final class Literals {
  private static final char DECIMAL = 'd';

  /** The one number that is too large without its minus. */
  private static final String SMALLEST_LONG = "9223372036854775808";

  private Literals() {}

  /** The value; null for {@code null} and for a literal that is out of range or malformed. */
  public static Object value(LiteralExpr literal) {
    try {
      if (literal instanceof TextBlockLiteralExpr block) {
        return textBlock(block.getValue());
      }
      if (literal instanceof StringLiteralExpr string) {
        return Identifiers.text(string.getValue()).translateEscapes();
      }
      if (literal instanceof CharLiteralExpr character) {
        String text = character.getValue();
        // An apostrophe or backslash behind a unicode escape is not an escape sequence.
        String value = text.startsWith("\\u") ? Identifiers.text(text) : text.translateEscapes();
        return value.charAt(0);
      }
      if (literal instanceof IntegerLiteralExpr number) {
        long value = whole(number.getValue());
        boolean isDecimal = radix(number.getValue()) == DECIMAL;
        return isDecimal && value > Integer.MAX_VALUE ? null : (Object) (int) value;
      }
      if (literal instanceof LongLiteralExpr number) {
        return whole(number.getValue());
      }
      if (literal instanceof DoubleLiteralExpr number) {
        return floating(number.getValue());
      }
      return literal instanceof BooleanLiteralExpr bool ? bool.getValue() : null;
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return null;
    }
  }

  /**
   * The value of a minus in front of a whole number, which is one literal to javac; null if it is
   * anything else.
   */
  public static Object negative(UnaryExpr unary) {
    Expression operand = unary.getExpression();
    if (unary.getOperator() != UnaryExpr.Operator.MINUS || !isAdjacent(unary, operand)) {
      return null;
    }
    try {
      if (operand instanceof IntegerLiteralExpr number) {
        return (int) -whole(number.getValue());
      }
      if (operand instanceof LongLiteralExpr number) {
        return digits(number.getValue()).equals(SMALLEST_LONG)
            ? (Object) Long.MIN_VALUE
            : (Object) (-whole(number.getValue()));
      }
      return null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isAdjacent(UnaryExpr unary, Expression operand) {
    return unary.getRange().isPresent()
        && operand.getRange().isPresent()
        && unary.getRange().get().begin.right(1).equals(operand.getRange().get().begin);
  }

  private static String textBlock(String source) {
    String lines = Identifiers.text(source).replace("\r\n", "\n").replace('\r', '\n');
    return lines.stripIndent().translateEscapes();
  }

  private static String digits(String literal) {
    String digits = literal.replace("_", "");
    boolean isLong = digits.endsWith("L") || digits.endsWith("l");
    return isLong ? digits.substring(0, digits.length() - 1) : digits;
  }

  /** The letter that tells the radix: x, b, o for octal, or {@link #DECIMAL}. */
  private static char radix(String literal) {
    String text = literal.toLowerCase(Locale.ROOT);
    if (text.length() < 2 || text.charAt(0) != '0') {
      return DECIMAL;
    }
    return text.charAt(1) == 'x' || text.charAt(1) == 'b' ? text.charAt(1) : 'o';
  }

  private static long whole(String literal) {
    String digits = digits(literal);
    return switch (radix(literal)) {
      case 'x' -> Long.parseUnsignedLong(digits.substring(2), 16);
      case 'b' -> Long.parseUnsignedLong(digits.substring(2), 2);
      case 'o' -> Long.parseUnsignedLong(digits, 8);
      default -> Long.parseLong(digits);
    };
  }

  private static Object floating(String literal) {
    String text = literal.replace("_", "");
    char last = Character.toLowerCase(text.charAt(text.length() - 1));
    boolean isHex = text.toLowerCase(Locale.ROOT).startsWith("0x");
    return last == 'f' && (!isHex || text.toLowerCase(Locale.ROOT).indexOf('p') > 0)
        ? (Object) Float.valueOf(text)
        : (Object) Double.valueOf(text);
  }
}
