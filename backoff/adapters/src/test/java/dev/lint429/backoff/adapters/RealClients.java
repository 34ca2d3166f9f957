package dev.lint429.backoff.adapters;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.lint429.backoff.Backoff;
import dev.lint429.backoff.Callers;
import dev.lint429.backoff.LimitedServer;
import dev.lint429.backoff.LimitedServer.Hint;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import okhttp3.OkHttpClient;
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

  /** Arguments: seconds of the window, 60 for full size. */
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
    System.exit(0);
  }

  private static Duration scaled(double seconds, double scale) {
    return Duration.ofNanos((long) (seconds * scale * 1e9));
  }

  private static OkHttpClient client() {
    okhttp3.Dispatcher dispatcher = new okhttp3.Dispatcher();
    dispatcher.setMaxRequestsPerHost(CALLERS);
    return new OkHttpClient.Builder().dispatcher(dispatcher).build();
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
    all.put(
        "lint429, OkHttp interceptor",
        uri -> {
          OkHttpClient intercepted =
              client()
                  .newBuilder()
                  .addInterceptor(OkHttpBackoff.interceptor(helper(scale, true)))
                  .build();
          return Callers.okHttp(intercepted, uri);
        });
    all.put(
        "lint429, nothing shared (as a process each)",
        uri -> {
          OkHttpClient intercepted =
              client()
                  .newBuilder()
                  .addInterceptor(OkHttpBackoff.interceptor(helper(scale, false)))
                  .build();
          return Callers.okHttp(intercepted, uri);
        });
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
