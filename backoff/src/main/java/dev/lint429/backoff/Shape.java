package dev.lint429.backoff;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** How to read a result or exception of one class. */
final class Shape {

  /** A class that tells nothing about an answer. */
  static final Shape UNKNOWN = new Shape(null, null, null, null, null, null, null);

  /** No status. */
  static final int NO_STATUS = -1;

  private final Path status;
  private final Path header;
  private final Path retryAt;
  private final Path text;
  private final Path payload;
  private final Path url;
  private final BufferedEntity buffered;

  private Shape(
      Path status,
      Path header,
      Path retryAt,
      Path text,
      Path payload,
      Path url,
      BufferedEntity buffered) {
    this.status = status;
    this.header = header;
    this.retryAt = retryAt;
    this.text = text;
    this.payload = payload;
    this.url = url;
    this.buffered = buffered;
  }

  /** Null if the type has no readable status in this version of its library. */
  static Shape of(Class<?> type, KnownType row) {
    for (String candidate : row.statuses()) {
      Path status = Path.resolve(type, candidate);
      if (status != null) {
        return new Shape(
            status,
            path(type, row.header()),
            path(type, row.retryAt()),
            path(type, row.text()),
            path(type, row.payload()),
            path(type, row.url()),
            row.buffered() == null ? null : BufferedEntity.resolve(type, row.buffered()));
      }
    }
    return null;
  }

  private static Path path(Class<?> type, String text) {
    return text == null ? null : Path.resolve(type, text);
  }

  /** The status, or {@link #NO_STATUS} if there is none or it cannot be read. */
  int status(Object value) {
    return get(status, value, null) instanceof Integer number ? number : NO_STATUS;
  }

  /** What the object tells beyond its status; read only when asked for. */
  Answer answer(Object value, int code) {
    return new Answer(
        code,
        name -> get(header, value, name) instanceof String text ? text : null,
        () -> buffered == null ? text(get(text, value, null)) : buffered.read(value),
        null,
        instant(get(retryAt, value, null)),
        () -> host(value));
  }

  /** The host that answered as {@link Hosts#key} writes it, or null. */
  String host(Object value) {
    Object told = get(url, value, null);
    return told == null ? null : Hosts.key(told.toString());
  }

  /** A body that is closed apart from the answer, or null. */
  Object payload(Object value) {
    return get(payload, value, null);
  }

  private static Object get(Path path, Object value, String name) {
    return path == null ? null : path.get(value, name);
  }

  /** Only what is in memory: a stream would be consumed. */
  private static String text(Object body) {
    if (body instanceof CharSequence text) {
      return text.toString();
    }
    return body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : null;
  }

  /** Feign 13 tells milliseconds since 1970, Feign 12 and before a date. */
  private static Instant instant(Object value) {
    if (value instanceof Long millis) {
      return Instant.ofEpochMilli(millis);
    }
    return value instanceof Date date ? date.toInstant() : null;
  }
}
