package dev.lint429.backoff.adapters;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.lint429.backoff.Backoff;
import dev.lint429.backoff.Callers;
import dev.lint429.backoff.LimitedServer;
import dev.lint429.backoff.LimitedServer.Hint;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.springframework.retry.support.RetryTemplate;

/**
 * The helper beside other policies, for real: a hundred callers through OkHttp, a server that takes
 * sixty requests in a window. Started by benchmarks/real-clients; the window's length is an
 * argument. Time is scaled: with a window of six seconds, every wait of a policy is a tenth.
 */
public final class RealClients {

  private static final int CALLERS = 100;
  private static final int LIMIT = 60;

  private RealClients() {}

  /** Arguments: seconds of the window, 60 for full size; anything more for the helper only. */
  public static void main(String[] args) throws Exception {
    double window = args.length > 0 ? Double.parseDouble(args[0]) : 60;
    double scale = window / 60;
    System.out.printf(
        Locale.ROOT,
        "%d callers at once, %d requests in %.1f s; waits scaled by %.2f%n%n",
        CALLERS,
        LIMIT,
        window,
        scale);
    if (args.length < 2) {
      compare(window, scale);
    }
    arrivals(window, scale);
    System.exit(0);
  }

  private static void compare(double window, double scale) throws InterruptedException {
    System.out.println(
        "| policy | hint | refused count | succeeded | requests | per success | last |");
    System.out.println("|---|---|---|---:|---:|---:|---:|");
    for (boolean refusedCount : new boolean[] {false, true}) {
      for (Hint hint : new Hint[] {Hint.RETRY_AFTER_MS, Hint.NONE}) {
        for (Map.Entry<String, Function<URI, Callers.Call>> policy : policies(scale).entrySet()) {
          try (LimitedServer server =
              new LimitedServer(LIMIT, (long) (window * 1000), hint, refusedCount)) {
            Callers.Outcome outcome =
                Callers.run(
                    CALLERS, (long) (360 * scale) + 30, policy.getValue().apply(server.uri()));
            System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %d | %d | %.2f | %.1f s |%n",
                policy.getKey(),
                hint == Hint.NONE ? "no" : "yes",
                refusedCount ? "yes" : "no",
                outcome.succeeded(),
                server.requests(),
                server.requests() / (double) Math.max(1, outcome.succeeded()),
                outcome.lastAfterSeconds());
          }
        }
      }
    }
  }

  /** How many requests the helper needs depends on how many are under way at the first refusal. */
  private static void arrivals(double window, double scale) throws InterruptedException {
    System.out.println(
        "\n| the helper, when they come | hint | refused count | succeeded | requests"
            + " | sent before the first refusal was back | per success |");
    System.out.println("|---|---|---|---:|---:|---:|---:|");
    warmUp(window, scale);
    for (boolean refusedCount : new boolean[] {false, true}) {
      for (Hint hint : new Hint[] {Hint.RETRY_AFTER_MS, Hint.NONE}) {
        for (double seconds : new double[] {0, 1}) {
          try (LimitedServer server =
              new LimitedServer(LIMIT, (long) (window * 1000), hint, refusedCount)) {
            String row = (hint == Hint.NONE ? "no" : "yes") + (refusedCount ? " | yes" : " | no");
            Underway underway = new Underway();
            Callers.Call call = Callers.okHttp(counted(scale, underway), server.uri());
            String when = seconds == 0 ? "all at once" : "within a second";
            wave(when, row, server, underway, scale, seconds, call);
            wave("the next hundred, " + when, row, server, underway, scale, seconds, call);
          }
        }
      }
    }
  }

  /** So that no classes are loaded while somebody waits for the first refusal. */
  private static void warmUp(double window, double scale) throws InterruptedException {
    try (LimitedServer server = new LimitedServer(10, 1000, Hint.RETRY_AFTER_MS, false)) {
      Callers.run(20, 60, Callers.okHttp(counted(scale, new Underway()), server.uri()));
    }
    try (LimitedServer server =
        new LimitedServer(100 * CALLERS, (long) (window * 1000), Hint.NONE, false)) {
      for (int i = 0; i < 10; i++) {
        Callers.run(CALLERS, 60, Callers.okHttp(counted(scale, new Underway()), server.uri()));
      }
    }
  }

  private static OkHttpClient counted(double scale, Underway underway) {
    return intercepted(scale, true).newBuilder().addInterceptor(underway).build();
  }

  private static void wave(
      String when,
      String row,
      LimitedServer server,
      Underway underway,
      double scale,
      double seconds,
      Callers.Call call)
      throws InterruptedException {
    int before = server.requests();
    underway.reset();
    Callers.Outcome outcome =
        Callers.run(CALLERS, (long) (1000 * scale * seconds), (long) (360 * scale) + 30, call);
    int requests = server.requests() - before;
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %d | %d | %s | %.2f |%n",
        when,
        row,
        outcome.succeeded(),
        requests,
        underway,
        requests / (double) Math.max(1, outcome.succeeded()));
  }

  /** Counts the requests that were sent when the first refusal came back. */
  private static final class Underway implements Interceptor {

    private int sent;
    private int atRefusal;

    synchronized void reset() {
      sent = 0;
      atRefusal = -1;
    }

    private synchronized void refused() {
      atRefusal = atRefusal < 0 ? sent : atRefusal;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
      synchronized (this) {
        sent++;
      }
      Response response = chain.proceed(chain.request());
      if (response.code() == 429) {
        refused();
      }
      return response;
    }

    @Override
    public synchronized String toString() {
      return atRefusal < 0 ? "none refused" : String.valueOf(atRefusal);
    }
  }

  private static Duration scaled(double seconds, double scale) {
    return Duration.ofNanos((long) (seconds * scale * 1e9));
  }

  private static OkHttpClient client() {
    okhttp3.Dispatcher dispatcher = new okhttp3.Dispatcher();
    dispatcher.setMaxRequestsPerHost(CALLERS);
    return new OkHttpClient.Builder().dispatcher(dispatcher).build();
  }

  private static OkHttpClient intercepted(double scale, boolean shared) {
    return client()
        .newBuilder()
        .addInterceptor(OkHttpBackoff.interceptor(helper(scale, shared)))
        .build();
  }

  private static Map<String, Function<URI, Callers.Call>> policies(double scale) {
    Map<String, Function<URI, Callers.Call>> all = new LinkedHashMap<>();
    OkHttpClient plain = client();
    all.put("no retry", uri -> Callers.okHttp(plain, uri));
    all.put(
        "fixed 1 s, 3 attempts (Spring Retry @Retryable)",
        uri -> {
          Callers.Call call = Callers.okHttp(plain, uri);
          RetryTemplate template =
              RetryTemplate.builder()
                  .maxAttempts(3)
                  .fixedBackoff((long) (1000 * scale))
                  .retryOn(IllegalStateException.class)
                  .build();
          return () -> template.execute(context -> failing(call));
        });
    all.put(
        "Resilience4j default: 0.5 s, 3 attempts",
        uri -> {
          Callers.Call call = Callers.okHttp(plain, uri);
          RetryConfig config =
              RetryConfig.<Integer>custom()
                  .waitDuration(scaled(0.5, scale))
                  .retryOnResult(status -> status == 429)
                  .build();
          Retry retry = Retry.of("default", config);
          return () -> retry.executeCallable(call::status);
        });
    all.put(
        "Failsafe withBackoff 1 to 60 s, 3 attempts",
        uri -> {
          Callers.Call call = Callers.okHttp(plain, uri);
          RetryPolicy<Integer> policy =
              RetryPolicy.<Integer>builder()
                  .handleResult(429)
                  .withBackoff(scaled(1, scale), scaled(60, scale))
                  .build();
          return () -> Failsafe.with(policy).get(call::status);
        });
    all.put(
        "openai-java's shape: 0.5 to 8 s -25%, 3 attempts",
        uri -> {
          Callers.Call call = Callers.okHttp(plain, uri);
          return () -> {
            for (int attempt = 1; ; attempt++) {
              int status = call.status();
              if (status != 429 || attempt == 3) {
                return status;
              }
              double jitter = 1 - 0.25 * ThreadLocalRandom.current().nextDouble();
              double seconds = Math.min(8, 0.5 * (1 << (attempt - 1))) * jitter;
              Thread.sleep(scaled(seconds, scale).toMillis());
            }
          };
        });
    all.put("lint429, OkHttp interceptor", uri -> Callers.okHttp(intercepted(scale, true), uri));
    all.put(
        "lint429, nothing shared (as a process each)",
        uri -> Callers.okHttp(intercepted(scale, false), uri));
    return all;
  }

  private static int failing(Callers.Call call) throws Exception {
    int status = call.status();
    if (status == 429) {
      throw new IllegalStateException("429");
    }
    return status;
  }

  private static Backoff helper(double scale, boolean shared) {
    return Backoff.builder()
        .baseDelay(scaled(1, scale))
        .maxDelay(scaled(60, scale))
        .budget(scaled(300, scale))
        .shared(shared)
        .build();
  }
}
