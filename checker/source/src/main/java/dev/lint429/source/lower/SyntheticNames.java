package dev.lint429.source.lower;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.type.ClassOrInterfaceType;

/** Turns what the parser took for a type into the expression that it may be as well. */
final class SyntheticNames {
  private SyntheticNames() {}

  /** The name that the type is written with, at the same place. */
  static Expression of(ClassOrInterfaceType type) {
    Expression name;
    if (type.getScope().isPresent()) {
      FieldAccessExpr access = new FieldAccessExpr();
      access.setScope(of(type.getScope().get()));
      access.setName(new SimpleName(type.getNameAsString()));
      name = access;
    } else {
      name = new NameExpr(new SimpleName(type.getNameAsString()));
    }
    type.getRange().ifPresent(name::setRange);
    return name;
  }
}
