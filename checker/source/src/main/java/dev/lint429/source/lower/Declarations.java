package dev.lint429.source.lower;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import dev.lint429.source.lower.Scope.Returns;
import dev.lint429.source.tree.Identifiers;
import dev.lint429.source.tree.SourceClass;
import dev.lint429.source.tree.TypeScope;
import dev.lint429.source.tree.TypeSyntax;
import dev.lint429.source.tree.VariableScope;
import dev.lint429.source.types.FieldInfo;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lowers types, methods and fields. */
final class Declarations {
  private final Lowering lowering;

  Declarations(Lowering lowering) {
    this.lowering = lowering;
  }

  /** What the members of one class are collected in. */
  private final class Members {
    final SourceClass declaring;
    final Scope scope;
    final List<VarDecl> fields = new ArrayList<>();
    final List<MethodDecl> methods = new ArrayList<>();
    final List<TypeDecl> nested = new ArrayList<>();

    Members(SourceClass declaring, Scope scope) {
      this.declaring = declaring;
      this.scope = scope;
    }

    void addAll(List<BodyDeclaration<?>> members, Map<String, SourceClass> classes) {
      for (BodyDeclaration<?> member : members) {
        if (member instanceof TypeDeclaration<?> type) {
          String name = declaring.nameOfMember(Identifiers.text(type.getNameAsString()));
          SourceClass declaringNested = classes.get(name);
          // A broken file may show more types the second time it is read.
          if (declaringNested != null) {
            nested.add(type(type, declaringNested, classes, scope));
          }
        } else if (member instanceof FieldDeclaration field) {
          fields.addAll(fields(field, this));
        } else {
          methods.add(method(member, this));
        }
      }
    }
  }

  /**
   * @param classes where the classes nested in it are found by name
   * @param outer the scope around it; null for a top-level type
   */
  TypeDecl type(
      TypeDeclaration<?> type,
      SourceClass declaring,
      Map<String, SourceClass> classes,
      Scope outer) {
    Members members = new Members(declaring, Scope.ofClass(outer, declaring));
    if (type instanceof EnumDeclaration enumeration) {
      enumeration.getEntries().forEach(e -> members.fields.add(constant(e, members)));
    } else if (type instanceof RecordDeclaration record) {
      record.getParameters().forEach(c -> members.fields.add(component(c, members)));
    }
    members.addAll(type.getMembers(), classes);
    boolean hasSuperclass = declaring.kind() == TypeDecl.Kind.CLASS;
    return new TypeDecl(
        lowering.span(type),
        lowering.span(type.getName()),
        declaring.kind(),
        declaring.name(),
        modifiers(type.getModifiers()),
        lowering.annotations().lower(type.getAnnotations(), members.scope),
        hasSuperclass ? written(declaring.superclass()) : TypeRef.UNKNOWN,
        declaring.interfaces().stream().map(Type::toRef).toList(),
        members.fields,
        members.methods,
        members.nested);
  }

  /** Every class has a superclass, but only what is written counts. */
  private static TypeRef written(Type superclass) {
    return superclass == Known.OBJECT ? TypeRef.UNKNOWN : superclass.toRef();
  }

  /** The body of an anonymous class or enum constant. */
  TypeDecl anonymous(Span span, SourceClass declaring, List<BodyDeclaration<?>> body, Scope outer) {
    Members members = new Members(declaring, Scope.ofClass(outer, declaring));
    members.addAll(body, localTypes(declaring, body));
    return new TypeDecl(
        span,
        Span.NONE,
        TypeDecl.Kind.ANONYMOUS,
        declaring.name(),
        Set.of(),
        List.of(),
        written(declaring.superclass()),
        declaring.interfaces().stream().map(Type::toRef).toList(),
        members.fields,
        members.methods,
        members.nested);
  }

  private Map<String, SourceClass> localTypes(
      SourceClass declaring, List<BodyDeclaration<?>> body) {
    Map<String, SourceClass> classes = declaring.nestedIn(body);
    lowering.registerAll(classes);
    return classes;
  }

