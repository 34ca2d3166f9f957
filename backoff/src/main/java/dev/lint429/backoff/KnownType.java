package dev.lint429.backoff;

import java.util.List;

/**
 * A type of a client library and the public methods that tell what the server answered. Immutable;
 * the methods that set one part give a copy.
 *
 * @param name the binary name of a public class or interface
 * @param statuses paths to the status; the first that exists in the library's version counts
 * @param header path to the first value of a header, null if the type has none
 * @param retryAt path to the instant of the next permitted attempt, null if the type has none
 * @param text path to the body where that does not consume it, null if there is none
 * @param payload path to a body object that must be closed when the answer is discarded, null if
 *     closing the answer itself is enough
 * @param url path to the URL of the request, or to a text that holds it; null if there is none
 * @param buffered name of the class that reads an entity into memory, null if there is none
 */
record KnownType(
    String name,
    List<String> statuses,
    String header,
    String retryAt,
    String text,
    String payload,
    String url,
    String buffered) {

  static KnownType of(String name, String... statuses) {
    return new KnownType(name, List.of(statuses), null, null, null, null, null, null);
  }

  KnownType header(String path) {
    return new KnownType(name, statuses, path, retryAt, text, payload, url, buffered);
  }

  KnownType retryAt(String path) {
    return new KnownType(name, statuses, header, path, text, payload, url, buffered);
  }

  KnownType text(String path) {
    return new KnownType(name, statuses, header, retryAt, path, payload, url, buffered);
  }

  KnownType payload(String path) {
    return new KnownType(name, statuses, header, retryAt, text, path, url, buffered);
  }

  KnownType url(String path) {
    return new KnownType(name, statuses, header, retryAt, text, payload, path, buffered);
  }

  KnownType buffered(String type) {
    return new KnownType(name, statuses, header, retryAt, text, payload, url, type);
  }
}
