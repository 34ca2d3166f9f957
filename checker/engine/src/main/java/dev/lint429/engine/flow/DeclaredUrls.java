package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The URLs of requests that are declared by annotations on the methods of an interface. */
final class DeclaredUrls {
  private static final int MAX_DEPTH = 3;

  private final Evaluator evaluator;
  private final Map<String, Values> bases = new HashMap<>();

  DeclaredUrls(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** The URLs of a declared request. */
  Values of(RequestSite.Declared site) {
    CompilationUnit unit = site.unit();
    Env env = evaluator.any(unit);
    TypeDecl type = unit.enclosing(site.method(), TypeDecl.class);
    Values path = path(site, env);
    String verb = verb(site, env);
    if (path.onlyText() != null && verb == null) {
      // Feign: @RequestLine("POST /v1/chat/completions").
      String[] words = path.onlyText().strip().split("\\s+", 2);
      if (Steps.VERBS.contains(words[0])) {
        verb = words[0];
        path = path.map(v -> v.withText(UrlText.of(words.length > 1 ? words[1] : "")));
      }
    }
    Evidence step = declaredBy(site.annotation(), unit);
    Values base = type == null ? Values.NONE : base(type, site.kind(), unit);
    if (base.isEmpty()) {
      base = Values.of(new Hole("baseUrl", Hole.Kind.OTHER, ""));
    }
    Values urls = dynamic(site, unit).orElse(path.via(step));
    return joined(base, urls, site.annotation()).withVerb(verb);
  }

  private static Evidence declaredBy(Annotation annotation, CompilationUnit unit) {
    String text = unit.file().text(annotation.span()).replaceAll("\\s+", " ");
    return new Evidence(unit.file(), annotation.span(), "declared by " + Shown.url(text));
  }

  /**
   * The declared paths behind the base. Retrofit resolves them as links are (RequestBuilder of
   * retrofit 3.0.0): one that starts with a slash takes the place of the base's path.
   */
  private static Values joined(Values base, Values paths, Annotation annotation) {
    boolean links = annotation.type().startsWith("retrofit2.");
    return base.times(
        paths,
        (b, p) ->
            links && p.text().startsWith("/")
                ? Steps.withPath(b, p)
                : p.text().isAbsolute() ? Steps.resolve(b, p) : Steps.append(b, p));
  }

  /** The URL of the declared request that a call is, if it is one. */
  Optional<Values> ofCall(Expr.Call call, Env env) {
    Optional<MethodDecl> method =
        evaluator.graph().target(call.method()).filter(m -> m.body() == null);
    Optional<CompilationUnit> unit = method.flatMap(evaluator::unitOf);
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    return RequestSites.declared(evaluator.catalogue(), unit.get(), method.get()).map(this::of);
  }

  private Values path(RequestSite.Declared site, Env env) {
    for (String element : site.kind().pathElements()) {
      Expr value = site.annotation().values().get(element);
      if (value != null) {
        return text(value, env);
      }
    }
    Values beside = beside(site.method().annotations(), site.kind(), env);
    return beside.isEmpty() ? Values.of("") : beside;
  }

  /** The path in an annotation of its own (JAX-RS: {@code @POST @Path("/v1/chat")}). */
  private Values beside(List<Annotation> annotations, Client.DeclaredClient kind, Env env) {
    for (Annotation annotation : annotations) {
      for (String type : kind.pathAnnotations()) {
        Expr value = annotation.values().get("value");
        if (value != null && RequestSites.isType(annotation, type, env.unit())) {
          return text(value, env);
        }
      }
    }
    return Values.NONE;
  }

  /** An annotation's element, which may be an array and may hold placeholders. */
  private Values text(Expr value, Env env) {
    if (value instanceof Expr.NewArray array) {
      return array.elements().isEmpty() ? Values.of("") : text(array.elements().get(0), env);
    }
    Values values = Values.NONE;
    for (UrlValue text : evaluator.operand(value, env).list()) {
      String known = text.text().known();
      values =
          values.or(
              known != null && known.contains("${")
                  ? evaluator.config().template(known)
                  : Values.of(text));
    }
    return values;
  }

  private String verb(RequestSite.Declared site, Env env) {
    Map<String, String> verbs = site.kind().methodAnnotations();
    Annotation annotation = site.annotation();
    String verb = verbs.get(annotation.type());
    if (verb != null && !verb.equals("*")) {
      return verb;
    }
    for (String element : List.of("method", "type")) {
      Expr value = annotation.values().get(element);
      if (value instanceof Expr.NewArray array && !array.elements().isEmpty()) {
        value = array.elements().get(0);
      }
      if (value != null) {
        return evaluator.calls().steps().verb("@0", List.of(value), env);
      }
    }
    return null;
  }

  /** Retrofit's {@code @Url} parameter, which is the whole URL or its path. */
  private Optional<Values> dynamic(RequestSite.Declared site, CompilationUnit unit) {
    MethodDecl method = site.method();
    for (VarDecl parameter : method.parameters()) {
      if (parameter.annotations().stream().anyMatch(a -> a.simpleName().equals("Url"))
          || parameter.type().is("java.net.URI")) {
        return Optional.of(evaluator.variables().passed(method, parameter, unit));
      }
    }
    return Optional.empty();
  }

  private Values base(TypeDecl type, Client.DeclaredClient kind, CompilationUnit unit) {
    Values known = bases.get(type.qualifiedName());
    if (known == null) {
      bases.put(type.qualifiedName(), Values.NONE);
      known = annotated(type, kind, unit);
      known =
          known.anyKnown() || !known.isEmpty()
              ? joinFactory(known, type, kind)
              : factory(type, kind);
      bases.put(type.qualifiedName(), known);
    }
    return known;
  }

  /** A base that only is a path is appended to the base URL of the factory. */
  private Values joinFactory(Values annotated, TypeDecl type, Client.DeclaredClient kind) {
    boolean relative = annotated.list().stream().allMatch(v -> v.text().startsWith("/"));
    return relative ? Steps.set(factory(type, kind), annotated) : annotated;
  }

  private Values annotated(TypeDecl type, Client.DeclaredClient kind, CompilationUnit unit) {
    if (kind.typeAnnotation() == null) {
      return Values.NONE;
    }
    for (Annotation annotation : type.annotations()) {
      if (RequestSites.isType(annotation, kind.typeAnnotation(), unit)) {
        Values base = Values.NONE;
        for (String element : kind.baseElements()) {
          Expr value = annotation.values().get(element);
          if (value != null) {
            Values piece = text(value, evaluator.any(unit));
            base = base.isEmpty() ? piece : Steps.set(base, piece);
          }
        }
        if (base.isEmpty()) {
          base = named(annotation);
        }
        Values path = beside(type.annotations(), kind, evaluator.any(unit));
        if (!path.isEmpty()) {
          base = base.isEmpty() ? path : Steps.set(base, path);
        }
        return base.via(declaredBy(annotation, unit));
      }
    }
    return Values.NONE;
  }

  /** The service that is looked up under a name. */
  private static Values named(Annotation annotation) {
    for (String element : List.of("name", "value", "serviceId")) {
      String name = Config.text(annotation, element);
      if (name != null) {
        return Values.of(new Hole(name, Hole.Kind.OTHER, ""));
      }
    }
    return Values.NONE;
  }

  /** The base URL of the client that is made from the interface's class literal. */
  private Values factory(TypeDecl type, Client.DeclaredClient kind) {
    Values values = Values.NONE;
    for (CompilationUnit unit :
        evaluator.program().unitsContaining(type.simpleName() + ".class").limit(40).toList()) {
      for (Expr.ClassLiteral literal : evaluator.index(unit).classLiterals(type.qualifiedName())) {
        values = values.or(passed(literal, kind, evaluator.any(unit), 0));
      }
    }
    return values;
  }

  /** The base URL of a factory call that {@code literal} is an argument of, here or further in. */
  private Values passed(Expr literal, Client.DeclaredClient kind, Env env, int depth) {
    Node parent = env.unit().parent(literal);
    boolean passes = parent instanceof Expr.Call || parent instanceof Expr.New;
    if (!passes || depth > MAX_DEPTH) {
      return Values.NONE;
    }
    Expr receiver = parent instanceof Expr.Call call ? call.receiver() : null;
    MethodRef method = CallGraph.methodOf((Expr) parent);
    List<Expr> args = CallGraph.argsOf((Expr) parent);
    for (Client.Factory factory : kind.factories()) {
      if (factory.method().matches(method, args.size())) {
        return evaluator.eval(factory.base() < 0 ? receiver : args.get(factory.base()), env);
      }
    }
    int index = 0;
    while (index < args.size() && args.get(index) != literal) {
      index++;
    }
    Values values = Values.NONE;
    for (MethodDecl body : evaluator.graph().bodies(method)) {
      Optional<CompilationUnit> unit = evaluator.unitOf(body);
      if (index < args.size() && index < body.parameters().size() && unit.isPresent()) {
        Env inside = env.enter(unit.get(), body, args, receiver);
        values = values.or(usesOf(body.parameters().get(index), body, kind, inside, depth));
      }
    }
    return values;
  }

  private Values usesOf(
      VarDecl parameter, Node node, Client.DeclaredClient kind, Env env, int depth) {
    if (env == null) {
      return Values.NONE;
    }
    Values values = Values.NONE;
    if (node instanceof Expr.Name name
        && name.binding() instanceof Binding.Local local
        && local.variable() == parameter) {
      values = passed(name, kind, env, depth + 1);
    }
    for (Node child : node.children()) {
      values = values.or(usesOf(parameter, child, kind, env, depth));
    }
    return values;
  }
}
