package dev.lint429.backoff.adapters;

import dev.lint429.backoff.Adapter;
import dev.lint429.backoff.Backoff;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * {@link Backoff} for single calls of Retrofit. For all calls of a client, {@link
 * OkHttpBackoff#interceptor} is the simpler way.
 */
public final class RetrofitBackoff {

  private RetrofitBackoff() {}

  /**
   * Executes a call, and clones of it while it is refused.
   *
   * @throws IOException as the call does
   * @throws IllegalArgumentException if the body can be sent only once
   */
  public static <T> Response<T> execute(Backoff backoff, Call<T> call) throws IOException {
    requireRepeatable(call);
    AtomicBoolean first = new AtomicBoolean(true);
    return Adapter.of(backoff)
        .call(call.request().url().toString(), () -> next(call, first).execute(), null);
  }

  /**
   * As {@link #execute}, but no thread waits. Cancelling the future cancels the call.
   *
   * @throws IllegalArgumentException if the body can be sent only once
   */
  public static <T> CompletableFuture<Response<T>> executeAsync(Backoff backoff, Call<T> call) {
    requireRepeatable(call);
    AtomicBoolean first = new AtomicBoolean(true);
    return Adapter.of(backoff)
        .callAsync(call.request().url().toString(), () -> new Attempt<>(next(call, first)), null);
  }

  /**
   * As {@link #executeAsync}, with Retrofit's own callback. It gets the call that was given.
   *
   * @throws IllegalArgumentException if the body can be sent only once
   */
  public static <T> void enqueue(Backoff backoff, Call<T> call, Callback<T> callback) {
    executeAsync(backoff, call)
        .whenComplete(
            (response, failure) -> {
              if (failure == null) {
                callback.onResponse(call, response);
              } else {
                callback.onFailure(call, failure);
              }
            });
  }

  private static void requireRepeatable(Call<?> call) {
    Bodies.requireRepeatable(
        OkHttpBackoff.repeatable(call.request().body()), "the body of the call");
  }

  private static <T> Call<T> next(Call<T> call, AtomicBoolean first) {
    if (first.getAndSet(false)) {
      return call;
    }
    Call<T> again = call.clone();
    if (call.isCanceled()) {
      again.cancel();
    }
    return again;
  }

  /** One attempt in flight. */
  private static final class Attempt<T> extends CompletableFuture<Response<T>>
      implements Callback<T> {

    private final Call<T> call;

    Attempt(Call<T> call) {
      this.call = call;
      call.enqueue(this);
    }

    @Override
    public void onResponse(Call<T> call, Response<T> response) {
      complete(response);
    }

    @Override
    public void onFailure(Call<T> call, Throwable failure) {
      completeExceptionally(failure);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      call.cancel();
      return super.cancel(mayInterruptIfRunning);
    }
  }
}
