package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.Iterator;
import java.util.List;

/** The values of local variables and parameters. */
final class Variables {
  private static final int MAX_CALLERS = 12;

  private final Evaluator evaluator;
  private final Fields fields;

  Variables(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.fields = new Fields(evaluator);
  }

  Fields fields() {
    return fields;
  }

  /** The values of a name or qualified name. */
  Values read(Expr expr, Env env) {
    Binding binding = UnitIndex.bindingOf(expr);
    if (binding instanceof Binding.Local local) {
      return local(local.variable(), expr.span(), env);
    }
    if (binding instanceof Binding.Field field) {
      Expr target = expr instanceof Expr.Select select ? select.target() : null;
      return fields.read(field, expr, target, env);
    }
    if (binding instanceof Binding.Type || (expr instanceof Expr.Name n && n.isThis())) {
      return Values.of(UrlValue.NO_URL);
    }
    return Values.of(Evaluator.hole(expr, Hole.Kind.VARIABLE));
  }

  /** The values of {@code variable} as read at {@code use}. */
  private Values local(VarDecl variable, Span use, Env env) {
    Values values = initial(variable, env);
    for (Expr write : evaluator.index(env.unit()).localWrites(variable)) {
      if (write.span().end() > use.start()) {
        break;
      }
      Reach reach = reach(write, use, env.unit());
      if (reach != Reach.NEVER) {
        Values written = written(write, env);
        values = reach == Reach.ALWAYS && !written.isEmpty() ? written : values.or(written);
      }
    }
    return values;
  }

  private Values initial(VarDecl variable, Env env) {
    return switch (variable.kind()) {
      case PARAMETER -> parameter(variable, env);
      case LAMBDA_PARAMETER -> {
        Values given = env.given(variable);
        yield given != null ? given : Values.of(Evaluator.hole(variable, Hole.Kind.PARAMETER));
      }
      case LOOP_VARIABLE ->
          env.unit().parent(variable) instanceof Stmt.ForEach loop
              ? evaluator.objects().elements(loop.iterable(), env)
              : evaluator.eval(variable.init(), env);
      case LOCAL, RESOURCE -> evaluator.eval(variable.init(), env);
      default -> Values.of(Evaluator.hole(variable, Hole.Kind.VARIABLE));
    };
  }

  /** What an assignment or a chain of calls on a variable leaves in it. */
  private Values written(Expr write, Env env) {
    if (write instanceof Expr.Assign assign) {
      return assign.op().equals("=")
          ? evaluator.eval(assign.value(), env)
          : evaluator.append(evaluator.operand(assign.target(), env), assign.value(), env);
    }
    return evaluator.calls().isMutation((Expr.Call) write)
        ? evaluator.eval(write, env)
        : Values.NONE;
  }

  private enum Reach {
    ALWAYS,
    SOMETIMES,
    NEVER
  }

  /** Whether a write that stands before a use is done whenever the use is reached. */
  private static Reach reach(Expr write, Span use, CompilationUnit unit) {
    Reach reach = Reach.ALWAYS;
    Node below = write;
    for (Node at = unit.parent(write); at != null; at = unit.parent(at)) {
      boolean holdsUse = at.span().contains(use);
      if (holdsUse) {
        boolean otherBranch = at instanceof Stmt.If branch && below != branch.condition();
        otherBranch |= at instanceof Stmt.Switch && below instanceof Stmt.SwitchCase;
        return otherBranch && !below.span().contains(use) ? Reach.NEVER : reach;
      }
      if (isConditional(at, below)) {
        reach = Reach.SOMETIMES;
      }
      below = at;
    }
    return Reach.SOMETIMES;
  }

  private static boolean isConditional(Node node, Node below) {
    if (node instanceof Stmt.If branch) {
      return below != branch.condition();
    }
    return node instanceof Stmt.SwitchCase
        || node instanceof Stmt.Catch
        || node instanceof Stmt.For
        || node instanceof Stmt.ForEach
        || node instanceof Stmt.While
        || node instanceof Expr.Conditional
        || node instanceof Expr.Lambda;
  }

  private Values parameter(VarDecl parameter, Env env) {
    Env.Bound argument = env.argument(parameter);
    if (argument != null) {
      Values values = evaluator.eval(argument.expr(), argument.env());
      return env.isFromCaller()
          ? values.via(passedAs(parameter, argument.expr(), argument.env().unit()))
          : values;
    }
    Values injected = evaluator.config().injected(parameter.annotations(), env.unit());
    if (!injected.isEmpty()) {
      return injected;
    }
    MethodDecl method = env.unit().enclosing(parameter, MethodDecl.class);
    return method == null
        ? Values.of(Evaluator.hole(parameter, Hole.Kind.PARAMETER))
        : passed(method, parameter, env.unit());
  }

  private static Evidence passedAs(VarDecl parameter, Expr arg, CompilationUnit unit) {
    return new Evidence(unit.file(), arg.span(), "passed here as " + parameter.name());
  }

  /** What any caller passes for {@code parameter}. */
  Values passed(MethodDecl method, VarDecl parameter, CompilationUnit unit) {
    return evaluator.guarded(parameter, () -> passedByCallers(method, parameter, unit));
  }

  private Values passedByCallers(MethodDecl method, VarDecl parameter, CompilationUnit unit) {
    Values injected = evaluator.config().injected(method.annotations(), unit);
    if (!injected.isEmpty() && method.parameters().size() == 1) {
      return injected;
    }
    int index = method.parameters().indexOf(parameter);
    boolean spread = method.varargs() && index == method.parameters().size() - 1;
    Values values = Values.NONE;
    int seen = 0;
    Iterator<CallGraph.InFile> files = evaluator.graph().callersByFile(method).iterator();
    while (!spread && seen < MAX_CALLERS && evaluator.mayLookIntoFile() && files.hasNext()) {
      CallGraph.InFile file = files.next();
      evaluator.looksInto(file.unit());
      for (CallGraph.Caller caller : file.callers()) {
        List<Expr> args = CallGraph.argsOf(caller.call());
        if (index < args.size() && seen++ < MAX_CALLERS) {
          Expr arg = args.get(index);
          Evidence step = passedAs(parameter, arg, caller.unit());
          values = values.or(evaluator.eval(arg, evaluator.any(caller.unit())).via(step));
        }
      }
    }
    if (!values.isEmpty()) {
      return values.map(v -> v.withName(parameter.name()));
    }
    Values bean = evaluator.objects().beans().injected(parameter);
    return bean.orElse(Evaluator.hole(parameter, Hole.Kind.PARAMETER));
  }
}
