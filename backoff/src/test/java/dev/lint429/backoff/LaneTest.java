package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The queue before a host, in seconds of a time of its own. */
final class LaneTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long FAR = 100_000 * SECOND;

  private final Lane lane = new Lane();
  private long now = 1000 * SECOND;

  private double enter(Turn turn) {
    return enter(turn, now + FAR);
  }

  private double enter(Turn turn, long deadline) {
    long nanos = lane.enter(turn, now, 0.2, deadline);
    return nanos == Lane.NEVER ? -1 : nanos / (double) SECOND;
  }

  private Turn sent() {
    Turn turn = new Turn(lane);
    assertEquals(0, enter(turn));
    return turn;
  }

  private void refuse(Turn turn, double hint) {
    long nanos = (long) (hint * SECOND);
    lane.refused(turn, now, nanos, n -> nanos, nanos, true);
  }

  private void pass(double seconds) {
    now += (long) (seconds * SECOND);
  }

  @Test
  void openUntilSomethingIsRefused() {
    for (int i = 0; i < 1000; i++) {
      sent();
    }
    assertTrue(lane.idle(now));
  }

  @Test
  void othersWaitAsLongAsOneWasTold() {
    Turn first = sent();
    refuse(first, 20);
    Turn second = new Turn(lane);
    assertEquals(20, enter(first));
    // The other goes after it, not with it.
    assertTrue(enter(second) > 20);
    pass(20);
    assertEquals(0, enter(first));
    assertTrue(enter(second) > 0);
    assertTrue(enter(second) < 2);
  }

  @Test
  void refusedWithHintGoesBeforeThoseWhoWaitWithoutGoesBehindThem() {
    Turn first = sent();
    Turn late = sent();
    refuse(first, 10);
    Turn waiting = new Turn(lane);
    enter(waiting);
    refuse(late, 10);
    assertTrue(enter(late) < enter(waiting));

    Lane other = new Lane();
    Turn one = new Turn(other);
    other.enter(one, now, 0, now + FAR);
    other.refused(one, now, Hints.NONE, n -> SECOND, SECOND, false);
    Turn two = new Turn(other);
    long before = other.enter(two, now, 0, now + FAR);
    other.refused(one, now, Hints.NONE, n -> SECOND, SECOND, true);
    assertTrue(other.enter(one, now, 0, now + FAR) > before);
  }

  private void refuseWithoutHint(Turn turn) {
    lane.refused(turn, now, Hints.NONE, n -> 8 * SECOND, 2 * SECOND, true);
  }

  @Test
  void chanceRefusalsWithoutHintCloseNothing() {
    for (int i = 0; i < 20; i++) {
      Turn unlucky = sent();
      refuseWithoutHint(unlucky);
      assertEquals(2, enter(unlucky)); // Its own wait.
      Turn lucky = sent();
      lane.accepted(lucky);
    }
  }

  @Test
  void thirdRefusalWithoutHintInARowCloses() {
    refuseWithoutHint(sent());
    refuseWithoutHint(sent());
    Turn third = sent();
    refuseWithoutHint(third);
    assertEquals(8, enter(third));
    assertTrue(enter(new Turn(lane)) > 8);
  }

  @Test
  void turnBeyondTheDeadlineIsRefusedAtOnce() {
    refuse(sent(), 60);
    Turn hasty = new Turn(lane);
    assertEquals(-1, enter(hasty, now + 30 * SECOND));
    assertEquals("the host asked for a longer wait than the time budget allows", lane.why(now));
    assertTrue(enter(new Turn(lane), now + 70 * SECOND) > 0);
  }

  @Test
  void placeOfOneWhoLeavesIsFilled() {
    Turn first = sent();
    refuse(first, 10);
    Turn leaving = new Turn(lane);
    Turn staying = new Turn(lane);
    double place = enter(leaving);
    assertTrue(enter(staying) > place);
    lane.leave(leaving);
    lane.leave(leaving);
    assertEquals(place, enter(staying));
  }

  @Test
  void learnsWhatTheHostTakes() {
    // The host takes 10 requests in 30 seconds.
    List<Long> taken = new ArrayList<>();
    Turn turn = new Turn(lane);
    int refused = 0;
    for (int sent = 0; sent < 400; ) {
      double wait = enter(turn);
      if (wait > 0) {
        pass(wait);
        continue;
      }
      sent++;
      taken.removeIf(time -> time <= now - 30 * SECOND);
      if (taken.size() < 10) {
        taken.add(now);
        lane.accepted(turn);
        turn = new Turn(lane);
      } else {
        refused++;
        refuse(turn, (taken.get(0) + 30 * SECOND - now) / (double) SECOND);
      }
    }
    assertTrue(refused < 60, "refused " + refused);
    // Not slower than the host allows by more than a tenth.
    double seconds = (now - 1000 * SECOND) / (double) SECOND;
    assertTrue(seconds < (400 - refused) * 3 * 1.1, "took " + seconds + " s");
  }

  @Test
  void firstAfterOpeningHasTimeToBeAnsweredHoweverQuickTheHostWas() {
    lane.refused(sent(), now, SECOND, n -> SECOND, SECOND, false);
    pass(1);
    Turn first = sent();
    Turn second = new Turn(lane);
    assertEquals(0.05, enter(second), 1e-9);
    pass(0.04);
    refuse(first, 1);
    assertTrue(enter(second) > 1);
  }

  @Test
  void probesOneByOneWhileNothingIsAccepted() {
    Turn[] turns = new Turn[20];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = sent();
    }
    for (Turn turn : turns) {
      lane.refused(turn, now, Hints.NONE, n -> (1L << n) * SECOND, 0, true);
    }
    int probes = 0;
    double start = now;
    for (int step = 0; step < 600; step++) {
      pass(0.5);
      for (Turn turn : turns) {
        if (enter(turn) == 0) {
          probes++;
          pass(0.1);
          lane.refused(turn, now, Hints.NONE, n -> (1L << n) * SECOND, 0, true);
        }
      }
    }
    assertTrue((now - start) / SECOND >= 300);
    // 2 + 4 + 8 + ... + 128 s, not twenty times as many.
    assertEquals(7, probes);
  }

  @Test
  void retriesBeyondTheReserveComeOneASecond() {
    for (int i = 0; i < 150; i++) {
      Turn turn = new Turn(lane);
      turn.sentAt = now;
      lane.refused(turn, now, 0, n -> 0, 0, true);
      double due = (turn.notBefore - now) / (double) SECOND;
      assertEquals(Math.max(0, i + 1 - Lane.RESERVE), due, 1e-6);
      lane.leave(turn);
    }
  }

  @Test
  void quietHostIsOpenAgain() {
    refuse(sent(), 10);
    pass(69);
    assertFalse(lane.idle(now));
    pass(2);
    assertTrue(lane.idle(now));
    for (int i = 0; i < 100; i++) {
      sent();
    }
  }

  @Test
  void timesDoNotOverflow() {
    lane.refused(sent(), now, Long.MAX_VALUE, n -> Long.MAX_VALUE, Long.MAX_VALUE, false);
    assertEquals(-1, enter(new Turn(lane)));
    assertFalse(lane.idle(now));
  }
}
