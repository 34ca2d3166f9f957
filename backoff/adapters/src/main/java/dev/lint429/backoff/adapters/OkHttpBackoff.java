package dev.lint429.backoff.adapters;

import dev.lint429.backoff.Adapter;
import dev.lint429.backoff.Backoff;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Interceptor;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * {@link Backoff} for OkHttp 4 and 5, on the class path.
 *
 * <pre>{@code
 * OkHttpClient client =
 *     new OkHttpClient.Builder()
 *         .addInterceptor(OkHttpBackoff.interceptor(Backoff.standard()))
 *         .build();
 * }</pre>
 */
public final class OkHttpBackoff {

  private OkHttpBackoff() {}

  /**
   * Repeats every refused request of a client, Retrofit's among them. For {@code addInterceptor},
   * not {@code addNetworkInterceptor}. It waits in the thread of the call, one of the dispatcher's
   * for {@code enqueue}; {@code callTimeout} counts the waits. Requests whose body can be sent only
   * once pass unchanged.
   */
  public static Interceptor interceptor(Backoff backoff) {
    Adapter adapter = Adapter.of(backoff);
    return chain -> {
      if (!repeatable(chain.request().body())) {
        return chain.proceed(chain.request());
      }
      String url = chain.request().url().toString();
      return adapter.call(url, () -> chain.proceed(chain.request()), null);
    };
  }

  /**
   * Executes a call, and clones of it while it is refused.
   *
   * @return the accepted response or the last refusal; to be closed by the caller
   * @throws IOException as the call does
   * @throws IllegalArgumentException if the body can be sent only once
   */
  public static Response execute(Backoff backoff, Call call) throws IOException {
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
  public static CompletableFuture<Response> executeAsync(Backoff backoff, Call call) {
    requireRepeatable(call);
    AtomicBoolean first = new AtomicBoolean(true);
    return Adapter.of(backoff)
        .callAsync(call.request().url().toString(), () -> new Attempt(next(call, first)), null);
  }

  /**
   * As {@link #executeAsync}, with OkHttp's own callback. It gets the call that was given.
   *
   * @throws IllegalArgumentException if the body can be sent only once
   */
  public static void enqueue(Backoff backoff, Call call, Callback callback) {
    executeAsync(backoff, call)
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                callback.onFailure(call, asIo(failure));
                return;
              }
              try {
                callback.onResponse(call, response);
              } catch (IOException e) {
                callback.onFailure(call, e);
              }
            });
  }

  static IOException asIo(Throwable failure) {
    return failure instanceof IOException io ? io : new IOException(failure.getMessage(), failure);
  }

  static boolean repeatable(RequestBody body) {
    return body == null || !(body.isOneShot() || body.isDuplex());
  }

  private static void requireRepeatable(Call call) {
    Bodies.requireRepeatable(repeatable(call.request().body()), "the body of the call");
  }

  /** A call can be executed once; the caller may cancel the one that it has. */
  private static Call next(Call call, AtomicBoolean first) {
    if (first.getAndSet(false)) {
      return call;
    }
    Call again = call.clone();
    if (call.isCanceled()) {
      again.cancel();
    }
    return again;
  }

  /** One attempt in flight. */
  private static final class Attempt extends CompletableFuture<Response> implements Callback {

    private final Call call;

    Attempt(Call call) {
      this.call = call;
      call.enqueue(this);
    }

    @Override
    public void onResponse(Call call, Response response) {
      if (!complete(response)) {
        response.close();
      }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      completeExceptionally(failure);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      call.cancel();
      return super.cancel(mayInterruptIfRunning);
    }
  }
}
