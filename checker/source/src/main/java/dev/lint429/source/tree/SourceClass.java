package dev.lint429.source.tree;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.source.tree.MethodHeader.TypeVariable;
import dev.lint429.source.types.ClassInfo;
import dev.lint429.source.types.FieldInfo;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.MethodInfo;
import dev.lint429.source.types.Type;
import dev.lint429.source.types.TypeParameter;
import dev.lint429.source.types.Types;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What a class of the source tree declares. It keeps no syntax tree. */
public final class SourceClass implements ClassInfo {
  private static final Pattern LOCAL = Pattern.compile("\\$\\d");

  private final String name;
  private final boolean isLocal;
  private final TypeDecl.Kind kind;
  private final FileScope file;
  private final TypeScope outer;
  private final List<TypeVariable> typeVariables;
  private final TypeSyntax superclass;
  private final List<TypeSyntax> interfaces;
  private final Map<String, List<MethodHeader>> methods;
  private final Map<String, FieldHeader> fields;
  private final Map<String, String> memberTypes = new LinkedHashMap<>();
  private final Map<String, FieldInfo> fieldInfos = new ConcurrentHashMap<>();
  private final BodyScope bodyScope = new BodyScope();
  private volatile VariableScope headerScope;
  private volatile List<Type> resolvedInterfaces;
  private volatile Type resolvedSuperclass;

  /**
   * A field as written.
   *
   * @param init the text of its initialiser if it may be a constant; else null
   */
  record FieldHeader(TypeSyntax type, boolean isStatic, String init) {}

  /** What a class declares, before names are resolved. */
  record Declared(
      TypeDecl.Kind kind,
      List<TypeVariable> typeVariables,
      TypeSyntax superclass,
      List<TypeSyntax> interfaces,
      Map<String, List<MethodHeader>> methods,
      Map<String, FieldHeader> fields) {}

  SourceClass(String name, FileScope file, TypeScope outer, Declared declared) {
    this.name = name;
    this.isLocal = LOCAL.matcher(name).find();
    this.kind = declared.kind();
    this.file = file;
    this.outer = outer;
    this.typeVariables = declared.typeVariables();
    this.superclass = declared.superclass();
    this.interfaces = declared.interfaces();
    this.methods = declared.methods();
    this.fields = declared.fields();
  }

  /** The class that {@code declaration} declares, and all that are nested in it. */
  public static SourceClass of(
      TypeDeclaration<?> declaration,
      String name,
      FileScope file,
      TypeScope outer,
      Map<String, SourceClass> all) {
    SourceClass self = new SourceClass(name, file, outer, Headers.declared(declaration, name));
    all.put(name, self);
    TypeScope inside = self.scope();
    for (BodyDeclaration<?> member : declaration.getMembers()) {
      if (member instanceof TypeDeclaration<?> nested) {
        String simpleName = Identifiers.text(nested.getNameAsString());
        String nestedName = self.nameOfMember(simpleName);
        self.memberTypes.put(simpleName, nestedName);
        of(nested, nestedName, file, inside, all);
      }
    }
    Lombok.builders(declaration, self)
        .forEach(
            (simpleName, builder) -> {
              String builderName = self.nameOfMember(simpleName);
              if (self.memberTypes.putIfAbsent(simpleName, builderName) == null) {
                all.put(builderName, new SourceClass(builderName, file, inside, builder));
              }
            });
    return self;
  }

  /** An anonymous class or the body of an enum constant. */
  public static SourceClass anonymous(
      String name,
      FileScope file,
      TypeScope outer,
      Type supertype,
      boolean isInterface,
      List<BodyDeclaration<?>> members) {
    SourceClass self = new SourceClass(name, file, outer, Headers.anonymous(members));
    self.resolvedSuperclass = isInterface ? Known.OBJECT : supertype;
    self.resolvedInterfaces = isInterface ? List.of(supertype) : List.of();
    return self;
  }

