package dev.lint429.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** URLs of which parts are not known. */
class UrlTextTest {
  private static final UrlText URL =
      UrlText.of("https://")
          .plus(UrlText.of(new Hole("tenant", Hole.Kind.PARAMETER, "java.lang.String")))
          .plus(UrlText.of(".example.com/v1/chat?key=1"));

  @Test
  void theQueryIsCutOffBehindAnUnknownPart() {
    assertEquals("https://" + UrlText.HOLE + ".example.com/v1/chat", URL.withoutQuery().flat());
  }

  @Test
  void anUnknownPartTakesOnePlace() {
    assertEquals("" + UrlText.HOLE, URL.slice(8, 9).flat());
    assertEquals("example", URL.slice(10, 17).flat());
    assertEquals("", URL.slice(9, 9).flat());
  }

  @Test
  void whatHasNoQueryStaysAsItIs() {
    UrlText plain = UrlText.of("https://example.com/v1/chat");
    assertEquals("https://example.com/v1/chat", plain.withoutQuery().flat());
  }
}
