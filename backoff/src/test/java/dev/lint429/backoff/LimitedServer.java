package dev.lint429.backoff;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local server that takes a number of requests in any window of time, as providers do. */
public final class LimitedServer implements AutoCloseable {

  /** How the server tells when to come again. */
  public enum Hint {
    NONE,
    RETRY_AFTER_SECONDS,
    RETRY_AFTER_DATE,
    RETRY_AFTER_MS,
    RATE_LIMIT,
    RETRY_DELAY_IN_BODY
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Long> window = new ArrayDeque<>();
  private final int limit;
  private final long millis;
  private final Hint hint;
  private final boolean refusedCount;
  private int requests;
  private int accepted;

  public LimitedServer(int limit, long millis, Hint hint, boolean refusedCount) {
    this.limit = limit;
    this.millis = millis;
    this.hint = hint;
    this.refusedCount = refusedCount;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/embeddings");
  }

  public synchronized int requests() {
    return requests;
  }

  public synchronized int accepted() {
    return accepted;
  }

  /** Milliseconds until there is room, or -1 if this request is taken. */
  private synchronized long arrive() {
    long now = System.nanoTime() / 1_000_000;
    requests++;
    while (!window.isEmpty() && window.peekFirst() <= now - millis) {
      window.removeFirst();
    }
    boolean refused = window.size() >= limit;
    long wait = refused ? Math.max(1, window.peekFirst() + millis - now) : -1;
    if (!refused || refusedCount) {
      window.addLast(now);
    }
    accepted += refused ? 0 : 1;
    return wait;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      long wait = arrive();
      String text = "ok";
      if (wait >= 0) {
        text = "slow down";
        long seconds = (wait + 999) / 1000;
        Headers headers = exchange.getResponseHeaders();
        switch (hint) {
          case NONE -> {}
          case RETRY_AFTER_SECONDS -> headers.set("Retry-After", String.valueOf(seconds));
          case RETRY_AFTER_DATE ->
              // Dates have whole seconds; the next one is the first that is not too early.
              headers.set(
                  "Retry-After",
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(
                      ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds + 1)));
          case RETRY_AFTER_MS -> headers.set("retry-after-ms", String.valueOf(wait));
          case RATE_LIMIT -> headers.set("RateLimit", "\"requests\";r=0;t=" + seconds);
          case RETRY_DELAY_IN_BODY ->
              text =
                  "{\"details\": [{\"retryDelay\": \"%d.%03ds\"}]}"
                      .formatted(wait / 1000, wait % 1000);
        }
      }
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(wait >= 0 ? 429 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
