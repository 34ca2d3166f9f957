package dev.lint429.engine.fix;

import dev.lint429.engine.Fix;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods of an annotated interface: every call of such a method gets its retry. */
final class DeclaredCalls {
  private final Context context;

  DeclaredCalls(Context context) {
    this.context = context;
  }

  Fix protect(RequestSite.Declared site) throws Refused {
    Client.Mode mode = byType(site.kind().modes(), site.method().returnType());
    boolean deferred = mode == Client.Mode.DEFERRED || LaterSends.isRx(site.method().returnType());
    boolean blocking = mode == null || mode == Client.Mode.BLOCKING || deferred;
    if (!blocking && mode != Client.Mode.REACTIVE) {
      throw new Refused("the call does not block; the helper is for blocking calls");
    }
    if (blocking && mode != Client.Mode.DEFERRED && !isVisible(site)) {
      throw new Refused("no exception of the call tells the helper the status");
    }
    Map<CompilationUnit, Draft> drafts = new LinkedHashMap<>();
    drafts.put(site.unit(), context.draft(site.unit()));
    int wrapped = 0;
    for (CallGraph.Caller caller : context.graph().callers(site.method())) {
      if (isInHelper(caller.unit(), caller.call())) {
        continue;
      }
      if (!(caller.call() instanceof Expr.Call call)) {
        throw new Refused("the method is also used as a method reference");
      }
      Draft draft = drafts.computeIfAbsent(caller.unit(), context::draftElsewhere);
      if (deferred) {
        for (Expr.Call send : new LaterSends(context).of(caller.unit(), call)) {
          new Wrap(context).wrap(draft, send);
        }
      } else if (blocking) {
        new Wrap(context).wrap(draft, call);
      } else {
        new ReactiveRetry(context).append(draft, call);
      }
      wrapped++;
    }
    if (wrapped == 0) {
      throw new Refused("no call of the method is in sight");
    }
    List<Fix.Edit> edits = new ArrayList<>();
    drafts.values().forEach(d -> edits.addAll(d.edits()));
    String title =
        blocking
            ? "Wrap the calls in " + context.helperName()
            : "Retry with exponential backoff (Reactor)";
    return new Fix(title, edits, drafts.get(site.unit()).names().imports());
  }

  private boolean isVisible(RequestSite.Declared site) {
    TypeRef type = site.method().returnType();
    return Recognition.isResult(context, type)
        || (byType(site.kind().on429(), type) != Client.On429.RESPONSE
            && Recognition.isException(site.kind().errors()));
  }

  private static <T> T byType(Map<String, T> byType, TypeRef type) {
    if (!type.args().isEmpty()) {
      T exact = byType.get(type.name() + "<" + type.args().get(0).name() + ">");
      if (exact != null) {
        return exact;
      }
    }
    return byType.getOrDefault(type.name(), byType.get("*"));
  }

  private boolean isInHelper(CompilationUnit unit, Node node) {
    for (Node at = unit.parent(node); at != null; at = unit.parent(at)) {
      if (at instanceof Expr.Call call
          && call.method().owner().equals(context.options().helper())) {
        return true;
      }
    }
    return false;
  }
}
