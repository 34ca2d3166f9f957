package dev.lint429.backoff;

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
    return Adapters.call(backoff, request.getURI().toString(), () -> client.execute(request));
  }

  /**
   * As {@link #execute(Backoff, CloseableHttpClient, HttpUriRequest)}, with a handler that sees
   * only the last response.
   */
  public static <T> T execute(
      Backoff backoff, HttpClient client, HttpUriRequest request, ResponseHandler<T> handler)
      throws IOException {
    requireRepeatable(request);
    Policy policy = backoff.policy();
    Object outcome =
        Adapters.<Object>call(
            backoff,
            request.getURI().toString(),
            () -> client.execute(request, response -> handle(policy, response, handler)),
            (result, failure) ->
                result instanceof Refused refused
                    ? Adapters.refusal(policy, refused.response, null)
                    : null);
    if (outcome instanceof Refused refused) {
      return handler.handleResponse(refused.response);
    }
    @SuppressWarnings("unchecked") // Not a refusal: what the handler gave.
    T result = (T) outcome;
    return result;
  }

  private record Refused(HttpResponse response) {}

  private static Object handle(Policy policy, HttpResponse response, ResponseHandler<?> handler)
      throws IOException {
    if (!policy.retriesOn(response.getStatusLine().getStatusCode())) {
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
    Adapters.requireRepeatable(
        entity == null || entity.isRepeatable(), "the entity of the request");
  }

  /**
   * For {@code setServiceUnavailableRetryStrategy}: repeats every refused request of a client whose
   * entity can be sent again. The client waits in the calling thread and cannot hold back first
   * attempts.
   */
  public static ServiceUnavailableRetryStrategy retryStrategy(Backoff backoff) {
    return new Strategy(backoff.policy());
  }

  private static final class Strategy implements ServiceUnavailableRetryStrategy {

    private final Policy policy;

    /** The client asks for it right after {@link #retryRequest}, in the same thread. */
    private final ThreadLocal<Long> interval = new ThreadLocal<>();

    Strategy(Policy policy) {
      this.policy = policy;
    }

    @Override
    public boolean retryRequest(HttpResponse response, int executionCount, HttpContext context) {
      String id = Steps.class.getName();
      Steps steps = context.getAttribute(id) instanceof Steps known ? known : null;
      if (steps == null || executionCount == 1) {
        Object host = context.getAttribute(HttpCoreContext.HTTP_TARGET_HOST);
        steps = new Steps(policy, host instanceof HttpHost target ? target.toURI() : null);
        context.setAttribute(id, steps);
      }
      long nanos = steps.next(Adapters.refusal(policy, response, null));
      interval.set(Steps.millis(nanos));
      return nanos != Retries.GIVE_UP;
    }

    @Override
    public long getRetryInterval() {
      Long millis = interval.get();
      interval.remove();
      return millis == null ? 0 : millis;
    }
  }
}
