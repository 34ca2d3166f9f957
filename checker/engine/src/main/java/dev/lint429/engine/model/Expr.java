package dev.lint429.engine.model;

import java.util.ArrayList;
import java.util.List;

/** An expression. {@link #type()} is its static type as far as the front end knows it. */
public sealed interface Expr extends Node {

  TypeRef type();

  @Override
  default List<Node> children() {
    return List.of();
  }

  /**
   * A literal; a text block is a string with its indentation stripped and escapes translated.
   *
   * @param value String, Character, Integer, Long, Float, Double or Boolean; null for {@code null}
   */
  record Literal(Span span, TypeRef type, Object value) implements Expr {}

  /** A simple name, {@code this} and {@code super} included. */
  record Name(Span span, String id, Binding binding, TypeRef type) implements Expr {
    public boolean isThis() {
      return id.equals("this") || id.equals("super");
    }
  }

  /** A qualified name: {@code target.name}. */
  record Select(Span span, Expr target, String name, Binding binding, TypeRef type)
      implements Expr {
    @Override
    public List<Node> children() {
      return List.of(target);
    }
  }

  /**
   * A method call, {@code this(…)} and {@code super(…)} included (name {@code <init>}).
   *
   * @param nameSpan where the method's name stands
   * @param receiver null where none is written
   */
  record Call(
      Span span,
      Span nameSpan,
      Expr receiver,
      String name,
      List<Expr> args,
      MethodRef method,
      TypeRef type)
      implements Expr {
    @Override
    public List<Node> children() {
      List<Node> children = new ArrayList<>(args.size() + 1);
      if (receiver != null) {
        children.add(receiver);
      }
      children.addAll(args);
      return children;
    }
  }

  /**
   * An instance creation.
   *
   * @param body the anonymous class, or null
   */
  record New(Span span, TypeRef type, List<Expr> args, TypeDecl body, MethodRef constructor)
      implements Expr {
    @Override
    public List<Node> children() {
      List<Node> children = new ArrayList<>(args);
      if (body != null) {
        children.add(body);
      }
      return children;
    }
  }

  /** An array creation or an array initialiser; {@code elements} are empty for {@code new T[n]}. */
  record NewArray(Span span, TypeRef type, List<Expr> elements) implements Expr {
    @Override
    public List<Node> children() {
      return List.copyOf(elements);
    }
  }

  /**
   * A lambda expression.
   *
   * @param body an {@link Expr} or a {@link Stmt.Block}
   * @param type the functional interface, where known
   */
  record Lambda(Span span, List<VarDecl> parameters, Node body, TypeRef type) implements Expr {
    @Override
    public List<Node> children() {
      List<Node> children = new ArrayList<>(parameters);
      children.add(body);
      return children;
    }
  }

  /** A method reference: {@code target::name}; {@code name} is {@code new} for a constructor. */
  record MethodReference(Span span, Expr target, String name, MethodRef method, TypeRef type)
      implements Expr {
    @Override
    public List<Node> children() {
      return List.of(target);
    }
  }

  /** A binary operation; {@code op} as written ({@code +}, {@code ==}, {@code <<} …). */
  record Binary(Span span, String op, Expr left, Expr right, TypeRef type) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(left, right);
    }
  }

  /** A unary operation; {@code ++} and {@code --} before or behind the operand alike. */
  record Unary(Span span, String op, Expr operand, TypeRef type) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(operand);
    }
  }

  /** An assignment; {@code op} as written ({@code =}, {@code +=}, {@code <<=} …). */
  record Assign(Span span, String op, Expr target, Expr value, TypeRef type) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(target, value);
    }
  }

  /** {@code condition ? whenTrue : whenFalse}. */
  record Conditional(Span span, Expr condition, Expr whenTrue, Expr whenFalse, TypeRef type)
      implements Expr {
    @Override
    public List<Node> children() {
      return List.of(condition, whenTrue, whenFalse);
    }
  }

  /** A cast. */
  record Cast(Span span, Expr operand, TypeRef type) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(operand);
    }
  }

  /**
   * A type test.
   *
   * @param tested the type tested for
   * @param binding the pattern variable, or null
   */
  record InstanceOf(Span span, Expr operand, TypeRef tested, VarDecl binding, TypeRef type)
      implements Expr {
    @Override
    public List<Node> children() {
      return binding == null ? List.of(operand) : List.of(operand, binding);
    }
  }

  /** A switch that has a value. */
  record Switch(Span span, Expr selector, List<Stmt.SwitchCase> cases, TypeRef type)
      implements Expr {
    @Override
    public List<Node> children() {
      List<Node> children = new ArrayList<>();
      children.add(selector);
      children.addAll(cases);
      return children;
    }
  }

  /** An element of an array. */
  record ArrayAccess(Span span, Expr array, Expr index, TypeRef type) implements Expr {
    @Override
    public List<Node> children() {
      return List.of(array, index);
    }
  }

  /** {@code X.class}; the type is that of the class literal, {@code literal} is X. */
  record ClassLiteral(Span span, TypeRef literal, TypeRef type) implements Expr {}

  /** Anything else; the nodes below it are still visited. */
  record Opaque(Span span, List<Node> children, TypeRef type) implements Expr {}
}
