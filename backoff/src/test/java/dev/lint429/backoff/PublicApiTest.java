package dev.lint429.backoff;

import org.junit.jupiter.api.Test;

final class PublicApiTest {

  @Test
  void isWhatIsCommitted() throws Exception {
    PublicApi.check(Backoff.class);
  }
}
