package dev.lint429.source.api;

import dev.lint429.source.types.Type;

/** The values of constants as the table writes them. */
final class Constant {
  private Constant() {}

  /** Strings are written with Java's escapes and no quotes, characters as their number. */
  static Object read(Type type, String text) {
    return switch (type.erasedName()) {
      case "boolean" -> Boolean.valueOf(text);
      case "char" -> (char) Integer.parseInt(text);
      case "byte", "short", "int" -> Integer.valueOf(text);
      case "long" -> Long.valueOf(text);
      case "float" -> Float.valueOf(text);
      case "double" -> Double.valueOf(text);
      default -> text.translateEscapes();
    };
  }

  static String write(Object constant) {
    if (constant instanceof Character c) {
      return Integer.toString(c);
    }
    String text = constant.toString();
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("\b", "\\b")
        .replace("\f", "\\f");
  }
}
