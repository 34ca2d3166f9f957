package dev.lint429.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.lint429.engine.Rule;

/**
 * Flags requests to inference endpoints that are sent again after a 429 (Too Many Requests) without
 * a look at how long the server asks to wait.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary =
        "The wait before a 429 (Too Many Requests) is retried ignores what the server asks for",
    altNames = "lint429",
    linkType = LinkType.NONE,
    severity = SeverityLevel.SUGGESTION)
public final class RetryAfterIgnored extends RuleCheck {
  private static final long serialVersionUID = 1L;

  /** Called by Error Prone. */
  public RetryAfterIgnored() {
    super(Rule.RETRY_AFTER_IGNORED);
  }
}
