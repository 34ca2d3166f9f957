package dev.lint429.engine.fix;

import dev.lint429.engine.Fix;
import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the repairs for a finding.
 *
 * <p>The fixes of one maker can be applied together. Two findings may share a repair, such as that
 * of one policy; they then share equal edits, which must be applied once.
 */
public final class FixMaker {
  private final Context context;

  public FixMaker(Program program, Catalogue catalogue, CallGraph graph, Options options) {
    context = new Context(program, catalogue, graph, options, new GivenNames());
  }

  /**
   * The repairs on offer.
   *
   * @param fixes best first; each compiles
   * @param noFix why there is none, one sentence without a full stop; null if there is one
   */
  public record Outcome(List<Fix> fixes, String noFix) {
    public Outcome {
      fixes = List.copyOf(fixes);
    }
  }

  /** The repairs of a request whose 429 is handled as {@code handling} says. */
  public Outcome fixes(RequestSite site, Handling handling) {
    boolean handled = handling.state() == Handling.State.HANDLED;
    List<Fix> fixes = new ArrayList<>();
    String noFix = null;
    try {
      fixes.add(handled ? repair(site, handling) : protect(site));
    } catch (Refused e) {
      noFix = e.getMessage();
    }
    if (!handled && site instanceof RequestSite.Sent sent) {
      fixes.addAll(new Alternatives(context).of(sent));
    }
    return new Outcome(fixes, fixes.isEmpty() ? noFix : null);
  }

  private Fix protect(RequestSite site) throws Refused {
    if (site instanceof RequestSite.Declared declared) {
      return new DeclaredCalls(context).protect(declared);
    }
    RequestSite.Sent sent = (RequestSite.Sent) site;
    return switch (sent.send().mode()) {
      case BLOCKING -> new BlockingCall(context).protect(sent);
      case REACTIVE -> new ReactiveRetry(context).protect(sent);
      case FUTURE, CALLBACK ->
          throw new Refused("the call does not block; the helper is for blocking calls");
      case DEFERRED -> throw new Refused("the request is sent by another call");
    };
  }

  /** The innermost retry that waits too little. */
  private Fix repair(RequestSite site, Handling handling) throws Refused {
    Retry retry =
        handling.retries().stream()
            .filter(r -> r.delay().isFixed())
            .findFirst()
            .orElseThrow(() -> new Refused("the retry is fine as it is"));
    return switch (retry.kind()) {
      case LOOP, RECURSION -> new OwnRetry(context).repair(site, retry);
      case WRAP, OPERATOR, ANNOTATION -> new LibraryRetry(context).repair(site, retry);
      case CLIENT -> new ClientRetry(context).repair(site, retry);
    };
  }
}
