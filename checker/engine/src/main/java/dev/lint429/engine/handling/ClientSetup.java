package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the client of a request was set up: the calls that built or configured it, wherever in the
 * program they stand.
 */
final class ClientSetup {
  private static final int MAX_DEPTH = 10;

  /** Expressions that are looked at for one request. */
  private static final int MAX_LOOKS = 300;

  /** A call that built or configured the client. */
  record Step(CompilationUnit unit, Expr call, List<Expr> args) {}

  private final Knowledge know;

  ClientSetup(Knowledge know) {
    this.know = know;
  }

  /** The calls that made the client that {@code site} sends with, as far as they are in sight. */
  List<Step> steps(RequestSite site) {
    Walk walk = new Walk();
    if (site instanceof RequestSite.Sent sent) {
      if (sent.call().receiver() != null) {
        walk.at(sent.call().receiver(), sent.unit(), 0);
      }
      return walk.steps;
    }
    RequestSite.Declared declared = (RequestSite.Declared) site;
    String type = declared.method().owner();
    know.program()
        .unitsContaining(type.substring(type.lastIndexOf('.') + 1) + ".class")
        .forEach(
            unit ->
                unit.all(Expr.Call.class)
                    .forEach(call -> factory(declared, type, unit, call, walk)));
    return walk.steps;
  }

  private void factory(
      RequestSite.Declared declared, String type, CompilationUnit unit, Expr.Call call, Walk walk) {
    if (declared.kind().factories().stream()
            .anyMatch(f -> f.method().matches(call.method(), call.args().size()))
        && call.args().stream()
            .anyMatch(a -> a instanceof Expr.ClassLiteral c && c.literal().is(type))) {
      walk.at(call, unit, 0);
    }
  }

  /** Follows the client back to where it was made. */
  private final class Walk {
    private final List<Step> steps = new ArrayList<>();
    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private int looks;

    void at(Expr expr, CompilationUnit unit, int depth) {
      if (expr == null || depth > MAX_DEPTH || looks++ > MAX_LOOKS) {
        return;
      }
      know.constants().seenIn(unit);
      if (expr instanceof Expr.Call call) {
        steps.add(new Step(unit, call, call.args()));
        made(call, depth);
        at(call.receiver(), unit, depth + 1);
        call.args().forEach(arg -> argument(arg, unit, depth + 1));
      } else if (expr instanceof Expr.New created) {
        steps.add(new Step(unit, created, created.args()));
        created.args().forEach(arg -> argument(arg, unit, depth + 1));
      } else if (expr instanceof Expr.Cast cast) {
        at(cast.operand(), unit, depth + 1);
      } else if (expr instanceof Expr.Conditional either) {
        at(either.whenTrue(), unit, depth + 1);
        at(either.whenFalse(), unit, depth + 1);
      } else {
        VarDecl variable = know.constants().variable(expr);
        if (variable != null && visited.add(variable)) {
          variable(variable, expr, unit, depth);
        } else if (variable == null && expr instanceof Expr.Select select) {
          // A field of a library's object: client.models
          at(select.target(), unit, depth + 1);
        }
      }
    }

    private void argument(Expr arg, CompilationUnit unit, int depth) {
      if (arg instanceof Expr.Lambda configure) {
        configured(configure.body(), unit);
      } else if (depth >= MAX_DEPTH / 2) {
        // Far in: only what is written here.
        configured(arg, unit);
      } else if (!(arg instanceof Expr.Literal)) {
        at(arg, unit, depth);
      }
    }

    /** A lambda that is given a builder: the calls in it. */
    private void configured(Node body, CompilationUnit unit) {
      if (body instanceof Expr.Call call) {
        steps.add(new Step(unit, call, call.args()));
      }
      body.children().forEach(child -> configured(child, unit));
    }

    private void made(Expr.Call call, int depth) {
      for (MethodDecl body : know.graph().bodies(call.method())) {
        Optional<CompilationUnit> unit =
            know.program().type(body.owner()).map(know.program()::unitOf);
        if (unit.isPresent() && visited.add(body)) {
          returns(body.body(), unit.get(), depth);
        }
      }
    }

