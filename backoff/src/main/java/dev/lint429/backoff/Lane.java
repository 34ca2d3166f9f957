package dev.lint429.backoff;

import java.time.Duration;
import java.util.function.IntToLongFunction;

/**
 * The queue before one host that refuses.
 *
 * <p>A refusal closes it for as long as the server asks. Without a hint, a single one may be
 * chance: the third with nothing accepted in between closes it, for a time that doubles while
 * nothing is accepted. When it opens, the callers that wait go one after the other, at the {@link
 * Pace} that the host was seen to take.
 *
 * <p>Waiting takes no lock and no thread of the lane: a caller draws a ticket, is told how long to
 * wait, waits as it likes and asks again. Tickets are served in order. A refused caller goes back
 * to the front if the server told when to come again, otherwise to the end, so that nobody spends
 * all of its attempts on probes.
 *
 * <p>Times are nanoseconds of any clock that all users of a lane share.
 */
final class Lane {

  /** Instead of a wait: the caller's turn does not come in time. */
  static final long NEVER = -1;

  /** Retries that may be sent at once, before the share of calls counts. */
  static final double RESERVE = 100;

  /** So many refusals without a hint, and nothing accepted in between, close the host. */
  private static final int SUSPECT = 3;

  private static final long SECOND = 1_000_000_000L;

  /** An answer may be that late because threads are, however near the server is. */
  private static final long STUTTER = SECOND / 20;

  /** A lane without refusals for that long, or for four windows, has nothing to tell any more. */
  private static final long FORGET = 60 * SECOND;

  private volatile boolean active;
  private volatile int suspicions; // Refusals without a hint since something was accepted.
  private boolean dropped; // Nobody finds it any more.

  private final Tickets tickets = new Tickets();
  private final Pace pace = new Pace();
  private long begin; // When the host opened last, or will open.
  private long closedAt; // The refusal that closed it last.
  private long lastGood; // The last opening after which something was accepted.
  private long lastRefusal;
  private long slowest; // How long a refusal lately took at most; fades.
  private long pause; // After the first request of an opening, until its answer is there.
  private int failures; // Openings in a row after which nothing was accepted, and this one.
  private double tokens = RESERVE;
  private long tokensAt;

  /**
   * Asks for the next attempt.
   *
   * @param share how many retries a new call allows the host
   * @param deadline when the caller's budget ends
   * @return 0 if it may be sent now, else how long to wait before asking again, or {@link #NEVER}
   */
  long enter(Turn turn, long now, double share, long deadline) {
    if (!active) {
      return alone(turn, now);
    }
    synchronized (this) {
      if (turn.ticket == Turn.NO_TICKET) {
        if (active && restful(now)) {
          active = false;
          suspicions = 0;
          failures = 0;
          pace.forget();
          tickets.clear();
        }
        if (!active) {
          return alone(turn, now);
        }
        tokens = Math.min(RESERVE, tokens + share);
        turn.ticket = tickets.last();
      }
      int place = tickets.place(turn.ticket);
      long due = Math.max(pace.due(place, begin), turn.notBefore);
      if (failures > 0 && (place > 0 || pace.takenSince(begin) > 0)) {
        due = Math.max(due, Nanos.plus(begin, pause));
      }
      if (due > now) {
        if (due > deadline && (pace.quota() != Pace.UNKNOWN || begin > deadline)
            || now >= deadline) {
          leave(turn);
          return NEVER;
        }
        return due - now;
      }
      tickets.serve(turn.ticket);
      pace.send(now);
      turn.ticket = Turn.NO_TICKET;
      turn.notBefore = Long.MIN_VALUE;
      turn.sentAt = now;
      return 0;
    }
  }

  /** No queue: only the caller's own wait counts. */
  private static long alone(Turn turn, long now) {
    if (turn.notBefore > now) {
      return turn.notBefore - now;
    }
    turn.notBefore = Long.MIN_VALUE;
    turn.sentAt = now;
    return 0;
  }

  /** Gives up a place in the queue, so that those behind it move up. */
  void leave(Turn turn) {
    synchronized (this) {
      if (turn.ticket != Turn.NO_TICKET) {
        tickets.drop(turn.ticket);
        turn.ticket = Turn.NO_TICKET;
      }
    }
  }

  /** Reports that the attempt was not refused. */
  void accepted(Turn turn) {
    if (!active && suspicions == 0) {
      return;
    }
    synchronized (this) { // A refusal that counts itself meanwhile must not undo it.
      suspicions = 0;
      if (active && turn.sentAt >= begin) {
        failures = 0;
      }
    }
  }

