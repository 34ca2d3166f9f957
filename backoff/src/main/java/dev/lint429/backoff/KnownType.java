package dev.lint429.backoff;

import java.util.List;

/**
 * A type of a client library and the public methods that tell what the server answered.
 *
 * @param name the binary name of a public class or interface
 * @param statuses paths to the status; the first that exists in the library's version counts
 * @param header path to the first value of a header, null if the type has none
 * @param retryAt path to the instant of the next permitted attempt, null if the type has none
 * @param text path to the body as text where that does not consume it, null if there is none
 * @param payload path to a body object that must be closed when the answer is discarded, null if
 *     closing the answer itself is enough
 */
record KnownType(
    String name,
    List<String> statuses,
    String header,
    String retryAt,
    String text,
    String payload) {

  static KnownType of(String name, String... statuses) {
    return new KnownType(name, List.of(statuses), null, null, null, null);
  }

  KnownType header(String path) {
    return new KnownType(name, statuses, path, retryAt, text, payload);
  }

  KnownType retryAt(String path) {
    return new KnownType(name, statuses, header, path, text, payload);
  }

  KnownType text(String path) {
    return new KnownType(name, statuses, header, retryAt, path, payload);
  }

  KnownType payload(String path) {
    return new KnownType(name, statuses, header, retryAt, text, path);
  }
}
