package dev.lint429.engine.model;

import java.util.ArrayList;
import java.util.List;

/** A statement. */
public sealed interface Stmt extends Node {

  @Override
  default List<Node> children() {
    return List.of();
  }

  private static List<Node> nonNull(Node... nodes) {
    List<Node> present = new ArrayList<>(nodes.length);
    for (Node node : nodes) {
      if (node != null) {
        present.add(node);
      }
    }
    return present;
  }

  /** Statements in braces; also the body of a {@code synchronized} statement. */
  record Block(Span span, List<Stmt> statements) implements Stmt {
    @Override
    public List<Node> children() {
      return List.copyOf(statements);
    }
  }

  /** The declaration of one local variable ({@code int a, b;} becomes two). */
  record Local(Span span, VarDecl variable) implements Stmt {
    @Override
    public List<Node> children() {
      return List.of(variable);
    }
  }

  /** An expression as a statement. */
  record Expression(Span span, Expr expr) implements Stmt {
    @Override
    public List<Node> children() {
      return List.of(expr);
    }
  }

  /** {@code if}; {@code otherwise} may be null. */
  record If(Span span, Expr condition, Stmt then, Stmt otherwise) implements Stmt {
    @Override
    public List<Node> children() {
      return nonNull(condition, then, otherwise);
    }
  }

  /** {@code for (init; condition; update)}; the condition may be null. */
  record For(Span span, List<Stmt> init, Expr condition, List<Expr> update, Stmt body)
      implements Stmt {
    @Override
    public List<Node> children() {
      List<Node> children = new ArrayList<>(init);
      if (condition != null) {
        children.add(condition);
      }
      children.addAll(update);
      children.add(body);
      return children;
    }
  }

  /** {@code for (variable : iterable)}. */
  record ForEach(Span span, VarDecl variable, Expr iterable, Stmt body) implements Stmt {
    @Override
    public List<Node> children() {
      return List.of(variable, iterable, body);
    }
  }

  /** {@code while}. */
  record While(Span span, Expr condition, Stmt body) implements Stmt {
    @Override
    public List<Node> children() {
      return List.of(condition, body);
    }
  }

  /** {@code do … while}. */
  record DoWhile(Span span, Stmt body, Expr condition) implements Stmt {
    @Override
    public List<Node> children() {
      return List.of(body, condition);
    }
  }

  /** {@code switch} as a statement. */
  record Switch(Span span, Expr selector, List<SwitchCase> cases) implements Stmt {
    @Override
    public List<Node> children() {
      List<Node> children = new ArrayList<>();
      children.add(selector);
      children.addAll(cases);
      return children;
    }
  }

  /**
   * One case.
   *
   * @param labels constants; type patterns as {@link Expr.InstanceOf} on the selector or opaque
   * @param isDefault whether it also stands for every other value
   * @param guard the condition behind {@code when}, or null
   * @param arrow whether it ends without falling through; an arrow case with a lone expression has
   *     one {@link Yield} in a switch expression, one {@link Expression} in a statement
   */
  record SwitchCase(
      Span span, List<Expr> labels, boolean isDefault, Expr guard, boolean arrow, List<Stmt> body)
      implements Node {
    @Override
    public List<Node> children() {
      List<Node> children = new ArrayList<>(labels);
      if (guard != null) {
        children.add(guard);
      }
      children.addAll(body);
      return children;
    }
  }

  /**
   * {@code try}.
   *
   * @param resources {@link Local} or {@link Expression} statements
   * @param finallyBlock null where there is none
   */
  record Try(Span span, List<Stmt> resources, Block body, List<Catch> catches, Block finallyBlock)
      implements Stmt {
    @Override
    public List<Node> children() {
      List<Node> children = new ArrayList<>(resources);
      children.add(body);
      children.addAll(catches);
      if (finallyBlock != null) {
        children.add(finallyBlock);
      }
      return children;
    }
  }

  /**
   * A catch clause.
   *
   * @param types the caught types; more than one for a union
   */
  record Catch(Span span, VarDecl parameter, List<TypeRef> types, Block body) implements Node {
    @Override
    public List<Node> children() {
      return List.of(parameter, body);
    }
  }

  /** {@code return}; the value may be null. */
  record Return(Span span, Expr value) implements Stmt {
    @Override
    public List<Node> children() {
      return nonNull(value);
    }
  }

  /** {@code throw}. */
  record Throw(Span span, Expr value) implements Stmt {
    @Override
    public List<Node> children() {
      return List.of(value);
    }
  }

  /** {@code yield}, and the value of an arrow case. */
  record Yield(Span span, Expr value) implements Stmt {
    @Override
    public List<Node> children() {
      return List.of(value);
    }
  }

  /** {@code break}; the label may be null. */
  record Break(Span span, String label) implements Stmt {}

  /** {@code continue}; the label may be null. */
  record Continue(Span span, String label) implements Stmt {}

  /** A labelled statement. */
  record Labeled(Span span, String label, Stmt body) implements Stmt {
    @Override
    public List<Node> children() {
      return List.of(body);
    }
  }

  /** A class declared in a method. */
  record LocalType(Span span, TypeDecl type) implements Stmt {
    @Override
    public List<Node> children() {
      return List.of(type);
    }
  }

  /** Anything else ({@code assert}, an empty statement, code that did not parse). */
  record Opaque(Span span, List<Node> children) implements Stmt {}
}
