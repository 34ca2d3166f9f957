package dev.lint429.engine.rules;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Request;
import dev.lint429.engine.Rule;
import dev.lint429.engine.fix.FixMaker;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Delay;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.handling.HandlingAnalysis;
import dev.lint429.engine.handling.Retry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Decides which rules a request breaks. */
public final class Rules {
  /** Of what was seen on the way of the answer, what comes first tells the most. */
  private static final int MAX_SEEN = 4;

  public static final Set<Rule> ALL = Set.copyOf(EnumSet.allOf(Rule.class));

  /** The rules that can be told without the client's set-up. */
  private static final Set<Rule> SIMPLE =
      EnumSet.of(Rule.UNHANDLED_RATE_LIMIT, Rule.FIXED_DELAY_RETRY);

  private final FixMaker fixes;
  private final HandlingAnalysis handling;

  public Rules(FixMaker fixes, HandlingAnalysis handling) {
    this.fixes = fixes;
    this.handling = handling;
  }

  /**
   * The findings of the {@code wanted} rules at a request: defects, or else what could be better.
   */
  public List<Finding> judge(Request request, Set<Rule> wanted) {
    Handling outcome = request.handling();
    return switch (outcome.state()) {
      case MISSING ->
          wanted.contains(Rule.UNHANDLED_RATE_LIMIT)
              ? List.of(finding(Rule.UNHANDLED_RATE_LIMIT, request, Messages.unhandled(request)))
              : List.of();
      case HANDLED -> best(outcome).map(retry -> retried(request, retry, wanted)).orElse(List.of());
      case ACKNOWLEDGED, UNKNOWN -> List.of();
    };
  }

  private List<Finding> retried(Request request, Retry best, Set<Rule> wanted) {
    if (request.site() instanceof RequestSite.Retried site) {
      return RetryRules.ofLoop(site, best).stream()
          .filter(broken -> wanted.contains(broken.rule()))
          .map(broken -> finding(request, broken))
          .toList();
    }
    List<Finding> found = new ArrayList<>();
    boolean fixed = best.delay().isFixed();
    if (fixed && wanted.contains(Rule.FIXED_DELAY_RETRY)) {
      found.add(finding(Rule.FIXED_DELAY_RETRY, request, Messages.fixedDelay(request, best)));
    }
    if (SIMPLE.containsAll(wanted)) {
      return found;
    }
    List<RetryRules.Broken> broken = new ArrayList<>();
    broken.addAll(RetryRules.warnings(request, best, handling.ofClient(request.site())));
    if (!fixed && broken.isEmpty()) {
      BooleanSupplier malformed =
          () ->
              wanted.contains(Rule.NON_RETRYABLE_RETRIED)
                  && handling.retriesMalformed(request.site());
      broken.addAll(RetryRules.suggestions(request, best, malformed));
    }
    for (RetryRules.Broken rule : broken) {
      if (wanted.contains(rule.rule())) {
        found.add(finding(request, rule));
      }
    }
    return found;
  }

  private static Finding finding(Request request, RetryRules.Broken broken) {
    return new Finding(
        broken.rule(),
        request.site().unit(),
        request.site().span(),
        broken.message(),
        Stream.concat(evidence(request).stream(), broken.more().stream()).distinct().toList(),
        List.of(),
        broken.noFix());
  }

  /** Of several retries that a 429 may reach, the one with the best wait. */
  private static Optional<Retry> best(Handling handling) {
    return handling.retries().stream().max(Comparator.comparing(Retry::delay));
  }

  private Finding finding(Rule rule, Request request, String message) {
    FixMaker.Outcome outcome = fixes.fixes(request.site(), request.handling());
    return new Finding(
        rule,
        request.site().unit(),
        request.site().span(),
        message,
        evidence(request),
        outcome.fixes(),
        outcome.fixes().isEmpty() ? outcome.noFix() : null);
  }

  private static List<Evidence> evidence(Request request) {
    List<Evidence> trail = new ArrayList<>(request.target().trail());
    trail.addAll(request.handling().evidence().stream().limit(MAX_SEEN).toList());
    for (Retry retry : request.handling().retries()) {
      for (Retry.Wait wait : retry.waits()) {
        trail.add(new Evidence(wait.unit().file(), wait.call().span(), waited(wait.delay())));
      }
      if (retry.waits().isEmpty() && retry.site() != null) {
        trail.add(
            new Evidence(
                retry.unit().file(), retry.site().span(), "sent again " + waited(retry.delay())));
      }
    }
    return trail.stream().distinct().toList();
  }

  private static String waited(Delay delay) {
    return switch (delay) {
      case NONE -> "without a wait";
      case FIXED -> "after the same wait each time";
      case LINEAR -> "after a wait that grows by a constant";
      case RANDOM -> "after a random wait that does not grow";
      case EXPONENTIAL -> "after a wait that grows by a factor";
      case SERVER -> "after as long as the server asks";
      case UNKNOWN -> "after a wait that is computed out of sight";
    };
  }
}
