package dev.lint429.backoff;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local server that refuses a number of requests and then answers 200 with "ok". */
public final class RefusingServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private int refusals;
  private int status = 429;
  private byte[] body = "slow down".getBytes(StandardCharsets.UTF_8);

  public RefusingServer(int refusals) {
    this.refusals = refusals;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public RefusingServer status(int code) {
    status = code;
    return this;
  }

  public RefusingServer header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public RefusingServer body(String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/chat/completions";
  }

  public URI uri() {
    return URI.create(url());
  }

  /** The bodies of all requests so far. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean refuse;
      synchronized (this) {
        requests.add(request);
        refuse = refusals-- > 0;
      }
      byte[] answer = refuse ? body : "ok".getBytes(StandardCharsets.UTF_8);
      if (refuse) {
        headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      }
      exchange.sendResponseHeaders(refuse ? status : 200, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
