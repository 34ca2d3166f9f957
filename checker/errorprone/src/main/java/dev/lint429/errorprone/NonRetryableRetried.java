package dev.lint429.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.lint429.engine.Rule;

/**
 * Flags requests to inference endpoints that are sent again whatever the failure is, those included
 * that waiting cannot mend.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "Every failure of this inference request is retried, malformed requests included",
    altNames = "lint429",
    linkType = LinkType.NONE,
    severity = SeverityLevel.SUGGESTION)
public final class NonRetryableRetried extends RuleCheck {
  private static final long serialVersionUID = 1L;

  /** Called by Error Prone. */
  public NonRetryableRetried() {
    super(Rule.NON_RETRYABLE_RETRIED);
  }
}
