package dev.lint429.engine.fix;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts a wait where a loop goes round again at once. */
final class MissingWait {
  /** The number of the retry at a place. */
  interface Numbering {
    String at(Node place) throws Refused;
  }

  private final Context context;

  MissingWait(Context context) {
    this.context = context;
  }

  void insert(Draft draft, RequestSite site, Retry retry, Numbering numbering) throws Refused {
    CompilationUnit unit = retry.unit();
    if (retry.kind() != Retry.Kind.LOOP) {
      throw new Refused("it is not certain where to wait before the next attempt");
    }
    Stmt loop = (Stmt) retry.site();
    Place place = null;
    if (site instanceof RequestSite.Sent sent && Trees.isWithin(unit, sent.call(), loop)) {
      place = inCatch(unit, sent, loop).or(() -> beforeContinue(sent, loop)).orElse(null);
    }
    if (place == null) {
      new RoundStart(context).insert(draft, loop, numbering);
      return;
    }
    String wait = new OwnRetry(context).wait(draft, place.anchor(), numbering.at(place.anchor()));
    if (place.before() != null) {
      draft.statementBefore(place.before().span().start(), wait);
    } else {
      appendTo(draft, place.block(), wait);
    }
  }

  /**
   * Where to wait.
   *
   * @param before the statement to wait before, or null to wait at the end of the block
   */
  private record Place(Stmt.Block block, Stmt before) {
    Node anchor() {
      return before == null ? block : before;
    }
  }

  /** The end of the clause that catches what a 429 is thrown as. */
  private Optional<Place> inCatch(CompilationUnit unit, RequestSite.Sent site, Stmt loop) {
    for (Node at = unit.parent(site.call()); at != null && at != loop; at = unit.parent(at)) {
      if (at instanceof Stmt.Try guarded && guarded.body().span().contains(site.span())) {
        List<String> thrown = thrown(site, guarded.body());
        List<Place> places =
            guarded.catches().stream()
                .filter(c -> c.types().stream().anyMatch(t -> catches(t.name(), thrown)))
                .limit(1)
                .map(c -> end(c.body()))
                .filter(Objects::nonNull)
                .toList();
        if (!places.isEmpty()) {
          return Optional.of(places.get(0));
        }
      }
    }
    return Optional.empty();
  }

  /** What a 429 is thrown as: by the client, or by the code that looks at the response. */
  private static List<String> thrown(RequestSite.Sent site, Stmt.Block body) {
    if (site.send().on429() == Client.On429.ERROR) {
      return site.send().errors().subList(0, Math.min(1, site.send().errors().size()));
    }
    return Trees.all(body, Stmt.Throw.class).stream()
        .filter(t -> t.span().start() > site.span().start())
        .map(t -> t.value().type().name())
        .toList();
  }

  private boolean catches(String caught, List<String> thrown) {
    return thrown.stream().anyMatch(t -> context.isSubtype(t, caught));
  }

  /** Before the {@code continue} of the branch for 429, where there is one such branch. */
  private static Optional<Place> beforeContinue(RequestSite.Sent site, Stmt loop) {
    List<Place> places =
        Trees.all(loop, Stmt.If.class).stream()
            .filter(i -> i.span().start() > site.span().start())
            .filter(i -> i.then() instanceof Stmt.Block && names429(i.condition()))
            .map(i -> end((Stmt.Block) i.then()))
            .filter(p -> p != null && p.before() instanceof Stmt.Continue)
            .toList();
    return places.size() == 1 ? Optional.of(places.get(0)) : Optional.empty();
  }

  private static boolean names429(Expr condition) {
    return Trees.any(
        condition,
        n ->
            (n instanceof Expr.Literal literal && Integer.valueOf(429).equals(literal.value()))
                || (n instanceof Expr.Name name && name.id().contains("TOO_MANY_REQUESTS"))
                || (n instanceof Expr.Select select
                    && select.name().contains("TOO_MANY_REQUESTS")));
  }

  /** The place at the end of a block, before a {@code continue}; null if the block leaves. */
  private static Place end(Stmt.Block block) {
    if (block.statements().isEmpty()) {
      return new Place(block, null);
    }
    Stmt last = block.statements().get(block.statements().size() - 1);
    if (last instanceof Stmt.Continue) {
      return new Place(block, last);
    }
    return completes(block) ? new Place(block, null) : null;
  }

  /** Whether a statement behind this one is reachable (JLS 14.22); no where that is not simple. */
  private static boolean completes(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      return block.statements().stream().allMatch(MissingWait::completes);
    }
    if (statement instanceof Stmt.If branch) {
      return branch.otherwise() == null
          || completes(branch.then())
          || completes(branch.otherwise());
    }
    if (statement instanceof Stmt.Try guarded) {
      return guarded.finallyBlock() == null && completes(guarded.body());
    }
    return statement instanceof Stmt.Expression
        || statement instanceof Stmt.Local
        || statement instanceof Stmt.ForEach;
  }

  private static void appendTo(Draft draft, Stmt.Block block, String statement) {
    Layout layout = draft.layout();
    int close = block.span().end() - 1;
    String outer = layout.indent(block.span().start());
    if (layout.startsLine(close)) {
      draft.insert(
          close, layout.indentUnit() + statement + layout.newline() + layout.indent(close));
    } else {
      draft.insert(
          close,
          layout.newline() + outer + layout.indentUnit() + statement + layout.newline() + outer);
    }
  }
}
