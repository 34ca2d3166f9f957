package dev.lint429.backoff;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;

/**
 * Sends with the JDK's client. Apart from {@link Backoff}, so that the helper works where the
 * module java.net.http is missing.
 */
final class JdkClient {

  private JdkClient() {}

  static <T> HttpResponse<T> send(
      Policy policy, HttpClient client, HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    Retries retries = new Retries(policy);
    while (true) {
      retries.begin();
      RefusalGate<T> gate = new RefusalGate<>(policy, retries, handler);
      HttpResponse<T> response;
      try {
        response = client.send(request, gate);
      } catch (IOException | InterruptedException | RuntimeException e) {
        retries.end(e);
        throw e;
      }
      Decision decision = gate.decision();
      if (decision == null) {
        // No refusal, or a client that did not ask the handler, such as a test double.
        Answer refusal = Recognition.refusal(policy, response);
        if (refusal == null) {
          retries.end(null);
          return response;
        }
        decision = retries.decide(refusal);
      }
      if (decision.stop() != null) {
        retries.giveUp(decision, null);
        return response;
      }
      try {
        retries.pause(decision, null);
      } finally {
        Discards.discard(response);
      }
    }
  }
}
