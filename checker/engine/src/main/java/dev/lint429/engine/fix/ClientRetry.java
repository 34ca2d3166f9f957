package dev.lint429.engine.fix;

import dev.lint429.engine.Fix;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Retries that a client does by itself. */
final class ClientRetry {
  private static final String STRATEGY =
      "org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy";
  private static final String CLIENTS = "org.apache.hc.client5.http.impl.classic.HttpClients";
  private static final String BUILDER = "org.apache.hc.client5.http.impl.classic.HttpClientBuilder";
  private static final String RETRYER = "feign.Retryer.Default";

  private final Context context;

  ClientRetry(Context context) {
    this.context = context;
  }

  Fix repair(RequestSite site, Retry retry) throws Refused {
    if (retry.site() instanceof Expr.Call configured) {
      for (Expr arg : configured.args()) {
        if (arg instanceof Expr.New policy) {
          return repairPolicy(site, retry.unit(), policy);
        }
      }
      throw new Refused("how the client retries is set up elsewhere");
    }
    if (site instanceof RequestSite.Sent sent
        && context.isSubtype(
            sent.call().method().owner(), "org.apache.hc.client5.http.classic.HttpClient")) {
      return replaceDefault(sent);
    }
    throw new Refused(
        "the client retries by itself after a fixed delay; a retry around it would multiply that");
  }

  private Fix repairPolicy(RequestSite site, CompilationUnit unit, Expr.New policy) throws Refused {
    Draft draft = unit == site.unit() ? context.draft(unit) : context.draftElsewhere(unit);
    if (policy.type().is(STRATEGY) && policy.body() == null && policy.args().size() == 2) {
      draft.insert(policy.span().end(), growingStrategy(draft));
      return draft.fix("Retry with exponential backoff (HttpClient 5)");
    }
    if (policy.type().is(RETRYER) && policy.args().size() == 3) {
      draft.replace(policy.args().get(1).span(), "60_000L");
      return draft.fix("Retry with exponential backoff (Feign)");
    }
    throw new Refused("no repair is known for the client's own retry");
  }

  /** A body for the strategy's class: what the server asks for, or else more each time. */
  private String growingStrategy(Draft draft) throws Refused {
    Layout layout = draft.layout();
    String time = draft.names().type("org.apache.hc.core5.util.TimeValue");
    String inner = layout.newline() + layout.indentUnit().repeat(2);
    String body = layout.newline() + layout.indentUnit().repeat(3);
    return " {"
        + inner
        + "@Override"
        + inner
        + "public "
        + time
        + " getRetryInterval("
        + draft.names().type("org.apache.hc.core5.http.HttpResponse")
        + " response, int execCount, "
        + draft.names().type("org.apache.hc.core5.http.protocol.HttpContext")
        + " context) {"
        + body
        + "long asked = super.getRetryInterval(response, execCount, context).toMilliseconds();"
        + body
        + "return "
        + time
        + ".ofMilliseconds(Math.max(asked, "
        + new OwnRetry(context).millis(draft, "execCount")
        + "));"
        + inner
        + "}"
        + layout.newline()
        + layout.indentUnit()
        + "}";
  }

  /** The client's single retry is switched off, and the helper takes its place. */
  private Fix replaceDefault(RequestSite.Sent site) throws Refused {
    Expr.Call made = creation(site).orElse(null);
    if (made == null) {
      throw new Refused(
          "the client retries once by itself, and where it is built to do so is not in sight");
    }
    Draft draft = context.draft(site.unit());
    if (made.method().is(CLIENTS, "createDefault")) {
      draft.replace(
          made.nameSpan().start(), made.span().end(), "custom().disableAutomaticRetries().build()");
    } else {
      draft.insert(made.span().end(), ".disableAutomaticRetries()");
    }
    new BlockingCall(context).wrap(draft, site);
    return draft.fix(
        "Wrap the call in " + context.helperName() + " and switch off the client's own retry");
  }

  /** The call that makes the client, or starts its builder, in the same file. */
  private Optional<Expr.Call> creation(RequestSite.Sent site) {
    Expr receiver = site.call().receiver();
    List<Expr.Call> makers =
        values(site.unit(), receiver).stream()
            .flatMap(v -> Trees.all(v, Expr.Call.class).stream())
            .filter(ClientRetry::makes)
            .toList();
    return makers.size() == 1 ? Optional.of(makers.get(0)) : Optional.empty();
  }

  /** What the variable is given, as far as this file shows. */
  private List<Expr> values(CompilationUnit unit, Expr variable) {
    List<Expr> values = new ArrayList<>();
    for (Expr.Assign assign : unit.all(Expr.Assign.class)) {
      if (isSame(assign.target(), variable)) {
        values.add(assign.value());
      }
    }
    VarDecl declared = Variables.local(variable);
    if (declared == null && binding(variable) instanceof Binding.Field field) {
      declared =
          context
              .program()
              .type(field.owner())
              .filter(t -> context.program().unitOf(t) == unit)
              .flatMap(t -> t.field(field.name()))
              .orElse(null);
    }
    if (declared != null && declared.init() != null) {
      values.add(declared.init());
    }
    return values;
  }

  private static boolean isSame(Expr one, Expr other) {
    VarDecl local = Variables.local(other);
    return local != null
        ? Variables.local(one) == local
        : binding(other) instanceof Binding.Field field
            && binding(one) instanceof Binding.Field same
            && field.owner().equals(same.owner())
            && field.name().equals(same.name());
  }

  private static Binding binding(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return name.binding();
    }
    return expr instanceof Expr.Select select ? select.binding() : Binding.UNRESOLVED;
  }

  private static boolean makes(Expr.Call call) {
    return (call.method().owner().equals(CLIENTS)
            && Set.of("createDefault", "custom").contains(call.name()))
        || call.method().is(BUILDER, "create");
  }
}