    private void returns(Node node, CompilationUnit unit, int depth) {
      if (node instanceof Stmt.Return end && end.value() != null) {
        at(end.value(), unit, depth + 1);
      } else if (!(node instanceof Expr)) {
        node.children().forEach(child -> returns(child, unit, depth));
      }
    }

    private void variable(VarDecl variable, Expr use, CompilationUnit unit, int depth) {
      CompilationUnit home = homeOf(use, unit);
      know.constants().seenIn(home);
      if (variable.init() != null) {
        at(variable.init(), home, depth + 1);
      }
      for (Node write : know.constants().writesTo(variable)) {
        if (write instanceof Expr.Assign assign) {
          at(assign.value(), home, depth + 1);
        }
      }
      callsOn(variable, home, depth);
      if (variable.kind() == VarDecl.Kind.PARAMETER) {
        parameter(variable, home, depth);
      }
      boolean injected =
          variable.init() == null
              && (variable.kind() == VarDecl.Kind.PARAMETER
                  || variable.kind() == VarDecl.Kind.FIELD);
      if (injected) {
        beans(variable, depth);
      }
    }

    private CompilationUnit homeOf(Expr use, CompilationUnit unit) {
      return Constants.bindingOf(use) instanceof Binding.Field field
          ? know.program().type(field.owner()).map(know.program()::unitOf).orElse(unit)
          : unit;
    }

    /** {@code template.setInterceptors(…)}, {@code builder.addInterceptor(…)} as statements. */
    private void callsOn(VarDecl variable, CompilationUnit unit, int depth) {
      for (Expr.Call call : know.constants().chainsOn(variable, unit)) {
        steps.add(new Step(unit, call, call.args()));
        call.args().forEach(arg -> argument(arg, unit, depth + 1));
      }
    }

    private void parameter(VarDecl parameter, CompilationUnit unit, int depth) {
      if (!(unit.parent(parameter) instanceof MethodDecl method)) {
        return;
      }
      int index = method.parameters().indexOf(parameter);
      for (CallGraph.Caller caller : know.graph().callers(method)) {
        List<Expr> args = CallGraph.argsOf(caller.call());
        if (index < args.size()) {
          at(args.get(index), caller.unit(), depth + 1);
        }
      }
    }

    private void beans(VarDecl variable, int depth) {
      String type = variable.type().name();
      if (type.isEmpty() || !visited.add(type.intern())) {
        return;
      }
      know.program()
          .unitsContaining("@Bean", variable.type().simpleName())
          .forEach(
              unit -> {
                for (MethodDecl method : unit.all(MethodDecl.class)) {
                  if (method.body() != null
                      && method.returnType().is(type)
                      && method.annotations().stream()
                          .anyMatch(a -> a.simpleName().equals("Bean"))) {
                    returns(method.body(), unit, depth + 1);
                  }
                }
              });
    }
  }

  /** The calls that put code in charge of error statuses on the client of {@code site}. */
  List<Step> statusHandlers(RequestSite site) {
    if (know.catalogue().statusHandlerNames().stream().noneMatch(know.program()::mentions)) {
      return List.of();
    }
    return steps(site).stream()
        .filter(
            step ->
                step.call() instanceof Expr.Call call
                    && know.statusHandler(call.method(), call.args().size()).isPresent()
                    && !isInChain(call, site))
        .toList();
  }

  /** Whether a call is part of the request's own chain, which is followed anyway. */
  private static boolean isInChain(Expr.Call call, RequestSite site) {
    if (!(site instanceof RequestSite.Sent sent)) {
      return false;
    }
    for (Expr at = sent.call().receiver(); at instanceof Expr.Call step; at = step.receiver()) {
      if (at == call) {
        return true;
      }
    }
    return false;
  }

  /** The hooks of the user's own that were put on the client, with the method that is called. */
  List<Hook> hooks(List<Step> steps) {
    List<Hook> hooks = new ArrayList<>();
    for (Step step : steps) {
      for (Client.Interceptor interceptor : know.interceptors()) {
        if (installs(interceptor, step.call()) || addsTo(interceptor, step.call())) {
          step.args().forEach(arg -> hook(interceptor, arg, step.unit(), hooks));
        }
      }
    }
    return hooks;
  }