  /** The member types of an anonymous class, with all that are nested in them. */
  public Map<String, SourceClass> nestedIn(List<BodyDeclaration<?>> members) {
    Map<String, SourceClass> classes = new LinkedHashMap<>();
    for (BodyDeclaration<?> member : members) {
      if (member instanceof TypeDeclaration<?> nested) {
        String simpleName = Identifiers.text(nested.getNameAsString());
        memberTypes.put(simpleName, nameOfMember(simpleName));
        of(nested, nameOfMember(simpleName), file, scope(), classes);
      }
    }
    return classes;
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * The name of its class file, with dots for the package. A local class and what is nested in it
   * have no other name.
   */
  public String binaryName() {
    int start = file.packageName().isEmpty() ? 0 : file.packageName().length() + 1;
    return isLocal ? name : name.substring(0, start) + name.substring(start).replace('.', '$');
  }

  /** The name of a member type that this class declares. */
  public String nameOfMember(String simpleName) {
    return name + (isLocal ? "$" : ".") + simpleName;
  }

  public TypeDecl.Kind kind() {
    return kind;
  }

  public FileScope file() {
    return file;
  }

  @Override
  public boolean isInterface() {
    return kind == TypeDecl.Kind.INTERFACE || kind == TypeDecl.Kind.ANNOTATION;
  }

  /** The scope of the class's header: its own type parameters and what is around it. */
  private VariableScope headerScope() {
    VariableScope scope = headerScope;
    if (scope == null) {
      scope = new VariableScope(outer, name, typeVariables);
      headerScope = scope;
    }
    return scope;
  }

  /** The scope of the class's body. */
  public TypeScope scope() {
    return bodyScope;
  }

  private final class BodyScope extends TypeScope {
    private final Map<String, Type> known = new ConcurrentHashMap<>();

    @Override
    public Type lookup(String simpleName) {
      Type type = known.get(simpleName);
      if (type == null) {
        type = find(simpleName);
        if (type != null) {
          known.put(simpleName, type);
        }
      }
      return type;
    }

    private Type find(String simpleName) {
      String own = memberTypes.get(simpleName);
      if (own != null) {
        return Type.Of.of(own);
      }
      Type around = headerScope().lookup(simpleName);
      if (around instanceof Type.Variable) {
        return around;
      }
      String inherited = file.types().memberType(name, simpleName);
      return inherited == null ? around : Type.Of.of(inherited);
    }

    @Override
    public Types types() {
      return file.types();
    }
  }

  @Override
  public List<TypeParameter> typeParameters() {
    return typeVariables.isEmpty() ? List.of() : headerScope().parameters();
  }

  @Override
  public Type superclass() {
    if (isInterface()) {
      return null;
    }
    Type type = resolvedSuperclass;
    if (type == null) {
      type = superclass == null ? Known.OBJECT : headerScope().resolve(superclass);
      resolvedSuperclass = type;
    }
    return type;
  }

  @Override
  public List<Type> interfaces() {
    List<Type> types = resolvedInterfaces;
    if (types == null) {
      types = interfaces.stream().map(i -> headerScope().resolve(i)).toList();
      resolvedInterfaces = types;
    }
    return types;
  }

  @Override
  public List<MethodInfo> methods(String methodName) {
    List<MethodHeader> declared = methods.get(methodName);
    if (declared == null) {
      return List.of();
    }
    TypeScope scope = scope();
    return declared.stream().map(m -> m.resolve(name, scope)).toList();
  }

  @Override
  public Collection<String> methodNames() {
    return methods.keySet();
  }

  @Override
  public FieldInfo field(String fieldName) {
    FieldInfo info = fieldInfos.get(fieldName);
    FieldHeader header = info == null ? fields.get(fieldName) : null;
    if (header != null) {
      Type type = scope().resolve(header.type());
      Object constant =
          header.init() == null ? null : new ConstantReader(this).read(header.init(), type);
      info = new FieldInfo(name, fieldName, type, header.isStatic(), constant);
      fieldInfos.put(fieldName, info);
    }
    return info;
  }

  /** The names of a record's components in their order; empty if it is no record. */
  public List<String> componentNames() {
    return kind != TypeDecl.Kind.RECORD
        ? List.of()
        : fields.entrySet().stream()
            .filter(f -> !f.getValue().isStatic())
            .map(Map.Entry::getKey)
            .toList();
  }

  @Override
  public String memberType(String simpleName) {
    return memberTypes.get(simpleName);
  }

  /** Whether this is a class, interface, enum or record that can be written as a declaration. */
  static boolean isInterface(TypeDeclaration<?> declaration) {
    return declaration instanceof ClassOrInterfaceDeclaration type
        ? type.isInterface()
        : !(declaration instanceof EnumDeclaration) && !(declaration instanceof RecordDeclaration);
  }

  @Override
  public String toString() {
    return name;
  }
}
