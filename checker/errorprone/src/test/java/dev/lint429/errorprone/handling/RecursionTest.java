package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Methods that call themselves after the answer, directly or later. */
class RecursionTest {
  @TestFactory
  Stream<DynamicTest> noRetry() {
    return Code.jdk()
        .is(
            "MISSING",
            "the rest of a list",
            """
            void ask(List<HttpRequest> requests, int index) throws Exception {
              if (index == requests.size()) {
                return;
              }
              HttpRequest request = requests.get(index);
              System.out.println(SEND.body());
              ask(requests, index + 1);
            }
            """)
        .is(
            "MISSING",
            "the next page",
            """
            void pages(String page) throws Exception {
              HttpRequest request = HttpRequest.newBuilder(URI.create(page)).build();
              HttpResponse<String> response = SEND;
              String next = response.headers().firstValue("Link").orElse(null);
              if (next != null) {
                pages(next);
              }
            }
            """)
        .is(
            "MISSING",
            "a tool's result is sent back",
            """
            String converse(List<String> messages) throws Exception {
              HttpRequest request = HttpRequest.newBuilder(uri)
                  .POST(HttpRequest.BodyPublishers.ofString(messages.toString())).build();
              HttpResponse<String> response = SEND;
              if (response.body().contains("tool_calls")) {
                messages.add(response.body());
                return converse(messages);
              }
              return response.body();
            }
            """)
        .is(
            "MISSING",
            "only after a server error",
            """
            String ask(int attempt) throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS >= 500 && attempt < 3) {
                Thread.sleep(1000);
                return ask(attempt + 1);
              }
              return response.body();
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "another model",
            """
            String ask(String model) throws Exception {
              HttpRequest request = HttpRequest.newBuilder(uri)
                  .POST(HttpRequest.BodyPublishers.ofString(model)).build();
              HttpResponse<String> response = SEND;
              if (STATUS == 429 && !model.equals("small")) {
                return ask("small");
              }
              return response.body();
            }
            """)
        .is(
            "MISSING",
            "an overload",
            """
            String ask(String prompt) throws Exception {
              return ask(prompt, 3);
            }

            String ask(String prompt, int size) throws Exception {
              HttpResponse<String> response = SEND;
              return response.body();
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> retries() {
    return Code.jdk()
        .is(
            "HANDLED RECURSION NONE",
            "with a counter",
            """
            String ask(String prompt, int attempt) throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS == 429 && attempt < 3) {
                return ask(prompt, attempt + 1);
              }
              return response.body();
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "with a counter and a wait",
            """
            String ask(String prompt, int attempt) throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS == 429 && attempt < 3) {
                Thread.sleep(2000);
                return ask(prompt, attempt + 1);
              }
              return response.body();
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "counting down",
            """
            String ask(int left) throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                if (left == 0) {
                  throw new IOException();
                }
                Thread.sleep(2000);
                return ask(--left);
              }
              return response.body();
            }
            """)
        .is(
            "HANDLED RECURSION LINEAR",
            "the wait is made from the counter",
            """
            String ask(int attempt) throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS == 429) {
                Thread.sleep(1000L * attempt);
                return ask(attempt + 1);
              }
              return response.body();
            }
            """)
        .is(
            "HANDLED RECURSION EXPONENTIAL",
            "the wait is a parameter that doubles",
            """
            String ask(int left, long delay) throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS == 429 && left > 0) {
                Thread.sleep(delay);
                return ask(left - 1, delay * 2);
              }
              return response.body();
            }
            """)
        .is(
            "HANDLED RECURSION EXPONENTIAL",
            "the wait is a Duration that doubles",
            """
            String ask(int left, Duration delay) throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS == 429 && left > 0) {
                Thread.sleep(delay.toMillis());
                return ask(left - 1, delay.multipliedBy(2));
              }
              return response.body();
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "the wait is a parameter that stays",
            """
            String ask(int left, long delay) throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS == 429 && left > 0) {
                Thread.sleep(delay);
                return ask(left - 1, delay);
              }
              return response.body();
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "through another method",
            """
            String ask(int attempt) throws Exception {
              HttpResponse<String> response = SEND;
              return STATUS == 429 ? again(attempt) : response.body();
            }

            String again(int attempt) throws Exception {
              Thread.sleep(1000);
              return ask(attempt + 1);
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "in a catch block",
            """
            String ask(int attempt) throws Exception {
              try {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException("status " + STATUS);
                }
                return response.body();
              } catch (IOException e) {
                if (attempt >= 3) {
                  throw e;
                }
                Thread.sleep(1000);
                return ask(attempt + 1);
              }
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "scheduled",
            """
            final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

            void ask(int attempt) {
              try {
                HttpResponse<String> response = SEND;
                if (STATUS == 429 && attempt < 3) {
                  timer.schedule(() -> ask(attempt + 1), 5, TimeUnit.SECONDS);
                }
              } catch (IOException | InterruptedException e) {
                System.err.println(e);
              }
            }
            """)
        .is(
            "HANDLED RECURSION EXPONENTIAL",
            "scheduled after a wait that doubles",
            """
            final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

            void ask(int attempt) {
              ASYNC.thenAccept(response -> {
                if (STATUS == 429 && attempt < 5) {
                  long wait = (long) Math.pow(2, attempt) * 100;
                  timer.schedule(() -> ask(attempt + 1), wait, TimeUnit.MILLISECONDS);
                }
              });
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "a timer task",
            """
            final java.util.Timer timer = new java.util.Timer();

            void ask(int attempt) {
              ASYNC.thenAccept(response -> {
                if (STATUS == 429 && attempt < 5) {
                  timer.schedule(new TimerTask() {
                    @Override public void run() {
                      ask(attempt + 1);
                    }
                  }, 1000);
                }
              });
            }
            """)
        .is(
            "HANDLED RECURSION NONE",
            "in a new thread",
            """
            void ask(int attempt) throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS == 429 && attempt < 3) {
                new Thread(() -> {
                  try {
                    ask(attempt + 1);
                  } catch (Exception e) {
                    System.err.println(e);
                  }
                }).start();
              }
            }
            """)
        .is(
            "HANDLED RECURSION NONE",
            "submitted to an executor",
            """
            final ExecutorService pool = Executors.newFixedThreadPool(2);

            void ask(int attempt) throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS == 429 && attempt < 3) {
                pool.submit(() -> {
                  ask(attempt + 1);
                  return null;
                });
              }
            }
            """)
        .is(
            "HANDLED RECURSION NONE",
            "composed on a future",
            """
            CompletableFuture<String> ask(int attempt) {
              return ASYNC.thenCompose(response -> STATUS == 429 && attempt < 3
                  ? ask(attempt + 1)
                  : CompletableFuture.completedFuture(response.body()));
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "composed on a future after a delayed executor",
            """
            CompletableFuture<String> ask(int attempt) {
              return ASYNC.thenCompose(response -> {
                if (STATUS == 429 && attempt < 3) {
                  Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
                  return CompletableFuture.supplyAsync(() -> attempt, later)
                      .thenCompose(i -> ask(i + 1));
                }
                return CompletableFuture.completedFuture(response.body());
              });
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "a call of the interface it implements",
            """
            interface Model {
              String ask(int attempt) throws Exception;
            }

            class Remote implements Model {
              final Model self = this;

              public String ask(int attempt) throws Exception {
                HttpResponse<String> response = SEND;
                if (STATUS == 429 && attempt < 3) {
                  Thread.sleep(1000);
                  return self.ask(attempt + 1);
                }
                return response.body();
              }
            }
            """)
        .tests();
  }
}
