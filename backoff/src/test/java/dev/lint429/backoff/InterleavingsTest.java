package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * What callers share, under the interleavings of two threads, which Lincheck's model checker goes
 * through: the results must be those of some order of the same operations one after the other, and
 * nothing may block. What holds in every such order is the matter of {@link SchedulesTest}.
 *
 * <p>For more interleavings, and scenarios of Lincheck's own: {@code
 * -Dinterleavings.invocations=2000 -Dinterleavings.random=50}.
 */
@EnabledForJreRange(max = JRE.JAVA_21, disabledReason = "Lincheck 3.4 reads no newer classes")
final class InterleavingsTest {

  private static final long SECOND = 1_000_000_000L;

  /**
   * Checks scenarios like {@code "a / b:1 c / d / e"}: {@code a} happens first, then a thread does
   * {@code b(1)} and {@code c()} while another does {@code d}, then {@code e} happens.
   */
  private static void check(Class<?> operations, String... scenarios) {
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(Integer.getInteger("interleavings.random", 0))
            .invocationsPerIteration(Integer.getInteger("interleavings.invocations", 60))
            .threads(2)
            .actorsPerThread(2)
            .actorsBefore(2)
            .actorsAfter(2)
            .minimizeFailedScenario(false);
    for (String scenario : scenarios) {
      List<List<Actor>> parts = new ArrayList<>();
      for (String part : scenario.split("/", -1)) {
        parts.add(actors(operations, part.trim()));
      }
      options.addCustomScenario(
          new ExecutionScenario(parts.get(0), parts.subList(1, 3), parts.get(3), null));
    }
    options.check(operations);
  }

  private static List<Actor> actors(Class<?> operations, String part) {
    List<Actor> actors = new ArrayList<>();
    for (String text : part.isEmpty() ? new String[0] : part.split(" ")) {
      String[] words = text.split(":");
      Method method =
          Arrays.stream(operations.getMethods())
              .filter(candidate -> candidate.getName().equals(words[0]))
              .findAny()
              .orElseThrow();
      actors.add(new Actor(method, Arrays.stream(words).skip(1).map(Integer::valueOf).toList()));
    }
    return actors;
  }

  /** A count without care. */
  public static final class Careless {

    private int refusals;

    @Operation
    public void refused() {
      refusals++;
    }

    @Operation
    public int refusals() {
      return refusals;
    }
  }

  @Test
  void lostUpdateIsFound() {
    assertThrows(
        LincheckAssertionError.class,
        () -> check(Careless.class, "/ refused / refused / refusals"));
  }

  /** The callers of one host. */
  @Param(name = "second", gen = IntGen.class, conf = "0:3")
  @Param(name = "caller", gen = IntGen.class, conf = "0:3")
  public static final class Callers {

    private final Lane lane = new Lane();
    private final Turn[] turns = {new Turn(lane), new Turn(lane), new Turn(lane), new Turn(lane)};

    private static long at(int second) {
      return (100 + second) * SECOND;
    }

    @Operation(nonParallelGroup = "turns")
    public long enter(@Param(name = "caller") int caller, @Param(name = "second") int second) {
      return lane.enter(turns[caller], at(second), 0.2, at(200));
    }

    @Operation(nonParallelGroup = "turns")
    public void refused(@Param(name = "caller") int caller, @Param(name = "second") int second) {
      lane.refused(turns[caller], at(second), 2 * SECOND, n -> n * 2 * SECOND, SECOND, true);
    }

    @Operation(nonParallelGroup = "turns")
    public void accepted(@Param(name = "caller") int caller) {
      lane.accepted(turns[caller]);
    }

    @Operation(nonParallelGroup = "turns")
    public void leave(@Param(name = "caller") int caller) {
      lane.leave(turns[caller]);
    }
  }

  @Test
  void callersOfOneHost() {
    check(
        Callers.class,
        // Two refusals at once; another caller comes meanwhile.
        "enter:0:0 enter:1:0 / refused:0:1 / refused:1:1 / enter:0:1 enter:1:1 enter:2:1",
        "enter:0:0 / refused:0:1 / enter:1:1 / enter:0:3 enter:1:3",
        // Places are given up while others ask for theirs.
        "enter:0:0 refused:0:0 enter:1:0 enter:2:0 / leave:1 / enter:2:1 / enter:2:1 enter:3:1",
        "enter:0:0 refused:0:0 enter:1:0 enter:2:0 enter:3:0 / leave:1 / leave:2 / enter:3:0",
        "enter:0:0 refused:0:0 enter:1:0 / enter:0:2 / enter:1:2 / enter:0:2 enter:1:2 enter:2:2",
        // The first answer after an opening.
        "enter:0:0 refused:0:0 enter:1:0 enter:0:2 / accepted:0 / enter:1:2 / enter:1:2",
        "enter:0:0 refused:0:0 enter:0:2 / accepted:0 / refused:1:3 / enter:0:3 enter:1:3");
  }

  /** Refusals without hints, of which only the third in a row counts. */
  public static final class Suspicions {

    private final Lane lane = new Lane();

    private Turn sent() {
      Turn turn = new Turn(lane);
      turn.sentAt = SECOND;
      return turn;
    }

    @Operation
    public void refused() {
      lane.refused(sent(), SECOND, Hints.NONE, n -> SECOND, SECOND, false);
    }

    @Operation
    public void accepted() {
      lane.accepted(sent());
    }

    @Operation
    public boolean closed() {
      return lane.closedFor(SECOND) > 0;
    }
  }

  @Test
  void acceptedBetweenRefusals() {
    check(
        Suspicions.class,
        "refused / refused / accepted / refused closed",
        "refused / refused / refused / closed",
        "refused refused / refused / accepted / closed");
  }

  /** Room for two hosts; idle ones make room. */
  @Param(name = "host", gen = IntGen.class, conf = "0:2")
  public static final class Room {

    private final Hosts hosts = new Hosts(1, 2);

    /** As a call does it. */
    @Operation
    public void refused(@Param(name = "host") int host) {
      Lane lane = hosts.open("h" + host, SECOND);
      while (!lane.refused(new Turn(lane), SECOND, SECOND, n -> SECOND, SECOND, false)) {
        lane = hosts.open("h" + host, SECOND);
      }
    }

    @Operation
    public boolean closed(@Param(name = "host") int host) {
      Lane lane = hosts.find("h" + host);
      return lane != null && lane.closedFor(SECOND) > 0;
    }

    @Validate
    public void bounded() {
      assertTrue(hosts.size() <= 2);
    }
  }

  @Test
  void hostsThatComeAndGo() {
    check(
        Room.class,
        "/ refused:0 / refused:1 / closed:0 closed:1",
        "/ refused:0 / refused:0 / closed:0 closed:1",
        "refused:0 / refused:1 / refused:2 / closed:0 closed:1 closed:2",
        "/ refused:0 closed:0 / refused:1 closed:0 / closed:1");
  }

  /** The answers at one place in the program. */
  @Param(name = "host", gen = IntGen.class, conf = "0:2")
  public static final class Place {

    private final Site site = new Site();

    @Operation
    public void saw(@Param(name = "host") int host) {
      site.saw(host == 0 ? null : "h" + host);
    }

    @Operation
    public String host() {
      return site.host();
    }
  }

  @Test
  void answersAtOnePlace() {
    check(
        Place.class,
        "/ saw:1 / saw:2 / host",
        "/ saw:1 / saw:0 / host",
        "/ saw:1 host / saw:1 / host");
  }
}
