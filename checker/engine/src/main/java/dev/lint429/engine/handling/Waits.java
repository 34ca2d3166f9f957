package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.MethodPattern;
import dev.lint429.engine.model.Expr;
import java.util.List;
import java.util.Optional;

/** The calls of the JDK and of common libraries that wait, or that run code after a wait. */
final class Waits {
  /**
   * A waiting call.
   *
   * @param amount the argument that says how long; -1 if the receiver does
   * @param code the argument that is run after the wait, or -1
   */
  record Kind(MethodPattern method, int amount, int code) {}

  private static final int ANY = 9;

  private static final List<Kind> KINDS =
      List.of(
          kind(0, -1, 1, "sleep", "java.lang.Thread", "java.util.concurrent.TimeUnit"),
          kind(
              0,
              -1,
              1,
              "sleep",
              "android.os.SystemClock",
              "cn.hutool.core.thread.ThreadUtil",
              "org.apache.commons.lang3.ThreadUtils"),
          kind(0, -1, 1, "safeSleep", "cn.hutool.core.thread.ThreadUtil"),
          kind(
              0,
              -1,
              1,
              "sleepUninterruptibly",
              "com.google.common.util.concurrent.Uninterruptibles"),
          kind(0, -1, 1, "wait", "java.lang.Object"),
          new Kind(pattern(1, 1, "parkNanos", "java.util.concurrent.locks.LockSupport"), 0, -1),
          new Kind(pattern(2, 2, "parkNanos", "java.util.concurrent.locks.LockSupport"), 1, -1),
          kind(0, -1, 2, "await", "java.util.concurrent.CountDownLatch"),
          kind(
              1,
              0,
              2,
              "schedule",
              "java.util.concurrent.ScheduledExecutorService",
              "java.util.concurrent.ScheduledThreadPoolExecutor",
              "java.util.Timer",
              "org.springframework.scheduling.TaskScheduler"),
          kind(1, 0, 2, "postDelayed", "android.os.Handler", "android.view.View"),
          kind(0, -1, 2, "delayedExecutor", "java.util.concurrent.CompletableFuture"),
          kind(0, -1, 1, "delay", "reactor.core.publisher.Mono", "reactor.core.publisher.Flux"),
          kind(0, 1, 2, "setTimer", "io.vertx.core.Vertx"));

  private Waits() {}

  private static Kind kind(int amount, int code, int minArgs, String name, String... types) {
    return new Kind(pattern(minArgs, ANY, name, types), amount, code);
  }

  private static MethodPattern pattern(int min, int max, String name, String... types) {
    return new MethodPattern(List.of(types), List.of(name), min, max, List.of());
  }

  /** The wait that {@code call} is, if it is one. */
  static Optional<Kind> of(Expr.Call call) {
    for (Kind kind : KINDS) {
      if (kind.method().matches(call.method(), call.args().size())) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