  private VarDecl constant(EnumConstantDeclaration constant, Members members) {
    Type.Of type = members.declaring.thisType();
    Scope scope = members.scope.block();
    Calls.Arguments arguments = lowering.calls().arguments(constant.getArguments(), scope);
    Calls.Resolved constructor = lowering.calls().constructor(type, arguments, scope);
    Span span = lowering.span(constant.getName(), constant);
    TypeDecl body = null;
    if (!constant.getClassBody().isEmpty()) {
      body = lowering.calls().anonymous(constant.getClassBody(), bodySpan(constant), type, scope);
    }
    Expr init = new Expr.New(span, type.toRef(), arguments.lowered(), body, constructor.method());
    return new VarDecl(
        lowering.span(constant),
        lowering.span(constant.getName()),
        VarDecl.Kind.ENUM_CONSTANT,
        Identifiers.text(constant.getNameAsString()),
        type.toRef(),
        Set.of(),
        lowering.annotations().lower(constant.getAnnotations(), members.scope),
        init,
        null);
  }

  /** The parser gives a class body no range of its own: it ends where the constant ends. */
  private Span bodySpan(EnumConstantDeclaration constant) {
    BodyDeclaration<?> first = constant.getClassBody().get(0);
    return lowering.span(first, constant);
  }

  private VarDecl component(Parameter component, Members members) {
    return parameter(component, VarDecl.Kind.RECORD_COMPONENT, members.scope).declaration();
  }

  private List<VarDecl> fields(FieldDeclaration field, Members members) {
    Set<String> modifiers = modifiers(field.getModifiers());
    List<VarDecl> fields = new ArrayList<>();
    for (VariableDeclarator variable : field.getVariables()) {
      String name = Identifiers.text(variable.getNameAsString());
      FieldInfo info = members.declaring.field(name);
      if (info == null) {
        // So may it show more fields.
        Type type = members.scope.types().resolve(TypeSyntax.of(variable.getType()));
        info = new FieldInfo(members.declaring.name(), name, type, field.isStatic(), null);
      }
      Type expected = info.type();
      Expr init =
          variable
              .getInitializer()
              .map(i -> lowering.expressions().lower(i, initScope(members), expected).expr())
              .orElse(null);
      boolean first = fields.isEmpty();
      fields.add(
          new VarDecl(
              // In "int a, b;" the second variable begins at its name.
              first ? lowering.span(field, variable) : lowering.span(variable),
              lowering.nameSpan(variable.getName()),
              VarDecl.Kind.FIELD,
              name,
              info.type().toRef(),
              modifiers,
              lowering.annotations().lower(field.getAnnotations(), members.scope, first),
              init,
              info.constant()));
    }
    return fields;
  }

  private static Scope initScope(Members members) {
    return members.scope.block();
  }

  private MethodDecl method(BodyDeclaration<?> member, Members members) {
    if (member instanceof CallableDeclaration<?> callable) {
      return callable(callable, members);
    }
    if (member instanceof CompactConstructorDeclaration compact) {
      return compactConstructor(compact, members);
    }
    if (member instanceof AnnotationMemberDeclaration element) {
      return element(element, members);
    }
    InitializerDeclaration initializer = (InitializerDeclaration) member;
    Scope scope = members.scope.body(members.scope.types(), new Returns(Known.VOID));
    return new MethodDecl(
        lowering.span(initializer),
        Span.NONE,
        members.declaring.name(),
        MethodDecl.INITIALIZER,
        initializer.isStatic() ? Set.of("static") : Set.of(),
        List.of(),
        List.of(),
        TypeRef.UNKNOWN,
        List.of(),
        false,
        lowering.statements().block(initializer.getBody(), scope));
  }

