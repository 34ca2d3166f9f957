package dev.lint429.engine.rules;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Request;
import dev.lint429.engine.Rule;
import dev.lint429.engine.fix.FixMaker;
import dev.lint429.engine.handling.Delay;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.handling.HandlingAnalysis;
import dev.lint429.engine.handling.Retry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides which rules a request breaks. */
public final class Rules {
  /** Of what was seen on the way of the answer, what comes first tells the most. */
  private static final int MAX_SEEN = 4;

  private final FixMaker fixes;
  private final HandlingAnalysis handling;

  public Rules(FixMaker fixes, HandlingAnalysis handling) {
    this.fixes = fixes;
    this.handling = handling;
  }

  /** The findings at a request: defects, or else what could be better. */
  public List<Finding> judge(Request request) {
    Handling outcome = request.handling();
    return switch (outcome.state()) {
      case MISSING ->
          List.of(finding(Rule.UNHANDLED_RATE_LIMIT, request, Messages.unhandled(request)));
      case HANDLED -> best(outcome).map(retry -> retried(request, retry)).orElse(List.of());
      case ACKNOWLEDGED, UNKNOWN -> List.of();
    };
  }

  private List<Finding> retried(Request request, Retry best) {
    List<Finding> found = new ArrayList<>();
    if (best.delay().isFixed()) {
      found.add(finding(Rule.FIXED_DELAY_RETRY, request, Messages.fixedDelay(request, best)));
    }
    RetryRules.warnings(request, best, handling.ofClient(request.site()))
        .forEach(broken -> found.add(finding(request, broken)));
    if (found.isEmpty()) {
      RetryRules.suggestions(request, best, () -> handling.retriesMalformed(request.site()))
          .forEach(broken -> found.add(finding(request, broken)));
    }
    return found;
  }

  private static Finding finding(Request request, RetryRules.Broken broken) {
    return new Finding(
        broken.rule(),
        request.site().unit(),
        request.site().span(),
        broken.message(),
        evidence(request),
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
