package dev.lint429.backoff.adapters;

import dev.lint429.backoff.Adapter;
import dev.lint429.backoff.Attempts;
import dev.lint429.backoff.Backoff;
import java.io.IOException;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.client.ResponseHandler;
import org.apache.http.client.ServiceUnavailableRetryStrategy;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.BufferedHttpEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;

/**
 * {@link Backoff} for Apache HttpClient 4.
 *
 * <pre>{@code
 * CloseableHttpClient client =
 *     HttpClients.custom()
 *         .setServiceUnavailableRetryStrategy(Apache4Backoff.retryStrategy(Backoff.standard()))
 *         .build();
 * }</pre>
 */
public final class Apache4Backoff {

  private Apache4Backoff() {}

  /**
   * Executes a request, and again while it is refused. Refusals hold no connection while waiting.
   *
   * @return the accepted response or the last refusal; to be closed by the caller
   * @throws IOException as the client does
   * @throws IllegalArgumentException if the entity can be sent only once
   */
  public static CloseableHttpResponse execute(
      Backoff backoff, CloseableHttpClient client, HttpUriRequest request) throws IOException {
    requireRepeatable(request);
    return Adapter.of(backoff)
        .call(request.getURI().toString(), () -> client.execute(request), null);
  }

  /**
   * As {@link #execute(Backoff, CloseableHttpClient, HttpUriRequest)}, with a handler that sees
   * only the last response.
   */
  public static <T> T execute(
      Backoff backoff, HttpClient client, HttpUriRequest request, ResponseHandler<T> handler)
      throws IOException {
    requireRepeatable(request);
    Adapter adapter = Adapter.of(backoff);
    Object outcome =
        adapter.<Object>call(
            request.getURI().toString(),
            () -> client.execute(request, response -> handle(adapter, response, handler)),
            (result, failure) ->
                result instanceof Refused refused ? adapter.refusal(refused.response, null) : null);
    if (outcome instanceof Refused refused) {
      return handler.handleResponse(refused.response);
    }
    @SuppressWarnings("unchecked") // Not a refusal: what the handler gave.
    T result = (T) outcome;
    return result;
  }

  private record Refused(HttpResponse response) {}

  private static Object handle(Adapter adapter, HttpResponse response, ResponseHandler<?> handler)
      throws IOException {
    if (!adapter.retriesOn(response.getStatusLine().getStatusCode())) {
      return handler.handleResponse(response);
    }
    if (response.getEntity() != null) {
      response.setEntity(new BufferedHttpEntity(response.getEntity()));
    }
    return new Refused(response);
  }

  private static void requireRepeatable(HttpUriRequest request) {
    HttpEntity entity =
        request instanceof HttpEntityEnclosingRequest enclosing ? enclosing.getEntity() : null;
    Bodies.requireRepeatable(entity == null || entity.isRepeatable(), "the entity of the request");
  }

  /**
   * For {@code setServiceUnavailableRetryStrategy}: repeats every refused request of a client whose
   * entity can be sent again. The client waits in the calling thread and cannot hold back first
   * attempts.
   */
  public static ServiceUnavailableRetryStrategy retryStrategy(Backoff backoff) {
    return new Strategy(Adapter.of(backoff));
  }

  private static final class Strategy implements ServiceUnavailableRetryStrategy {

    private final Adapter adapter;

    /** The client asks for it right after {@link #retryRequest}, in the same thread. */
    private final ThreadLocal<Long> interval = new ThreadLocal<>();

    Strategy(Adapter adapter) {
      this.adapter = adapter;
    }

    @Override
    public boolean retryRequest(HttpResponse response, int executionCount, HttpContext context) {
      String id = Attempts.class.getName();
      Attempts attempts = context.getAttribute(id) instanceof Attempts known ? known : null;
      if (attempts == null || executionCount == 1) {
        Object host = context.getAttribute(HttpCoreContext.HTTP_TARGET_HOST);
        attempts = new Attempts(adapter, host instanceof HttpHost target ? target.toURI() : null);
        context.setAttribute(id, attempts);
      }
      long nanos = attempts.next(adapter.refusal(response, null));
      interval.set(Attempts.millis(nanos));
      return nanos != Attempts.GIVE_UP;
    }

    @Override
    public long getRetryInterval() {
      Long millis = interval.get();
      interval.remove();
      return millis == null ? 0 : millis;
    }
  }
}
