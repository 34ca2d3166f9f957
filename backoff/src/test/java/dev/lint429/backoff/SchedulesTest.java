package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the queue of a host promises, under many schedules of blocking calls in threads of their
 * own: {@link Conductor} interrupts them between the helper's own steps. None of them may wait with
 * a lock held.
 */
final class SchedulesTest {

  private static final String HOST = "https://a.example";
  private static final int LIMIT = 20;
  private static final double WINDOW = 30;

  /** By how much schedules may blur what is compared, in seconds: some steps, each once late. */
  private static final double BLUR = 10 * Conductor.LATE / 1e9;

  /** One attempt, in seconds; what the host asked for, -1 if it accepted it. */
  private record Attempt(int caller, double begun, double answered, double hint) {
    boolean refused() {
      return hint >= 0;
    }
  }

  private final List<Attempt> attempts = new ArrayList<>();
  private final Deque<Double> window = new ArrayDeque<>();
  private double[] arrived;
  private Conductor conductor;

  private double seconds() {
    return conductor.now() / 1e9;
  }

  private Backoff backoff(long seed) {
    Hosts[] hosts = {null};
    conductor =
        new Conductor(
            seed, () -> Stream.of(hosts[0], hosts[0].find(HOST)).filter(Objects::nonNull).toList());
    Backoff backoff =
        Backoff.builder()
            .clock(conductor)
            .sleeper(conductor)
            .random(conductor::jitter)
            .budget(Duration.ofMinutes(10))
            .listener(event -> conductor.pass(0))
            .build()
            .forHost(HOST);
    hosts[0] = backoff.policy().hosts();
    return backoff;
  }

  /** An attempt of that caller; the seconds after which to come again, or -1. */
  private double send(int caller, boolean limited) {
    double begun = seconds();
    conductor.pass((long) (conductor.random() * 0.05e9));
    double now = seconds();
    while (!window.isEmpty() && window.peekFirst() <= now - WINDOW) {
      window.removeFirst();
    }
    double hint = -1;
    if (limited ? window.size() >= LIMIT : conductor.random() < 0.3) {
      hint = limited ? Math.max(1, Math.ceil(window.peekFirst() + WINDOW - now)) : 0;
    } else {
      window.addLast(now);
    }
    conductor.pass((long) (conductor.random() * 0.05e9));
    attempts.add(new Attempt(caller, begun, seconds(), hint));
    return hint;
  }

  private static Answer answer(double hint, boolean hints) {
    if (hint < 0) {
      return null;
    }
    return hints ? Answer.of(429).withDelay(Duration.ofSeconds((long) hint)) : Answer.of(429);
  }

  /** Callers come within some seconds to a host that takes 20 calls in 30 seconds. */
  private void callLimitedHost(long seed, int callers, double seconds, boolean hints)
      throws InterruptedException {
    Backoff backoff = backoff(seed);
    arrived = new double[callers];
    conductor.run(
        callers,
        seconds,
        caller -> {
          arrived[caller] = seconds();
          double last =
              backoff.call(() -> send(caller, true), (result, failure) -> answer(result, hints));
          assertEquals(-1, last, "caller " + caller + " gave up");
        });
    attempts.sort(Comparator.comparingDouble(Attempt::begun));
  }

  private double firstRefusal() {
    return attempts.stream()
        .filter(Attempt::refused)
        .mapToDouble(Attempt::answered)
        .min()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nobodyRunsIntoHostThatSaidWait(long seed) throws Exception {
    callLimitedHost(seed, 60, 1, true);
    for (Attempt refused : attempts.stream().filter(Attempt::refused).toList()) {
      for (Attempt other : attempts) {
        assertTrue(
            other.begun() <= refused.answered() + BLUR
                || other.begun() >= refused.answered() + refused.hint(),
            () -> other + " in spite of " + refused);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theyComeSpreadOut(long seed) throws Exception {
    callLimitedHost(seed, 60, 1, true);
    double closed = firstRefusal() + BLUR;
    List<Attempt> after = attempts.stream().filter(attempt -> attempt.begun() > closed).toList();
    for (int i = 2; i < after.size(); i++) {
      double apart = after.get(i).begun() - after.get(i - 2).begun();
      assertTrue(apart > 2 * WINDOW / 128 - BLUR, "three within " + apart + " s");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void fewRequestsAreWasted(long seed) throws Exception {
    callLimitedHost(seed, 100, 1, true);
    double closed = firstRefusal() + BLUR;
    long under = attempts.stream().filter(attempt -> attempt.begun() <= closed).count();
    long later = attempts.stream().filter(attempt -> attempt.begun() > closed).count();
    long accepted = attempts.stream().filter(attempt -> !attempt.refused()).count();
    assertEquals(100, accepted);
    // Those on their way before the first refusal cannot be helped.
    assertTrue(later <= 1.1 * (100 - LIMIT), under + " before the first refusal, " + later);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void firstComeFirstServed(long seed) throws Exception {
    callLimitedHost(seed, 60, 40, true);
    double closed = firstRefusal();
    double[] first = new double[arrived.length];
    for (int i = attempts.size() - 1; i >= 0; i--) {
      first[attempts.get(i).caller()] = attempts.get(i).begun();
    }
    int pairs = 0;
    for (int one = 0; one < first.length; one++) {
      for (int other = 0; other < first.length; other++) {
        if (arrived[one] > closed + BLUR && arrived[other] > arrived[one] + BLUR) {
          pairs++;
          // When the pace rises, who asks next may come a place early.
          double early = first[one] - first[other];
          assertTrue(early < WINDOW / LIMIT, other + " came " + early + " s before " + one);
        }
      }
    }
    assertNotEquals(0, pairs);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void retriesAreBoundedWhateverIsRefused(long seed) throws Exception {
    Backoff backoff =
        backoff(seed).toBuilder().maxAttempts(20).baseDelay(Duration.ofMillis(50)).build();
    int callers = 60;
    int calls = 20;
    double[] began = new double[callers * calls];
    conductor.run(
        callers,
        1,
        caller -> {
          for (int call = 0; call < calls; call++) {
            int number = caller * calls + call;
            began[number] = seconds();
            backoff.call(() -> send(number, false), (result, failure) -> answer(result, false));
          }
        });
    attempts.sort(Comparator.comparingDouble(Attempt::begun));
    boolean[] seen = new boolean[began.length];
    int retries = 0;
    for (Attempt attempt : attempts) {
      if (!seen[attempt.caller()]) {
        seen[attempt.caller()] = true;
        continue;
      }
      retries++;
      long started = 0;
      for (double begin : began) {
        started += begin <= attempt.begun() ? 1 : 0;
      }
      double allowed = Lane.RESERVE + 0.2 * started + attempt.begun() + 1;
      assertTrue(retries <= allowed, retries + " retries after " + attempt.begun() + " s");
    }
    assertTrue(retries > Lane.RESERVE, "only " + retries + " retries");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void withoutHintsAllSucceed(long seed) throws Exception {
    callLimitedHost(seed, 60, 1, false);
    long refused = attempts.stream().filter(Attempt::refused).count();
    assertTrue(refused < 60, refused + " refused");
  }

  @Test
  void sameSeedSameRun() throws Exception {
    callLimitedHost(7, 30, 1, true);
    SchedulesTest again = new SchedulesTest();
    again.callLimitedHost(7, 30, 1, true);
    SchedulesTest other = new SchedulesTest();
    other.callLimitedHost(8, 30, 1, true);
    assertEquals(attempts, again.attempts);
    assertNotEquals(attempts, other.attempts);
  }
}
