package dev.lint429.benchmarks;

import dev.lint429.backoff.Backoff;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A call that succeeds at once, with and without the helper around it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallBenchmark {

  private final Backoff backoff = Backoff.standard();
  private final Backoff ofHost = Backoff.standard().forHost("https://api.example.com");
  private final String answer = "answer";

  private String ask() {
    return answer;
  }

  @Benchmark
  public String plain() {
    return ask();
  }

  @Benchmark
  public String call() {
    return backoff.call(this::ask);
  }

  @Benchmark
  public String callOfAHost() {
    return ofHost.call(this::ask);
  }

  @Benchmark
  public String callWithStatus() {
    return backoff.call(this::ask, text -> 200);
  }
}
