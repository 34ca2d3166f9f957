package dev.lint429.backoff;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntToLongFunction;

/**
 * The attempts of one call: counts them, decides after each, tells how long to wait, reports. Waits
 * itself only in {@link #call}, {@link #await} and {@link #pause}. Used by one thread at a time.
 */
final class Retries {

  /** Instead of a wait: no further attempt; reported already. */
  static final long GIVE_UP = -1;

  /** How long a caller sleeps at most before it asks again for its place in an open queue. */
  private static final long NAP = 5_000_000_000L;

  private static final long NOT_YET = Long.MIN_VALUE;

  /** How many earlier failures are attached to the one that is thrown. */
  private static final int MAX_SUPPRESSED = 8;

  private final Policy policy;
  private final Timeline timeline;
  private String host;
  private Turn turn;
  private long awake = Long.MIN_VALUE;
  private long sentAt;
  private long admittedAt = NOT_YET;
  private int attempts;
  private long waited;
  private long longestHint;
  private boolean held;
  private boolean admitted;
  private Decision last;
  private Deque<Exception> earlier;
  private String end;

  /**
   * Begins a call.
   *
   * @param host that it goes to, null if that is not known
   */
  Retries(Policy policy, String host) {
    this.policy = policy;
    this.timeline = new Timeline(policy.clock());
    this.host = policy.key() == null ? host : policy.key();
  }

  /** A call whose first attempt began at that time of {@link Timeline#real}, and is over. */
  private Retries(Policy policy, String host, long start) {
    this.policy = policy;
    this.timeline = new Timeline(start);
    this.host = host;
    this.attempts = 1;
    this.sentAt = start;
  }

