package dev.lint429.backoff;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Many callers that start together. */
public final class Callers {

  /** Sends one request; the status of the last answer. */
  public interface Call {
    int status() throws Exception;
  }

  /** How many got a 200, and when the last of them did. */
  public record Outcome(int succeeded, double lastAfterSeconds) {}

  private Callers() {}

  public static Outcome run(int callers, long patienceSeconds, Call call)
      throws InterruptedException {
    return run(callers, 0, patienceSeconds, call);
  }

  /** As above, but they start one after the other within that many milliseconds. */
  public static Outcome run(int callers, long withinMillis, long patienceSeconds, Call call)
      throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(callers);
    AtomicInteger succeeded = new AtomicInteger();
    long[] last = {System.nanoTime()};
    ExecutorService threads = Executors.newCachedThreadPool();
    for (int i = 0; i < callers; i++) {
      long later = withinMillis * i / callers;
      threads.execute(
          () -> {
            try {
              start.await();
              Thread.sleep(later);
              if (call.status() == 200) {
                succeeded.incrementAndGet();
                synchronized (last) {
                  last[0] = System.nanoTime();
                }
              }
            } catch (Exception e) {
              // Given up: not among those that succeeded.
            } finally {
              done.countDown();
            }
          });
    }
    long began = System.nanoTime();
    start.countDown();
    done.await(patienceSeconds, TimeUnit.SECONDS);
    threads.shutdownNow();
    synchronized (last) {
      return new Outcome(succeeded.get(), Math.max(0, last[0] - began) / 1e9);
    }
  }

  /** A call through OkHttp. */
  public static Call okHttp(OkHttpClient client, URI uri) {
    Request request =
        new Request.Builder()
            .url(uri.toString())
            .post(RequestBody.create("question", MediaType.get("text/plain")))
            .build();
    return () -> {
      try (Response response = client.newCall(request).execute()) {
        return response.code();
      }
    };
  }
}
