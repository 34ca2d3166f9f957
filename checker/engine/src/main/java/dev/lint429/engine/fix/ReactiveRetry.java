package dev.lint429.engine.fix;

import dev.lint429.engine.Fix;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import java.util.Set;

/** Adds {@code .retryWhen(Retry.backoff(…))} right behind the call that sends. */
final class ReactiveRetry {
  private static final String RETRY = "reactor.util.retry.Retry";
  private static final String TOO_MANY =
      "org.springframework.web.reactive.function.client.WebClientResponseException";
  private static final Set<String> PUBLISHERS =
      Set.of("reactor.core.publisher.Mono", "reactor.core.publisher.Flux");

  private final Context context;

  ReactiveRetry(Context context) {
    this.context = context;
  }

  Fix protect(RequestSite.Sent site) throws Refused {
    Draft draft = context.draft(site.unit());
    Expr.Call call = site.call();
    if (site.send().on429() == Client.On429.RESPONSE && !makesError(site)) {
      throw new Refused(
          call.name()
              + " does not turn a 429 into an error, so a retry behind it would never start");
    }
    if (site.send().on429() != Client.On429.RESPONSE) {
      onStatus(draft, call);
    }
    append(draft, call);
    return draft.fix("Retry with exponential backoff (Reactor)");
  }

  /** Appends the operator to a call that returns a Mono or Flux. */
  void append(Draft draft, Expr.Call call) throws Refused {
    if (!PUBLISHERS.contains(call.type().name())) {
      throw new Refused("the call returns neither a Mono nor a Flux");
    }
    if (!context.has(RETRY)) {
      throw new Refused(RETRY + " is not known to be on the class path");
    }
    refuseTargetTyped(draft.unit(), call);
    draft.insert(call.span().end(), lineBreak(draft, call) + operator(draft));
  }

  private String operator(Draft draft) throws Refused {
    Names names = draft.names();
    String duration = names.type("java.time.Duration");
    String spec = names.fresh("spec");
    String signal = names.fresh("signal");
    return ".retryWhen("
        + names.type(RETRY)
        + ".backoff(6, "
        + duration
        + ".ofSeconds(1)).maxBackoff("
        + duration
        + ".ofSeconds(60)).filter("
        + names.type(TOO_MANY)
        + ".TooManyRequests.class::isInstance).onRetryExhaustedThrow(("
        + spec
        + ", "
        + signal
        + ") -> "
        + signal
        + ".failure()))";
  }

  /** A chain with a call on each line goes on in that manner. */
  private static String lineBreak(Draft draft, Expr.Call call) {
    int dot = CallText.of(draft.unit(), call).dot();
    return dot >= 0 && draft.layout().startsLine(dot)
        ? draft.layout().newline() + draft.layout().indent(dot)
        : "";
  }

  /** A diamond takes its type from where the result goes, which is no longer this call. */
  private static void refuseTargetTyped(CompilationUnit unit, Expr.Call call) throws Refused {
    boolean last = Chain.next(unit, call) == null;
    if (last
        && call.args().stream()
            .anyMatch(a -> unit.file().text(a.span()).replace(" ", "").contains("<>"))) {
      throw new Refused("the result's type is inferred from its use; name it between < and >");
    }
  }

  /**
   * Where {@code onStatus} makes other exceptions of error statuses, 429 gets its own back, in
   * front of them, so that the retry sees it.
   */
  private void onStatus(Draft draft, Expr.Call call) throws Refused {
    Expr.Call retrieve = null;
    boolean mapped = false;
    for (Expr at = call.receiver(); at instanceof Expr.Call step; at = step.receiver()) {
      if (step.name().equals("onStatus")) {
        mapped = true;
      } else if (step.name().equals("retrieve")) {
        retrieve = step;
      }
    }
    if (!mapped) {
      return;
    }
    if (retrieve == null) {
      throw new Refused("onStatus changes the error, so a retry on 429 might never start");
    }
    String status = draft.names().fresh("status");
    String response =
        draft.names().type("org.springframework.web.reactive.function.client.ClientResponse");
    draft.insert(
        retrieve.span().end(),
        lineBreak(draft, retrieve)
            + ".onStatus("
            + status
            + " -> "
            + status
            + ".value() == 429, "
            + response
            + "::createException)");
  }

  /** Whether the function given to {@code exchangeToMono} makes an error of an error status. */
  private static boolean makesError(RequestSite.Sent site) {
    Expr handler = HandlerWrap.handler(site);
    return handler != null && Trees.any(handler, ReactiveRetry::createsError);
  }

  private static boolean createsError(Node node) {
    return node instanceof Expr.Call call
        && (call.name().equals("createError") || call.name().equals("createException"));
  }
}
