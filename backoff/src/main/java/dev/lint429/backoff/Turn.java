package dev.lint429.backoff;

/** One caller's place in the queue of a {@link Lane}. Used by one thread at a time. */
final class Turn {

  static final long NO_TICKET = Long.MIN_VALUE;

  final Lane lane;

  /** Position in the queue, relative to {@code Lane.head}. */
  long ticket = NO_TICKET;

  /** No attempt before this time, whatever the queue says. */
  long notBefore = Long.MIN_VALUE;

  /** When the attempt under way began. */
  long sentAt;

  Turn(Lane lane) {
    this.lane = lane;
  }
}
