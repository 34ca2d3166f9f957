package dev.lint429.backoff;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a server answered to one attempt, as far as the decision to try again needs it.
 *
 * <p>Immutable. A {@link Classifier} creates answers; the built-in recognition does so for the
 * clients that it knows.
 */
public final class Answer {

  /** Any status that is not repeated. */
  static final Answer ACCEPTED = of(200);

  private final int status;
  private final Function<String, String> headers;
  private final Supplier<String> body;
  private final Duration delay;
  private final Instant retryAt;
  private final Supplier<String> host;

  Answer(
      int status,
      Function<String, String> headers,
      Supplier<String> body,
      Duration delay,
      Instant retryAt,
      Supplier<String> host) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.delay = delay;
    this.retryAt = retryAt;
    this.host = host;
  }

  /**
   * An answer without hints.
   *
   * @param status an HTTP status, or the one that the answer stands for, such as 429 for a limit
   *     that came as HTTP 200
   */
  public static Answer of(int status) {
    return new Answer(status, name -> null, () -> null, null, null, () -> null);
  }

  /**
   * An answer with headers.
   *
   * @param status as in {@link #of(int)}
   * @param headers gives the first value of the header with the given name, or null; must ignore
   *     the case of the name
   */
  public static Answer of(int status, Function<String, String> headers) {
    Objects.requireNonNull(headers, "headers");
    return new Answer(status, headers, () -> null, null, null, () -> null);
  }

  /**
   * The same answer with the text of its body, which is searched for quota codes and for Google's
   * {@code retryDelay}.
   *
   * @param text the body, or its beginning
   */
  public Answer withBody(String text) {
    Objects.requireNonNull(text, "text");
    return new Answer(status, headers, () -> text, delay, retryAt, host);
  }

  /**
   * The same answer with the wait that the server asks for, where that is known by other means than
   * a header. It counts before the headers.
   *
   * @param wait not negative
   * @throws IllegalArgumentException if {@code wait} is negative
   */
  public Answer withDelay(Duration wait) {
    Objects.requireNonNull(wait, "wait");
    if (wait.isNegative()) {
      throw new IllegalArgumentException("wait is " + wait + "; it must not be negative");
    }
    return new Answer(status, headers, body, wait, retryAt, host);
  }

  /** The status. */
  public int status() {
    return status;
  }

  /** The first value of a header, or null; null too if reading it fails. */
  String header(String name) {
    try {
      return headers.apply(name);
    } catch (RuntimeException unreadable) {
      return null; // A hint that cannot be read is no reason to fail the call.
    }
  }

  /** The text of the body if it is in memory, else null. */
  String body() {
    try {
      return body.get();
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /** The host that answered as {@link Hosts#key} writes it, or null. */
  String host() {
    return host.get();
  }

  /** The wait that the server asks for, told by other means than headers; or null. */
  Duration delay() {
    return delay;
  }

  /** The time before which the server wants no retry, told by other means than headers; or null. */
  Instant retryAt() {
    return retryAt;
  }

  @Override
  public String toString() {
    return "Answer[status=" + status + "]";
  }
}
