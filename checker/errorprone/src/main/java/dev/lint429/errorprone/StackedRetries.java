package dev.lint429.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.lint429.engine.Rule;

/**
 * Flags requests to inference endpoints that are retried around a client that retries by itself:
 * the attempts multiply.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "This inference request is retried around a client that retries by itself",
    altNames = "lint429",
    linkType = LinkType.NONE,
    severity = SeverityLevel.WARNING)
public final class StackedRetries extends RuleCheck {
  private static final long serialVersionUID = 1L;

  /** Called by Error Prone. */
  public StackedRetries() {
    super(Rule.STACKED_RETRIES);
  }
}
