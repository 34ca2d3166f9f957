package dev.lint429.backoff.adapters;

import dev.lint429.backoff.PublicApi;
import org.junit.jupiter.api.Test;

final class PublicApiTest {

  @Test
  void isWhatIsCommitted() throws Exception {
    PublicApi.check(OkHttpBackoff.class);
  }
}
