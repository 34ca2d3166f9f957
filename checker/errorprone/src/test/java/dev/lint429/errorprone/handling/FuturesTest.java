package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Answers that come as futures, and what is composed on them. */
class FuturesTest {
  @TestFactory
  Stream<DynamicTest> noRetry() {
    return Code.jdk()
        .is(
            "MISSING",
            "the body",
            """
            CompletableFuture<String> ask() {
              return ASYNC.thenApply(HttpResponse::body);
            }
            """)
        .is(
            "MISSING",
            "joined",
            """
            String ask() {
              return ASYNC.join().body();
            }
            """)
        .is(
            "MISSING",
            "every error is thrown",
            """
            CompletableFuture<String> ask() {
              return ASYNC.thenApply(response -> {
                if (STATUS != 200) {
                  throw new CompletionException(new IOException());
                }
                return response.body();
              });
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "429 is thrown as an exception of its own",
            """
            CompletableFuture<String> ask() {
              return ASYNC.thenApply(response -> {
                if (STATUS == 429) {
                  throw new IllegalStateException("limited");
                }
                return response.body();
              });
            }
            """)
        .is(
            "MISSING",
            "only a lost connection is sent again",
            """
            CompletableFuture<String> ask(int attempt) {
              return ASYNC
                  .thenApply(HttpResponse::body)
                  .exceptionallyCompose(e -> ask(attempt + 1));
            }
            """)
        .is(
            "MISSING",
            "handle reports",
            """
            CompletableFuture<String> ask() {
              return ASYNC.handle((response, error) ->
                  error != null ? "failed" : response.body());
            }
            """)
        .is(
            "MISSING",
            "several requests at once",
            """
            List<String> ask(List<HttpRequest> requests) {
              return requests.stream()
                  .map(request -> ASYNC)
                  .map(CompletableFuture::join)
                  .map(HttpResponse::body)
                  .toList();
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> retries() {
    return Code.jdk()
        .is(
            "HANDLED RECURSION NONE",
            "thenCompose",
            """
            CompletableFuture<String> ask(int attempt) {
              return ASYNC.thenCompose(response -> {
                if (STATUS == 429 && attempt < 3) {
                  return ask(attempt + 1);
                }
                return CompletableFuture.completedFuture(response.body());
              });
            }
            """)
        .is(
            "HANDLED RECURSION NONE",
            "thenCompose of a method reference",
            """
            CompletableFuture<String> ask() {
              return ASYNC.thenCompose(this::checked);
            }

            CompletableFuture<String> checked(HttpResponse<String> response) {
              return STATUS == 429
                  ? ask()
                  : CompletableFuture.completedFuture(response.body());
            }
            """)
        .is(
            "HANDLED RECURSION NONE",
            "thrown and composed exceptionally",
            """
            CompletableFuture<String> ask(int attempt) {
              return ASYNC
                  .thenApply(response -> {
                    if (STATUS != 200) {
                      throw new IllegalStateException();
                    }
                    return response.body();
                  })
                  .exceptionallyCompose(e -> attempt < 3 ? ask(attempt + 1) : CompletableFuture.failedFuture(e));
            }
            """)
        .is(
            "HANDLED RECURSION NONE",
            "handle, then flattened",
            """
            CompletableFuture<String> ask(int attempt) {
              return ASYNC.handle((response, error) -> {
                    if (error != null || STATUS == 429) {
                      return ask(attempt + 1);
                    }
                    return CompletableFuture.completedFuture(response.body());
                  })
                  .thenCompose(f -> f);
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "whenComplete, scheduled",
            """
            final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

            CompletableFuture<String> ask() {
              CompletableFuture<String> result = new CompletableFuture<>();
              attempt(result, 0);
              return result;
            }

            void attempt(CompletableFuture<String> result, int n) {
              ASYNC.whenComplete((response, error) -> {
                if (error != null) {
                  result.completeExceptionally(error);
                } else if (STATUS == 429 && n < 3) {
                  timer.schedule(() -> attempt(result, n + 1), 1, TimeUnit.SECONDS);
                } else {
                  result.complete(response.body());
                }
              });
            }
            """)
        .is(
            "HANDLED RECURSION EXPONENTIAL",
            "a delayed executor that grows",
            """
            CompletableFuture<String> ask(int attempt, long delay) {
              return ASYNC.thenCompose(response -> {
                if (STATUS != 429) {
                  return CompletableFuture.completedFuture(response.body());
                }
                return CompletableFuture
                    .supplyAsync(() -> null, CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS))
                    .thenCompose(x -> ask(attempt + 1, delay * 2));
              });
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "a blocking request in supplyAsync, in a loop",
            """
            CompletableFuture<String> ask() {
              return CompletableFuture.supplyAsync(() -> {
                for (int i = 0; i < 3; i++) {
                  try {
                    HttpResponse<String> response = SEND;
                    if (STATUS == 200) {
                      return response.body();
                    }
                    Thread.sleep(1000);
                  } catch (IOException | InterruptedException e) {
                    throw new CompletionException(e);
                  }
                }
                return null;
              });
            }
            """)
        .is(
            "HANDLED LOOP FIXED",
            "the caller joins in a loop and looks at the cause",
            """
            CompletableFuture<String> once() {
              return ASYNC.thenApply(response -> {
                if (STATUS == 429) {
                  throw new IllegalStateException();
                }
                return response.body();
              });
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once().join();
                } catch (CompletionException e) {
                  if (!(e.getCause() instanceof IllegalStateException)) {
                    throw e;
                  }
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "HANDLED RECURSION NONE",
            "a method of one's own retries a supplier of futures",
            """
            <T> CompletableFuture<T> withRetry(Supplier<CompletableFuture<T>> code, int left) {
              return code.get().exceptionallyCompose(e ->
                  left == 0 ? CompletableFuture.failedFuture(e) : withRetry(code, left - 1));
            }

            CompletableFuture<String> ask() {
              return withRetry(
                  () -> ASYNC.thenApply(response -> {
                    if (STATUS == 429) {
                      throw new IllegalStateException();
                    }
                    return response.body();
                  }),
                  3);
            }
            """)
        .tests();
  }
}
