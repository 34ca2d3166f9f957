package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

/** The body of a refusal, piece by piece. */
final class RefusalGateTest {

  private static final String QUOTA = "{\"code\":\"insufficient_quota\"}";

  private final List<String> seen = new ArrayList<>();
  private final VirtualTime time = new VirtualTime();

  private record Info(int statusCode, HttpHeaders headers) implements ResponseInfo {
    @Override
    public Version version() {
      return Version.HTTP_1_1;
    }
  }

  /** Writes down what the network side is asked for. */
  private final class Network implements Subscription {
    @Override
    public void request(long n) {
      seen.add("request " + (n == Long.MAX_VALUE ? "all" : n));
    }

    @Override
    public void cancel() {
      seen.add("cancel");
    }
  }

  /** A caller's subscriber that asks for {@code demand} items twice, or cancels. */
  private final class Caller implements BodySubscriber<String> {
    private final CompletableFuture<String> body = new CompletableFuture<>();
    private final long demand;

    Caller(long demand) {
      this.demand = demand;
    }

    @Override
    public CompletionStage<String> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      if (demand == Long.MIN_VALUE) {
        subscription.cancel();
      }
      subscription.request(demand);
      subscription.request(demand);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
      seen.add("next " + StandardCharsets.UTF_8.decode(item.get(0)));
    }

    @Override
    public void onError(Throwable failure) {
      seen.add("error");
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      seen.add("complete");
      body.complete("done");
    }
  }

  private RefusalGate<String> gate(BodyHandler<String> handler) {
    Policy policy = time.backoff().build().policy();
    Retries retries = new Retries(policy, null);
    retries.begin();
    return new RefusalGate<>(policy, retries, handler);
  }

  private static ResponseInfo info(int status) {
    return new Info(status, HttpHeaders.of(Map.of(), (name, value) -> true));
  }

  private static List<ByteBuffer> bytes(String text) {
    return List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String body(BodySubscriber<String> subscriber) {
    CompletableFuture<String> body = subscriber.getBody().toCompletableFuture();
    assertTrue(body.isDone());
    return body.join();
  }

  private BodySubscriber<String> text() {
    return BodySubscribers.ofString(StandardCharsets.UTF_8);
  }

  @Test
  void otherStatusGoesStraightToTheHandler() {
    BodySubscriber<String> subscriber = text();
    RefusalGate<String> gate = gate(info -> subscriber);
    assertSame(subscriber, gate.apply(info(200)));
    assertNull(gate.decision());
  }

  @Test
  void refusalToBeRepeatedNeverReachesTheHandler() {
    RefusalGate<String> gate =
        gate(
            info -> {
              throw new AssertionError("asked");
            });
    BodySubscriber<String> subscriber = gate.apply(info(429));
    subscriber.onSubscribe(new Network());
    subscriber.onNext(bytes("slow "));
    subscriber.onNext(bytes("down"));
    assertFalse(subscriber.getBody().toCompletableFuture().isDone());
    subscriber.onComplete();
    assertNull(body(subscriber));
    assertNull(gate.decision().stop());
    assertEquals(List.of("request all"), seen);
  }

  @Test
  void secondSubscriptionIsCancelled() {
    BodySubscriber<String> subscriber = gate(info -> text()).apply(info(429));
    subscriber.onSubscribe(new Network());
    subscriber.onSubscribe(new Network());
    assertEquals(List.of("request all", "cancel"), seen);
  }

  @Test
  void brokenBodyDoesNotChangeTheDecision() {
    RefusalGate<String> gate = gate(info -> text());
    BodySubscriber<String> subscriber = gate.apply(info(429));
    subscriber.onSubscribe(new Network());
    subscriber.onError(new IOException());
    assertNull(body(subscriber));
    assertNull(gate.decision().stop());
  }

  @Test
  void bodyUpToTheLimitIsRead() {
    BodySubscriber<String> subscriber = gate(info -> text()).apply(info(429));
    subscriber.onSubscribe(new Network());
    subscriber.onNext(bytes(" ".repeat(65_536 - QUOTA.length())));
    subscriber.onNext(bytes(QUOTA));
    subscriber.onComplete();
    assertEquals(QUOTA, body(subscriber).trim());
    assertEquals(List.of("request all"), seen);
  }

  @Test
  void longerBodyIsCutOff() {
    RefusalGate<String> gate = gate(info -> text());
    BodySubscriber<String> subscriber = gate.apply(info(429));
    subscriber.onSubscribe(new Network());
    subscriber.onNext(bytes(" ".repeat(65_537 - QUOTA.length())));
    subscriber.onNext(bytes(QUOTA));
    assertNull(body(subscriber));
    subscriber.onNext(bytes("more"));
    subscriber.onComplete();
    assertNull(gate.decision().stop());
    assertEquals(List.of("request all", "cancel"), seen);
  }

  private BodySubscriber<String> finalRefusal(BodySubscriber<String> caller, String text) {
    BodySubscriber<String> subscriber = gate(info -> caller).apply(info(429));
    subscriber.onSubscribe(new Network());
    seen.clear();
    subscriber.onNext(bytes(text));
    subscriber.onComplete();
    return subscriber;
  }

  @Test
  void finalRefusalIsHandedOnOnce() {
    assertEquals("done", body(finalRefusal(new Caller(1), QUOTA)));
    assertEquals(List.of("next " + QUOTA, "complete"), seen);
  }

  @Test
  void emptyRefusalAfterTheBudgetIsHandedOnWithoutAnItem() {
    RefusalGate<String> gate = gate(info -> new Caller(1));
    BodySubscriber<String> subscriber = gate.apply(info(429));
    subscriber.onSubscribe(new Network());
    time.pass(Duration.ofMinutes(5));
    subscriber.onComplete();
    assertEquals("done", body(subscriber));
    assertEquals(List.of("request all", "complete"), seen);
    assertEquals(GiveUpReason.BUDGET, gate.decision().stop());
  }

  @Test
  void badDemandIsAnError() {
    BodySubscriber<String> subscriber = finalRefusal(new Caller(0), QUOTA);
    assertThrows(CompletionException.class, () -> body(subscriber));
    assertEquals(List.of("error"), seen);
  }

  @Test
  void callerMayCancel() {
    BodySubscriber<String> subscriber = finalRefusal(new Caller(Long.MIN_VALUE), QUOTA);
    assertFalse(subscriber.getBody().toCompletableFuture().isDone());
    assertEquals(List.of(), seen);
  }

  @Test
  void handlerThatFailsFailsTheRequest() {
    BodySubscriber<String> subscriber =
        gate(info -> {
              throw new IllegalStateException("no disk");
            })
            .apply(info(429));
    subscriber.onSubscribe(new Network());
    subscriber.onNext(bytes(QUOTA));
    subscriber.onComplete();
    CompletionException failure = assertThrows(CompletionException.class, () -> body(subscriber));
    assertEquals("no disk", failure.getCause().getMessage());
  }
}