  private static boolean installs(Client.Interceptor interceptor, Expr call) {
    return interceptor.install().matches(CallGraph.methodOf(call), CallGraph.argsOf(call).size());
  }

  /** {@code template.getInterceptors().add(…)}. */
  private static boolean addsTo(Client.Interceptor interceptor, Expr call) {
    return call instanceof Expr.Call added
        && added.name().startsWith("add")
        && added.receiver() instanceof Expr.Call
        && installs(interceptor, added.receiver());
  }

  /**
   * A hook.
   *
   * @param code the lambda, or the method of the source; null where it cannot be seen
   * @param name how to call it in messages
   */
  record Hook(Client.Interceptor interceptor, CompilationUnit unit, Node code, String name) {}

  private void hook(
      Client.Interceptor interceptor, Expr arg, CompilationUnit unit, List<Hook> hooks) {
    if (arg instanceof Expr.Call call) {
      call.args().forEach(inner -> hook(interceptor, inner, unit, hooks));
      for (MethodDecl body : know.graph().bodies(call.method())) {
        hooks.addAll(returnedHooks(interceptor, body));
      }
      return;
    }
    if (arg instanceof Expr.Lambda) {
      hooks.add(new Hook(interceptor, unit, arg, "an interceptor"));
      return;
    }
    VarDecl variable = know.constants().variable(arg);
    if (arg instanceof Expr.New created && created.body() != null) {
      implementation(interceptor, created.body(), unit, hooks);
      return;
    }
    if (variable != null && variable.init() != null) {
      hook(interceptor, variable.init(), unit, hooks);
      return;
    }
    String type = arg.type().isKnown() ? arg.type().name() : "";
    Optional<TypeDecl> declared = know.program().type(type);
    if (declared.isPresent()) {
      implementation(interceptor, declared.get(), know.program().unitOf(declared.get()), hooks);
    } else if (!type.isEmpty()) {
      hooks.add(new Hook(interceptor, unit, null, type.substring(type.lastIndexOf('.') + 1)));
    }
  }

  private List<Hook> returnedHooks(Client.Interceptor interceptor, MethodDecl method) {
    List<Hook> hooks = new ArrayList<>();
    know.program()
        .type(method.owner())
        .map(know.program()::unitOf)
        .ifPresent(unit -> collectReturned(interceptor, method.body(), unit, hooks));
    return hooks;
  }

  private void collectReturned(
      Client.Interceptor interceptor, Node node, CompilationUnit unit, List<Hook> hooks) {
    if (node instanceof Stmt.Return end && end.value() != null) {
      if (!(end.value() instanceof Expr.Call)) {
        hook(interceptor, end.value(), unit, hooks);
      }
    } else if (!(node instanceof Expr)) {
      node.children().forEach(child -> collectReturned(interceptor, child, unit, hooks));
    }
  }

  private void implementation(
      Client.Interceptor interceptor, TypeDecl type, CompilationUnit unit, List<Hook> hooks) {
    type.methods().stream()
        .filter(m -> m.name().equals(interceptor.method()) && m.body() != null)
        .findFirst()
        .ifPresent(m -> hooks.add(new Hook(interceptor, unit, m, type.simpleName())));
  }

  /** The configuration of the client's own retry that holds, or its default. */
  Optional<Configured> configured(Client client, List<Step> steps) {
    for (Step step : steps) {
      for (Client.ClientConfig config : client.config()) {
        if (config.method().matches(CallGraph.methodOf(step.call()), step.args().size())) {
          return Optional.of(new Configured(config, step));
        }
      }
    }
    return Optional.empty();
  }

  /** A call that configures the client's own retry. */
  record Configured(Client.ClientConfig config, Step step) {}

  /** Whether a type is there, be it as source or as a class file. */
  boolean isPresent(String type) {
    return know.program().origin(type) != Program.Origin.UNKNOWN;
  }
}
