package dev.lint429.source.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns descriptors and generic signatures of class files (JVMS 4.3, 4.7.9.1) into the table's
 * notation. Type variables of an enclosing class are written as {@code Object}.
 */
final class GenericSignature {
  private final String packageName;
  private final Set<String> variables;
  private final String text;
  private int at;
  private String typeParameters = "";
  private final List<String> types = new ArrayList<>();
  private List<String> thrown = List.of();

  private GenericSignature(String packageName, Set<String> variables, String text) {
    this.packageName = packageName;
    this.variables = new LinkedHashSet<>(variables);
    this.text = text;
  }

  static GenericSignature ofClass(String packageName, String signature) {
    GenericSignature generic = new GenericSignature(packageName, Set.of(), signature);
    generic.readTypeParameters();
    while (generic.at < signature.length()) {
      generic.types.add(generic.type());
    }
    return generic;
  }

  static GenericSignature ofClass(String packageName, String superName, String[] interfaces) {
    StringBuilder signature = new StringBuilder();
    signature.append('L').append(superName == null ? "java/lang/Object" : superName).append(';');
    for (String type : interfaces) {
      signature.append('L').append(type).append(';');
    }
    return ofClass(packageName, signature.toString());
  }

  static String ofField(String packageName, Set<String> variables, String signature) {
    return new GenericSignature(packageName, variables, signature).type();
  }

  static GenericSignature ofMethod(
      String packageName,
      Set<String> variables,
      String descriptor,
      String signature,
      String[] exceptions) {
    GenericSignature generic =
        new GenericSignature(packageName, variables, signature == null ? descriptor : signature);
    generic.readTypeParameters();
    generic.expect('(');
    while (generic.text.charAt(generic.at) != ')') {
      generic.types.add(generic.type());
    }
    generic.expect(')');
    generic.types.add(generic.type());
    generic.thrown = new ArrayList<>();
    if (exceptions != null) {
      for (String exception : exceptions) {
        generic.thrown.add(generic.name(exception));
      }
    }
    return generic;
  }

  Set<String> variables() {
    return variables;
  }

  String classHeader(String name, boolean isInterface) {
    StringBuilder line = new StringBuilder(isInterface ? "interface " : "class ");
    line.append(name).append(typeParameters);
    String superclass = types.get(0);
    List<String> interfaces = types.subList(1, types.size());
    if (!isInterface && !superclass.equals("Object")) {
      line.append(" extends ").append(superclass);
    }
    if (!interfaces.isEmpty()) {
      line.append(isInterface ? " extends " : " implements ").append(String.join(",", interfaces));
    }
    return line.toString();
  }

  /**
   * @param name null for a constructor
   */
  String methodLine(String name, boolean varargs) {
    StringBuilder line = new StringBuilder();
    if (!typeParameters.isEmpty()) {
      line.append(typeParameters).append(' ');
    }
    List<String> parameters = types.subList(0, types.size() - 1);
    line.append(name == null ? "new" : types.get(types.size() - 1) + " " + name);
    line.append('(').append(String.join(",", parameters)).append(varargs ? "*" : "").append(')');
    if (!thrown.isEmpty()) {
      line.append(" throws ").append(String.join(",", thrown));
    }
    return line.toString();
  }

  private void expect(char c) {
    if (text.charAt(at++) != c) {
      throw new IllegalArgumentException(text + " at " + at + ": no " + c);
    }
  }

  private void readTypeParameters() {
    if (text.charAt(at) != '<') {
      return;
    }
    // Bounds may name parameters behind them.
    int save = at;
    parameters();
    at = save;
    typeParameters = parameters();
  }

  private String parameters() {
    expect('<');
    List<String> parameters = new ArrayList<>();
    while (text.charAt(at) != '>') {
      int colon = text.indexOf(':', at);
      String name = text.substring(at, colon);
      variables.add(name);
      at = colon;
      String first = null;
      while (text.charAt(at) == ':') {
        at++;
        if (text.charAt(at) != ':') {
          String bound = type();
          first = first == null ? bound : first;
        }
      }
      parameters.add(first == null || first.equals("Object") ? name : name + ":" + first);
    }
    expect('>');
    return "<" + String.join(",", parameters) + ">";
  }

  private String type() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'B' -> "byte";
      case 'C' -> "char";
      case 'D' -> "double";
      case 'F' -> "float";
      case 'I' -> "int";
      case 'J' -> "long";
      case 'S' -> "short";
      case 'Z' -> "boolean";
      case 'V' -> "void";
      case '[' -> type() + "[]";
      case 'T' -> variable();
      case 'L' -> classType();
      default -> throw new IllegalArgumentException(text + " at " + at + ": " + c);
    };
  }

  private String variable() {
    int end = text.indexOf(';', at);
    String name = text.substring(at, end);
    at = end + 1;
    return variables.contains(name) ? name : "Object";
  }

  private String classType() {
    StringBuilder name = new StringBuilder();
    String arguments = "";
    while (text.charAt(at) != ';') {
      char c = text.charAt(at);
      if (c == '<') {
        arguments = arguments();
      } else {
        if (c == '.') {
          // The arguments so far are those of the enclosing class.
          arguments = "";
        }
        name.append(c == '.' ? '$' : c);
        at++;
      }
    }
    at++;
    return name(name.toString()) + arguments;
  }

  private String arguments() {
    expect('<');
    List<String> arguments = new ArrayList<>();
    while (text.charAt(at) != '>') {
      char c = text.charAt(at);
      if (c == '*') {
        at++;
        arguments.add("?");
      } else if (c == '+' || c == '-') {
        at++;
        arguments.add("?" + c + type());
      } else {
        arguments.add(type());
      }
    }
    expect('>');
    return "<" + String.join(",", arguments) + ">";
  }

  /** Shortened if it is of this package or one of {@link ApiPackage#SHORT}. */
  private String name(String internalName) {
    String name = internalName.replace('/', '.').replace('$', '.');
    String inLang = name.startsWith("java.lang.") ? name.substring("java.lang.".length()) : "";
    if (ApiPackage.SHORT.contains(inLang)) {
      return inLang;
    }
    String own = name.startsWith(packageName + ".") ? name.substring(packageName.length() + 1) : "";
    return !own.isEmpty() && Character.isUpperCase(own.charAt(0)) ? own : name;
  }
}
