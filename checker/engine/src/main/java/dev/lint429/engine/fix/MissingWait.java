package dev.lint429.engine.fix;

import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import java.util.List;

/** Puts a wait where a loop goes round again at once. */
final class MissingWait {
  private static final String INTERRUPTED = "java.lang.InterruptedException";

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
    if (retry.kind() != Retry.Kind.LOOP
        || !(site instanceof RequestSite.Sent sent)
        || sent.unit() != unit
        || !retry.site().span().contains(sent.span())) {
      throw new Refused("the retry does not stand around the call");
    }
    Place place = place(unit, sent, (Stmt) retry.site());
    if (!context.exceptions().isHandled(unit, place.anchor(), INTERRUPTED)) {
      throw new Refused("a wait may be interrupted, and nothing handles that here");
    }
    String wait =
        draft.names().type("java.lang.Thread")
            + ".sleep("
            + new OwnRetry(context).millis(draft, numbering.at(place.anchor()))
            + ");";
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

  private static Place place(CompilationUnit unit, RequestSite.Sent site, Stmt loop)
      throws Refused {
    for (Node at = unit.parent(site.call()); at != null && at != loop; at = unit.parent(at)) {
      if (at instanceof Stmt.Try guarded && guarded.body().span().contains(site.span())) {
        List<Place> places =
            guarded.catches().stream().map(c -> end(c.body())).filter(p -> p != null).toList();
        if (places.size() == 1) {
          return places.get(0);
        }
      }
    }
    List<Place> places =
        Trees.all(loop, Stmt.If.class).stream()
            .filter(i -> i.span().start() > site.span().start())
            .filter(i -> i.then() instanceof Stmt.Block)
            .map(i -> end((Stmt.Block) i.then()))
            .filter(p -> p != null && p.before() instanceof Stmt.Continue)
            .toList();
    if (places.size() == 1) {
      return places.get(0);
    }
    throw new Refused("it is not certain where the loop should wait");
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
