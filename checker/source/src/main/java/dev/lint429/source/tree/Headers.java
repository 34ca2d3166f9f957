package dev.lint429.source.tree;

import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.source.tree.MethodHeader.TypeVariable;
import dev.lint429.source.tree.SourceClass.Declared;
import dev.lint429.source.tree.SourceClass.FieldHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a class declares from its syntax tree, members that nobody wrote included. */
final class Headers {
  private static final String ENUM = "java.lang.Enum";
  private static final String RECORD = "java.lang.Record";

  private final String name;
  private final boolean isInterface;
  private final Map<String, List<MethodHeader>> methods = new LinkedHashMap<>();
  private final Map<String, FieldHeader> fields = new LinkedHashMap<>();

  private Headers(String name, boolean isInterface) {
    this.name = name;
    this.isInterface = isInterface;
  }

  static Declared anonymous(List<BodyDeclaration<?>> members) {
    Headers headers = new Headers("", false);
    members.forEach(headers::add);
    return new Declared(
        TypeDecl.Kind.ANONYMOUS, List.of(), null, List.of(), headers.methods, headers.fields);
  }

  static Declared declared(TypeDeclaration<?> declaration, String name) {
    Headers headers = new Headers(name, SourceClass.isInterface(declaration));
    TypeDecl.Kind kind = TypeDecl.Kind.ANNOTATION;
    List<TypeVariable> variables = List.of();
    TypeSyntax superclass = null;
    List<TypeSyntax> interfaces = new ArrayList<>();
    if (declaration instanceof ClassOrInterfaceDeclaration type) {
      kind = type.isInterface() ? TypeDecl.Kind.INTERFACE : TypeDecl.Kind.CLASS;
      variables = TypeVariable.of(type.getTypeParameters());
      type.getImplementedTypes().forEach(t -> interfaces.add(TypeSyntax.of(t)));
      if (type.isInterface()) {
        type.getExtendedTypes().forEach(t -> interfaces.add(TypeSyntax.of(t)));
      } else if (!type.getExtendedTypes().isEmpty()) {
        superclass = TypeSyntax.of(type.getExtendedTypes().get(0));
      }
    } else if (declaration instanceof EnumDeclaration type) {
      kind = TypeDecl.Kind.ENUM;
      superclass = new TypeSyntax(TypeSyntax.Kind.NAMED, ENUM, List.of(TypeSyntax.named(name)));
      type.getImplementedTypes().forEach(t -> interfaces.add(TypeSyntax.of(t)));
      headers.addEnum(type);
    } else if (declaration instanceof RecordDeclaration type) {
      kind = TypeDecl.Kind.RECORD;
      superclass = TypeSyntax.named(RECORD);
      variables = TypeVariable.of(type.getTypeParameters());
      type.getImplementedTypes().forEach(t -> interfaces.add(TypeSyntax.of(t)));
    }
    declaration.getMembers().forEach(headers::add);
    if (declaration instanceof RecordDeclaration type) {
      headers.addRecord(type);
    }
    Lombok.members(declaration, headers);
    if (kind == TypeDecl.Kind.CLASS && !headers.methods.containsKey(MethodRef.CONSTRUCTOR)) {
      headers.add(
          MethodHeader.implied(MethodRef.CONSTRUCTOR, List.of(), TypeSyntax.named("void"), false));
    }
    return new Declared(kind, variables, superclass, interfaces, headers.methods, headers.fields);
  }

  String name() {
    return name;
  }

  void add(MethodHeader method) {
    methods.computeIfAbsent(method.name(), n -> new ArrayList<>()).add(method);
  }

  /** Adds what a tool would generate, unless somebody wrote it. */
  void addIfAbsent(MethodHeader method) {
    boolean written =
        methods.getOrDefault(method.name(), List.of()).stream().anyMatch(method::hasSameParameters);
    if (!written) {
      add(method);
    }
  }

  void addField(String fieldName, TypeSyntax type, boolean isStatic) {
    fields.putIfAbsent(fieldName, new FieldHeader(type, isStatic, null));
  }

  private void add(BodyDeclaration<?> member) {
    if (member instanceof CallableDeclaration<?> callable) {
      add(MethodHeader.of(callable, isInterface));
    } else if (member instanceof AnnotationMemberDeclaration element) {
      add(
          new MethodHeader(
              Identifiers.text(element.getNameAsString()),
              List.of(),
              List.of(),
              TypeSyntax.of(element.getType()),
              List.of(),
              false,
              false,
              true));
    } else if (member instanceof FieldDeclaration field) {
      boolean isStatic = isInterface || field.isStatic();
      boolean isFinal = isInterface || field.isFinal();
      field
          .getVariables()
          .forEach(
              variable -> {
                Expression init = isFinal ? variable.getInitializer().orElse(null) : null;
                boolean mayBeConstant = init != null && ConstantReader.mayBeConstant(init);
                fields.put(
                    Identifiers.text(variable.getNameAsString()),
                    new FieldHeader(
                        TypeSyntax.of(variable.getType()),
                        isStatic,
                        mayBeConstant
                            ? init.getTokenRange().map(Object::toString).orElse(null)
                            : null));
              });
    }
  }

  private void addEnum(EnumDeclaration type) {
    TypeSyntax self = TypeSyntax.named(name);
    type.getEntries()
        .forEach(e -> fields.put(e.getNameAsString(), new FieldHeader(self, true, null)));
    add(MethodHeader.implied("values", List.of(), TypeSyntax.arrayOf(self), true));
    add(MethodHeader.implied("valueOf", List.of(TypeSyntax.named("java.lang.String")), self, true));
  }

  private void addRecord(RecordDeclaration type) {
    List<TypeSyntax> components = new ArrayList<>();
    type.getParameters()
        .forEach(
            component -> {
              TypeSyntax componentType = MethodHeader.typeOf(component);
              String componentName = Identifiers.text(component.getNameAsString());
              components.add(componentType);
              fields.put(componentName, new FieldHeader(componentType, false, null));
              addIfAbsent(MethodHeader.implied(componentName, List.of(), componentType, false));
            });
    addIfAbsent(
        MethodHeader.implied(MethodRef.CONSTRUCTOR, components, TypeSyntax.named("void"), false));
  }
}
