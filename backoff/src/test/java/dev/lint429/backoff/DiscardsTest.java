package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.backoff.FakeHttpClient.Fake;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens to answers that nobody will read. */
final class DiscardsTest {

  private final List<String> seen = new ArrayList<>();

  private static final class Connection extends HttpURLConnection {
    private final List<String> seen;

    Connection(URL url, List<String> seen) {
      super(url);
      this.seen = seen;
      this.responseCode = 429;
    }

    @Override
    public void connect() {
      seen.add("connect");
    }

    @Override
    public void disconnect() {
      seen.add("disconnect");
    }

    @Override
    public boolean usingProxy() {
      return false;
    }
  }

  @Test
  void nothingToDo() {
    Discards.discard(null);
    Discards.discard("text");
    Discards.discard(new Fake<>(429, "text"));
    Discards.discard(new Fake<>(429, null));
  }

  @Test
  void connectionIsDisconnected() throws IOException {
    Discards.discard(new Connection(URI.create("http://localhost/").toURL(), seen));
    assertEquals(List.of("disconnect"), seen);
  }

  @Test
  void bodyIsClosed() {
    Stream<String> lines = Stream.of("line").onClose(() -> seen.add("closed"));
    Discards.discard(new Fake<>(429, lines));
    assertEquals(List.of("closed"), seen);
  }

  @Test
  void publisherIsCancelled() {
    Flow.Publisher<String> publisher =
        subscriber -> {
          subscriber.onSubscribe(
              new Flow.Subscription() {
                @Override
                public void request(long n) {
                  seen.add("request");
                }

                @Override
                public void cancel() {
                  seen.add("cancel");
                }
              });
          subscriber.onNext("late item");
          subscriber.onError(new IOException());
          subscriber.onComplete();
        };
    Discards.discard(new Fake<>(429, publisher));
    assertEquals(List.of("cancel"), seen);
  }

  @Test
  void failureToCloseIsIgnored() {
    AutoCloseable broken =
        () -> {
          seen.add("tried");
          throw new IOException();
        };
    Discards.discard(broken);
    assertEquals(List.of("tried"), seen);
    assertFalse(Thread.interrupted());
  }

  @Test
  void interruptionIsKept() {
    AutoCloseable interrupted =
        () -> {
          throw new InterruptedException();
        };
    Discards.discard(interrupted);
    assertTrue(Thread.interrupted());
  }
}
