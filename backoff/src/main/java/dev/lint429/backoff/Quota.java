package dev.lint429.backoff;

import java.util.regex.Pattern;

/**
 * Recognises refusals that waiting does not mend: spent credits, spending limits, daily quotas.
 *
 * <p>Sources: OpenAI "Error codes" and Microsoft "insufficient_quota" (429 of type {@code
 * insufficient_quota}, codes {@code credit_balance_exhausted}, {@code *_spend_limit_exceeded},
 * {@code organization_usage_limit_exceeded}); anthropic-java 3.11.0 ErrorHandler ({@code
 * enforced_spend_limit_reached}, {@code contract_spend_limit_reached}); Moonshot ({@code
 * exceeded_current_quota_error}); Gemini API "Troubleshooting" (a {@code quotaId} of a daily
 * quota); Zhipu error codes 1113 (arrears), 1304 (daily), 1308 to 1310 (weekly, monthly, expired).
 */
final class Quota {

  private static final Pattern EXHAUSTED =
      Pattern.compile(
          "\"(?:insufficient_quota|credit_balance_exhausted|organization_spend_limit_exceeded"
              + "|project_spend_limit_exceeded|organization_usage_limit_exceeded"
              + "|enforced_spend_limit_reached|contract_spend_limit_reached"
              + "|exceeded_current_quota_error)\""
              + "|\"quotaId\"\\s*:\\s*\"[^\"]{0,200}PerDay"
              + "|\"code\"\\s*:\\s*\"?(?:1113|1304|1308|1309|1310)\\b");

  private Quota() {}

  /** Whether the body of an error, null if unknown, names an exhausted quota. */
  static boolean exhausted(String body) {
    return body != null && EXHAUSTED.matcher(body).find();
  }
}
