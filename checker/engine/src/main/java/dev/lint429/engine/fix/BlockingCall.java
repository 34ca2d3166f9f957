package dev.lint429.engine.fix;

import dev.lint429.engine.Fix;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.Expr;
import java.util.Set;

/** Puts a call that blocks into the helper, each client in its own way. */
final class BlockingCall {
  private static final String TITLE = "Wrap the call in ";

  /** Responses of the fluent clients: only what is called on them tells the status. */
  private static final Set<String> FLUENT_RESPONSES =
      Set.of(
          "org.apache.http.client.fluent.Response", "org.apache.hc.client5.http.fluent.Response");

  private static final Set<String> FLUENT_ENDS = Set.of("returnContent", "returnResponse");
  private static final String CONNECTION = "java.net.HttpURLConnection";

  private final Context context;

  BlockingCall(Context context) {
    this.context = context;
  }

  Fix protect(RequestSite.Sent site) throws Refused {
    Draft draft = context.draft(site.unit());
    wrap(draft, site);
    return draft.fix(TITLE + context.helperName());
  }

  void wrap(Draft draft, RequestSite.Sent site) throws Refused {
    Expr.Call call = site.call();
    if (JdkSend.matches(call)) {
      new JdkSend(context).wrap(draft, call);
    } else if (HutoolShortcut.matches(call)) {
      new HutoolShortcut(context).wrap(draft, call);
    } else if (call.receiver() != null && isConnection(call.receiver())) {
      new Connections(context).wrap(draft, call);
    } else if (new HandlerWrap(context).matches(site)) {
      new HandlerWrap(context).wrap(draft, site);
    } else {
      new Wrap(context).wrap(draft, visible(site));
    }
  }

  private boolean isConnection(Expr receiver) {
    return context.isSubtype(receiver.type().name(), CONNECTION)
        || receiver.type().is("java.net.URLConnection");
  }

  /** The call whose outcome shows the status: the one that sends, or a later one of its chain. */
  private Expr.Call visible(RequestSite.Sent site) throws Refused {
    Expr.Call call = site.call();
    if (FLUENT_RESPONSES.contains(call.type().name())) {
      Expr.Call next = Chain.next(site.unit(), call);
      if (next != null && FLUENT_ENDS.contains(next.name())) {
        return next;
      }
      throw new Refused("the status shows only in returnContent() or returnResponse()");
    }
    boolean visible =
        switch (site.send().on429()) {
          case RESPONSE, STATUS -> Recognition.isResult(context, call.type());
          case ERROR ->
              Recognition.isException(site.send().errors())
                  || call.method().owner().equals("java.net.URL");
          case BODY -> false;
        };
    if (!visible) {
      throw new Refused(
          "neither the result nor an exception of the call tells the helper the status");
    }
    return call;
  }
}
