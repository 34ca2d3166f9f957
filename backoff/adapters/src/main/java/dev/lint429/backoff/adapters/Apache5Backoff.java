package dev.lint429.backoff.adapters;

import dev.lint429.backoff.Adapter;
import dev.lint429.backoff.Answer;
import dev.lint429.backoff.Attempts;
import dev.lint429.backoff.Backoff;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.BufferedHttpEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * {@link Backoff} for Apache HttpClient 5, which by itself repeats a 429 once, after a second.
 *
 * <pre>{@code
 * CloseableHttpClient client =
 *     HttpClients.custom()
 *         .setRetryStrategy(Apache5Backoff.retryStrategy(Backoff.standard()))
 *         .build();
 * }</pre>
 */
public final class Apache5Backoff {

  private Apache5Backoff() {}

  /**
   * Executes a request, and again while it is refused. The handler sees only the last response. The
   * client must not repeat refusals itself: {@code disableAutomaticRetries()}.
   *
   * @throws IOException as the client does
   * @throws IllegalArgumentException if the entity can be sent only once
   */
  public static <T> T execute(
      Backoff backoff,
      HttpClient client,
      ClassicHttpRequest request,
      HttpClientResponseHandler<? extends T> handler)
      throws IOException {
    Bodies.requireRepeatable(
        request.getEntity() == null || request.getEntity().isRepeatable(),
        "the entity of the request");
    Adapter adapter = Adapter.of(backoff);
    Object outcome =
        adapter.<Object>call(
            url(request),
            () -> client.execute(request, response -> handle(adapter, response, handler)),
            (result, failure) ->
                result instanceof Refused refused ? adapter.refusal(refused.response, null) : null);
    if (outcome instanceof Refused refused) {
      try {
        return handler.handleResponse(refused.response);
      } catch (HttpException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    @SuppressWarnings("unchecked") // Not a refusal: what the handler gave.
    T result = (T) outcome;
    return result;
  }

  private record Refused(ClassicHttpResponse response) {}

  private static Object handle(
      Adapter adapter, ClassicHttpResponse response, HttpClientResponseHandler<?> handler)
      throws IOException, HttpException {
    if (!adapter.retriesOn(response.getCode())) {
      return handler.handleResponse(response);
    }
    if (response.getEntity() != null) {
      response.setEntity(new BufferedHttpEntity(response.getEntity()));
    }
    return new Refused(response);
  }

  private static String url(HttpRequest request) {
    try {
      return request.getUri().toString();
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /**
   * For {@code setRetryStrategy}, of classic and asynchronous clients: repeats every refused
   * request whose entity can be sent again. It replaces the client's own strategy, so broken
   * connections are not repeated. The client gives up by itself if a wait is longer than the
   * request's {@code responseTimeout}; it cannot hold back first attempts, nor look at bodies.
   */
  public static HttpRequestRetryStrategy retryStrategy(Backoff backoff) {
    return new Strategy(Adapter.of(backoff));
  }

  private record Strategy(Adapter adapter) implements HttpRequestRetryStrategy {

    @Override
    public boolean retryRequest(
        HttpRequest request, IOException failure, int execCount, HttpContext context) {
      return false;
    }

    @Override
    public boolean retryRequest(HttpResponse response, int execCount, HttpContext context) {
      Call call = context.getAttribute(Call.ID) instanceof Call known ? known : null;
      if (call == null || execCount == 1) {
        HttpRequest request = HttpCoreContext.adapt(context).getRequest();
        call = new Call(new Attempts(adapter, request == null ? null : url(request)));
        context.setAttribute(Call.ID, call);
      }
      call.nanos = call.attempts.next(answer(response));
      return call.nanos != Attempts.GIVE_UP;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int execCount, HttpContext context) {
      long nanos = context.getAttribute(Call.ID) instanceof Call call ? call.nanos : 0;
      return TimeValue.of(Attempts.millis(nanos), TimeUnit.MILLISECONDS);
    }

    /** Headers only: the body is still to come. */
    private Answer answer(HttpResponse response) {
      if (!adapter.retriesOn(response.getCode())) {
        return null;
      }
      return Answer.of(
          response.getCode(),
          name -> {
            var header = response.getFirstHeader(name);
            return header == null ? null : header.getValue();
          });
    }
  }

  /** The state of one call, kept in its context. */
  private static final class Call {
    static final String ID = Call.class.getName();
    final Attempts attempts;
    long nanos;

    Call(Attempts attempts) {
      this.attempts = attempts;
    }
  }
}
