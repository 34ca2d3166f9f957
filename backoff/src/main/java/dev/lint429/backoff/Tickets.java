package dev.lint429.backoff;

import java.util.Arrays;

/** The order of those who wait for one host. Guarded by its {@link Lane}. */
final class Tickets {

  private long head; // The ticket at place 0.
  private long next; // Behind the last served ticket.
  private long tail; // The next ticket to be drawn at the end.
  private long[] gone = new long[16]; // Tickets from head on that were given back, in order.
  private int goneCount;

  /** A ticket behind all others. */
  long last() {
    return tail++;
  }

  /** A ticket before all others. */
  long first() {
    head--;
    next = Math.min(next, head);
    return head;
  }

  /** Where a ticket stands, from 0. */
  int place(long ticket) {
    return (int) Math.max(0, ticket - head - goneBefore(ticket));
  }

  /** How many wait, including those who are late for their turn. */
  int waiting() {
    return place(tail);
  }

  /** Takes the ticket out because its turn has come; whoever was before it missed the turn. */
  void serve(long ticket) {
    next = Math.max(next, ticket + 1);
    moveHead(next);
  }

  /** Takes the ticket out because its owner left. */
  void drop(long ticket) {
    if (ticket == tail - 1) {
      tail--;
      return;
    }
    if (ticket < head) {
      return;
    }
    if (goneCount == gone.length) {
      gone = Arrays.copyOf(gone, goneCount * 2);
    }
    int at = goneBefore(ticket);
    System.arraycopy(gone, at, gone, at + 1, goneCount - at);
    gone[at] = ticket;
    goneCount++;
  }

  /** Everybody has gone, or missed the turn and will not be waited for. */
  void clear() {
    next = tail;
    moveHead(tail);
  }

  private int goneBefore(long ticket) {
    int at = Arrays.binarySearch(gone, 0, goneCount, ticket);
    return at < 0 ? -at - 1 : at;
  }

  private void moveHead(long ticket) {
    int passed = goneBefore(ticket);
    head = ticket;
    goneCount -= passed;
    System.arraycopy(gone, passed, gone, 0, goneCount);
  }
}
