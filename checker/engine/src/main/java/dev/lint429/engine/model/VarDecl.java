package dev.lint429.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A variable: local, parameter, field, enum constant, record component. Identity is equality. */
public final class VarDecl implements Node {
  /** Which sort of variable. */
  public enum Kind {
    LOCAL,
    PARAMETER,
    LAMBDA_PARAMETER,
    CATCH_PARAMETER,
    RESOURCE,
    LOOP_VARIABLE,
    PATTERN,
    FIELD,
    ENUM_CONSTANT,
    RECORD_COMPONENT
  }

  private final Span span;
  private final Span nameSpan;
  private final Kind kind;
  private final String name;
  private final TypeRef type;
  private final Set<String> modifiers;
  private final List<Annotation> annotations;
  private final Expr init;
  private final Object constant;

  /**
   * @param modifiers as written, in lower case ({@code static}, {@code final} …)
   * @param init the initialiser, or null
   * @param constant the compile-time constant where the front end knows it, else null
   */
  public VarDecl(
      Span span,
      Span nameSpan,
      Kind kind,
      String name,
      TypeRef type,
      Set<String> modifiers,
      List<Annotation> annotations,
      Expr init,
      Object constant) {
    this.span = span;
    this.nameSpan = nameSpan;
    this.kind = kind;
    this.name = name;
    this.type = type;
    this.modifiers = Set.copyOf(modifiers);
    this.annotations = List.copyOf(annotations);
    this.init = init;
    this.constant = constant;
  }

  @Override
  public Span span() {
    return span;
  }

  public Span nameSpan() {
    return nameSpan;
  }

  public Kind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public TypeRef type() {
    return type;
  }

  public Set<String> modifiers() {
    return modifiers;
  }

  public List<Annotation> annotations() {
    return annotations;
  }

  /** The initialiser, or null. */
  public Expr init() {
    return init;
  }

  /** The compile-time constant, or null. */
  public Object constant() {
    return constant;
  }

  @Override
  public List<Node> children() {
    List<Node> children = new ArrayList<>(annotations);
    if (init != null) {
      children.add(init);
    }
    return children;
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
