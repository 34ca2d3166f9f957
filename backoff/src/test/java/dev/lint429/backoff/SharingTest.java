package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What calls learn from each other, and what they must not. */
final class SharingTest {

  private final VirtualTime time = new VirtualTime();
  private final List<String> sent = new ArrayList<>();

  private static Answer refusal(int seconds) {
    return Answer.of(429).withDelay(Duration.ofSeconds(seconds));
  }

  /** One call that is refused and gives up, which closes its host for ten seconds. */
  private void close(Backoff backoff) {
    backoff.toBuilder().maxAttempts(1).build().call(() -> "x", (result, failure) -> refusal(10));
  }

  private List<Duration> sleepsOf(Backoff backoff) {
    int before = time.sleeps().size();
    backoff.call(() -> "ok");
    return time.sleeps().subList(before, time.sleeps().size());
  }

  @Test
  void otherHostsGoOn() {
    Backoff backoff = time.backoff().build();
    close(backoff.forHost("https://a.example"));
    assertEquals(List.of(), sleepsOf(backoff.forHost("https://b.example")));
    assertEquals(List.of(), sleepsOf(backoff.forHost("http://a.example")));
    assertEquals(List.of(), sleepsOf(backoff.forHost("a.example embeddings")));
    assertEquals(List.of(), sleepsOf(backoff));
  }

  @Test
  void sameHostWaits() {
    Backoff backoff = time.backoff().build();
    close(backoff.forHost("https://a.example/v1/chat"));
    assertEquals(
        List.of(Duration.ofSeconds(10)), sleepsOf(backoff.forHost("https://A.example:443")));
  }

  @Test
  void sharingCanBeSwitchedOff() {
    Backoff alone = time.backoff().shared(false).build().forHost("https://a.example");
    close(alone);
    assertEquals(List.of(), sleepsOf(alone));
    assertTrue(alone.toString().endsWith(", host=https://a.example, alone]"), alone::toString);
    assertNull(alone.toBuilder().clock(time).build().policy().hosts());
    assertSame(
        Hosts.PROCESS, Backoff.builder().shared(false).shared(true).build().policy().hosts());
  }

  @Test
  void backoffsInRealTimeShareWhateverTheirSettings() {
    Backoff other = Backoff.builder().maxAttempts(2).budget(Duration.ofMinutes(1)).build();
    assertSame(Backoff.standard().policy().hosts(), other.policy().hosts());
  }

  @Test
  void quotaClosesNothing() {
    Backoff backoff = time.backoff().build().forHost("https://a.example");
    backoff.call(() -> "x", (result, failure) -> Answer.of(429).withBody("\"insufficient_quota\""));
    assertEquals(List.of(), sleepsOf(backoff));
  }

  @Test
  void hintBeyondTheBudgetClosesNothing() {
    Backoff backoff = time.backoff().build().forHost("https://a.example");
    backoff.call(() -> "x", (result, failure) -> refusal(86_400));
    assertEquals(List.of(), sleepsOf(backoff));
  }

  @Test
  void turnThatDoesNotComeInTimeIsNotSent() {
    Backoff backoff = time.backoff().build().forHost("https://a.example");
    close(backoff);
    Backoff hasty = backoff.toBuilder().budget(Duration.ofSeconds(5)).build();
    HostBusyException busy =
        assertThrows(HostBusyException.class, () -> hasty.run(() -> sent.add("x")));
    assertEquals(
        "not sent to https://a.example after waiting 0 s: the host asked for a longer wait than"
            + " the time budget allows",
        busy.getMessage());
    assertEquals(Duration.ZERO, busy.waited());
    assertEquals(List.of(), sent);
  }

  @Test
  void sendThrowsItAsTheCauseOfAnIoException() throws Exception {
    Backoff backoff = time.backoff().build();
    close(backoff.forHost("https://a.invalid"));
    Backoff hasty = backoff.toBuilder().budget(Duration.ofSeconds(5)).build();
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://a.invalid/v1")).build();
    IOException failure =
        assertThrows(
            IOException.class,
            () -> hasty.send(HttpClient.newHttpClient(), request, BodyHandlers.discarding()));
    assertInstanceOf(HostBusyException.class, failure.getCause());
  }

  @Test
  void interruptedWhileHeldBackTheCallItselfDecides() {
    Backoff backoff =
        time.backoff()
            .sleeper(
                duration -> {
                  throw new InterruptedException();
                })
            .build()
            .forHost("https://a.example");
    close(backoff);
    assertEquals("ok", backoff.call(() -> "ok"));
    assertTrue(Thread.interrupted());
  }

  // Calls that do not say where they go

  private static HttpURLConnection answer(String url, int status) throws IOException {
    return new HttpURLConnection(URI.create(url).toURL()) {
      @Override
      public int getResponseCode() {
        return status;
      }

      @Override
      public String getHeaderField(String name) {
        return status == 429 && name.equals("Retry-After") ? "10" : null;
      }

      @Override
      public void disconnect() {}

      @Override
      public boolean usingProxy() {
        return false;
      }

      @Override
      public void connect() {}
    };
  }

  private void learn(Backoff backoff, ThrowingSupplier<HttpURLConnection, IOException> call)
      throws IOException {
    backoff.call(call);
  }

  @Test
  void siteThatOnlyEverTalkedToOneHostWaitsForIt() throws IOException {
    Backoff backoff = time.backoff().maxAttempts(1).build();
    int[] status = {200};
    ThrowingSupplier<HttpURLConnection, IOException> site =
        () -> answer("http://a.example/", status[0]);
    learn(backoff, site);
    status[0] = 429;
    learn(backoff, site);
    assertEquals(List.of(), time.sleeps());
    status[0] = 200;
    learn(backoff, site);
    assertEquals(List.of(Duration.ofSeconds(10)), time.sleeps());
  }

  @Test
  void siteThatTalksToSeveralHostsDoesNotWaitForAny() throws IOException {
    Backoff backoff = time.backoff().maxAttempts(1).build();
    String[] url = {"http://a.example/"};
    int[] status = {200};
    ThrowingSupplier<HttpURLConnection, IOException> site = () -> answer(url[0], status[0]);
    learn(backoff, site);
    url[0] = "http://b.example/";
    learn(backoff, site);
    status[0] = 429;
    learn(backoff, site);
    status[0] = 200;
    learn(backoff, site);
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void callsOfRunAreSitesOfTheirOwn() throws IOException {
    Backoff backoff = time.backoff().maxAttempts(1).build();
    assertThrows(
        IOException.class,
        () ->
            backoff.run(
                () -> {
                  throw new IOException(
                      "Server returned HTTP response code: 429 for URL: http://a.example/x");
                }));
    backoff.run(() -> sent.add("to another host"));
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void siteWhoseResultsDoNotTellDoesNotWait() throws IOException {
    Backoff backoff = time.backoff().maxAttempts(1).build();
    boolean[] refused = {false};
    ThrowingSupplier<String, IOException> site =
        () -> {
          if (refused[0]) {
            throw new IOException(
                "Server returned HTTP response code: 429 for URL: http://a.example/x");
          }
          return "ok";
        };
    backoff.call(site);
    refused[0] = true;
    assertThrows(IOException.class, () -> backoff.call(site));
    refused[0] = false;
    backoff.call(site);
    assertEquals(List.of(), time.sleeps());
  }
}
