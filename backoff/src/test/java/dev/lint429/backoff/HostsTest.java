package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers share, and how much of it is kept. */
final class HostsTest {

  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "localhost",
        "/v1/models",
        "ftp://example.org/",
        "mailto:a@example.org",
        "https://",
        "429 Too Many Requests: see https://example.org/limits",
        "x\nGET request for \"https://example.org/\""
      })
  void noHost(String text) {
    assertNull(Hosts.key(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://api.openai.com/v1/chat|https://api.openai.com",
        "HTTPS://API.OpenAI.com|https://api.openai.com",
        "https://api.openai.com:443/x|https://api.openai.com",
        "http://localhost:80?x|http://localhost",
        "http://localhost:8080#x|http://localhost:8080",
        "https://localhost:80/|https://localhost:80",
        "http://user:secret@host/|http://host",
        "http://[::1]:11434/api/chat|http://[::1]:11434",
        "429 on POST request for \"http://a.example:81/b\": \"see https://c.example\"|http://a.example:81"
      })
  void schemeAndAuthority(String text, String key) {
    assertEquals(key, Hosts.key(text));
  }

  @Test
  void veryLongTextsAreCheap() {
    String path = "x".repeat(2_000_000);
    assertEquals("https://a.example", Hosts.key("https://a.example/" + path));
    assertNull(Hosts.key(path));
    assertNull(Hosts.key("https://" + "@".repeat(100_000)));
  }

  private static void refuse(Hosts hosts, String host, long now) {
    Lane lane = hosts.open(host, now);
    lane.refused(new Turn(lane), now, SECOND, n -> SECOND, SECOND, false);
  }

  @Test
  void hostThatNeverRefusedIsNotKept() {
    Hosts hosts = new Hosts();
    assertNull(hosts.find("https://a.example"));
    assertNull(hosts.find(null));
    assertEquals(0, hosts.size());
  }

  @Test
  void idleHostsAreForgottenWhenThereAreMany() {
    Hosts hosts = new Hosts();
    for (int i = 0; i < 64; i++) {
      refuse(hosts, "https://h" + i, i * SECOND);
    }
    assertEquals(64, hosts.size());
    // The first four have been quiet for more than a minute by then.
    refuse(hosts, "https://more", 65 * SECOND);
    assertEquals(61, hosts.size());
    assertNull(hosts.find("https://h3"));
    assertNotNull(hosts.find("https://h4"));
    assertNotNull(hosts.find("https://more"));
  }

  @Test
  void hostsThatRefuseAtTheSameTimeAreBounded() {
    Hosts hosts = new Hosts();
    for (int i = 0; i < 3 * Hosts.MAX; i++) {
      refuse(hosts, "https://h" + i, SECOND);
    }
    assertTrue(hosts.size() <= Hosts.MAX, () -> hosts.size() + " hosts");
  }
}
