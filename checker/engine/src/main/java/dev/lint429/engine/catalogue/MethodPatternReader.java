package dev.lint429.engine.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the short form of method patterns: {@code Type|Type#name|name(param, ..)}.
 *
 * <p>A type is a qualified name or one of the row's {@code types}. {@code *} for the name is every
 * method, {@code new} a constructor. Without parentheses any arguments will do; inside them {@code
 * *} is an argument of any type, and {@code ..} at the end any number of further ones.
 */
final class MethodPatternReader {
  private static final String FORM =
      "must look like com.example.Type#method(java.lang.String, *, ..)";
  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");
  private static final Set<String> JAVA_LANG =
      Set.of("Object", "String", "Class", "CharSequence", "Throwable", "Runnable", "Integer");

  private final Map<String, List<String>> types;

  private MethodPatternReader(Map<String, List<String>> types) {
    this.types = types;
  }

  /** A reader for a row, whose {@code types} are short names, each for one or several types. */
  static MethodPatternReader of(DocumentValue.Fields row) {
    Map<String, List<String>> types = new LinkedHashMap<>();
    if (row.has("types")) {
      Map<String, DocumentValue> entries = row.get("types").entries();
      for (String name : entries.keySet()) {
        types.put(name, entries.get(name).texts());
      }
    }
    return new MethodPatternReader(types);
  }

  /** The patterns that one value or a list of values spells out. */
  List<MethodPattern> read(DocumentValue value) {
    List<MethodPattern> patterns = new ArrayList<>();
    for (DocumentValue item : value.itemsOrOne()) {
      patterns.add(readOne(item));
    }
    return patterns;
  }

  /** The one type that a value names. */
  String type(DocumentValue value) {
    List<String> named = types(value, value.text());
    if (named.size() != 1) {
      throw value.error("\"" + value.text() + "\" stands for several types; one is needed");
    }
    return named.get(0);
  }

  /** The one pattern that a value spells out. */
  MethodPattern readOne(DocumentValue value) {
    String text = value.text();
    int hash = text.indexOf('#');
    int open = text.indexOf('(');
    int namesEnd = open < 0 ? text.length() : open;
    if (hash < 1 || hash + 1 >= namesEnd || (open >= 0 && !text.endsWith(")"))) {
      throw value.error("\"" + text + "\" is no method pattern; it " + FORM);
    }
    List<String> owners = new ArrayList<>();
    for (String type : split(text.substring(0, hash), '|')) {
      owners.addAll(types(value, type));
    }
    List<String> names = new ArrayList<>();
    for (String name : split(text.substring(hash + 1, namesEnd), '|')) {
      names.add(name(value, name));
    }
    if (open < 0) {
      return new MethodPattern(owners, names, 0, Integer.MAX_VALUE, List.of());
    }
    String params = text.substring(open + 1, text.length() - 1);
    return withParams(value, owners, names, params.isBlank() ? List.of() : split(params, ','));
  }

  private MethodPattern withParams(
      DocumentValue value, List<String> owners, List<String> names, List<String> list) {
    List<String> params = new ArrayList<>();
    boolean more = false;
    for (String param : list) {
      if (more) {
        throw value.error("\"..\" must be the last parameter");
      }
      if (param.equals("..")) {
        more = true;
      } else {
        params.add(param.equals("*") ? param : parameter(value, param));
      }
    }
    int max = more ? Integer.MAX_VALUE : params.size();
    return new MethodPattern(owners, names, params.size(), max, params);
  }

  private static String name(DocumentValue value, String name) {
    if (name.equals("new")) {
      return "<init>";
    }
    if (!name.equals("*") && !isIdentifier(name)) {
      throw value.error("\"" + name + "\" is no method name; the pattern " + FORM);
    }
    return name;
  }

  private String parameter(DocumentValue value, String param) {
    int brackets = param.indexOf('[');
    String dims = brackets < 0 ? "" : param.substring(brackets);
    String element = brackets < 0 ? param : param.substring(0, brackets);
    if (PRIMITIVES.contains(element)) {
      return param;
    }
    if (JAVA_LANG.contains(element)) {
      return "java.lang.".concat(param);
    }
    List<String> alternatives = new ArrayList<>();
    for (String type : types(value, element)) {
      alternatives.add(type.concat(dims));
    }
    return String.join("|", alternatives);
  }

  /** The qualified names that a short or qualified name stands for. */
  private List<String> types(DocumentValue value, String name) {
    List<String> known = types.get(name);
    if (known != null) {
      return known;
    }
    if (!isQualified(name)) {
      throw value.error(
          "\""
              + name
              + "\" is neither a qualified type nor one of the row's types"
              + Nearest.hint(name, types.keySet()));
    }
    return List.of(name);
  }

  private static boolean isQualified(String name) {
    List<String> parts = split(name, '.');
    for (String part : parts) {
      if (!isIdentifier(part)) {
        return false;
      }
    }
    return parts.size() > 1;
  }

  private static boolean isIdentifier(String text) {
    if (text.isEmpty() || !Character.isJavaIdentifierStart(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!Character.isJavaIdentifierPart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The trimmed parts between separators; an empty text has one empty part. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end).trim());
      start = end + 1;
    }
    parts.add(text.substring(start).trim());
    return parts;
  }
}
