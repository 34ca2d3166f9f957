package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the client itself does with a 429: by an interceptor, by configuration, by default. */
final class OwnRetries {
  private final Knowledge know;
  private final ClientSetup setup;
  private final RetryBeans beans;

  OwnRetries(Knowledge know, ClientSetup setup) {
    this.know = know;
    this.setup = setup;
    this.beans = new RetryBeans(know);
  }

  /** What the client of {@code site} does; empty if it just passes a 429 on. */
  Optional<Handling> of(RequestSite site) {
    List<ClientSetup.Step> steps = setup.steps(site);
    for (ClientSetup.Hook hook : setup.hooks(steps)) {
      Optional<Handling> retried = hooked(hook);
      if (retried.isPresent()) {
        return retried;
      }
    }
    return configured(site, steps);
  }

  private Optional<Handling> hooked(ClientSetup.Hook hook) {
    if (hook.code() == null) {
      boolean retrying = hook.name().matches("(?i).*(retry|backoff|resilien).*");
      return retrying
          ? Optional.of(new Handling(Handling.State.UNKNOWN, List.of(), List.of()))
          : Optional.empty();
    }
    Expr.Call proceed = proceedIn(hook.code(), hook.interceptor());
    if (proceed == null) {
      return Optional.empty();
    }
    Answers answers =
        (target, state, frame, simulation) -> {
          Value outcome =
              hook.interceptor().on429() == Client.On429.ERROR && simulation.probe.failing()
                  ? Value.Failure.ofAnswer(List.of())
                  : new Value.Response();
          boolean later = Deferrals.isDeferredType(proceed.type().name());
          return List.of(
              later
                  ? Path.value(new Value.Deferred(outcome), state)
                  : outcome instanceof Value.Failure
                      ? Path.thrown(outcome, state)
                      : Path.value(outcome, state));
        };
    Node root = hook.code() instanceof Expr.Lambda lambda ? lambda.body() : hook.code();
    Probe refused =
        Probe.of(hook.unit(), proceed, null, Probe.TOO_MANY_REQUESTS, answers, Set.of(), false);
    Probe answered = Probe.of(hook.unit(), proceed, null, Probe.OK, answers, Set.of(), false);
    Run run = Run.of(know, refused, answered, root);
    List<Retry> retries = new ArrayList<>(run.retries());
    if (retries.isEmpty()) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(evidence(hook.unit(), proceed, "sent again by " + hook.name()));
    return Optional.of(new Handling(Handling.State.HANDLED, retries, evidence));
  }

  private static Expr.Call proceedIn(Node node, Client.Interceptor interceptor) {
    if (node instanceof Expr.Call call
        && interceptor.proceed().matches(call.method(), call.args().size())) {
      return call;
    }
    for (Node child : node.children()) {
      Expr.Call found = proceedIn(child, interceptor);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Optional<Handling> configured(RequestSite site, List<ClientSetup.Step> steps) {
    Optional<ClientSetup.Configured> configured = setup.configured(site.client(), steps);
    if (configured.isEmpty()) {
      Optional<RetryBeans.Bean> bean =
          site instanceof RequestSite.Declared declared ? beans.of(declared) : Optional.empty();
      if (bean.isPresent()) {
        return bean.get().values().stream()
            .flatMap(
                v -> decided(site.client(), v, bean.get().unit(), bean.get().method(), v).stream())
            .findFirst();
      }
      return byDefault(site.client().retries(), site.unit(), null);
    }
    ClientSetup.Step step = configured.get().step();
    Client.ClientConfig config = configured.get().config();
    if (config.count() != Client.NOWHERE) {
      return counted(site.client(), config, step);
    }
    Client.OwnRetry known = config.retries();
    if (known != null) {
      return byDefault(known, step.unit(), step.call());
    }
    int at = config.arg();
    Expr arg = at >= 0 && at < step.args().size() ? step.args().get(at) : null;
    return decided(site.client(), arg, step.unit(), methodOf(step), step.call());
  }

  /**
   * What an object makes of a client that is given it.
   *
   * @param arg the expression that makes the object, or null
   * @param node where it is given
   */
  private Optional<Handling> decided(
      Client client, Expr arg, CompilationUnit unit, MethodDecl method, Expr node) {
    Optional<Policy> policy =
        arg == null ? Optional.empty() : know.policies().read(arg, Frame.root(unit, method));
    if (policy.isEmpty() && !isOwn(arg)) {
      return byDefault(client.retries(), unit, null);
    }
    if (policy.isPresent() && policy.get().attempts() == 1) {
      return client.retries().retries() ? Optional.of(switchedOff(unit, node)) : Optional.empty();
    }
    Delay delay = policy.map(Policy::delay).orElse(Delay.UNKNOWN);
    int attempts = policy.map(Policy::attempts).filter(n -> n > 0).orElse(-1);
    Boolean jitter = policy.map(Policy::jitter).orElse(null);
    Retry retry =
        new Retry(Retry.Kind.CLIENT, delay, unit, node, null, null, List.of(), attempts, jitter);
    return Optional.of(client(retry, "the client is set up to retry"));
  }

  /** What a client does that is told how often to send. */
  private Optional<Handling> counted(
      Client client, Client.ClientConfig config, ClientSetup.Step step) {
    int at = config.count();
    Object count = at < step.args().size() ? know.constants().constant(step.args().get(at)) : null;
    boolean once = count instanceof Number n && n.longValue() <= (config.first() ? 1 : 0);
    return once
        ? Optional.of(switchedOff(step.unit(), step.call()))
        : byDefault(client.retries(), step.unit(), step.call());
  }

  private static Handling switchedOff(CompilationUnit unit, Node node) {
    Evidence off = evidence(unit, node, "the client's own retry is switched off here");
    return new Handling(Handling.State.MISSING, List.of(), List.of(off));
  }

  /** Whether an argument is an object of the user's own, which may do anything. */
  private boolean isOwn(Expr arg) {
    return arg instanceof Expr.Lambda
        || (arg instanceof Expr.New created && created.body() != null)
        || (arg != null && know.program().origin(arg.type().name()) == Program.Origin.SOURCE);
  }

  private static MethodDecl methodOf(ClientSetup.Step step) {
    return step.unit().enclosing(step.call(), MethodDecl.class);
  }

  private Optional<Handling> byDefault(Client.OwnRetry own, CompilationUnit unit, Expr call) {
    boolean missing = own.ifPresent() != null && !setup.isPresent(own.ifPresent());
    boolean unset = !own.ifSet().isEmpty() && own.ifSet().stream().noneMatch(know::isSet);
    if (!own.retries() || own.onlyWithHint() || missing || unset) {
      return Optional.empty();
    }
    Delay delay = own.shape() == null ? Delay.UNKNOWN : Delay.valueOf(own.shape());
    int attempts = own.attempts() > 0 ? own.attempts() : -1;
    Retry retry =
        new Retry(Retry.Kind.CLIENT, delay, unit, call, null, null, List.of(), attempts, null);
    return Optional.of(client(retry, own.note()));
  }

  private static Handling client(Retry retry, String note) {
    List<Evidence> evidence =
        retry.site() == null || note == null
            ? List.of()
            : List.of(evidence(retry.unit(), retry.site(), note));
    return new Handling(Handling.State.HANDLED, List.of(retry), evidence);
  }

  private static Evidence evidence(CompilationUnit unit, Node node, String text) {
    return new Evidence(unit.file(), node.span(), text);
  }
}
