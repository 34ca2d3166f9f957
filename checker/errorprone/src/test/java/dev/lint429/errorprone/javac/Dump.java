package dev.lint429.errorprone.javac;

import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lowered code as text, one node a line: its kind, what it says, and in guillemets the source text
 * of its span, white space collapsed. Nodes that stand nowhere have no guillemets.
 */
final class Dump {
  private final CompilationUnit unit;
  private final StringBuilder out = new StringBuilder();

  private Dump(CompilationUnit unit) {
    this.unit = unit;
  }

  static String of(CompilationUnit unit, Node node) {
    Dump dump = new Dump(unit);
    dump.add(node, 0);
    return dump.out.toString();
  }

  private void add(Node node, int depth) {
    out.append("  ".repeat(depth)).append(line(node));
    if (node.span().exists()) {
      out.append(' ').append(quoted(node.span()));
    }
    out.append('\n');
    node.children().forEach(child -> add(child, depth + 1));
  }

  private String quoted(Span span) {
    return "«" + unit.file().text(span).replaceAll("\\s+", " ") + "»";
  }

  private String line(Node node) {
    String kind = node.getClass().getSimpleName();
    String detail = "";
    if (node instanceof Expr expr) {
      detail = detail(expr) + (expr.type().isKnown() ? " : " + type(expr.type()) : "");
    } else if (node instanceof Stmt stmt) {
      detail = detail(stmt);
    } else if (node instanceof VarDecl variable) {
      detail = detail(variable);
    } else if (node instanceof MethodDecl method) {
      detail = detail(method);
    } else if (node instanceof TypeDecl type) {
      detail = detail(type);
    } else if (node instanceof Annotation annotation) {
      detail = annotation.type() + " " + annotation.values().keySet();
    } else if (node instanceof Stmt.SwitchCase switchCase) {
      detail =
          (switchCase.arrow() ? "->" : ":")
              + (switchCase.isDefault() ? " default" : "")
              + (switchCase.guard() != null ? " guarded" : "");
    } else if (node instanceof Stmt.Catch clause) {
      detail = clause.types().stream().map(Dump::type).collect(Collectors.joining(" | "));
    }
    return (kind + " " + detail).strip();
  }

  private static String detail(Stmt stmt) {
    if (stmt instanceof Stmt.Break jump) {
      return jump.label() == null ? "" : jump.label();
    }
    if (stmt instanceof Stmt.Continue jump) {
      return jump.label() == null ? "" : jump.label();
    }
    return stmt instanceof Stmt.Labeled labeled ? labeled.label() : "";
  }

  private String detail(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal.value() == null
          ? "null"
          : literal.value().getClass().getSimpleName() + " " + literal.value();
    }
    if (expr instanceof Expr.Name name) {
      return name.id() + binding(name.binding());
    }
    if (expr instanceof Expr.Select select) {
      return select.name() + binding(select.binding());
    }
    if (expr instanceof Expr.Call call) {
      return method(call.method()) + name(call.nameSpan(), call.name());
    }
    if (expr instanceof Expr.New creation) {
      return method(creation.constructor());
    }
    if (expr instanceof Expr.MethodReference reference) {
      return reference.name() + " -> " + method(reference.method());
    }
    if (expr instanceof Expr.Binary binary) {
      return binary.op();
    }
    if (expr instanceof Expr.Unary unary) {
      return unary.op();
    }
    if (expr instanceof Expr.Assign assign) {
      return assign.op();
    }
    if (expr instanceof Expr.InstanceOf test) {
      return type(test.tested());
    }
    return expr instanceof Expr.ClassLiteral literal ? type(literal.literal()) : "";
  }

  private static String binding(Binding binding) {
    if (binding instanceof Binding.Local local) {
      return " -> " + local.variable();
    }
    if (binding instanceof Binding.Field field) {
      String constant = field.constant() == null ? "" : " = " + field.constant();
      return " -> "
          + (field.isStatic() ? "static " : "")
          + field.owner()
          + "."
          + field.name()
          + constant;
    }
    return binding instanceof Binding.Type type ? " -> type " + type.qualifiedName() : "";
  }

  private static String method(MethodRef method) {
    String thrown = method.thrown().isEmpty() ? "" : " throws " + method.thrown();
    return method.owner()
        + "#"
        + method.name()
        + method.parameterTypes()
        + (method.varargs() ? "..." : "")
        + thrown;
  }

  /** Where a name stands is shown only if it is not the name itself. */
  private String name(Span span, String expected) {
    return unit.file().text(span).equals(expected) ? "" : " named " + quotedOrNone(span);
  }

  private String quotedOrNone(Span span) {
    return span.exists() ? quoted(span) : "nowhere";
  }

  private String detail(VarDecl variable) {
    return variable.kind()
        + modifiers(variable.modifiers())
        + " "
        + variable.name()
        + " : "
        + type(variable.type())
        + (variable.constant() == null ? "" : " = " + variable.constant())
        + name(variable.nameSpan(), variable.name());
  }

  private String detail(MethodDecl method) {
    return modifiers(method.modifiers()).strip()
        + (method.modifiers().isEmpty() ? "" : " ")
        + method.owner()
        + "#"
        + method.name()
        + (method.varargs() ? "..." : "")
        + (method.returnType().isKnown() ? " : " + type(method.returnType()) : "")
        + (method.thrown().isEmpty() ? "" : " throws " + types(method.thrown()))
        + name(method.nameSpan(), method.name());
  }

  private String detail(TypeDecl type) {
    return type.kind()
        + modifiers(type.modifiers())
        + " "
        + type.qualifiedName()
        + (type.superclass().isKnown() ? " extends " + type(type.superclass()) : "")
        + (type.interfaces().isEmpty() ? "" : " implements " + types(type.interfaces()))
        + name(type.nameSpan(), type.simpleName());
  }

  private static String modifiers(java.util.Set<String> modifiers) {
    return modifiers.isEmpty() ? "" : " " + String.join(" ", new TreeSet<>(modifiers));
  }

  private static String types(List<TypeRef> types) {
    return types.stream().map(Dump::type).collect(Collectors.joining(", "));
  }

  static String type(TypeRef type) {
    String args = type.args().isEmpty() ? "" : "<" + types(type.args()) + ">";
    return (type.isKnown() ? type.name() : "?") + args;
  }
}
