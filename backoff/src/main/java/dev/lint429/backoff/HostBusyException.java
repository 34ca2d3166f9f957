package dev.lint429.backoff;

import java.time.Duration;

/**
 * A call that was never sent: its host had told others to wait, and the call's time budget ended
 * before its turn came. Sending it would only have been refused as well. Not thrown after an
 * attempt was made: then the last answer stands.
 *
 * <p>Where a client's method declares {@link java.io.IOException}, it comes as the cause of one.
 */
public final class HostBusyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String host;
  private final transient Duration waited;

  HostBusyException(String host, Duration waited, String why) {
    super("not sent to " + host + " after waiting " + BackoffEvent.text(waited) + ": " + why);
    this.host = host;
    this.waited = waited;
  }

  /** The scheme and authority, or the key that stands for it. */
  public String host() {
    return host;
  }

  /** How long the call waited for its turn; null after deserialization. */
  public Duration waited() {
    return waited;
  }
}
