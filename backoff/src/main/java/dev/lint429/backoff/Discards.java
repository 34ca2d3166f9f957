package dev.lint429.backoff;

import java.net.HttpURLConnection;
import java.util.concurrent.Flow;

/** Releases what an answer holds that nobody will read. */
final class Discards {

  private Discards() {}

  /** Closes an answer and its body; what goes wrong is of no interest to anybody any more. */
  static void discard(Object answer) {
    if (answer == null) {
      return;
    }
    release(KnownTypes.shapeOf(answer.getClass()).payload(answer));
    release(answer);
  }

  private static void release(Object value) {
    try {
      if (value instanceof AutoCloseable closeable) {
        closeable.close();
      } else if (value instanceof HttpURLConnection connection) {
        connection.disconnect();
      } else if (value instanceof Flow.Publisher<?> publisher) {
        publisher.subscribe(new Cancelling<>());
      }
    } catch (Exception ignored) {
      if (ignored instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Takes nothing, so that the connection behind a publisher is released. */
  private static final class Cancelling<T> implements Flow.Subscriber<T> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(T item) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
