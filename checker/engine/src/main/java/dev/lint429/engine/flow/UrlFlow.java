package dev.lint429.engine.flow;

import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.catalogue.Endpoint;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds where requests go. It keeps what it learns of a program, so one instance serves all
 * requests of that program; it is not thread-safe.
 */
public final class UrlFlow {
  /** INFERENCE before OTHER before UNKNOWN before LOCAL, the surest first. */
  private static final Comparator<Target> SUREST_FIRST =
      Comparator.comparing(Target::kind)
          .thenComparing(Target::confidence, Comparator.nullsLast(Comparator.naturalOrder()));

  private static final int MAX_CALLERS = 12;

  private final CallGraph graph;
  private final List<Endpoint> endpoints;
  private final Evaluator evaluator;
  private final EndpointMatcher matcher;
  private final HintCollector hints;
  private final IdentityHashMap<Object, List<Target>> known = new IdentityHashMap<>();

  public UrlFlow(Program program, Catalogue catalogue, CallGraph graph, Options options) {
    this(program, catalogue, graph, options, ConfigSource.NONE);
  }

  /**
   * @param config the values of configuration keys; without them a key's default stands for it, or
   *     its name
   */
  public UrlFlow(
      Program program, Catalogue catalogue, CallGraph graph, Options options, ConfigSource config) {
    this.graph = graph;
    this.endpoints = catalogue.endpoints();
    this.evaluator = new Evaluator(program, catalogue, graph, config);
    this.matcher = new EndpointMatcher(catalogue, options.endpoints());
    this.hints = new HintCollector(graph);
  }

  /**
   * Where a request may go: one target for each URL that reaches it, never empty. The first says
   * what the request is: INFERENCE if any URL is, with the surest evidence; else OTHER if any URL
   * is known to be something else; else UNKNOWN, or LOCAL if all are.
   */
  public List<Target> targets(RequestSite site) {
    Object key =
        site instanceof RequestSite.Sent sent
            ? sent.call()
            : ((RequestSite.Declared) site).annotation();
    List<Target> targets = known.get(key);
    if (targets == null) {
      targets = find(site);
      known.put(key, targets);
    }
    return targets;
  }

  private List<Target> find(RequestSite site) {
    if (site instanceof RequestSite.Sent sent && sent.send().endpoint() != null) {
      return List.of(ofSdk(sent.send().endpoint()));
    }
    evaluator.refill(site.unit());
    Values values =
        site instanceof RequestSite.Sent sent
            ? sent(sent)
            : evaluator.calls().declaredUrls().of((RequestSite.Declared) site);
    Supplier<Hints> around = once(() -> hints.around(site));
    List<Target> targets = new ArrayList<>();
    for (UrlValue value : values.orElse(new Hole("url", Hole.Kind.OTHER, "")).list()) {
      Target target = matcher.match(value, around);
      if (targets.stream()
          .noneMatch(t -> t.kind() == target.kind() && t.url().equals(target.url()))) {
        targets.add(target);
      }
    }
    targets.sort(SUREST_FIRST);
    return List.copyOf(targets);
  }

  /** An SDK's own method: whatever its base URL is, a model answers there. */
  private Target ofSdk(String id) {
    Endpoint endpoint = endpoints.stream().filter(e -> e.id().equals(id)).findFirst().orElse(null);
    return new Target(Target.Kind.INFERENCE, endpoint, Target.Confidence.HOST, "", List.of());
  }

  private static Supplier<Hints> once(Supplier<Hints> hints) {
    Hints[] known = new Hints[1];
    return () -> known[0] == null ? known[0] = hints.get() : known[0];
  }

  private Values sent(RequestSite.Sent site) {
    Values values = sent(site, evaluator.any(site.unit()));
    return values.list().size() > 1 ? byCaller(site, values) : values;
  }

  /**
   * The URLs of a request once more, caller by caller: a host that one caller passes does not go
   * with the path that another passes.
   *
   * @param values what they are without regard to who passes what
   */
  private Values byCaller(RequestSite.Sent site, Values values) {
    MethodDecl method = site.unit().enclosing(site.call(), MethodDecl.class);
    if (method == null || method.parameters().isEmpty()) {
      return values;
    }
    List<CallGraph.Caller> callers = new ArrayList<>();
    for (CallGraph.InFile file : graph.callersByFile(method)) {
      callers.addAll(file.callers());
      if (callers.size() > MAX_CALLERS) {
        return values;
      }
    }
    if (callers.isEmpty()) {
      return values;
    }
    Values found = Values.NONE;
    for (CallGraph.Caller caller : callers) {
      Expr receiver = caller.call() instanceof Expr.Call call ? call.receiver() : null;
      Env env =
          evaluator
              .any(caller.unit())
              .asCallerOf(site.unit(), method, CallGraph.argsOf(caller.call()), receiver);
      found = found.or(sent(site, env));
    }
    return found;
  }

  private Values sent(RequestSite.Sent site, Env env) {
    Expr.Call call = site.call();
    Client.Send send = site.send();
    Expr request = argument(call, send.url());
    Values values = request == null ? Values.NONE : evaluator.eval(request, env);
    if (send.base() != Client.NOWHERE && send.base() != send.url()) {
      Expr base = argument(call, send.base());
      boolean absolute = values.list().stream().allMatch(v -> v.text().isAbsolute());
      if (base != null && !(absolute && !values.isEmpty())) {
        Values known = evaluator.eval(base, env);
        values = known.anyKnown() ? Steps.set(known, values) : values;
      }
    }
    return values.withVerb(evaluator.calls().steps().verb(send.verb(), call.args(), env));
  }

  private static Expr argument(Expr.Call call, int index) {
    if (index == Client.RECEIVER) {
      return call.receiver();
    }
    return index >= 0 && index < call.args().size() ? call.args().get(index) : null;
  }
}