  private MethodDecl callable(CallableDeclaration<?> callable, Members members) {
    TypeScope types = VariableScope.of(members.scope.types(), members.declaring.name(), callable);
    boolean isMethod = callable instanceof MethodDeclaration;
    Type returns =
        callable instanceof MethodDeclaration method
            ? types.resolve(TypeSyntax.of(method.getType()))
            : Known.VOID;
    Scope scope = members.scope.body(types, new Returns(returns));
    List<VarDecl> parameters = new ArrayList<>();
    for (Parameter parameter : callable.getParameters()) {
      Scope.Variable lowered = parameter(parameter, VarDecl.Kind.PARAMETER, scope);
      scope.declare(lowered.declaration(), lowered.type());
      parameters.add(lowered.declaration());
    }
    Stmt.Block body = null;
    if (callable instanceof ConstructorDeclaration constructor) {
      body = lowering.statements().block(constructor.getBody(), scope);
    } else if (callable instanceof MethodDeclaration method && method.getBody().isPresent()) {
      body = lowering.statements().block(method.getBody().get(), scope);
    }
    return new MethodDecl(
        lowering.span(callable),
        lowering.nameSpan(callable.getName()),
        members.declaring.name(),
        isMethod ? Identifiers.text(callable.getNameAsString()) : MethodRef.CONSTRUCTOR,
        modifiers(callable.getModifiers()),
        lowering.annotations().lower(callable.getAnnotations(), members.scope),
        parameters,
        isMethod ? returns.toRef() : TypeRef.UNKNOWN,
        callable.getThrownExceptions().stream()
            .map(t -> types.resolve(TypeSyntax.of(t)).toRef())
            .toList(),
        callable.getParameters().stream().anyMatch(Parameter::isVarArgs),
        body);
  }

  private MethodDecl compactConstructor(CompactConstructorDeclaration compact, Members members) {
    Scope scope = members.scope.body(members.scope.types(), new Returns(Known.VOID));
    List<VarDecl> parameters = new ArrayList<>();
    for (VarDecl component : members.fields) {
      if (component.kind() == VarDecl.Kind.RECORD_COMPONENT) {
        VarDecl parameter =
            new VarDecl(
                Span.NONE,
                Span.NONE,
                VarDecl.Kind.PARAMETER,
                component.name(),
                component.type(),
                Set.of(),
                List.of(),
                null,
                null);
        parameters.add(parameter);
        scope.declare(parameter, members.declaring.field(component.name()).type());
      }
    }
    return new MethodDecl(
        lowering.span(compact),
        lowering.span(compact.getName()),
        members.declaring.name(),
        MethodRef.CONSTRUCTOR,
        modifiers(compact.getModifiers()),
        lowering.annotations().lower(compact.getAnnotations(), members.scope),
        parameters,
        TypeRef.UNKNOWN,
        List.of(),
        false,
        lowering.statements().block(compact.getBody(), scope));
  }

  private MethodDecl element(AnnotationMemberDeclaration element, Members members) {
    return new MethodDecl(
        lowering.span(element),
        lowering.span(element.getName()),
        members.declaring.name(),
        Identifiers.text(element.getNameAsString()),
        modifiers(element.getModifiers()),
        lowering.annotations().lower(element.getAnnotations(), members.scope),
        List.of(),
        members.scope.types().resolve(TypeSyntax.of(element.getType())).toRef(),
        List.of(),
        false,
        null);
  }

  /** A parameter with an explicit type. */
  Scope.Variable parameter(Parameter parameter, VarDecl.Kind kind, Scope scope) {
    Type type = scope.types().resolve(TypeSyntax.of(parameter.getType()));
    return parameter(parameter, kind, scope, parameter.isVarArgs() ? new Type.Array(type) : type);
  }

  /** A parameter whose type is known already. */
  Scope.Variable parameter(Parameter parameter, VarDecl.Kind kind, Scope scope, Type type) {
    VarDecl declaration =
        new VarDecl(
            lowering.span(parameter),
            lowering.nameSpan(parameter.getName()),
            kind,
            Identifiers.text(parameter.getNameAsString()),
            type.toRef(),
            kind == VarDecl.Kind.RECORD_COMPONENT ? Set.of() : modifiers(parameter.getModifiers()),
            lowering.annotations().lower(parameter.getAnnotations(), scope),
            null,
            null);
    return new Scope.Variable(declaration, type);
  }

  static Set<String> modifiers(NodeList<Modifier> modifiers) {
    Set<String> words = new LinkedHashSet<>();
    modifiers.forEach(m -> words.add(m.getKeyword().asString()));
    return words;
  }
}
