package dev.lint429.source.tree;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.type.TypeParameter;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.source.types.MethodInfo;
import dev.lint429.source.types.Type;
import java.util.ArrayList;
import java.util.List;

/** The signature of a method as written; resolved when it is first asked for. */
final class MethodHeader {
  /** A type parameter as written; {@code bound} is its first one. */
  record TypeVariable(String name, TypeSyntax bound) {
    static List<TypeVariable> of(NodeList<TypeParameter> parameters) {
      return parameters.stream()
          .map(
              p ->
                  new TypeVariable(
                      Identifiers.text(p.getNameAsString()),
                      p.getTypeBound().isEmpty()
                          ? TypeSyntax.OBJECT
                          : TypeSyntax.of(p.getTypeBound().get(0))))
          .toList();
    }
  }

  private final String name;
  private final List<TypeVariable> typeParameters;
  private final List<TypeSyntax> parameters;
  private final TypeSyntax returns;
  private final List<TypeSyntax> thrown;
  private final boolean varargs;
  private final boolean isStatic;
  private final boolean isAbstract;
  private volatile MethodInfo resolved;

  MethodHeader(
      String name,
      List<TypeVariable> typeParameters,
      List<TypeSyntax> parameters,
      TypeSyntax returns,
      List<TypeSyntax> thrown,
      boolean varargs,
      boolean isStatic,
      boolean isAbstract) {
    this.name = name;
    this.typeParameters = typeParameters;
    this.parameters = parameters;
    this.returns = returns;
    this.thrown = thrown;
    this.varargs = varargs;
    this.isStatic = isStatic;
    this.isAbstract = isAbstract;
  }

  /** A method without type parameters and exceptions that nobody wrote. */
  static MethodHeader implied(
      String name, List<TypeSyntax> parameters, TypeSyntax returns, boolean isStatic) {
    return new MethodHeader(
        name, List.of(), parameters, returns, List.of(), false, isStatic, false);
  }

  static MethodHeader of(CallableDeclaration<?> declaration, boolean inInterface) {
    boolean isMethod = declaration instanceof MethodDeclaration;
    TypeSyntax returns =
        declaration instanceof MethodDeclaration method
            ? TypeSyntax.of(method.getType())
            : TypeSyntax.named("void");
    boolean isAbstract =
        declaration instanceof MethodDeclaration method
            && (declaration.isAbstract() || inInterface && method.getBody().isEmpty());
    boolean varargs = declaration.getParameters().stream().anyMatch(Parameter::isVarArgs);
    return new MethodHeader(
        isMethod ? Identifiers.text(declaration.getNameAsString()) : MethodRef.CONSTRUCTOR,
        TypeVariable.of(declaration.getTypeParameters()),
        declaration.getParameters().stream().map(MethodHeader::typeOf).toList(),
        returns,
        declaration.getThrownExceptions().stream().map(TypeSyntax::of).toList(),
        varargs,
        declaration.isStatic(),
        isAbstract);
  }

  static TypeSyntax typeOf(Parameter parameter) {
    TypeSyntax type = TypeSyntax.of(parameter.getType());
    return parameter.isVarArgs() ? TypeSyntax.arrayOf(type) : type;
  }

  String name() {
    return name;
  }

  boolean hasSameParameters(MethodHeader other) {
    return name.equals(other.name) && parameters.size() == other.parameters.size();
  }

  MethodInfo resolve(String owner, TypeScope scope) {
    MethodInfo known = resolved;
    if (known == null) {
      known = compute(owner, scope);
      resolved = known;
    }
    return known;
  }

  private MethodInfo compute(String owner, TypeScope scope) {
    String id = owner + "#" + name + "/" + parameters.size();
    VariableScope inner = new VariableScope(scope, id, typeParameters);
    List<Type> types = new ArrayList<>();
    parameters.forEach(p -> types.add(inner.resolve(p)));
    return new MethodInfo(
        owner,
        name,
        inner.parameters(),
        types,
        inner.resolve(returns),
        thrown.stream().map(inner::resolve).toList(),
        varargs,
        isStatic,
        isAbstract);
  }
}
