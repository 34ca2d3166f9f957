package dev.lint429.backoff;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** One thing that a {@link Backoff} did. Immutable; {@link #toString} is a sentence for a log. */
public final class BackoffEvent {

  /** What happened. */
  public enum Kind {
    /** The first attempt is held back because the host asked others to wait. */
    HELD,
    /** An attempt was refused; the next one follows after {@link BackoffEvent#delay}. */
    WAITING,
    /** An attempt was accepted after at least one was refused. */
    RECOVERED,
    /** The last answer goes to the caller although it is a refusal or a failure. */
    GAVE_UP
  }

  private final Kind kind;
  private final GiveUpReason reason;
  private final String host;
  private final int attempts;
  private final int maxAttempts;
  private final int status;
  private final Duration hint;
  private final Duration delay;
  private final Duration waited;
  private final Throwable failure;

  BackoffEvent(
      Kind kind,
      GiveUpReason reason,
      String host,
      int attempts,
      int maxAttempts,
      int status,
      Duration hint,
      Duration delay,
      Duration waited,
      Throwable failure) {
    this.kind = Objects.requireNonNull(kind);
    this.reason = reason;
    this.host = host;
    this.attempts = attempts;
    this.maxAttempts = maxAttempts;
    this.status = status;
    this.hint = hint;
    this.delay = delay;
    this.waited = waited;
    this.failure = failure;
  }

  static BackoffEvent held(String host, int maxAttempts, long nanos) {
    return new BackoffEvent(
        Kind.HELD,
        null,
        host,
        0,
        maxAttempts,
        0,
        null,
        Duration.ofNanos(nanos),
        Duration.ZERO,
        null);
  }

  /** What happened. */
  public Kind kind() {
    return kind;
  }

  /** Why no further attempt is made; present only for {@link Kind#GAVE_UP}. */
  public Optional<GiveUpReason> reason() {
    return Optional.ofNullable(reason);
  }

  /** The scheme and authority that the call goes to, or the key that stands for it, if known. */
  public Optional<String> host() {
    return Optional.ofNullable(host);
  }

  /** How many attempts were made so far; 0 if the first is held back. */
  public int attempts() {
    return attempts;
  }

  /** How many attempts are allowed. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** The status of the last refusal; 0 if there was none. */
  public int status() {
    return status;
  }

  /** How long the server asked to wait in its last refusal, if it did. */
  public Optional<Duration> hint() {
    return Optional.ofNullable(hint);
  }

  /** The wait that begins now; zero unless the kind is HELD or WAITING. */
  public Duration delay() {
    return delay;
  }

  /** The sum of the waits that are over. */
  public Duration waited() {
    return waited;
  }

  /** The exception of the last attempt; empty if it returned a result. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public String toString() {
    String asked = hint == null ? "the server gives no hint" : "the server asks for " + text(hint);
    return switch (kind) {
      case HELD -> "held back for %s: %s asked others to wait".formatted(text(delay), host);
      case WAITING ->
          "attempt %d of %d was answered %d; waiting %s (%s)"
              .formatted(attempts, maxAttempts, status, text(delay), asked);
      case RECOVERED ->
          "attempt %d of %d was accepted after %d; waited %s in all"
              .formatted(attempts, maxAttempts, status, text(waited));
      case GAVE_UP ->
          "gave up after attempt %d of %d, last refusal %d: %s; waited %s in all (%s)"
              .formatted(attempts, maxAttempts, status, reason.text(), text(waited), asked);
    };
  }

  /** Seconds with up to three decimals, independent of the locale: {@code 1.25 s}. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    StringBuilder text = new StringBuilder().append(millis / 1000);
    if (millis % 1000 != 0) {
      text.append('.').append(String.valueOf(1000 + millis % 1000).substring(1));
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.append(" s").toString();
  }
}
