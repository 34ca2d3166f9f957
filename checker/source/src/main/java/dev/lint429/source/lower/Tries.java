package dev.lint429.source.lower;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.UnionType;
import dev.lint429.engine.model.Program.Answer;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import dev.lint429.source.tree.TypeSyntax;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.Type;
import java.util.ArrayList;
import java.util.List;

/** Lowers {@code try} statements. */
final class Tries {
  private final Lowering lowering;
  private final Variables variables;

  Tries(Lowering lowering, Variables variables) {
    this.lowering = lowering;
    this.variables = variables;
  }

  Stmt lower(TryStmt attempt, Span span, Scope scope) {
    Scope inside = scope.block();
    List<Stmt> resources = new ArrayList<>();
    for (Expression resource : attempt.getResources()) {
      if (resource instanceof VariableDeclarationExpr declaration) {
        VarDecl variable =
            variables.local(declaration, declaration.getVariable(0), VarDecl.Kind.RESOURCE, inside);
        resources.add(new Stmt.Local(variable.span(), variable));
      } else {
        Typed lowered = lowering.expressions().lower(resource, inside, Known.UNKNOWN);
        resources.add(new Stmt.Expression(lowered.expr().span(), lowered.expr()));
      }
    }
    Stmt.Block body = lowering.statements().block(attempt.getTryBlock(), inside);
    List<Stmt.Catch> catches =
        attempt.getCatchClauses().stream().map(c -> clause(c, scope)).toList();
    Stmt.Block last =
        attempt.getFinallyBlock().map(b -> lowering.statements().block(b, scope)).orElse(null);
    return new Stmt.Try(span, resources, body, catches, last);
  }

  private Stmt.Catch clause(CatchClause clause, Scope scope) {
    Parameter parameter = clause.getParameter();
    List<Type> types =
        parameter.getType() instanceof UnionType union
            ? union.getElements().stream()
                .map(t -> scope.types().resolve(TypeSyntax.of(t)))
                .toList()
            : List.of(scope.types().resolve(TypeSyntax.of(parameter.getType())));
    Scope inside = scope.block();
    Scope.Variable variable =
        lowering
            .declarations()
            .parameter(parameter, VarDecl.Kind.CATCH_PARAMETER, inside, common(types));
    inside.declare(variable.declaration(), variable.type());
    return new Stmt.Catch(
        lowering.span(clause),
        variable.declaration(),
        types.stream().map(Type::toRef).toList(),
        lowering.statements().block(clause.getBody(), inside));
  }

  /** The nearest superclass that all of them have. */
  private Type common(List<Type> types) {
    if (types.size() == 1 || !(types.get(0) instanceof Type.Of first)) {
      return types.get(0);
    }
    for (Type.Of candidate : lowering.types().supertypes(first)) {
      boolean ofAll =
          types.stream()
              .allMatch(
                  t -> lowering.types().isSubtype(t.erasedName(), candidate.name()) == Answer.YES);
      if (ofAll) {
        return candidate.equals(Known.OBJECT) ? Type.Of.of("java.lang.Throwable") : candidate;
      }
    }
    return Known.UNKNOWN;
  }
}
