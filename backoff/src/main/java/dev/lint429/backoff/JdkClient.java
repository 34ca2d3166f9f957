package dev.lint429.backoff;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;

/**
 * Sends with the JDK's client. Apart from {@link Backoff}, so that the helper works where the
 * module java.net.http is missing.
 */
final class JdkClient {

  private JdkClient() {}

  static <T> HttpResponse<T> send(
      Policy policy, HttpClient client, HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    Retries retries = new Retries(policy, Hosts.key(request.uri().toString()));
    try {
      retries.await();
    } catch (HostBusyException e) {
      throw new IOException(e.getMessage(), e);
    }
    while (true) {
      retries.begin();
      RefusalGate<T> gate = new RefusalGate<>(policy, retries, handler);
      HttpResponse<T> response;
      try {
        response = client.send(request, gate);
      } catch (IOException | InterruptedException | RuntimeException e) {
        retries.end(e);
        retries.attachEarlierTo(e);
        throw e;
      }
      Decision decision = decision(policy, retries, gate, response);
      if (decision == null) {
        retries.end(null);
        return response;
      }
      if (decision.stop() != null) {
        retries.giveUp(decision, null);
        return response;
      }
      boolean again = true;
      HttpResponse<T> late = null;
      try {
        again = retries.pause(decision, null);
        late = again ? null : late(gate, response);
      } finally {
        if (late == null) {
          Discards.discard(response);
        }
      }
      if (late != null) {
        return late;
      }
    }
  }

  static <T> CompletableFuture<HttpResponse<T>> sendAsync(
      Policy policy, HttpClient client, HttpRequest request, BodyHandler<T> handler) {
    Retries retries = new Retries(policy, Hosts.key(request.uri().toString()));
    Async<T> async = new Async<>(policy, retries, client, request, handler);
    return AsyncCall.start(policy, retries, async, async);
  }

  /** The attempts of {@link #sendAsync}. */
  private static final class Async<T>
      implements Supplier<CompletionStage<HttpResponse<T>>>, AsyncCall.Judge<HttpResponse<T>> {

    private final Policy policy;
    private final Retries retries;
    private final HttpClient client;
    private final HttpRequest request;
    private final BodyHandler<T> handler;
    private volatile RefusalGate<T> gate;

    Async(
        Policy policy,
        Retries retries,
        HttpClient client,
        HttpRequest request,
        BodyHandler<T> handler) {
      this.policy = policy;
      this.retries = retries;
      this.client = client;
      this.request = request;
      this.handler = handler;
    }

    @Override
    public CompletionStage<HttpResponse<T>> get() {
      gate = new RefusalGate<>(policy, retries, handler);
      return client.sendAsync(request, gate);
    }

    @Override
    public Decision judge(HttpResponse<T> response, Exception failure) {
      return failure == null ? decision(policy, retries, gate, response) : null;
    }

    @Override
    public HttpResponse<T> late(HttpResponse<T> response) {
      return JdkClient.late(gate, response);
    }
  }

  private static <T> Decision decision(
      Policy policy, Retries retries, RefusalGate<T> gate, HttpResponse<T> response) {
    if (gate.decision() != null) {
      return gate.decision();
    }
    // No refusal, a limit in the body, or a client that did not ask the handler: a test double.
    Answer refusal = Recognition.refusal(policy, response);
    return refusal == null ? null : retries.decide(refusal);
  }

  /** The refusal with its body, which the handler had not seen; null if the body is not there. */
  private static <T> HttpResponse<T> late(RefusalGate<T> gate, HttpResponse<T> response) {
    if (gate.decision() == null) {
      return response;
    }
    CompletableFuture<T> body = gate.late();
    return body == null ? null : new Late<>(response, body.join());
  }

  /** A response whose body came afterwards. */
  private record Late<T>(HttpResponse<T> response, T body) implements HttpResponse<T> {

    @Override
    public int statusCode() {
      return response.statusCode();
    }

    @Override
    public HttpRequest request() {
      return response.request();
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
      return response.previousResponse();
    }

    @Override
    public HttpHeaders headers() {
      return response.headers();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return response.sslSession();
    }

    @Override
    public URI uri() {
      return response.uri();
    }

    @Override
    public HttpClient.Version version() {
      return response.version();
    }
  }
}
