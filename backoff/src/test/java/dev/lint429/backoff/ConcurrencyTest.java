package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One shared instance, many threads: each call counts its own attempts. */
final class ConcurrencyTest {

  private static final int THREADS = 16;
  private static final int CALLS = 500;

  @Test
  void callsDoNotDisturbEachOther() throws Exception {
    AtomicInteger recovered = new AtomicInteger();
    AtomicInteger waits = new AtomicInteger();
    Backoff shared =
        Backoff.builder()
            .sleeper(duration -> {})
            .listener(
                event -> {
                  switch (event.kind()) {
                    case WAITING -> waits.incrementAndGet();
                    case RECOVERED -> recovered.incrementAndGet();
                    case GAVE_UP -> throw new AssertionError(event);
                  }
                })
            .build();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Integer>> totals = new ArrayList<>();
    try {
      for (int t = 0; t < THREADS; t++) {
        totals.add(
            threads.submit(
                () -> {
                  start.await();
                  int attempts = 0;
                  for (int call = 0; call < CALLS; call++) {
                    attempts += attemptsOf(shared, call % 8);
                  }
                  return attempts;
                }));
      }
      start.countDown();
      for (Future<Integer> total : totals) {
        // 0 to 7 refusals, so 1 to 8 attempts, in turn.
        assertEquals(CALLS / 8 * 36 + 1 + 2 + 3 + 4, total.get());
      }
    } finally {
      threads.shutdownNow();
    }
    int callsWithoutRefusal = (CALLS + 7) / 8;
    assertEquals(THREADS * (CALLS - callsWithoutRefusal), recovered.get());
    assertEquals(THREADS * (CALLS / 8 * 28 + 1 + 2 + 3), waits.get());
  }

  private static int attemptsOf(Backoff shared, int refusals) throws IOException {
    int[] attempts = {0};
    return shared.call(
        () -> {
          if (attempts[0]++ < refusals) {
            throw new IOException("Server returned HTTP response code: 429 for URL: x");
          }
          return attempts[0];
        });
  }
}
