package dev.lint429.source.tree;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;

/**
 * What other files can see of a file, as a text to compare: as long as it stays the same, what was
 * worked out of those files holds. The bodies of methods and private members are no part of it.
 */
public final class Declared {
  private final StringBuilder out = new StringBuilder();

  private Declared() {}

  /** The declarations of a file; not meant for reading. */
  public static String of(JavaFileParser.Parsed parsed) {
    Declared declared = new Declared();
    parsed.ast().ifPresent(declared::unit);
    return declared.out.toString();
  }

  private void unit(CompilationUnit unit) {
    unit.getPackageDeclaration().ifPresent(this::add);
    unit.getImports().forEach(this::add);
    unit.getTypes().forEach(this::type);
  }

  private void add(Node node) {
    node.getTokenRange()
        .ifPresent(
            tokens ->
                tokens.forEach(
                    token -> {
                      if (!token.getCategory().isWhitespaceOrComment()) {
                        out.append(token.getText()).append(' ');
                      }
                    }));
  }

  /** All of a type but its body, and then its members. */
  private void type(TypeDeclaration<?> type) {
    out.append('\n').append(type.getClass().getSimpleName()).append(' ');
    for (Node child : type.getChildNodes()) {
      if (!(child instanceof BodyDeclaration<?>)) {
        add(child);
        out.append(',');
      }
    }
    out.append('{');
    if (type instanceof EnumDeclaration constants) {
      constants.getEntries().forEach(entry -> out.append(entry.getNameAsString()).append(','));
    }
    type.getMembers().forEach(this::member);
    out.append('}');
  }

  private void member(BodyDeclaration<?> member) {
    boolean isHidden =
        member instanceof InitializerDeclaration
            || member instanceof NodeWithModifiers<?> declared
                && declared.hasModifier(com.github.javaparser.ast.Modifier.Keyword.PRIVATE)
                && member.getAnnotations().isEmpty()
                && !(member instanceof TypeDeclaration<?>)
                && !(member instanceof FieldDeclaration);
    if (isHidden) {
      return;
    }
    if (member instanceof TypeDeclaration<?> nested) {
      type(nested);
      return;
    }
    out.append('\n');
    if (member instanceof CallableDeclaration<?> callable) {
      out.append(callable.getNameAsString()).append('(');
      for (Node child : callable.getChildNodes()) {
        boolean isBody = child instanceof com.github.javaparser.ast.stmt.BlockStmt;
        if (!isBody && !(child instanceof AnnotationExpr)) {
          add(child);
          out.append(',');
        }
      }
      boolean hasBody =
          callable instanceof MethodDeclaration method && method.getBody().isPresent();
      out.append(hasBody ? "{}" : ";");
    } else if (member instanceof FieldDeclaration field) {
      field.getModifiers().forEach(this::add);
      field.getAnnotations().forEach(this::add);
      field
          .getVariables()
          .forEach(
              variable -> {
                add(variable.getType());
                out.append(variable.getNameAsString()).append('=');
                // Anything else is no constant, and whoever follows it looks at the file itself.
                variable
                    .getInitializer()
                    .filter(ConstantReader::mayBeConstant)
                    .ifPresent(this::add);
                out.append(';');
              });
    } else {
      add(member);
    }
  }
}
