package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that waiting does not mend, and those that it does. */
final class QuotaTest {

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "{\"error\":{\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}}",
        "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\"}}",
        "{\"error\":{\"message\":\"You may see insufficient_quota later\",\"type\":\"tokens\"}}",
        "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\"}}",
        "{\"quotaId\":\"GenerateRequestsPerMinutePerProjectPerModel-FreeTier\"}",
        "{\"error\":{\"code\":\"1302\"}}",
        "{\"error\":{\"code\":\"1305\"}}",
        "{\"error\":{\"code\":11130}}",
        "{\"error\":\"Model is overloaded\",\"error_type\":\"overloaded\"}",
        "{\"detail\":\"Request was throttled. Your rate limit resets in ~30s.\"}",
        "<html>PerDay</html>"
      })
  void passing(String body) {
    assertFalse(Quota.exhausted(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}",
        "{\"error\":{\"code\":\"credit_balance_exhausted\"}}",
        "{\"error\":{\"code\":\"organization_spend_limit_exceeded\"}}",
        "{\"error\":{\"code\":\"project_spend_limit_exceeded\"}}",
        "{\"error\":{\"code\":\"organization_usage_limit_exceeded\"}}",
        "{\"error\":{\"details\":{\"error_code\":\"enforced_spend_limit_reached\"}}}",
        "{\"error\":{\"details\":{\"error_code\":\"contract_spend_limit_reached\"}}}",
        "{\"error\":{\"type\":\"exceeded_current_quota_error\"}}",
        "{\"quotaId\": \"GenerateRequestsPerDayPerProjectPerModel-FreeTier\"}",
        "{\"error\":{\"code\":\"1113\"}}",
        "{\"error\":{\"code\": 1304}}",
        "{\"error\":{\"code\":\"1308\"}}",
        "{\"error\":{\"code\":\"1309\"}}",
        "{\"error\":{\"code\":\"1310\"}}"
      })
  void exhausted(String body) {
    assertTrue(Quota.exhausted(body));
  }
}
