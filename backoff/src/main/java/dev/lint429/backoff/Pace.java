package dev.lint429.backoff;

import java.util.Arrays;

/**
 * How many requests a host takes in which time, as far as its refusals told, and when the next ones
 * are due. Guarded by its {@link Lane}.
 *
 * <p>The model is a sliding window: of any {@code quota} + 1 requests the last goes at least a
 * {@code window} after the first. It is learned from periods: from an opening to the opening after
 * the next refusal. Limits by fixed windows, buckets of tokens, and concurrency fit it well enough,
 * as each refusal corrects it.
 */
final class Pace {

  static final int UNKNOWN = Integer.MAX_VALUE;

  private static final int MEMORY = 1024;

  private int quota = UNKNOWN;
  private long window;
  private long gap; // At least, between two requests.
  private long[] sent = new long[16]; // When requests were sent that were not refused, in order.
  private int count;
  private int sinceRefusal;
  private int raise = 1; // Sixteenths by which the quota rises next.
  private long previous = Long.MIN_VALUE; // When the last request was sent, refused or not.

  int quota() {
    return quota;
  }

  long window() {
    return window;
  }

  /** A request goes now. */
  void send(long now) {
    if (count == sent.length) {
      if (count < MEMORY) {
        sent = Arrays.copyOf(sent, count * 2);
      } else {
        System.arraycopy(sent, MEMORY / 2, sent, 0, MEMORY / 2);
        count = MEMORY / 2;
      }
    }
    sent[count++] = now;
    previous = now;
    if (quota != UNKNOWN && ++sinceRefusal >= quota) {
      // As many as it took before, and nothing refused: perhaps it takes more.
      sinceRefusal = 0;
      limit(quota + Math.max(1, (int) Math.min(quota, (long) quota * raise / 16)));
      raise = Math.min(16, 2 * raise);
    }
  }

  /** A request that was sent then has been refused, so it did not use the quota. */
  void unsend(long time) {
    if (time == previous) {
      previous = Long.MIN_VALUE;
    }
    int at = Arrays.binarySearch(sent, 0, count, time);
    if (at >= 0) {
      System.arraycopy(sent, at + 1, sent, at, count - at - 1);
      count--;
    }
  }

  /** How many requests were taken since then. */
  int takenSince(long time) {
    int at = Arrays.binarySearch(sent, 0, count, time);
    return count - (at < 0 ? -at - 1 : at);
  }

  /** The host took requests from {@code begin} to {@code now}, and will from {@code end} on. */
  void learn(long begin, long now, long end) {
    if (quota == UNKNOWN) {
      window = Math.max(1, end - begin);
    } else if (end - now > window) {
      window = 2 * (end - now);
    }
    int taken = takenSince(end - window);
    limit(quota == UNKNOWN ? taken : Math.min(taken, quota - Math.max(1, quota / 32)));
    sinceRefusal = 0;
    raise = 1;
  }

  /** The host is closed for longer than thought. */
  void stretch(long begin, long end) {
    if (quota != UNKNOWN) {
      window = Math.max(window, end - begin);
      limit(Math.max(quota, takenSince(end - window)));
    }
  }

  /** One of the requests that were counted as taken was not. */
  void tooMany() {
    if (quota != UNKNOWN) {
      limit(quota - 1);
    }
  }

  /** Nothing is known of the quota: go carefully. */
  void guess(long least) {
    gap = least;
  }

  private void limit(int most) {
    quota = Math.max(1, most);
    // In half the time, so that not every delay is lost; evenly where memory does not reach.
    gap = Math.max(1, window / (quota < MEMORY / 2 ? 2L * quota : quota));
  }

  /** When the request at a place of the queue is due, if the host opens at {@code begin}. */
  long due(int place, long begin) {
    if (quota == UNKNOWN) {
      return Nanos.plus(first(begin), place * gap);
    }
    int of = place % quota;
    long due = first(begin) + of * gap;
    int same = count - quota + of; // The request a quota before it.
    if (same >= 0 && same < count) {
      due = Math.max(due, sent[same] + window);
    }
    return Nanos.plus(due, place / quota * window);
  }

  private long first(long begin) {
    return previous < begin ? begin : previous + gap;
  }

  void forget() {
    quota = UNKNOWN;
    window = 0;
    gap = 0;
    count = 0;
    previous = Long.MIN_VALUE;
  }
}
