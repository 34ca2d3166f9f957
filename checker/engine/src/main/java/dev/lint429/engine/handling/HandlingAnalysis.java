package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.flow.ConfigSource;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Handling.State;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Decides what becomes of a 429 at a request. */
public final class HandlingAnalysis {
  private final Knowledge know;
  private final Levels levels;
  private final Levels malformed;
  private final ClientSetup setup;
  private final OwnRetries ownRetries;
  private final RetryLoops loops;

  /** An analysis that looks up no configuration keys. */
  public HandlingAnalysis(Program program, Catalogue catalogue, CallGraph graph) {
    this(program, catalogue, graph, ConfigSource.NONE);
  }

  /**
   * @param config where configuration keys are looked up, those of named policies
   */
  public HandlingAnalysis(
      Program program, Catalogue catalogue, CallGraph graph, ConfigSource config) {
    this.know = Knowledge.of(program, catalogue, graph, config);
    this.levels = new Levels(know);
    this.malformed = new Levels(know, Probe.BAD_REQUEST);
    this.setup = new ClientSetup(know);
    this.ownRetries = new OwnRetries(know, setup);
    this.loops =
        new RetryLoops(Knowledge.of(program, catalogue, CallGraph.direct(program), config));
  }

  /** The statements and expressions that were followed so far: a measure of the work. */
  public long steps() {
    return know.work().steps();
  }

  /** What becomes of a 429 at {@code site}. */
  public Handling handling(RequestSite site) {
    Handling around =
        site instanceof RequestSite.Sent sent ? sent(sent) : declared((RequestSite.Declared) site);
    if (around.state() == State.HANDLED || around.state() == State.UNKNOWN) {
      return around;
    }
    if (site instanceof RequestSite.Sent sent && isSecondAttempt(sent)) {
      return new Handling(State.UNKNOWN, List.of(), List.of());
    }
    return ownRetries.of(site).map(own -> joined(around, own)).orElse(around);
  }

  private static Handling joined(Handling around, Handling own) {
    List<Evidence> evidence = new ArrayList<>(around.evidence());
    evidence.addAll(own.evidence());
    boolean told = around.state() == State.ACKNOWLEDGED && own.state() == State.MISSING;
    return new Handling(told ? around.state() : own.state(), own.retries(), evidence);
  }

  private Handling sent(RequestSite.Sent site) {
    return levels.follow(site.unit(), site.call(), answers(site));
  }

  private Answers answers(RequestSite.Sent site) {
    boolean thrown = site.send().on429() == Client.On429.ERROR;
    boolean handled = !site.client().statusHandlers().isEmpty();
    List<ClientSetup.Step> installed = thrown && handled ? setup.statusHandlers(site) : List.of();
    return new SendAnswers(site.send(), installed);
  }

  /** Whether a call only sends again what a call before it in the same method has sent. */
  private boolean isSecondAttempt(RequestSite.Sent site) {
    MethodDecl method = Uses.rootOf(site.unit(), site.call());
    return method != null
        && twins(method, site).stream()
            .anyMatch(
                earlier -> levels.sendsAgain(site.unit(), earlier, answers(site), site.call()));
  }

  private static List<Expr.Call> twins(Node node, RequestSite.Sent site) {
    List<Expr.Call> twins = new ArrayList<>();
    if (node instanceof Expr.Call call
        && call.span().start() < site.call().span().start()
        && Calls.isTwin(site.unit(), call, site.unit(), site.call())) {
      twins.add(call);
    }
    node.children().forEach(child -> twins.addAll(twins(child, site)));
    return twins;
  }

  private Handling declared(RequestSite.Declared site) {
    Optional<Handling> annotated = annotated(site);
    if (annotated.isPresent()) {
      return annotated.get();
    }
    Answers answers = new DeclaredAnswers(site.kind(), site.method().returnType());
    return levels.callers(site.unit(), site.method(), answers, answers);
  }

  /** The retry that an annotation of the declared method, or of its interface, asks for. */
  private Optional<Handling> annotated(RequestSite.Declared site) {
    List<Annotation> annotations = new ArrayList<>(site.method().annotations());
    know.program().type(site.method().owner()).ifPresent(t -> annotations.addAll(t.annotations()));
    for (Annotation annotation : annotations) {
      Optional<Policy> policy = know.policies().annotation(annotation, annotations, site.unit());
      if (policy.isPresent() && policy.get().attempts() != 1) {
        Retry retry =
            new Retry(
                Retry.Kind.ANNOTATION,
                policy.get().delay(),
                site.unit(),
                annotation,
                policy.get().library(),
                null,
                List.of(),
                policy.get().attempts(),
                policy.get().jitter());
        return Optional.of(new Handling(State.HANDLED, List.of(retry), List.of()));
      }
    }
    return Optional.empty();
  }

  /**
   * The loops of a file that call something again because it failed, whatever it is, and how.
   *
   * @param known what retries in the file as far as that is known already
   */
  public Map<RequestSite.Retried, Handling> loops(CompilationUnit unit, List<Retry> known) {
    Set<Node> sites = Collections.newSetFromMap(new IdentityHashMap<>());
    known.stream().map(Retry::site).filter(Objects::nonNull).forEach(sites::add);
    Map<RequestSite.Retried, Handling> found = new LinkedHashMap<>();
    for (RetryLoops.Found loop : loops.in(unit, sites)) {
      found.put(new RequestSite.Retried(unit, loop.call()), loop.handling());
    }
    return found;
  }

  /** Whether the code around {@code site} sends a request again that was refused with 400. */
  public boolean retriesMalformed(RequestSite site) {
    if (!(site instanceof RequestSite.Sent sent)) {
      return false;
    }
    Handling refused = malformed.follow(sent.unit(), sent.call(), answers(sent));
    return refused.state() == State.HANDLED
        && refused.retries().stream().anyMatch(retry -> retry.kind() != Retry.Kind.CLIENT);
  }

  /**
   * What the client of {@code site} does with a 429 by itself: by default, by configuration, by an
   * interceptor; empty if it just passes it on.
   */
  public Optional<Handling> ofClient(RequestSite site) {
    return ownRetries.of(site);
  }

  /** How an answer comes out of a method of an annotated interface. */
  private record DeclaredAnswers(Client.DeclaredClient kind, dev.lint429.engine.model.TypeRef type)
      implements Answers {
    @Override
    public List<Path> of(
        Expr target, dev.lint429.engine.handling.State state, Frame frame, Simulation simulation) {
      Client.Mode mode = Optional.ofNullable(byType(kind.modes())).orElse(Client.Mode.BLOCKING);
      Client.On429 on429 = Optional.ofNullable(byType(kind.on429())).orElse(Client.On429.ERROR);
      Value outcome = SendAnswers.outcome(on429, kind.errors(), simulation);
      if (mode != Client.Mode.BLOCKING) {
        return List.of(Path.value(new Value.Deferred(outcome), state));
      }
      return List.of(
          outcome instanceof Value.Failure
              ? Path.thrown(outcome, state)
              : Path.value(outcome, state));
    }

    private <T> T byType(java.util.Map<String, T> map) {
      if (!type.args().isEmpty()) {
        T exact = map.get(type.name() + "<" + type.args().get(0).name() + ">");
        if (exact != null) {
          return exact;
        }
      }
      return map.getOrDefault(type.name(), map.get("*"));
    }
  }
}
