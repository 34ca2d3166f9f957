package dev.lint429.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A method, constructor or initialiser block. Identity is equality. */
public final class MethodDecl implements Node {
  /** The name of an instance or static initialiser block. */
  public static final String INITIALIZER = "<initializer>";

  private final Span span;
  private final Span nameSpan;
  private final String owner;
  private final String name;
  private final Set<String> modifiers;
  private final List<Annotation> annotations;
  private final List<VarDecl> parameters;
  private final TypeRef returnType;
  private final List<TypeRef> thrown;
  private final boolean varargs;
  private final Stmt.Block body;

  /**
   * @param owner qualified name of the declaring type
   * @param name the name; {@link MethodRef#CONSTRUCTOR} or {@link #INITIALIZER}
   * @param body null where there is none (abstract, interface, native)
   */
  public MethodDecl(
      Span span,
      Span nameSpan,
      String owner,
      String name,
      Set<String> modifiers,
      List<Annotation> annotations,
      List<VarDecl> parameters,
      TypeRef returnType,
      List<TypeRef> thrown,
      boolean varargs,
      Stmt.Block body) {
    this.span = span;
    this.nameSpan = nameSpan;
    this.owner = owner;
    this.name = name;
    this.modifiers = Set.copyOf(modifiers);
    this.annotations = List.copyOf(annotations);
    this.parameters = List.copyOf(parameters);
    this.returnType = returnType;
    this.thrown = List.copyOf(thrown);
    this.varargs = varargs;
    this.body = body;
  }

  @Override
  public Span span() {
    return span;
  }

  public Span nameSpan() {
    return nameSpan;
  }

  public String owner() {
    return owner;
  }

  public String name() {
    return name;
  }

  public Set<String> modifiers() {
    return modifiers;
  }

  public List<Annotation> annotations() {
    return annotations;
  }

  public List<VarDecl> parameters() {
    return parameters;
  }

  public TypeRef returnType() {
    return returnType;
  }

  public List<TypeRef> thrown() {
    return thrown;
  }

  public boolean varargs() {
    return varargs;
  }

  /** The body, or null. */
  public Stmt.Block body() {
    return body;
  }

  public boolean isConstructor() {
    return name.equals(MethodRef.CONSTRUCTOR);
  }

  public boolean isStatic() {
    return modifiers.contains("static");
  }

  @Override
  public List<Node> children() {
    List<Node> children = new ArrayList<>(annotations);
    children.addAll(parameters);
    if (body != null) {
      children.add(body);
    }
    return children;
  }

  @Override
  public String toString() {
    return owner + "#" + name + "/" + parameters.size();
  }
}
