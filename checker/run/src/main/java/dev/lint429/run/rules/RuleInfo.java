package dev.lint429.run.rules;

import dev.lint429.run.result.Severity;

/**
 * A rule as it is explained.
 *
 * @param severity unless the configuration says otherwise
 * @param summary what it finds, one sentence
 * @param help the whole explanation, in Markdown, without the summary
 */
public record RuleInfo(String id, Severity severity, String summary, String help) {}
