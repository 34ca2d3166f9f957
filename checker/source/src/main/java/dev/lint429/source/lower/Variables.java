package dev.lint429.source.lower;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.VarDecl;
import dev.lint429.source.tree.Constants;
import dev.lint429.source.tree.Identifiers;
import dev.lint429.source.tree.TypeSyntax;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Type;
import java.util.Set;

/** Lowers local variables and declares them. */
final class Variables {
  private final Lowering lowering;

  Variables(Lowering lowering) {
    this.lowering = lowering;
  }

  VarDecl local(
      VariableDeclarationExpr declaration,
      VariableDeclarator variable,
      VarDecl.Kind kind,
      Scope scope) {
    boolean first = declaration.getVariable(0) == variable;
    Type type = scope.types().resolve(TypeSyntax.of(variable.getType()));
    Typed init =
        variable
            .getInitializer()
            .map(i -> lowering.expressions().lower(i, scope.block(), type))
            .orElse(null);
    boolean isInferred = TypeSyntax.of(variable.getType()).isOmitted();
    Type actual = isInferred && init != null ? init.type().upper() : type;
    Set<String> modifiers = Declarations.modifiers(declaration.getModifiers());
    Object constant =
        modifiers.contains("final") && init != null && !(init.expr() instanceof Expr.NewArray)
            ? Constants.convert(Constant.of(init.expr()), actual.erasedName())
            : null;
    VarDecl local =
        new VarDecl(
            first ? lowering.span(declaration, variable) : lowering.span(variable),
            lowering.nameSpan(variable.getName()),
            kind,
            Identifiers.text(variable.getNameAsString()),
            actual.toRef(),
            kind == VarDecl.Kind.RESOURCE ? Set.of() : modifiers,
            lowering.annotations().lower(declaration.getAnnotations(), scope, first),
            init == null ? null : init.expr(),
            constant);
    scope.declare(local, actual);
    return local;
  }

  /** The variable of a loop over {@code iterable}. */
  VarDecl element(VariableDeclarationExpr declaration, Type iterable, Scope scope) {
    VariableDeclarator variable = declaration.getVariable(0);
    Type type = scope.types().resolve(TypeSyntax.of(variable.getType()));
    Type actual = type.isKnown() || !isInferred(variable) ? type : elementOf(iterable);
    VarDecl element =
        new VarDecl(
            lowering.span(declaration),
            lowering.nameSpan(variable.getName()),
            VarDecl.Kind.LOOP_VARIABLE,
            Identifiers.text(variable.getNameAsString()),
            actual.toRef(),
            Declarations.modifiers(declaration.getModifiers()),
            lowering.annotations().lower(declaration.getAnnotations(), scope),
            null,
            null);
    scope.declare(element, actual);
    return element;
  }

  private static boolean isInferred(VariableDeclarator variable) {
    return TypeSyntax.of(variable.getType()).isOmitted();
  }

  private Type elementOf(Type iterable) {
    if (iterable instanceof Type.Array array) {
      return array.element();
    }
    Type.Of same = lowering.types().asSuper(iterable, "java.lang.Iterable");
    return same == null || same.args().isEmpty() ? Known.UNKNOWN : same.args().get(0).upper();
  }
}
