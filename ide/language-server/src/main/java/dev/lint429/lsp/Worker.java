package dev.lint429.lsp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The one thread that analyses. What somebody waits for goes before what is only to be kept up to
 * date; nothing is interrupted, so each task is to be short.
 */
final class Worker implements AutoCloseable {
  /** What goes first. */
  enum Urgency {
    /** A request, or a change of what somebody looks at. */
    NOW,
    /** Other files that are open. */
    OPEN,
    /** The rest of the workspace. */
    REST
  }

  /** Deeply nested code needs a deep stack. */
  private static final long STACK_BYTES = 64L << 20;

  private final PriorityBlockingQueue<Task> queue = new PriorityBlockingQueue<>();
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, Worker::timer);
  private final AtomicLong number = new AtomicLong();
  private final Log log;
  private volatile boolean closed;

  private record Task(Urgency urgency, long number, Runnable work) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byUrgency = urgency.compareTo(other.urgency);
      return byUrgency != 0 ? byUrgency : Long.compare(number, other.number);
    }
  }

  Worker(Log log) {
    this.log = log;
    clock.setRemoveOnCancelPolicy(true);
    Thread thread = new Thread(null, this::run, "lint429", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  private static Thread timer(Runnable work) {
    Thread thread = new Thread(work, "lint429-timer");
    thread.setDaemon(true);
    return thread;
  }

  private void run() {
    while (!closed) {
      try {
        queue.take().work.run();
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        // One failure must not end the service of all files.
        log.error("internal error", e);
      }
    }
  }

  void submit(Urgency urgency, Runnable work) {
    queue.add(new Task(urgency, number.incrementAndGet(), work));
  }

  /** Works out the answer to a request, unless the client cancels it before its turn. */
  <T> CompletableFuture<T> answer(Supplier<T> work) {
    CompletableFuture<T> future = new CompletableFuture<>();
    submit(
        Urgency.NOW,
        () -> {
          if (future.isCancelled()) {
            return;
          }
          try {
            future.complete(work.get());
          } catch (RuntimeException | StackOverflowError e) {
            log.error("a request failed", e);
            future.completeExceptionally(e);
          }
        });
    return future;
  }

  /** Submits something later. */
  ScheduledFuture<?> later(long millis, Runnable work) {
    return clock.schedule(() -> submit(Urgency.NOW, work), millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    submit(Urgency.NOW, () -> {});
  }
}
