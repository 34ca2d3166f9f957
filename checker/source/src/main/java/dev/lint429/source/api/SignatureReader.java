package dev.lint429.source.api;

import dev.lint429.source.types.Known;
import dev.lint429.source.types.Primitives;
import dev.lint429.source.types.Type;
import dev.lint429.source.types.TypeParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the types of one line of the table, from left to right.
 *
 * <pre>{@code
 * type       = name [ "<" argument { "," argument } ">" ] { "[]" }
 * argument   = "?" | "?+" type | "?-" type | type
 * parameters = "<" name [ ":" type ] { "," name [ ":" type ] } ">"
 * }</pre>
 */
final class SignatureReader {
  private final ApiPackage file;
  private final String owner;
  private final Map<String, Type.Variable> variables;
  private final String text;
  private int at;

  /**
   * @param owner what makes the ids of the type variables declared in {@code text} unique
   * @param variables those in scope, by name
   */
  SignatureReader(
      ApiPackage file, String owner, Map<String, Type.Variable> variables, String text) {
    this.file = file;
    this.owner = owner;
    this.variables = new HashMap<>(variables);
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** Steps over {@code expected} if it stands here. */
  boolean take(String expected) {
    boolean here = text.startsWith(expected, at);
    at += here ? expected.length() : 0;
    return here;
  }

  String rest() {
    return text.substring(at);
  }

  /** Reads up to the next character of {@code ends}, which is left. */
  String until(String ends) {
    int start = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Reads type parameters if any stand here; they are in scope from then on. */
  List<TypeParameter> typeParameters() {
    if (!take("<")) {
      return List.of();
    }
    declareVariables();
    Map<String, Type> bounds = new LinkedHashMap<>();
    do {
      String name = until(":,>");
      bounds.put(name, take(":") ? type() : Known.OBJECT);
    } while (take(","));
    take(">");
    // The ids were needed to read the bounds; the bounds' erasures complete the variables.
    List<TypeParameter> parameters = new ArrayList<>();
    bounds.forEach(
        (name, bound) -> {
          Type.Variable variable = new Type.Variable(owner + ":" + name, erase(bound));
          variables.put(name, variable);
          parameters.add(new TypeParameter(variable, bound));
        });
    return parameters;
  }

  /** Makes the names of the parameter list that starts here known, so that bounds may name them. */
  private void declareVariables() {
    int depth = 0;
    boolean isName = true;
    int start = at;
    for (int i = at; depth >= 0; i++) {
      char c = text.charAt(i);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (isName && (c == ':' || c == ',' || c == '>')) {
        String name = text.substring(start, i);
        variables.put(name, new Type.Variable(owner + ":" + name, Known.OBJECT));
        isName = false;
      }
      if (c == ',' && depth == 0) {
        isName = true;
        start = i + 1;
      }
    }
  }

  private static Type erase(Type bound) {
    if (bound instanceof Type.Variable variable) {
      return variable.bound();
    }
    return bound instanceof Type.Of of ? Type.Of.of(of.name()) : bound;
  }

  Type type() {
    String name = until("<>,[]() &=");
    Type type;
    if (variables.containsKey(name)) {
      type = variables.get(name);
    } else if (name.equals("void") || Primitives.isPrimitive(name)) {
      type = Type.Of.of(name);
    } else {
      type = new Type.Of(file.qualify(name), arguments());
    }
    while (take("[]")) {
      type = new Type.Array(type);
    }
    return type;
  }

  private List<Type> arguments() {
    if (!take("<")) {
      return List.of();
    }
    List<Type> arguments = new ArrayList<>();
    do {
      arguments.add(argument());
    } while (take(","));
    take(">");
    return arguments;
  }

  private Type argument() {
    if (!take("?")) {
      return type();
    }
    if (take("+")) {
      return new Type.Wildcard(false, type());
    }
    return take("-") ? new Type.Wildcard(true, type()) : new Type.Wildcard(false, Known.OBJECT);
  }

  /** Reads types separated by commas. */
  List<Type> types() {
    List<Type> types = new ArrayList<>();
    do {
      types.add(type());
    } while (take(","));
    return types;
  }

  Map<String, Type.Variable> variables() {
    return variables;
  }
}
