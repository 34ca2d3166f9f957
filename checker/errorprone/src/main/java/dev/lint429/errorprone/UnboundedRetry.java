package dev.lint429.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.lint429.engine.Rule;

/**
 * Flags requests to inference endpoints that are sent again after a 429 (Too Many Requests) without
 * a bound on attempts or time.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A 429 (Too Many Requests) of this inference endpoint is retried without a bound",
    altNames = "lint429",
    linkType = LinkType.NONE,
    severity = SeverityLevel.WARNING)
public final class UnboundedRetry extends RuleCheck {
  private static final long serialVersionUID = 1L;

  /** Called by Error Prone. */
  public UnboundedRetry() {
    super(Rule.UNBOUNDED_RETRY);
  }
}
