package dev.lint429.backoff;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Stands before the caller's body handler and lets only the final answer through.
 *
 * <p>A handler may write to a file or feed a subscriber, which must not see the body of a refusal
 * that is about to be repeated. So the decision is made before the body is handed on: by the
 * headers, and if they allow another attempt, by the body of the refusal, which is short and read
 * into memory. If it turns out to be final, the handler gets it as if it came from the network.
 */
final class RefusalGate<T> implements BodyHandler<T> {

  /** A longer body is no error message; it does not change the decision any more. */
  private static final int LIMIT = 64 * 1024;

  private final Policy policy;
  private final Retries retries;
  private final BodyHandler<T> handler;
  private volatile Decision decision;
  private volatile Collector collected;

  RefusalGate(Policy policy, Retries retries, BodyHandler<T> handler) {
    this.policy = policy;
    this.retries = retries;
    this.handler = handler;
  }

  /** What was decided on the refusal; null if the answer is none or never came here. */
  Decision decision() {
    return decision;
  }

  @Override
  public BodySubscriber<T> apply(ResponseInfo info) {
    if (!policy.retriesOn(info.statusCode())) {
      decision = null;
      return handler.apply(info);
    }
    Answer refusal =
        Answer.of(info.statusCode(), name -> info.headers().firstValue(name).orElse(null));
    decision = retries.decide(refusal);
    return decision.stop() != null ? handler.apply(info) : new Collector(info, refusal);
  }

  /** Hands the body on after all; null if it is not there in full. */
  CompletableFuture<T> late() {
    return collected == null ? null : collected.replay(new CompletableFuture<>());
  }

  /** Reads the body of a refusal that will probably be repeated. */
  private final class Collector implements BodySubscriber<T> {

    private final ResponseInfo info;
    private final Answer refusal;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Subscription subscription;

    Collector(ResponseInfo info, Answer refusal) {
      this.info = info;
      this.refusal = refusal;
    }

    @Override
    public CompletionStage<T> getBody() {
      return result;
    }

    @Override
    public void onSubscribe(Subscription given) {
      if (subscription != null) {
        given.cancel();
        return;
      }
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        if (result.isDone()) {
          return;
        }
        if (body.size() + buffer.remaining() > LIMIT) {
          subscription.cancel();
          result.complete(null);
          return;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        body.writeBytes(bytes);
      }
    }

    @Override
    public void onError(Throwable failure) {
      result.complete(null); // The status is known; a body that broke off does not change it.
    }

    @Override
    public void onComplete() {
      if (result.isDone()) {
        return;
      }
      decision = retries.decide(refusal.withBody(body.toString(StandardCharsets.UTF_8)));
      if (decision.stop() == null) {
        collected = this;
        result.complete(null);
      } else {
        replay(result);
      }
    }

    private CompletableFuture<T> replay(CompletableFuture<T> target) {
      try {
        BodySubscriber<T> subscriber = handler.apply(info);
        subscriber.onSubscribe(new Replay(subscriber, body.toByteArray()));
        subscriber
            .getBody()
            .whenComplete(
                (value, failure) -> {
                  if (failure == null) {
                    target.complete(value);
                  } else {
                    target.completeExceptionally(failure);
                  }
                });
      } catch (RuntimeException e) {
        target.completeExceptionally(e);
      }
      return target;
    }
  }

  /** Hands a body that is in memory to a subscriber when it asks. */
  private static final class Replay implements Subscription {

    private final BodySubscriber<?> subscriber;
    private final byte[] body;
    private boolean done;

    Replay(BodySubscriber<?> subscriber, byte[] body) {
      this.subscriber = subscriber;
      this.body = body;
    }

    @Override
    public void request(long n) {
      synchronized (this) {
        if (done) {
          return;
        }
        done = true;
      }
      if (n <= 0) {
        subscriber.onError(new IllegalArgumentException("request(" + n + ") is not positive"));
        return;
      }
      if (body.length > 0) {
        subscriber.onNext(List.of(ByteBuffer.wrap(body).asReadOnlyBuffer()));
      }
      subscriber.onComplete();
    }

    @Override
    public synchronized void cancel() {
      done = true;
    }
  }
}
