package dev.lint429.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
  @ParameterizedTest
  @CsvSource({
    "https://h/p, https://h/p",
    "https://h/p?key={apiKey}, https://h/p?key={apiKey}",
    "https://h/p?key=%s&a={}, https://h/p?key=%s&a={}",
    "'@Value(\"${k:https://h/p?x=}\")', '@Value(\"${k:https://h/p?x=}\")'",
    "https://h/p?key=AIza1, https://h/p?key=…",
    "https://h/p?alt=sse&key=AIza1#f, https://h/p?alt=…&key=…#f",
    "'@Value(\"${k:https://h/p?x=y}\")', '@Value(\"${k:https://h/p?x=…}\")'",
    "https://me:secret@h/p, https://…@h/p",
    "https://me@h/p, https://me@h/p",
    "'  https://h/p', https://h/p",
  })
  void hidesWhatMayBeSecret(String url, String shown) {
    assertEquals(shown, Shown.url(url));
  }
}
