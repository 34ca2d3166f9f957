package dev.lint429.backoff.adapters;

import dev.lint429.backoff.Adapter;
import dev.lint429.backoff.Answer;
import dev.lint429.backoff.Backoff;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * {@link Backoff} for Spring's RestTemplate and RestClient.
 *
 * <pre>{@code
 * restTemplate.getInterceptors().add(SpringBackoff.interceptor(Backoff.standard()));
 *
 * RestClient client =
 *     RestClient.builder()
 *         .requestInterceptor(SpringBackoff.interceptor(Backoff.standard()))
 *         .build();
 * }</pre>
 *
 * <p>For a single call, {@code backoff.call(() -> restTemplate.postForObject(...))} needs nothing
 * of this.
 */
public final class SpringBackoff {

  private static final int LIMIT = 64 * 1024;

  private SpringBackoff() {}

  /**
   * Repeats every refused request. Add it last: interceptors after it see only the first attempt.
   * Where the request factory repeats refusals itself, as that of Apache HttpClient 5 does, switch
   * that off.
   */
  public static ClientHttpRequestInterceptor interceptor(Backoff backoff) {
    Adapter adapter = Adapter.of(backoff);
    return (request, body, execution) -> {
      Object outcome =
          adapter.<Object>call(
              request.getURI().toString(),
              () -> read(adapter, execution.execute(request, body)),
              (result, failure) -> result instanceof Refused refused ? refused.answer() : null);
      return outcome instanceof Refused refused ? refused.inMemory() : (ClientHttpResponse) outcome;
    };
  }

  private static Object read(Adapter adapter, ClientHttpResponse response) throws IOException {
    int status = Adapter.status(response);
    if (!adapter.retriesOn(status)) {
      return response;
    }
    try (InputStream body = response.getBody()) {
      byte[] bytes = body == null ? new byte[0] : body.readNBytes(LIMIT);
      return new Refused(response, status, bytes);
    }
  }

  /** A refusal with its body read, so that it can be looked at and holds no connection. */
  private record Refused(ClientHttpResponse response, int status, byte[] body)
      implements AutoCloseable {

    Answer answer() {
      return Answer.of(status, name -> response.getHeaders().getFirst(name))
          .withBody(new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
      response.close();
    }

    /** A proxy, because the methods of the interface differ between Spring 5, 6 and 7. */
    ClientHttpResponse inMemory() {
      return (ClientHttpResponse)
          Proxy.newProxyInstance(
              ClientHttpResponse.class.getClassLoader(),
              new Class<?>[] {ClientHttpResponse.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("getBody")) {
                  return new ByteArrayInputStream(body);
                }
                try {
                  return method.invoke(response, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
