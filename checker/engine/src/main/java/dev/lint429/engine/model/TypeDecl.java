package dev.lint429.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A class, interface, enum, record or annotation type, named or anonymous. Identity is equality.
 */
public final class TypeDecl implements Node {
  /** Which sort of type. */
  public enum Kind {
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    ANNOTATION,
    ANONYMOUS
  }

  private final Span span;
  private final Span nameSpan;
  private final Kind kind;
  private final String qualifiedName;
  private final Set<String> modifiers;
  private final List<Annotation> annotations;
  private final TypeRef superclass;
  private final List<TypeRef> interfaces;
  private final List<VarDecl> fields;
  private final List<MethodDecl> methods;
  private final List<TypeDecl> nested;

  /**
   * @param qualifiedName with dots for nested types; of an anonymous or local class a name that is
   *     unique in the program (such as {@code Outer$1})
   * @param superclass {@link TypeRef#UNKNOWN} where none is written
   * @param fields fields, enum constants and record components
   * @param methods methods, constructors and initialiser blocks
   */
  public TypeDecl(
      Span span,
      Span nameSpan,
      Kind kind,
      String qualifiedName,
      Set<String> modifiers,
      List<Annotation> annotations,
      TypeRef superclass,
      List<TypeRef> interfaces,
      List<VarDecl> fields,
      List<MethodDecl> methods,
      List<TypeDecl> nested) {
    this.span = span;
    this.nameSpan = nameSpan;
    this.kind = kind;
    this.qualifiedName = qualifiedName;
    this.modifiers = Set.copyOf(modifiers);
    this.annotations = List.copyOf(annotations);
    this.superclass = superclass;
    this.interfaces = List.copyOf(interfaces);
    this.fields = List.copyOf(fields);
    this.methods = List.copyOf(methods);
    this.nested = List.copyOf(nested);
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

  public String qualifiedName() {
    return qualifiedName;
  }

  public String simpleName() {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  public Set<String> modifiers() {
    return modifiers;
  }

  public List<Annotation> annotations() {
    return annotations;
  }

  /** The written superclass; {@link TypeRef#UNKNOWN} where none is written. */
  public TypeRef superclass() {
    return superclass;
  }

  public List<TypeRef> interfaces() {
    return interfaces;
  }

  public List<VarDecl> fields() {
    return fields;
  }

  public List<MethodDecl> methods() {
    return methods;
  }

  public List<TypeDecl> nested() {
    return nested;
  }

  public Optional<VarDecl> field(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /** The supertypes as written: the superclass, if any, then the interfaces. */
  public List<TypeRef> supertypes() {
    List<TypeRef> supertypes = new ArrayList<>();
    if (superclass.isKnown()) {
      supertypes.add(superclass);
    }
    supertypes.addAll(interfaces);
    return supertypes;
  }

  @Override
  public List<Node> children() {
    List<Node> children = new ArrayList<>(annotations);
    children.addAll(fields);
    children.addAll(methods);
    children.addAll(nested);
    return children;
  }

  @Override
  public String toString() {
    return kind + " " + qualifiedName;
  }
}