  /**
   * Runs a call. What succeeds at once, which is nearly everything, costs no object of this class.
   *
   * @param host that it goes to, null if that is not known
   * @param classifier null for none
   * @param written what the caller wrote, whose class tells the place in the program
   */
  static <T, X extends Exception> T call(
      Policy policy,
      String host,
      ThrowingSupplier<T, X> call,
      Classifier<? super T> classifier,
      Object written)
      throws X {
    String known = policy.key() == null ? host : policy.key();
    Site site = known == null ? Site.of(written) : null;
    if (site != null) {
      known = site.host();
    }
    Retries retries = null;
    if (policy.clock() != null || policy.hosts() != null && policy.hosts().find(known) != null) {
      retries = new Retries(policy, known);
      try {
        retries.await();
      } catch (InterruptedException e) {
        retries.leave();
        Thread.currentThread().interrupt(); // There is no outcome yet: the call decides.
      }
      retries.begin();
    }
    long start = Timeline.real();
    while (true) {
      T result = null;
      Exception failure = null;
      try {
        result = call.get();
      } catch (Exception e) {
        failure = e;
      }
      Answer refusal = Recognition.refusal(policy, classifier, result, failure);
      if (site != null && site.learns() && (refusal != null || failure == null)) {
        site.saw(refusal == null ? Recognition.host(result) : refusal.host());
      }
      if (refusal == null) {
        return outcome(retries, result, failure);
      }
      if (retries == null) {
        retries = new Retries(policy, known, start);
      }
      Decision decision = retries.decide(refusal);
      if (decision.stop() != null) {
        retries.giveUp(decision, failure);
        return outcome(retries, result, failure);
      }
      try {
        if (!retries.pause(decision, failure)) {
          return outcome(retries, result, failure);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return outcome(retries, result, failure);
      }
      Discards.discard(result);
      retries.remember(failure);
      retries.begin();
    }
  }

  @SuppressWarnings("unchecked") // The call threw it, and the call throws X or unchecked ones.
  private static <T, X extends Exception> T outcome(Retries retries, T result, Exception failure)
      throws X {
    if (retries != null) {
      retries.end(failure);
    }
    if (failure != null) {
      if (retries != null) {
        retries.attachEarlierTo(failure);
      }
      throw (X) failure;
    }
    return result;
  }

  // Before the first attempt

  /** Waits while the host wants no requests. */
  void await() throws InterruptedException {
    for (long nanos = hold(); nanos > 0; nanos = hold()) {
      sleep(nanos);
    }
  }

  /**
   * How long to hold the first attempt back before asking again; 0 to make it.
   *
   * @throws HostBusyException if its turn does not come within the budget
   */
  long hold() {
    if (turn == null) {
      Lane lane = policy.hosts() == null ? null : policy.hosts().find(host);
      if (lane == null) {
        return 0;
      }
      turn = new Turn(lane);
    }
    long nanos = enter(policy.retryShare());
    if (nanos == 0) {
      return 0;
    }
    if (nanos == Lane.NEVER) {
      throw new HostBusyException(host, Duration.ofNanos(waited), turn.lane.why(now()));
    }
    if (!held) {
      held = true;
      Reports.send(policy.listener(), BackoffEvent.held(host, policy.maxAttempts(), nanos));
    }
    return nap(nanos);
  }

  // Attempts

  /** Asks for a turn; what the queue counted as sent begins at that very time. */
  private long enter(double share) {
    long now = now();
    long nanos = turn.lane.enter(turn, now, share, deadline());
    admittedAt = nanos == 0 ? now : NOT_YET;
    return nanos;
  }

  /** Counts an attempt that begins. */
  void begin() {
    beginAfter(0);
  }

  /** Counts an attempt that somebody else will begin after so many nanoseconds. */
  void beginAfter(long nanos) {
    attempts++;
    sentAt = admittedAt == NOT_YET ? Nanos.plus(now(), nanos) : admittedAt;
    admittedAt = NOT_YET;
    if (turn != null) {
      turn.sentAt = sentAt;
    }
  }

  /** Decides after a refusal; changes nothing, so it may run in a thread of the client. */
  Decision decide(Answer refusal) {
    return Decision.after(policy, timeline, attempts, longestHint, refusal);
  }

  /** Reports the end of a call whose last outcome, a failure or null, is no refusal. */
  void end(Throwable failure) {
    if (end != null) {
      return; // Given up, and reported.
    }
    if (turn != null && failure == null) {
      turn.lane.accepted(turn);
    }
    if (last == null) {
      return;
    }
    if (failure == null) {
      report(BackoffEvent.Kind.RECOVERED, null, last, null);
    } else {
      report(BackoffEvent.Kind.GAVE_UP, GiveUpReason.OTHER_FAILURE, last, failure);
    }
  }

  /** Reports that a refusal goes to the caller. */
  void giveUp(Decision decision, Throwable failure) {
    if (decision.stop() == GiveUpReason.ATTEMPTS) {
      long hint = Math.max(0, decision.hint());
      if (hint <= Nanos.saturated(policy.budget())) {
        refused(decision, false); // Others need not find out by themselves.
      }
    }
    report(BackoffEvent.Kind.GAVE_UP, decision.stop(), decision, failure);
  }

  // Between attempts

  /**
   * Waits as decided, and longer while the host wants no requests.
   *
   * @return whether to make another attempt; if not, that is reported
   */
  boolean pause(Decision decision, Throwable failure) throws InterruptedException {
    long nanos = waitAfter(decision, failure);
    if (nanos == GIVE_UP) {
      return false;
    }
    do {
      try {
        sleep(nanos);
      } catch (InterruptedException e) {
        leave();
        report(BackoffEvent.Kind.GAVE_UP, GiveUpReason.INTERRUPTED, decision, failure);
        throw e;
      }
      nanos = waitAgain(failure);
    } while (nanos > 0);
    return nanos != GIVE_UP;
  }

  /** Gives up the place in the queue, if there is one. */
  void leave() {
    if (turn != null && turn.ticket != Turn.NO_TICKET) {
      turn.lane.leave(turn);
    }
  }

  /** How long to wait after a refusal, or {@link #GIVE_UP}; then {@link #waitAgain}. */
  long waitAfter(Decision decision, Throwable failure) {
    last = decision;
    longestHint = Math.max(longestHint, decision.hint());
    long nanos = decision.delay();
    refused(decision, true);
    if (turn != null) {
      nanos = enter(0);
    }
    admitted = turn == null || nanos == 0;
    if (nanos == Lane.NEVER) {
      report(BackoffEvent.Kind.GAVE_UP, GiveUpReason.BUDGET, decision, failure);
      return GIVE_UP;
    }
    report(BackoffEvent.Kind.WAITING, null, decision, failure, nanos);
    return turn == null ? nanos : nap(nanos);
  }

  /** As {@link #waitAfter}, for a caller that will not ask again: the wait for its whole turn. */
  long reserve(Decision decision) {
    long nanos = waitAfter(decision, null);
    if (nanos == GIVE_UP || turn == null || turn.ticket == Turn.NO_TICKET) {
      return nanos;
    }
    return Math.max(nanos, enter(0));
  }

  /** Nothing in a queue is certain but its opening: so a caller asks again now and then. */
  private long nap(long nanos) {
    return Math.min(nanos, Math.max(turn.lane.closedFor(now()), NAP));
  }

  /** After a wait: 0 to make an attempt, {@link #GIVE_UP}, or how much longer to wait. */
  long waitAgain(Throwable failure) {
    if (admitted) {
      return 0;
    }
    long nanos = enter(0);
    if (nanos == Lane.NEVER) {
      report(BackoffEvent.Kind.GAVE_UP, GiveUpReason.BUDGET, last, failure);
      return GIVE_UP;
    }
    return nap(nanos);
  }

  /** Tells the host's queue of a refusal. */
  private void refused(Decision decision, boolean again) {
    if (policy.key() == null && decision.host() != null && !decision.host().equals(host)) {
      host = decision.host(); // Not known before, or redirected.
      turn = null;
    }
    if (policy.hosts() == null || host == null) {
      return;
    }
    long hint = Math.max(0, decision.hint());
    long remaining = again ? remaining() : Nanos.saturated(policy.budget());
    IntToLongFunction delays =
        n -> Delays.next(policy, n, hint, hint, Math.max(hint, remaining), decision.part());
    while (turn == null
        || !turn.lane.refused(turn, now(), decision.hint(), delays, decision.delay(), again)) {
      turn = new Turn(policy.hosts().open(host, now()));
      turn.sentAt = sentAt;
    }
  }

  /** Counts a wait that is over. */
  void slept(long nanos, long since) {
    waited = Nanos.plus(waited, nanos);
    // A sleeper that does not really wait is believed: it is a test's.
    awake = Nanos.plus(since, nanos);
  }

  private void sleep(long nanos) throws InterruptedException {
    long since = now();
    policy.sleeper().sleep(Duration.ofNanos(nanos));
    slept(nanos, since);
  }

  long now() {
    return Math.max(awake, timeline.nanos());
  }

  private long deadline() {
    return Nanos.plus(now(), Math.max(0, remaining()));
  }

  private long remaining() {
    return Nanos.saturated(policy.budget()) - timeline.elapsedUntil(now());
  }

  // Failures and reports

  void remember(Exception failure) {
    if (failure == null) {
      return;
    }
    if (earlier == null) {
      earlier = new ArrayDeque<>();
    }
    if (earlier.size() == MAX_SUPPRESSED) {
      earlier.removeFirst();
    }
    earlier.addLast(failure);
  }

  /** Attaches what went before, and how it ended, to the exception that goes to the caller. */
  void attachEarlierTo(Throwable failure) {
    // A client may throw one object again and again, which must not grow.
    if (last == null || GaveUp.in(failure)) {
      return;
    }
    if (earlier != null) {
      for (Exception one : earlier) {
        if (one != failure) { // An exception must not suppress itself.
          failure.addSuppressed(one);
        }
      }
    }
    if (end != null) {
      failure.addSuppressed(new GaveUp(end));
    }
  }

  private void report(
      BackoffEvent.Kind kind, GiveUpReason reason, Decision decision, Throwable failure) {
    report(kind, reason, decision, failure, 0);
  }

  private void report(
      BackoffEvent.Kind kind,
      GiveUpReason reason,
      Decision decision,
      Throwable failure,
      long delay) {
    BackoffEvent event =
        new BackoffEvent(
            kind,
            reason,
            host,
            attempts,
            policy.maxAttempts(),
            decision.status(),
            decision.hint() == Hints.NONE ? null : Duration.ofNanos(decision.hint()),
            Duration.ofNanos(delay),
            Duration.ofNanos(waited),
            failure);
    if (kind == BackoffEvent.Kind.GAVE_UP) {
      last = decision;
      end = event.toString();
    }
    Reports.send(policy.listener(), event);
  }
}
