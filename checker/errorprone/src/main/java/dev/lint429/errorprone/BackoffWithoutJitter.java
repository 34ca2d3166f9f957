package dev.lint429.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.lint429.engine.Rule;

/**
 * Flags requests to inference endpoints that are sent again after a 429 (Too Many Requests) after a
 * wait that grows, but is the same for all clients.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "The wait before a 429 (Too Many Requests) is retried has no random part",
    altNames = "lint429",
    linkType = LinkType.NONE,
    severity = SeverityLevel.SUGGESTION)
public final class BackoffWithoutJitter extends RuleCheck {
  private static final long serialVersionUID = 1L;

  /** Called by Error Prone. */
  public BackoffWithoutJitter() {
    super(Rule.BACKOFF_WITHOUT_JITTER);
  }
}
