import dev.lint429.backoff.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/** Virtual time, and the server: a sliding window of 60 requests in 60 seconds. */
final class World implements InstantSource {

  private static final int LIMIT = 60;
  private static final double WINDOW = 60;

  /** An accepted request takes longer than a refusal. */
  private static final double ACCEPTED = 0.5;

  private static final double REFUSED = 0.1;

  private record Event(long time, long number, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  final Random random;
  int calls;

  private final boolean refusedCount;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Deque<Double> window = new ArrayDeque<>();
  private long now;
  private long numbers;

  /** Runs nothing in a thread: it only queues events. */
  final ScheduledThreadPoolExecutor scheduler =
      new ScheduledThreadPoolExecutor(0) {
        @Override
        public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
          World.this.at(now + unit.toNanos(delay), action);
          return null;
        }
      };

  World(long seed, boolean refusedCount) {
    this.random = new Random(seed);
    this.refusedCount = refusedCount;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plus(Duration.ofNanos(now));
  }

  double seconds() {
    return now / 1e9;
  }

  private void at(long time, Runnable action) {
    events.add(new Event(time, numbers++, action));
  }

  void after(double seconds, Runnable action) {
    at(now + (long) (seconds * 1e9), action);
  }

  void run() {
    while (!events.isEmpty()) {
      Event next = events.poll();
      now = next.time();
      next.action().run();
    }
  }

  /** Sends a request. The answer is -1 for success, else the seconds until the oldest one ends. */
  void request(DoubleConsumer answer) {
    calls++;
    double arrives = seconds();
    while (!window.isEmpty() && window.peekFirst() <= arrives - WINDOW) {
      window.removeFirst();
    }
    boolean refused = window.size() >= LIMIT;
    double hint = refused ? Math.ceil(window.peekFirst() + WINDOW - arrives) : -1;
    if (!refused || refusedCount) {
      window.addLast(arrives);
    }
    after(refused ? REFUSED : ACCEPTED, () -> answer.accept(hint));
  }

  CompletableFuture<Double> send() {
    CompletableFuture<Double> future = new CompletableFuture<>();
    request(future::complete);
    return future;
  }

  /** What the helper is told of an answer. */
  Answer answer(Double hint, boolean hints) {
    if (hint == null || hint < 0) {
      return null;
    }
    String seconds = String.valueOf(hint.intValue());
    return hints
        ? Answer.of(429, name -> name.equals("Retry-After") ? seconds : null)
        : Answer.of(429);
  }
}
