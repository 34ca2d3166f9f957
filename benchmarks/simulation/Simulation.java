import dev.lint429.backoff.Backoff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Many clients meet a limiter that admits 60 requests in any 60 seconds. How many of their calls
 * succeed, and how many requests does that take? In virtual time, so a run takes seconds; the same
 * seeds give the same figures. {@code ./run} compiles it, runs it, and draws the plots of
 * docs/backoff.md.
 *
 * <p>The helper's rows run the real helper through its public API. The other rows are the waits of
 * the libraries named, as their documentation and sources have them.
 */
public final class Simulation {

  private static final int SEEDS = 5;

  /** What a scenario is called, and how its load arrives. */
  record Load(String name, int clients, double seconds) {}

  /** The mean of all seeds. */
  record Result(double ok, double calls, double lastOk, List<double[]> curve) {
    double callsPerSuccess() {
      return ok == 0 ? Double.POSITIVE_INFINITY : calls / ok;
    }
  }

  /** One way to send a call; made anew for each run. */
  interface Policy {
    Clients start(World world);
  }

  /** Sends the calls of one run. */
  interface Clients {
    void call(int client, Runnable success);
  }

  private Simulation() {}

  static Map<String, Policy> policies() {
    Map<String, Policy> all = new LinkedHashMap<>();
    all.put("no retry", fixed(0, 1));
    all.put("immediately, 3 attempts", fixed(0, 3));
    all.put("fixed 1 s, 3 attempts (Spring Retry @Retryable)", fixed(1, 3));
    all.put("fixed 0.5 s, 3 attempts (Resilience4j)", fixed(0.5, 3));
    all.put("fixed 1 s, 10 attempts", fixed(1, 10));
    all.put("1 s x2, 3 attempts (Failsafe withBackoff)", delays(3, (n, h, r) -> 1L << (n - 1)));
    all.put(
        "0.5 s x2 to 8 s -25%, 3 attempts (openai-java, no hint)",
        delays(3, (n, h, r) -> Math.min(8, 0.5 * (1 << (n - 1))) * (1 - 0.25 * r.nextDouble())));
    all.put(
        "Retry-After up to 8 s, 3 attempts (openai-java's shape)",
        delays(3, (n, h, r) -> Math.min(8, h)));
    all.put("full jitter 1 to 60 s, 6 attempts", delays(6, (n, h, r) -> full(n, r)));
    all.put("full jitter 1 to 60 s, 8 attempts", delays(8, (n, h, r) -> full(n, r)));
    all.put(
        "equal jitter 1 to 60 s, 8 attempts",
        delays(8, (n, h, r) -> ceiling(n) * (0.5 + 0.5 * r.nextDouble())));
    all.put("Retry-After + full jitter, 6 attempts", delays(6, (n, h, r) -> h + full(n, r)));
    all.put("lint429, one process", lint429(true, true, 5));
    all.put("lint429, one process, no hints", lint429(true, false, 5));
    all.put("lint429, a process each", lint429(false, true, 5));
    all.put("lint429, a process each, no hints", lint429(false, false, 5));
    all.put("lint429, one process, budget 20 min", lint429(true, true, 20));
    return all;
  }

  /** The wait in seconds after refusal number {@code n} with a hint of {@code h} seconds. */
  interface Wait {
    double seconds(int n, double h, Random random);
  }

  static Policy fixed(double seconds, int attempts) {
    return delays(attempts, (n, h, r) -> seconds);
  }

  static Policy delays(int attempts, Wait wait) {
    return world -> (client, success) -> attempt(world, wait, attempts, 1, success);
  }

  private static void attempt(World world, Wait wait, int attempts, int n, Runnable success) {
    world.request(
        hint -> {
          if (hint < 0) {
            success.run();
          } else if (n < attempts) {
            double seconds = wait.seconds(n, hint, world.random);
            world.after(seconds, () -> attempt(world, wait, attempts, n + 1, success));
          }
        });
  }

  static double ceiling(int n) {
    return Math.min(60, 1 << (n - 1));
  }

  static double full(int n, Random random) {
    return ceiling(n) * random.nextDouble();
  }

  /** The helper itself. */
  static Policy lint429(boolean oneProcess, boolean hints, int minutes) {
    return world -> {
      Backoff one = helper(world, minutes);
      return (client, success) -> {
        Backoff backoff = oneProcess ? one : helper(world, minutes);
        backoff
            .callAsync(() -> world.send(), (answer, failure) -> world.answer(answer, hints))
            .whenComplete(
                (answer, failure) -> {
                  if (failure == null && answer < 0) {
                    success.run();
                  }
                });
      };
    };
  }

  private static Backoff helper(World world, int minutes) {
    return Backoff.builder()
        .clock(world)
        .scheduler(world.scheduler)
        .random(world.random)
        .budget(Duration.ofMinutes(minutes))
        .build()
        .forHost("https://limited.example");
  }

  static Result run(Policy policy, Load load, boolean refusedCount) {
    double ok = 0;
    double calls = 0;
    double last = 0;
    List<double[]> curve = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      World world = new World(seed, refusedCount);
      List<Double> successes = new ArrayList<>();
      Clients clients = policy.start(world);
      for (int i = 0; i < load.clients(); i++) {
        int client = i;
        world.after(
            load.seconds() * world.random.nextDouble(),
            () -> clients.call(client, () -> successes.add(world.seconds())));
      }
      world.run();
      ok += successes.size();
      calls += world.calls;
      last += successes.isEmpty() ? 0 : successes.get(successes.size() - 1);
      if (seed == 1) {
        for (int i = 0; i < successes.size(); i++) {
          curve.add(new double[] {successes.get(i), i + 1});
        }
      }
    }
    return new Result(ok / SEEDS, calls / SEEDS, last / SEEDS, curve);
  }

  public static void main(String[] args) throws IOException {
    Map<String, Map<String, Result>> table = new LinkedHashMap<>();
    for (boolean refusedCount : new boolean[] {false, true}) {
      for (Load load :
          List.of(
              new Load("100 clients at once", 100, 1),
              new Load("300 clients at once", 300, 1),
              new Load("1000 clients at once", 1000, 1),
              new Load("90 calls a minute for 20 minutes", 1800, 1200))) {
        String title = load.name() + (refusedCount ? ", refused requests count" : "");
        System.out.println("\n### " + title + "\n");
        System.out.println("| policy | succeeded | requests | requests per success | last after |");
        System.out.println("|---|---:|---:|---:|---:|");
        Map<String, Result> results = new LinkedHashMap<>();
        policies()
            .forEach(
                (name, policy) -> {
                  Result result = run(policy, load, refusedCount);
                  results.put(name, result);
                  System.out.printf(
                      Locale.ROOT,
                      "| %s | %.0f | %.0f | %.2f | %.0f s |%n",
                      name,
                      result.ok(),
                      result.calls(),
                      result.callsPerSuccess(),
                      result.lastOk());
                });
        table.put(title, results);
      }
    }
    if (args.length > 0) {
      Plots.draw(table, Path.of(args[0]));
    }
  }
}
