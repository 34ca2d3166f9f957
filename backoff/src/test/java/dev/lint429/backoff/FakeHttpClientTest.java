package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lint429.backoff.FakeHttpClient.Fake;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@link Backoff#send} with a client that answers without asking the body handler. */
final class FakeHttpClientTest {

  private final VirtualTime time = new VirtualTime();
  private final AtomicInteger closed = new AtomicInteger();

  private static HttpRequest request() {
    return HttpRequest.newBuilder(URI.create("http://localhost/")).build();
  }

  private InputStream stream() {
    return new ByteArrayInputStream(new byte[0]) {
      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @Test
  void nullResponseIsReturned() throws Exception {
    FakeHttpClient client = new FakeHttpClient((HttpResponse<?>) null);
    assertNull(time.backoff().build().send(client, request(), BodyHandlers.ofString()));
  }

  @Test
  void repeatsAndCloses() throws Exception {
    Fake<InputStream> accepted = new Fake<>(200, stream());
    FakeHttpClient client =
        new FakeHttpClient(new Fake<>(429, stream()), new Fake<>(503, stream()), accepted);
    assertSame(
        accepted, time.backoff().build().send(client, request(), BodyHandlers.ofInputStream()));
    assertEquals(3, client.requests());
    assertEquals(2, closed.get());
  }

  @Test
  void lastRefusalIsReturnedOpen() throws Exception {
    Fake<InputStream> last = new Fake<>(429, stream());
    FakeHttpClient client = new FakeHttpClient(new Fake<>(429, stream()), last);
    Backoff backoff = time.backoff().maxAttempts(2).build();
    assertSame(last, backoff.send(client, request(), BodyHandlers.ofInputStream()));
    assertEquals(1, closed.get());
  }

  @Test
  void interruptedWaitClosesTheResponseThatNobodyGets() {
    FakeHttpClient client = new FakeHttpClient(new Fake<>(429, stream()));
    Backoff backoff =
        time.backoff()
            .sleeper(
                duration -> {
                  throw new InterruptedException();
                })
            .build();
    assertThrows(
        InterruptedException.class,
        () -> backoff.send(client, request(), BodyHandlers.ofInputStream()));
    assertEquals(1, closed.get());
  }
}