  /**
   * Reports that the attempt was refused, and, unless the caller gives up, queues it again.
   *
   * @param hint what the server asks for, or {@link Hints#NONE}
   * @param delays the wait, hint and jitter included, after failure number n in a row
   * @param own the wait that the caller itself is due
   * @param again whether the caller wants another turn
   * @return false if the lane was {@link #drop}ped before, so that the refusal belongs into another
   */
  boolean refused(
      Turn turn, long now, long hint, IntToLongFunction delays, long own, boolean again) {
    synchronized (this) {
      if (dropped) {
        return false;
      }
      pace.unsend(turn.sentAt);
      if (active && (turn.sentAt < closedAt || now < begin)) {
        // Sent before the lane closed, or past it: nothing new, but the quota was counted too high.
        pace.tooMany();
        if (now < begin && hint > begin - now) {
          begin = Nanos.plus(now, hint);
        }
      } else if (hint > 0 || failures > 0 || ++suspicions >= SUSPECT) {
        close(now, hint, delays, Math.max(0, now - turn.sentAt));
      } else if (!active) {
        // Perhaps chance: it is the caller's alone to wait.
        turn.sentAt = now;
        if (again) {
          charge(turn, now, own);
        }
        return true;
      }
      lastRefusal = now;
      if (again) {
        requeue(turn, now, hint, own);
      }
      return true;
    }
  }

  private void close(long now, long hint, IntToLongFunction delays, long roundTrip) {
    slowest = Math.max(roundTrip, slowest - slowest / 8);
    // A refusal would be known by now; what was sent later may still become one.
    long known = now - Math.max(2 * slowest, STUTTER);
    boolean taken = active && pace.takenSince(begin) > pace.takenSince(Math.max(begin, known));
    if (!active) {
      active = true;
      failures = 0;
      lastGood = now;
      tokensAt = now;
    } else if (taken) {
      failures = 0;
      lastGood = begin;
    }
    failures++;
    long opens = Nanos.plus(now, delays.applyAsLong(failures));
    if (taken) {
      pace.learn(begin, now, hint == Hints.NONE ? opens : Nanos.plus(now, hint));
    } else {
      // The hint, or the guess without one, did not hold.
      pace.stretch(lastGood, opens);
    }
    if (pace.quota() == Pace.UNKNOWN) {
      pace.guess(Math.min(SECOND, Math.max((opens - lastGood) / 128, roundTrip / 4)));
    }
    pause = Math.min(SECOND, Math.max(2 * slowest, STUTTER));
    begin = opens;
    closedAt = now;
  }

  private void requeue(Turn turn, long now, long hint, long own) {
    charge(turn, now, own);
    turn.ticket = hint > 0 ? tickets.first() : tickets.last();
  }

  private void charge(Turn turn, long now, long own) {
    tokens = Math.min(RESERVE, tokens + (now - tokensAt) / (double) SECOND) - 1;
    tokensAt = now;
    long due = tokens >= 0 ? 0 : (long) (-tokens * SECOND);
    turn.notBefore = Nanos.plus(now, Math.max(own, due));
  }

  /** How long until the host opens; 0 or less if it is open. */
  long closedFor(long now) {
    synchronized (this) {
      return begin - now;
    }
  }

  /** Why a caller's turn does not come in time. */
  String why(long now) {
    synchronized (this) {
      boolean unknown = pace.quota() == Pace.UNKNOWN;
      if (begin > now && (unknown || tickets.waiting() == 0)) {
        return "the host asked for a longer wait than the time budget allows";
      }
      if (unknown) {
        return "the time budget is used up, and %d others wait".formatted(tickets.waiting());
      }
      return "the host takes no more than %d calls in %s, and %d others wait"
          .formatted(
              pace.quota(), BackoffEvent.text(Duration.ofNanos(pace.window())), tickets.waiting());
    }
  }

  private boolean restful(long now) {
    long quiet = now - Math.max(lastRefusal, begin);
    return quiet > FORGET && quiet > 4 * pace.window() && pace.due(tickets.waiting(), begin) <= now;
  }

  /** Whether nobody needs the lane any more. */
  boolean idle(long now) {
    synchronized (this) {
      return !active || restful(now);
    }
  }

  /** Takes no further refusals if nobody needs the lane any more; tells whether that is so. */
  boolean drop(long now) {
    synchronized (this) {
      dropped |= idle(now);
      return dropped;
    }
  }
}
