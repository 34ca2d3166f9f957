package dev.lint429.source.api;

import dev.lint429.engine.model.MethodRef;
import dev.lint429.source.types.ClassInfo;
import dev.lint429.source.types.FieldInfo;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.MethodInfo;
import dev.lint429.source.types.Type;
import dev.lint429.source.types.TypeParameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A class of the table.
 *
 * <pre>{@code
 * interface Call extends Cloneable                                  the class
 *  abstract Response execute() throws java.io.IOException           a method
 *  new(String,int)                                                  a constructor
 *  static int MAX=3                                                 a field
 * }</pre>
 *
 * <p>Names of this package and those of {@link ApiPackage#SHORT} are written without their package;
 * {@code *} stands behind the type of a parameter that takes any number of arguments.
 */
final class ApiClass implements ClassInfo {
  private final ApiPackage file;
  private final String nameInPackage;
  private final String header;
  private final List<String> lines;
  private final boolean isInterface;
  private volatile Header parsedHeader;
  private volatile Members members;

  private record Header(
      List<TypeParameter> typeParameters,
      Map<String, Type.Variable> variables,
      Type superclass,
      List<Type> interfaces) {}

  private record Members(Map<String, List<MethodInfo>> methods, Map<String, FieldInfo> fields) {}

  ApiClass(ApiPackage file, String line, List<String> members) {
    this.file = file;
    this.lines = members;
    int space = line.indexOf(' ');
    this.isInterface = line.substring(0, space).equals("interface");
    String declared = line.substring(space + 1);
    int end = 0;
    while (end < declared.length() && "< ".indexOf(declared.charAt(end)) < 0) {
      end++;
    }
    this.nameInPackage = declared.substring(0, end);
    this.header = declared.substring(end);
  }

  String nameInPackage() {
    return nameInPackage;
  }

  String packageName() {
    return file.name();
  }

  @Override
  public String name() {
    return file.name() + "." + nameInPackage;
  }

  @Override
  public boolean isInterface() {
    return isInterface;
  }

  private Header header() {
    Header known = parsedHeader;
    if (known == null) {
      known = parseHeader();
      parsedHeader = known;
    }
    return known;
  }

  private Header parseHeader() {
    SignatureReader reader = new SignatureReader(file, name(), Map.of(), header);
    List<TypeParameter> parameters = reader.typeParameters();
    boolean isObject = name().equals("java.lang.Object");
    Type superclass = isInterface || isObject ? null : Known.OBJECT;
    List<Type> interfaces = List.of();
    if (reader.take(" extends ")) {
      if (isInterface) {
        interfaces = reader.types();
      } else {
        superclass = reader.type();
      }
    }
    if (reader.take(" implements ")) {
      interfaces = reader.types();
    }
    return new Header(parameters, reader.variables(), superclass, List.copyOf(interfaces));
  }

  @Override
  public List<TypeParameter> typeParameters() {
    return header().typeParameters;
  }

  @Override
  public Type superclass() {
    return header().superclass;
  }

  @Override
  public List<Type> interfaces() {
    return header().interfaces;
  }

  private Members members() {
    Members known = members;
    if (known == null) {
      known = parseMembers();
      members = known;
    }
    return known;
  }

  private Members parseMembers() {
    Map<String, List<MethodInfo>> methods = new LinkedHashMap<>();
    Map<String, FieldInfo> fields = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      // The variables of two overloads must not be taken for one another.
      MemberLine line = new MemberLine(lines.get(i).substring(1), name() + "#" + i);
      if (line.isMethod()) {
        MethodInfo method = line.method();
        methods.computeIfAbsent(method.name(), n -> new ArrayList<>()).add(method);
      } else {
        FieldInfo field = line.field();
        fields.put(field.name(), field);
      }
    }
    return new Members(methods, fields);
  }

  private final class MemberLine {
    private final SignatureReader reader;
    private final boolean isMethod;
    private final boolean isStatic;
    private final boolean isAbstract;

    MemberLine(String line, String id) {
      this.isMethod = line.indexOf('(') >= 0 && !line.contains("=");
      this.reader = new SignatureReader(file, id, header().variables, line);
      this.isStatic = reader.take("static ");
      this.isAbstract = reader.take("abstract ");
    }

    boolean isMethod() {
      return isMethod;
    }

    MethodInfo method() {
      List<TypeParameter> typeParameters = reader.typeParameters();
      reader.take(" ");
      boolean isConstructor = reader.take("new(");
      Type returns = Known.VOID;
      String name = MethodRef.CONSTRUCTOR;
      if (!isConstructor) {
        returns = reader.type();
        reader.take(" ");
        name = reader.until("(");
        reader.take("(");
      }
      List<Type> parameters = new ArrayList<>();
      boolean varargs = false;
      while (!reader.take(")")) {
        parameters.add(reader.type());
        varargs = reader.take("*");
        reader.take(",");
      }
      List<Type> thrown = reader.take(" throws ") ? reader.types() : List.of();
      return new MethodInfo(
          name(), name, typeParameters, parameters, returns, thrown, varargs, isStatic, isAbstract);
    }

    FieldInfo field() {
      Type type = reader.type();
      reader.take(" ");
      String name = reader.until("=");
      Object constant = reader.take("=") ? Constant.read(type, reader.rest()) : null;
      return new FieldInfo(ApiClass.this.name(), name, type, isStatic, constant);
    }
  }

  @Override
  public List<MethodInfo> methods(String name) {
    return members().methods.getOrDefault(name, List.of());
  }

  @Override
  public Collection<String> methodNames() {
    return members().methods.keySet();
  }

  @Override
  public FieldInfo field(String name) {
    return members().fields.get(name);
  }

  @Override
  public String memberType(String simpleName) {
    String member = nameInPackage + "." + simpleName;
    return file.classes().contains(member) ? file.name() + "." + member : null;
  }

  @Override
  public String toString() {
    return name();
  }
}
