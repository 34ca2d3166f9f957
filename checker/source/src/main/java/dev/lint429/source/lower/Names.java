package dev.lint429.source.lower;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Span;
import dev.lint429.source.lower.Scope.Variable;
import dev.lint429.source.tree.Identifiers;
import dev.lint429.source.tree.SourceClass;
import dev.lint429.source.types.FieldInfo;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Type;
import java.util.Optional;

/** Finds what names stand for (JLS 6.5): variables before types before packages. */
final class Names {
  private final Lowering lowering;

  Names(Lowering lowering) {
    this.lowering = lowering;
  }

  /** Whether the expression is a name that may stand for a type or package. */
  static boolean mayBeType(Expression expression) {
    return expression instanceof NameExpr
        || expression instanceof FieldAccessExpr access && mayBeType(access.getScope());
  }

  Typed name(NameExpr expression, Scope scope) {
    String id = Identifiers.text(expression.getNameAsString());
    Span span = lowering.span(expression);
    for (Scope at = scope; at != null; at = at.outer()) {
      if (at.declaring() != null) {
        FieldInfo field = lowering.types().field(at.declaring().thisType(), id);
        if (field != null) {
          return typed(span, id, field);
        }
      } else {
        Variable variable = at.variable(id);
        if (variable != null) {
          Binding binding = new Binding.Local(variable.declaration());
          return new Typed(
              new Expr.Name(span, id, binding, variable.type().toRef()), variable.type());
        }
      }
    }
    Optional<FieldInfo> imported = lowering.fileScope().staticField(id);
    if (imported.isPresent()) {
      return typed(span, id, imported.get());
    }
    if (scope.types().lookup(id) instanceof Type.Of type) {
      Binding binding = new Binding.Type(type.name());
      return new Typed(new Expr.Name(span, id, binding, type.toRef()), type);
    }
    return unknownName(span, id);
  }

  private static Typed typed(Span span, String id, FieldInfo field) {
    return new Typed(new Expr.Name(span, id, binding(field), field.type().toRef()), field.type());
  }

  private static Binding binding(FieldInfo field) {
    return new Binding.Field(field.owner(), field.name(), field.isStatic(), field.constant());
  }

  /** A constant that is imported from a class of which nothing is known, or just anything. */
  private Typed unknownName(Span span, String id) {
    Binding binding =
        lowering
            .fileScope()
            .staticOwner(id)
            .<Binding>map(owner -> new Binding.Field(owner, id, true, null))
            .orElse(Binding.UNRESOLVED);
    return new Typed(new Expr.Name(span, id, binding, Known.UNKNOWN.toRef()), Known.UNKNOWN);
  }

  Typed select(FieldAccessExpr access, Scope scope) {
    String name = Identifiers.text(access.getNameAsString());
    Span span = lowering.span(access);
    Typed target = lowering.expressions().lower(access.getScope(), scope, Known.UNKNOWN);
    if (target.type() instanceof Type.Array && name.equals("length")) {
      Binding length = new Binding.Field("", name, false, null);
      return select(span, target, name, length, Known.INT);
    }
    Binding qualifier = bindingOf(target.expr());
    boolean isType = qualifier instanceof Binding.Type;
    if (target.type().isKnown()) {
      FieldInfo field = lowering.types().field(target.type(), name);
      if (field != null) {
        return select(span, target, name, binding(field), field.type());
      }
      return isType ? memberOfType(span, target, name) : fieldOfUnknown(span, target, name);
    }
    if (qualifier == Binding.UNRESOLVED && mayBeType(access.getScope())) {
      return qualified(access, span, target, name);
    }
    return select(span, target, name, Binding.UNRESOLVED, Known.UNKNOWN);
  }

  private static Typed select(Span span, Typed target, String name, Binding binding, Type type) {
    return new Typed(new Expr.Select(span, target.expr(), name, binding, type.toRef()), type);
  }

  static Binding bindingOf(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return name.binding();
    }
    return expr instanceof Expr.Select select ? select.binding() : Binding.UNRESOLVED;
  }

  /** {@code Type.name}, where no such field is known: a member type, or a field after all. */
  private Typed memberOfType(Span span, Typed target, String name) {
    String owner = target.type().className();
    String member = lowering.types().memberType(owner, name);
    boolean isUnknownClass = lowering.types().find(owner) == null;
    if (member == null && isUnknownClass && Identifiers.looksLikeClass(name)) {
      member = owner + "." + name;
    }
    if (member != null) {
      return select(span, target, name, new Binding.Type(member), Type.Of.of(member));
    }
    return select(span, target, name, new Binding.Field(owner, name, true, null), Known.UNKNOWN);
  }

  private static Typed fieldOfUnknown(Span span, Typed target, String name) {
    String owner = target.type().className();
    Binding binding =
        owner.isEmpty() ? Binding.UNRESOLVED : new Binding.Field(owner, name, false, null);
    return select(span, target, name, binding, Known.UNKNOWN);
  }

  /**
   * A name with dots whose first part is no variable and no type, so that it is a package. What
   * follows it is taken for a class if there is one of that name, or if it is spelt like one.
   */
  private Typed qualified(FieldAccessExpr access, Span span, Typed target, String name) {
    String qualifiedName = access.toString();
    boolean isClass =
        lowering.types().find(qualifiedName) != null
            || Identifiers.looksLikeClass(name) && Character.isLowerCase(qualifiedName.charAt(0));
    if (isClass) {
      Type type = Type.Of.of(qualifiedName);
      return select(span, target, name, new Binding.Type(qualifiedName), type);
    }
    return select(span, target, name, Binding.UNRESOLVED, Known.UNKNOWN);
  }

  /** {@code this} and {@code super}, with the class in front of them as the target if any. */
  Typed self(Expression expression, Scope scope) {
    Span span = lowering.span(expression);
    boolean isSuper = expression instanceof SuperExpr;
    String id = isSuper ? "super" : "this";
    Optional<String> qualifier =
        (isSuper ? ((SuperExpr) expression).getTypeName() : ((ThisExpr) expression).getTypeName())
            .map(n -> n.asString());
    SourceClass enclosing = scope.enclosingClass();
    if (qualifier.isEmpty()) {
      Type type = isSuper ? superclass(enclosing) : enclosing.thisType();
      return new Typed(new Expr.Name(span, id, Binding.UNRESOLVED, type.toRef()), type);
    }
    Type type = scope.types().resolveName(qualifier.get());
    Span at = new Span(span.start(), span.start() + qualifier.get().length());
    Expr target =
        new Expr.Name(at, qualifier.get(), new Binding.Type(type.className()), type.toRef());
    if (isSuper && type.className().equals(enclosing.name())) {
      type = superclass(enclosing);
    }
    return new Typed(new Expr.Select(span, target, id, Binding.UNRESOLVED, type.toRef()), type);
  }

  private static Type superclass(SourceClass type) {
    Type superclass = type.superclass();
    return superclass == null ? Known.OBJECT : superclass;
  }
}
