package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Stmt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The values of calls and creations. */
final class Calls {
  private static final int MAX_BODIES = 8;

  /** Methods of URLs, requests and clients that give a part, not the whole in another form. */
  private static final Set<String> PARTS =
      Set.of(
          "getHost",
          "host",
          "getPath",
          "getScheme",
          "scheme",
          "getPort",
          "port",
          "getQuery",
          "getFragment",
          "getAuthority",
          "body",
          "getBody",
          "headers",
          "getHeaders",
          "hashCode",
          "getContent",
          "getContentType");

  private final Evaluator evaluator;
  private final Texts texts;
  private final Lookups lookups;
  private final Steps steps;
  private final DeclaredUrls declaredUrls;

  Calls(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.texts = new Texts(evaluator);
    this.lookups = new Lookups(evaluator);
    this.steps = new Steps(evaluator);
    this.declaredUrls = new DeclaredUrls(evaluator);
  }

  Steps steps() {
    return steps;
  }

  DeclaredUrls declaredUrls() {
    return declaredUrls;
  }

  /** The values of an instance creation. */
  Values create(Expr.New creation, Env env) {
    MethodRef constructor = creation.constructor();
    List<Expr> args = creation.args();
    List<Client.UrlStep> known = evaluator.catalogue().urlSteps(constructor, args.size());
    Values none = Values.of(UrlValue.NO_URL);
    if (!known.isEmpty()) {
      return steps.apply(known, none, constructor, args, env);
    }
    boolean text =
        Set.of("java.lang.String", "java.lang.StringBuilder", "java.lang.StringBuffer")
            .contains(creation.type().name());
    if (text && args.size() == 1 && !args.get(0).type().is("int")) {
      return evaluator.eval(args.get(0), env);
    }
    return text ? Values.of("") : none;
  }

  /** The values of a call. */
  Values call(Expr.Call call, Env env) {
    MethodRef method = call.method();
    if (isSend(call)) {
      return evaluator
          .catalogue()
          .send(method, call.args().size())
          .filter(s -> s.send().mode() == Client.Mode.DEFERRED)
          .map(s -> evaluator.eval(call.receiver(), env))
          .orElseGet(() -> unknown(call));
    }
    List<Client.UrlStep> known = evaluator.catalogue().urlSteps(method, call.args().size());
    if (!known.isEmpty()) {
      return Steps.ofAnyReceiver(known)
          .orElseGet(() -> steps.apply(known, receiver(call, env), method, call.args(), env));
    }
    List<MethodDecl> bodies = evaluator.graph().bodies(method);
    if (!bodies.isEmpty()) {
      return returned(bodies, call, env);
    }
    Optional<Values> found = texts.apply(call, env);
    found = found.isPresent() ? found : lookups.apply(call, env);
    found = found.isPresent() ? found : generatedGetter(call, env);
    found = found.isPresent() ? found : declaredUrls.ofCall(call, env);
    return found.orElseGet(() -> fluent(call, env));
  }

  private boolean isSend(Expr.Call call) {
    return evaluator.catalogue().send(call.method(), call.args().size()).isPresent();
  }

  private static Values unknown(Expr.Call call) {
    return Values.of(Evaluator.hole(call, Hole.Kind.METHOD));
  }

  private Values receiver(Expr.Call call, Env env) {
    Values base = evaluator.eval(call.receiver(), env);
    return base.isEmpty() ? Values.of(UrlValue.NO_URL) : base;
  }

  private Values returned(List<MethodDecl> bodies, Expr.Call call, Env env) {
    Values values = Values.NONE;
    int cuts = evaluator.cuts();
    for (MethodDecl body : bodies.subList(0, Math.min(bodies.size(), MAX_BODIES))) {
      CompilationUnit unit = evaluator.unitOf(body).orElse(env.unit());
      boolean sameObject = call.receiver() == null || isThis(call.receiver());
      Env inside = env.enter(unit, body, call.args(), sameObject ? null : call.receiver());
      Values result = evaluator.returned(body, inside);
      Evidence step = new Evidence(unit.file(), body.nameSpan(), "returned by " + body.name());
      boolean silent = isGetter(body);
      values = values.or(result.map(v -> silent || v.text().isEmpty() ? v : v.via(step)));
    }
    // A call that comes back to itself adds no value of its own.
    return cuts == evaluator.cuts()
        ? values.orElse(Evaluator.hole(call, Hole.Kind.METHOD))
        : values;
  }

  /** Whether a method does nothing but return a field. */
  private static boolean isGetter(MethodDecl method) {
    List<Stmt> statements = method.body().statements();
    return statements.size() == 1
        && statements.get(0) instanceof Stmt.Return result
        && result.value() != null
        && Evaluator.isField(result.value());
  }

  private static boolean isThis(Expr expr) {
    return expr instanceof Expr.Name name && name.isThis();
  }

  /** A getter that Lombok or a record generates: the field. */
  private Optional<Values> generatedGetter(Expr.Call call, Env env) {
    MethodRef method = call.method();
    if (!call.args().isEmpty()
        || !method.isResolved()
        || evaluator.program().origin(method.owner()) != Program.Origin.SOURCE) {
      return Optional.empty();
    }
    String name = method.name();
    if (name.matches("get[A-Z].*")) {
      name = name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4);
    }
    Fields fields = evaluator.variables().fields();
    Expr receiver = call.receiver();
    return fields
        .find(method.owner(), name)
        .map(
            field ->
                fields.of(
                    field,
                    receiver == null || isThis(receiver)
                        ? env.receiver()
                        : new Env.Bound(receiver, env)));
  }

  /** A call in a chain that says nothing of the URL hands on what it is called on. */
  private Values fluent(Expr.Call call, Env env) {
    if (call.receiver() == null
        || UnitIndex.bindingOf(call.receiver()) instanceof Binding.Type
        || PARTS.contains(call.name())) {
      return unknown(call);
    }
    String owner = call.method().owner();
    if (!owner.isEmpty() && !evaluator.isClientType(owner)) {
      return unknown(call);
    }
    Values base = evaluator.eval(call.receiver(), env);
    return owner.isEmpty() && !base.anyKnown() ? unknown(call) : base;
  }

  /** Whether a statement that is a chain of calls on a variable changes the URL that it holds. */
  boolean isMutation(Expr.Call chain) {
    String owner = chain.method().owner();
    boolean changes = false;
    for (Expr at = chain; at instanceof Expr.Call call; at = call.receiver()) {
      if (!call.method().owner().equals(owner) || isSend(call)) {
        return false;
      }
      changes |=
          owner.startsWith("java.lang.StringB")
              ? call.name().equals("append") || call.name().equals("insert")
              : !evaluator.catalogue().urlSteps(call.method(), call.args().size()).isEmpty();
    }
    return changes;
  }
}
