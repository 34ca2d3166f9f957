package dev.lint429.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.lint429.engine.Rule;

/**
 * Flags requests to inference endpoints whose 429 (Too Many Requests) is neither told apart from
 * other failures nor retried.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A 429 (Too Many Requests) of this inference endpoint is not handled",
    altNames = "lint429",
    linkType = LinkType.NONE,
    severity = SeverityLevel.WARNING)
public final class UnhandledRateLimit extends RuleCheck {
  private static final long serialVersionUID = 1L;

  /** Called by Error Prone. */
  public UnhandledRateLimit() {
    super(Rule.UNHANDLED_RATE_LIMIT);
  }
}
