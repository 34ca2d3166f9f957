package dev.lint429.engine.fix;

import dev.lint429.engine.Fix;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import java.util.List;

/** Retries by a library: its policy is repaired where it is made. */
final class LibraryRetry {
  private static final List<PolicyRepair> REPAIRS =
      List.of(
          new ReactorPolicy(),
          new Resilience4jPolicy(),
          new FailsafePolicy(),
          new SpringRetryPolicy(),
          new SpringCorePolicy());

  private final Context context;

  LibraryRetry(Context context) {
    this.context = context;
  }

  Fix repair(RequestSite site, Retry retry) throws Refused {
    if (retry.site() instanceof Annotation annotation) {
      Draft draft = draft(site, retry.unit());
      RetryAnnotation.repair(draft, annotation);
      return draft.fix(title("@" + annotation.simpleName()));
    }
    Expr policy = retry.policy() != null ? retry.policy() : (Expr) retry.site();
    if (policy == null) {
      throw new Refused("the retry's policy is not in sight");
    }
    CompilationUnit unit = unitOf(policy, retry, site);
    Draft draft = draft(site, unit);
    if (ReactorPolicy.isOperator(policy)) {
      ReactorPolicy.repairOperator(draft, (Expr.Call) policy);
      return draft.fix(title("Reactor"));
    }
    Chain chain = Chain.around(unit, policy);
    for (PolicyRepair repair : REPAIRS) {
      if (repair.matches(chain)) {
        repair.repair(context, draft, chain);
        return draft.fix(title(repair.library()));
      }
    }
    throw new Refused(
        retry.library() == null
            ? "the retry's policy is not in sight"
            : "no repair is known for this policy of " + retry.library().name());
  }

  private static String title(String library) {
    return "Retry with exponential backoff (" + library + ")";
  }

  private Draft draft(RequestSite site, CompilationUnit unit) {
    return unit == site.unit() ? context.draft(unit) : context.draftElsewhere(unit);
  }

  /** The file in which a policy is made, which may be a third one. */
  private CompilationUnit unitOf(Expr policy, Retry retry, RequestSite site) throws Refused {
    for (CompilationUnit near : List.of(retry.unit(), site.unit())) {
      if (holds(near, policy)) {
        return near;
      }
    }
    String word =
        policy instanceof Expr.Call call
            ? call.name()
            : policy instanceof Expr.New creation ? creation.type().simpleName() : "";
    if (!word.isEmpty()) {
      var found = context.program().unitsContaining(word).filter(u -> holds(u, policy)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new Refused("the retry's policy is not in sight");
  }

  private static boolean holds(CompilationUnit unit, Node node) {
    return unit.parent(node) != null;
  }
}
